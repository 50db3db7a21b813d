<#
Installs the board on a Windows machine, or brings an installed one up to date. Run in an administrator's PowerShell, in the
folder of the project:
    powershell -ExecutionPolicy Bypass -File deploy\windows\install.ps1 -Account ".\aftersales" -Share "\\fileserver\aftersales"
With -Wheelhouse FOLDER nothing is fetched from anywhere (see deploy/wheelhouse.sh --windows).
The account needs read access to the share and nothing else; make it once in "Computer Management" or your domain.
Settings, accounts and logs stay as they are. Where the board listens: environment.cmd in the data folder; -Port only fills
it in the first time. Commands, in an administrator's console: C:\AftersalesBoard\board.cmd user add NAME --role manager
#>
param(
    [Parameter(Mandatory = $true)][string]$Account,
    [string]$Share = "",
    [string]$Target = "C:\AftersalesBoard",
    [string]$Data = "C:\ProgramData\AftersalesBoard",
    [string]$Wheelhouse = "",
    [int]$Port = 8501,
    [switch]$OpenFirewall
)
$ErrorActionPreference = "Stop"
$source = (Resolve-Path (Join-Path $PSScriptRoot "..\..")).Path
$new = "$Target.new"
$old = "$Target.old"
$state = Join-Path $Data "state"
$logs = Join-Path $Data "logs"

# The new version is made ready beside the old one, which goes on running: a package that cannot be had changes nothing.
Remove-Item $new, $old -Recurse -Force -ErrorAction SilentlyContinue
New-Item -ItemType Directory -Force $new, $Data, $state, $logs | Out-Null
robocopy $source $new /E /XD .git .venv var secrets /XF (Join-Path $source "config.toml") /NFL /NDL /NJH /NJS | Out-Null
if ($LASTEXITCODE -ge 8) { throw "Copying to $new failed (robocopy $LASTEXITCODE)." }
py -3 -m venv (Join-Path $new ".venv")
if ($LASTEXITCODE -ne 0) { throw "Making the virtual environment failed; is Python 3.11 or later there, with the py launcher?" }
$pip = @("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", (Join-Path $new "requirements.txt"))
if ($Wheelhouse) { $pip += @("--no-index", "--find-links", (Resolve-Path $Wheelhouse).Path) }
& (Join-Path $new ".venv\Scripts\python.exe") @pip
if ($LASTEXITCODE -ne 0) { throw "Installing the packages failed." }

if (-not (Test-Path (Join-Path $Data "config.toml"))) {
    Copy-Item (Join-Path $new "deploy\windows\config.example.toml") (Join-Path $Data "config.toml")
}
if (-not (Test-Path (Join-Path $Data "environment.cmd"))) {
    # 0.0.0.0 is the whole network, and wants accounts first.
    Set-Content -Encoding Ascii (Join-Path $Data "environment.cmd") "set STREAMLIT_SERVER_ADDRESS=127.0.0.1", "set STREAMLIT_SERVER_PORT=$Port"
}
$python = Join-Path $Target ".venv\Scripts\python.exe"
Set-Content -Encoding Oem (Join-Path $new "board.cmd") @"
@echo off
rem The commands of the installed board, with its own settings: board.cmd user add NAME --role manager, board.cmd doctor
rem "board.cmd serve" is what the start-up task runs.
setlocal
set "AFTERSALES_CONFIG=$Data\config.toml"
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE=1"
call "$Data\environment.cmd"
if "%~1"=="serve" goto serve
"$python" "$Target\cli.py" %*
exit /b %ERRORLEVEL%
:serve
cd /d "$Target"
if exist "$logs\board.log" move /y "$logs\board.log" "$logs\board.1.log" >nul
"$python" -m streamlit run app.py --server.headless=true >> "$logs\board.log" 2>&1
"@

# Ending the task ends cmd.exe; the Python it started, and the one that started, have to be ended as well.
$task = Get-ScheduledTask -TaskName "AftersalesBoard" -ErrorAction SilentlyContinue
if ($task) { Stop-ScheduledTask -TaskName "AftersalesBoard" }
Get-CimInstance Win32_Process -Filter "Name = 'python.exe'" |
    Where-Object { $_.CommandLine -and $_.CommandLine.Contains($python) } |
    ForEach-Object { Stop-Process -Id $_.ProcessId -Force -ErrorAction SilentlyContinue; Wait-Process -Id $_.ProcessId -Timeout 15 -ErrorAction SilentlyContinue }
if (Test-Path $Target) { Move-Item $Target $old }
Move-Item $new $Target
# So that a command typed in the program's folder means this board, not the sample.
New-Item -ItemType SymbolicLink -Force -Path (Join-Path $Target "config.toml") -Target (Join-Path $Data "config.toml") | Out-Null

# The account that runs it reads the program and the settings; it writes its state and its log.
$everything = @("/inheritance:r", "/grant:r", "*S-1-5-32-544:(OI)(CI)F", "*S-1-5-18:(OI)(CI)F")
icacls $Target @everything "${Account}:(OI)(CI)RX" | Out-Null
icacls $Data @everything "${Account}:(OI)(CI)RX" | Out-Null
foreach ($folder in $state, $logs) { icacls $folder @everything "${Account}:(OI)(CI)M" | Out-Null }

if (-not $task) {
    $action = New-ScheduledTaskAction -Execute "cmd.exe" -Argument "/c `"`"$Target\board.cmd`" serve`"" -WorkingDirectory $Target
    $settings = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit ([TimeSpan]::Zero) -StartWhenAvailable
    $password = (Get-Credential -UserName $Account -Message "Password of $Account (kept by Windows, not by the board)").GetNetworkCredential().Password
    Register-ScheduledTask -TaskName "AftersalesBoard" -Action $action -Trigger (New-ScheduledTaskTrigger -AtStartup) -Settings $settings -User $Account -Password $password | Out-Null
}
if ($OpenFirewall -and -not (Get-NetFirewallRule -DisplayName "After-sales board" -ErrorAction SilentlyContinue)) {
    New-NetFirewallRule -DisplayName "After-sales board" -Direction Inbound -Protocol TCP -LocalPort $Port -Profile Domain,Private -Action Allow | Out-Null
}
if ($Share -and -not (Test-Path $Share)) { Write-Warning "$Share cannot be reached from this session; check it as $Account with: $Target\board.cmd doctor" }
Start-ScheduledTask -TaskName "AftersalesBoard"
Remove-Item $old -Recurse -Force -ErrorAction SilentlyContinue
Write-Output "Running. Settings: $Data\config.toml. Commands: $Target\board.cmd doctor. Log: $logs\board.log"
