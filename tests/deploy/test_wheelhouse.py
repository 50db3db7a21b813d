"""A machine without a network: packages collected elsewhere are all it needs."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.board import ROOT, SAMPLE

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the script installs on Linux")
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", "var", "tests", "docs", "bench", ".*_cache", "__pycache__")
WITHOUT_A_NETWORK = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}


def run(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, timeout=400, env={**os.environ, "PYTHON": sys.executable, **environment}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_board_is_installed_from_the_wheelhouse_alone_and_reads_a_workbook(tmp_path: Path) -> None:
    wheels, machine = tmp_path / "wheels", tmp_path / "machine"
    shutil.copytree(ROOT, tmp_path / "version", ignore=NOT_COPIED)

    told = run("bash", ROOT / "deploy" / "wheelhouse.sh", wheels)
    run(
        "bash", tmp_path / "version" / "deploy" / "linux" / "install.sh", "--wheelhouse", wheels, DESTDIR=str(machine), **WITHOUT_A_NETWORK
    )  # fmt: skip
    board = machine / "opt" / "aftersales-board"
    settings = tmp_path / "config.toml"
    settings.write_text(f"[[sources]]\npath = {str(SAMPLE)!r}\n", "utf-8")
    checked = run(board / ".venv" / "bin" / "python", board / "cli.py", "check", AFTERSALES_CONFIG=str(settings))

    assert f"{len(list(wheels.iterdir()))} packages" in told
    assert SAMPLE.name in checked
