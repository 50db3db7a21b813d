"""The example settings as the deployments lay them out, below a folder of the test's own."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.deploy.board import ROOT, SAMPLE

READ_ONLY = 0o555


@dataclass(frozen=True)
class Machine:
    """Where things stand on it.

    Attributes:
        config: in a folder that nobody may write.
    """

    config: Path
    state: Path
    log: Path


@pytest.fixture
def machine(tmp_path: Path) -> Callable[[str], Machine]:
    """Lays out the example settings of ``linux``, ``docker`` or ``windows``; the workbook is the sample."""

    def laid_out(kind: str) -> Machine:
        settings, state, log = tmp_path / "settings", tmp_path / "state", tmp_path / "log"
        settings.mkdir()
        if kind == "windows":
            state, log = settings / "state", settings / "logs"
        if kind == "docker":
            log = state / "log"
        state.mkdir(mode=0o700)
        log.mkdir(mode=0o700)
        text = (ROOT / "deploy" / kind / "config.example.toml").read_text("utf-8")
        for place, here in {
            "/var/lib/aftersales-board": state, "/var/log/aftersales-board": log, '"/state': f'"{state}',
            "/srv/aftersales/售后台账.xlsx": SAMPLE, "/sheets/售后台账.xlsx": SAMPLE, r"\\fileserver\aftersales\售后台账.xlsx": SAMPLE,
        }.items():  # fmt: skip
            text = text.replace(place, str(here))
        (settings / "config.toml").write_text(text, "utf-8")
        settings.chmod(READ_ONLY)
        return Machine(settings / "config.toml", state, log)

    yield laid_out
    if (tmp_path / "settings").exists():
        (tmp_path / "settings").chmod(0o755)
    shutil.rmtree(tmp_path / "state", ignore_errors=True)
