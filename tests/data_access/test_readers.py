"""The process that reads: too slow, too large, dead, killed while it writes; each is a sentence and no more."""

import subprocess
import sys
import time

from data_access import isolation
from data_access.kept import keep
from data_access.limits import Limits
from data_access.sources import Source
from data_access.store import Store
from tests.data_access.stores import names, save


def test_a_reader_that_takes_too_long_is_ended(path):
    store = Store([Source(path=path)], seconds=3600, limits=Limits(seconds=0.05), folder=path.parent / "slow")

    store.look(settled=True)

    assert store.states[0].refusal.key == "too_slow"


def test_a_reader_that_takes_too_much_memory_is_ended(path):
    store = Store([Source(path=path)], seconds=3600, limits=Limits(worker_bytes=1024**2), folder=path.parent / "large")

    store.look(settled=True)

    assert store.states[0].refusal.key == "too_much_memory"


def test_a_reader_that_dies_is_a_sentence_and_no_more(store, path, monkeypatch):
    monkeypatch.setattr(isolation, "ROOT", path.parent)  # where there is no such module to run
    save(path, "一号", "二号")
    for _ in range(5):
        store.look()

    assert store.states[0].refusal.key == "worker_died"
    assert names(store) == ["一号"]


WRITER = "import sys; from pathlib import Path; from data_access.kept import keep\nwhile True: keep(Path(sys.argv[1]), b'x' * 3_000_000)"


def test_a_kill_in_the_middle_of_a_write_leaves_the_old_snapshot_or_the_new(tmp_path):
    target = tmp_path / "thing.kept"
    keep(target, b"x" * 3_000_000)
    for _ in range(3):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], cwd=isolation.ROOT)
        time.sleep(0.9)
        writer.kill()
        writer.wait()

        from data_access.kept import kept  # noqa: PLC0415 - after the kill, as a restart would

        assert kept(target) == b"x" * 3_000_000
