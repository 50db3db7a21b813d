"""A workbook saved again and again by another process: the store follows, and never shows half of a save."""

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data_access.sources import Snapshot, Source
from data_access.store import Store
from tests.data_access.saving import PATTERNS, ROWS, saved

ROOT = Path(__file__).parents[2]
TIMES = 24
ON_THE_WAY = 2  # versions seen while saves go on: it follows, and does not wait for the end
PATIENCE = 5  # times over; a slow machine reads few of the first saves


def words(snapshot: Snapshot) -> list[str]:
    """The words of all rows; of a whole save they are one word, as often as there are rows."""
    return snapshot.book.projects.texts("project_name").tolist()


def until(holds: Callable[[], bool], seconds: float) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_store_follows_a_colleague_who_saves_all_the_time(pattern: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path, shown = tmp_path / "台账.xlsx", []
    path.write_bytes(saved("0次"))
    store = Store([Source(path=path)], seconds=0.2, folder=tmp_path / "kept", on_reload=shown.append)
    store.start()

    with caplog.at_level(logging.WARNING):
        command = [sys.executable, "-m", "tests.data_access.saving", str(path), pattern, str(TIMES)]
        for _ in range(PATIENCE):
            subprocess.run(command, cwd=ROOT, check=True, timeout=60)
            if len(shown) > ON_THE_WAY:
                break
        followed = until(lambda: words(store.latest())[0] == f"{TIMES}次" and store.states[0].state == "fresh", 15)
    store.stop()

    assert followed
    assert all(len(set(words(snapshot))) == 1 and len(words(snapshot)) == ROWS for snapshot in shown)
    assert len(shown) > ON_THE_WAY
    assert store.states[0].refusal is None
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]
