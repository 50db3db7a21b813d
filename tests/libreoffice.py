"""LibreOffice Calc, as the people who open our workbooks have it."""

import shutil
import subprocess
from pathlib import Path

FEW_SECONDS = 120


def saved_by_libreoffice(path: Path, folder: Path) -> Path:
    """The workbook as LibreOffice Calc saves it, every formula worked out."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is needed for this test; .ci/run installs it"
    folder.mkdir(parents=True, exist_ok=True)
    arguments = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    subprocess.run([office, *arguments, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=FEW_SECONDS)
    return folder / path.name
