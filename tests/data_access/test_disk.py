"""A full disk: what was kept survives, and it is told; what killed processes leave behind is swept away."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from data_access.isolation import ROOT
from data_access.kept import LONG_AGO, keep, kept, sweep
from data_access.sources import Source
from data_access.store import Store
from tests.data_access.stores import names, save, settle


def test_a_full_disk_is_told_and_ends_without_another_save(store: Store, path: Path) -> None:
    folder = path.parent / "kept"
    shutil.rmtree(folder)
    folder.write_text("in the way")
    save(path, "二号")
    settle(store)

    assert (store.states[0].state, store.states[0].refusal.key, names(store)) == ("stale", "disk_full", ["一号"])

    folder.unlink()
    store._watched[0].again_at = 0.0  # the pause until the next try is over
    store.look()

    assert (store.states[0].state, names(store)) == ("fresh", ["二号"])


FILL = """
import resource, sys
from pathlib import Path
from data_access.kept import keep
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    keep(Path(sys.argv[1]), b"y" * 3_000_000)
except OSError:
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes can be limited this way on POSIX only")
def test_a_disk_that_fills_up_in_the_middle_of_a_write_leaves_what_was_kept(tmp_path: Path) -> None:
    keep(tmp_path / "thing.kept", b"x")

    ended = subprocess.run([sys.executable, "-c", FILL, str(tmp_path / "thing.kept")], cwd=ROOT, check=False)

    assert (ended.returncode, kept(tmp_path / "thing.kept")) == (7, b"x")
    assert [file.name for file in tmp_path.iterdir()] == ["thing.kept"]


NEARLY_FULL = """
import resource, sys
from pathlib import Path
from data_access.sources import Source
from data_access.store import Store
from tests.data_access.saving import saved

folder = Path(sys.argv[1])
store = Store([Source(path=folder / "台账.xlsx")], seconds=3600, folder=folder / "kept")
store.look(settled=True)
(folder / "台账.xlsx").write_bytes(saved("二号", rows=4000))
resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))
store.look()
store.look()
[state] = store.states
print(state.state, state.refusal.key, *set(store.latest().book.projects.texts("project_name")))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="file sizes can be limited this way on POSIX only")
def test_a_disk_with_room_for_a_request_but_not_for_an_answer_is_full_and_what_was_kept_survives(path: Path) -> None:
    command = [sys.executable, "-c", NEARLY_FULL, str(path.parent)]
    said = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"}
    ).stdout
    path.unlink()

    again = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    (path.parent / "kept" / "snapshot.kept").unlink()
    again.start()
    again.stop()

    assert said.split() == ["stale", "disk_full", "一号"]
    assert names(again) == ["一号"]


def test_what_a_killed_process_left_behind_is_swept_away(tmp_path: Path) -> None:
    left = [tmp_path / name for name in ("request-1.kept", ".snapshot.kept.a1.tmp", "snapshot.kept", "request-2.kept")]
    for file in left:
        file.write_bytes(b"")
    for file in left[:3]:
        os.utime(file, (file.stat().st_mtime - 2 * LONG_AGO,) * 2)

    sweep(tmp_path)

    assert sorted(file.name for file in tmp_path.iterdir()) == ["request-2.kept", "snapshot.kept"]
