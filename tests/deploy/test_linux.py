"""The service and its installer: what the unit allows is enough, and an upgrade leaves nothing behind but what is the user's."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from settings import LimitSettings
from tests.deploy.board import ROOT, serving, wait_until
from tests.deploy.confined import allowed
from tests.unprivileged import unprivileged

UNIT = ROOT / "deploy" / "linux" / "aftersales-board.service"
CONFINED = [sys.executable, str(Path(__file__).with_name("confined.py")), str(UNIT)]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="systemd is of Linux")


@pytest.fixture(scope="module")
def unit() -> str:
    assert shutil.which("systemd-analyze"), "systemd is needed for this test; .ci/run installs it"
    return UNIT.read_text("utf-8")


def said(unit: str, key: str) -> str:
    return re.search(rf"^{key}=(.*)$", unit, re.MULTILINE)[1]


def test_the_unit_is_one_that_systemd_takes(unit, tmp_path):
    # The machine that tests has no installed board: the interpreter and the document stand elsewhere.
    here = unit.replace("/opt/aftersales-board/.venv/bin/python", sys.executable).replace("/opt/aftersales-board", str(ROOT))
    (tmp_path / "aftersales-board.service").write_text(here, "utf-8")

    found = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / "aftersales-board.service")], capture_output=True, text=True, check=False
    )

    assert (found.returncode, found.stderr) == (0, "")


def test_the_board_starts_and_reads_the_sheet_with_the_system_calls_that_the_unit_allows(unit, machine, tmp_path):
    here = machine("linux")

    with serving(here.config, tmp_path / "server.log", lambda command: unprivileged([*CONFINED, *command])):
        kept = wait_until((here.state / "kept" / "snapshot.kept").exists)

    assert kept


def test_what_the_unit_allows_is_held_to(unit):
    forbidden = [*CONFINED, sys.executable, "-c", "import os; os.chroot('/')"]

    told = subprocess.run(forbidden, capture_output=True, text=True, check=False)

    assert {"mbind", "set_mempolicy", "openat"} <= allowed(unit)
    assert not {"chroot", "mount", "setuid", "ptrace", "reboot", "bpf"} & allowed(unit)
    assert "PermissionError" in told.stderr


def test_the_memory_of_the_unit_is_enough_for_the_worker_and_the_board_beside_it(unit):
    gigabytes = int(re.fullmatch(r"(\d+)G", said(unit, "MemoryMax"))[1])

    assert gigabytes * 1024 >= LimitSettings().worker_megabytes + 1024
    assert said(unit, "OOMPolicy") == "continue"  # the death of the worker is a finding, not the end of the board


def test_the_settings_write_only_where_the_unit_lets_them(unit):
    example = (ROOT / "deploy" / "linux" / "config.example.toml").read_text("utf-8")
    places = re.findall(r'^(?:state_folder|mapping|accounts|key_file|log_folder) = "([^"]+)"', example, re.MULTILINE)

    assert len(places) == 5
    assert all(
        place.startswith((f"/var/lib/{said(unit, 'StateDirectory')}", f"/var/log/{said(unit, 'LogsDirectory')}")) for place in places
    )


def unpacked(folder: Path, **files: str) -> Path:
    """A version of the board, small enough to install often: its deployment, and a few files."""
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    for name, text in {"requirements.txt": "", "config.toml": "language = 'zh'", "app.py": "", **files}.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def installed(version: Path, machine: Path) -> None:
    script = ["bash", str(version / "deploy" / "linux" / "install.sh")]
    subprocess.run(
        script, check=True, capture_output=True, timeout=200, env={**os.environ, "DESTDIR": str(machine), "PYTHON": sys.executable}
    )


def test_an_upgrade_leaves_no_file_of_the_old_version_and_all_of_the_users(tmp_path):
    machine = tmp_path / "machine"
    installed(unpacked(tmp_path / "one", pages__gone="# of the old version", **{".streamlit__config.toml": "[server]"}), machine)
    board, settings = machine / "opt" / "aftersales-board", machine / "etc" / "aftersales-board"
    (settings / "config.toml").write_text("language = 'en'", "utf-8")
    (settings / "environment").write_text("STREAMLIT_SERVER_ADDRESS=0.0.0.0", "utf-8")
    assert (board / "pages" / "gone").exists()
    assert (board / ".streamlit" / "config.toml").exists()

    installed(unpacked(tmp_path / "two", pages__new="# of the new version"), machine)

    assert not (board / "pages" / "gone").exists()
    assert (board / "pages" / "new").exists()
    assert (settings / "config.toml").read_text("utf-8") == "language = 'en'"
    assert (settings / "environment").read_text("utf-8") == "STREAMLIT_SERVER_ADDRESS=0.0.0.0"
    assert sorted(path.name for path in board.parent.iterdir()) == ["aftersales-board"]
    subprocess.run([board / ".venv" / "bin" / "python", "-m", "pip", "--version"], check=True, capture_output=True)


def test_a_command_typed_in_the_installed_folder_means_the_installed_board(tmp_path):
    installed(unpacked(tmp_path / "one"), tmp_path / "machine")

    config = tmp_path / "machine" / "opt" / "aftersales-board" / "config.toml"
    assert config.readlink() == Path("/etc/aftersales-board/config.toml")
    assert os.access(tmp_path / "machine" / "usr" / "local" / "bin" / "aftersales-board", os.X_OK)


def test_a_package_that_cannot_be_had_leaves_the_old_version_as_it_was(tmp_path):
    machine = tmp_path / "machine"
    installed(unpacked(tmp_path / "one"), machine)
    broken = unpacked(tmp_path / "two", **{"requirements.txt": "aftersales-no-such-package", "app.py": "new"})
    (tmp_path / "wheels").mkdir()
    script = ["bash", str(broken / "deploy" / "linux" / "install.sh"), "--wheelhouse", str(tmp_path / "wheels")]

    told = subprocess.run(
        script, capture_output=True, timeout=200, check=False, env={**os.environ, "DESTDIR": str(machine), "PYTHON": sys.executable}
    )

    assert told.returncode != 0
    assert (machine / "opt" / "aftersales-board" / "app.py").read_text("utf-8") == ""
    assert (machine / "opt" / "aftersales-board" / ".venv" / "bin" / "python").exists()


def test_an_installed_service_is_stopped_and_started_anew():
    script = (ROOT / "deploy" / "linux" / "install.sh").read_text("utf-8")

    assert re.search(r"systemctl stop aftersales-board.*mv .*systemctl restart aftersales-board", script, re.DOTALL)
