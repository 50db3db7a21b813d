"""What a save costs: the new snapshot beside a full read, a page while reloads go on beside a quiet board, a thousand saves."""

from __future__ import annotations

import json
import shutil
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.measure import Line, in_turn
from bench.servers import Server, board
from bench.session import Session
from bench.workbooks import with_one_cell_changed, workbook
from data_access.last_good import file_of
from data_access.limits import Limits
from data_access.outcome import Outcome, Request, read_and_joined
from data_access.sources import Source

SETTLES = 2.5  # seconds: two looks and the reading
CELL = ("项目台账", "B2")
TARGETS = {"edit": 0.7, "reload": 1.3, "memory": 1.1, "worker": 600.0}


def lines(projects: int, rounds: int, saves: int) -> Iterator[Line]:
    """An edit, pages during reloads, and many saves under a board with open pages."""
    with tempfile.TemporaryDirectory() as place:
        versions = _versions(workbook(projects), Path(place))
        yield _edit(versions, Path(place), rounds)
        yield _pages(versions, Path(place), rounds)
        yield from _saves(versions, Path(place), saves)


def _versions(path: Path, folder: Path) -> list[Path]:
    """The workbook before and after somebody filled in a cell, twice."""
    made = []
    for number in (1, 2):
        out = folder / f"version-{number}.xlsx"
        with_one_cell_changed(path, out, *CELL, f"改过的名字 {number}")
        made.append(out)
    return made


def _edit(versions: list[Path], folder: Path, rounds: int) -> Line:
    """What the reading process does when one cell was changed, beside what it does when it knows nothing yet."""
    here, fresh = folder / "edited.xlsx", folder / "fresh"
    kept, turn = folder / "kept", [0]
    kept.mkdir()

    def read(where: Path) -> None:
        request = Request((Source(path=here),), 0, where / "fresh.kept", where, where / "outcome.kept", Limits(rows=1_000_000))
        if not isinstance(read_and_joined(request), Outcome):
            raise RuntimeError("the workbook cannot be read")
        request.fresh.replace(file_of(where, Source(path=here)))

    def saved() -> None:
        shutil.copy(versions[turn[0] % 2], here)
        turn[0] += 1

    def edit() -> None:
        saved()
        read(kept)

    def full() -> None:
        saved()
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        read(fresh)

    taken = in_turn({"edit": edit, "full": full}, rounds)
    ratio = taken["edit"] / taken["full"]
    return Line("reloads", "one cell changed: new snapshot", taken["edit"] * 1000, "ms", "the full read", ratio, TARGETS["edit"])


def _pages(versions: list[Path], folder: Path, rounds: int) -> Line:
    """Seconds of a run of the overview while one reload follows the other, beside those of the same board at rest."""
    with board(versions[0], folder / "busy", seconds=0.3) as ours, Session(ours.address) as visitor:
        for _ in range(3):
            visitor.run("")
        idle = statistics.median(visitor.run("").finished for _ in range(rounds * 5))
        with _saving(ours, versions):
            busy = statistics.median(visitor.run("").finished for _ in range(rounds * 15))
    return Line("reloads", "the overview during reloads", busy * 1000, "ms", "the same at rest", busy / idle, TARGETS["reload"])


class _saving:
    """Saves one version after the other for as long as it lasts."""

    def __init__(self, ours: Server, versions: list[Path], pause: float = SETTLES) -> None:
        self._ours, self._versions, self._pause = ours, versions, pause
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _go_on(self) -> None:
        assert self._ours.workbook  # noqa: S101 - a board has one
        turn = 0
        while not self._over.wait(self._pause):
            in_excels_way(self._versions[turn % 2], self._ours.workbook)
            turn += 1


def in_place(new: Path, there: Path) -> None:
    """Written over, as WPS and scripts do."""
    there.write_bytes(new.read_bytes())


def in_excels_way(new: Path, there: Path) -> None:
    """A temporary file beside it, the old one deleted, the new one renamed: for a moment there is none."""
    beside = there.with_name("1A2B3C4D.tmp")
    shutil.copy(new, beside)
    there.unlink()
    time.sleep(0.01)
    beside.rename(there)


def with_a_lock(new: Path, there: Path) -> None:
    """A lock file while it is written anew, as LibreOffice does."""
    lock = there.with_name(f".~lock.{there.name}#")
    lock.touch()
    shutil.copy(new, there)
    lock.unlink()


WAYS: tuple[Callable[[Path, Path], None], ...] = (in_place, in_excels_way, with_a_lock)


def _saves(versions: list[Path], folder: Path, saves: int) -> Iterator[Line]:
    """Many saves in three ways while a page is open: no fault, no half file, no old page at the end."""
    with board(versions[0], folder / "saved", seconds=0.5) as ours, Session(ours.address) as visitor:
        assert ours.workbook  # noqa: S101 - a board has one
        faults, worker, memory = 0, 0.0, []
        for number in range(saves):
            WAYS[number % 3](versions[number % 2], ours.workbook)
            time.sleep(SETTLES if number % 10 == 9 else 0.2)  # most follow so fast that the file never comes to rest
            worker = max(worker, ours.worker_memory())
            faults += visitor.run("", "q=改过的名字").faults
            if number in (saves // 20, saves - 1):
                memory.append(ours.memory())
        found = _is_there(visitor, f"改过的名字 {(saves - 1) % 2 + 1}")
        log = (ours.folder / "server.log").read_text("utf-8", "replace")
    name = f"{saves} saves: "
    yield Line("saves", f"{name}error boxes, faults in the log", faults + log.count("fault ") + log.count("Traceback"), "", target=0)
    yield Line("saves", f"{name}the last one missing on the page", 0 if found else 1, "", target=0)
    grown = memory[-1] / memory[0]
    yield Line("saves", f"{name}memory of the web process", memory[-1], "MB", "after a twentieth of them", grown, TARGETS["memory"])
    yield Line("saves", f"{name}most memory of the reading process", worker, "MB", target=TARGETS["worker"])


def _is_there(visitor: Session, name: str) -> bool:
    """Whether the last version gets onto the page."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if json.dumps(name).encode() in visitor.content("", "q=改过的名字") or name.encode() in visitor.content("", "q=改过的名字"):
            return True
        time.sleep(0.5)
    return False
