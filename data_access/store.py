"""The latest snapshot, for everybody in this process: every source has its own watcher, and nobody waits for a reload but the first."""

from __future__ import annotations

import logging
import secrets
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from data_access.atomic import put_in_place
from data_access.isolation import Stopped, read_apart
from data_access.kept import sweep
from data_access.last_good import file_of
from data_access.limits import Limits
from data_access.losses import Doubts, Loss
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.mapping.written import MappingInvalid
from data_access.outcome import Outcome, Request
from data_access.refusals import SourceRefused
from data_access.shown import Shown
from data_access.sources import Snapshot, Source, SourceState, waiting
from data_access.watching import FULL_READ_SECONDS, Watched

log = logging.getLogger(__name__)

BELIEVED = "believed.kept"
LOST_SHARE = 0.2
DOUBT_SECONDS = 3600.0
FIRST_SECONDS, REST_SECONDS = 60.0, 10.0  # the first visitor waits so long for anything at all, and for the rest of it
AT_A_TIME, TURN_SECONDS = 4, 10.0  # sources that are read side by side; who waits longer goes ahead, for the others may hang


class Store:
    """Keeps the last good data of every source, on local disk too, and says how old it is.

    Attributes:
        reads: how many times sources were read, for whoever counts.
        mapping_trouble: why the mapping cannot be used as it is now; the last good one stays in force.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        *,
        seconds: float = 10.0,
        limits: Limits | None = None,
        mapping: Callable[[], SheetMapping] = lambda: NO_MAPPING,
        on_reload: Callable[[Snapshot], None] = lambda _: None,
        on_read: Callable[[SourceState], None] = lambda _: None,
        on_refused: Callable[[SourceState], None] = lambda _: None,
        folder: Path | None = None,
        lost_share: float = LOST_SHARE,
        doubt_seconds: float = DOUBT_SECONDS,
        full_read_seconds: float = FULL_READ_SECONDS,
    ) -> None:
        """A store that is not watching yet.

        Args:
            seconds: between two looks at a source.
            mapping: how a team's own sheets are ours, asked at every look.
            on_reload: given every new snapshot before anybody sees it.
            on_read: given how a source stands once what was read of it is shown.
            on_refused: given how a source stands when it cannot be read for a new reason.
            folder: where what was read is kept.
            lost_share: of a sheet's rows, beyond which their loss is told, for ``doubt_seconds``.
            full_read_seconds: after which a service is read although it says that nothing has changed.
        """
        self._seconds, self._limits = max(seconds, 0.2), limits or Limits()
        self._sources, self._folder = tuple(sources), folder or Path(tempfile.mkdtemp(prefix="aftersales-"))
        self._watched = [
            Watched(number, source, waiting(source), self._seconds, full_read_seconds) for number, source in enumerate(self._sources)
        ]
        doubts = Doubts(self._folder / BELIEVED, self._sources, lost_share, doubt_seconds)
        self._shown = Shown(self._folder, self._sources, doubts, on_reload)
        self._mapping_now, self._mapping = mapping, NO_MAPPING
        self._on_read, self._on_refused = on_read, on_refused
        self._starting, self._joining = threading.Lock(), threading.Lock()
        self._turns = threading.Semaphore(AT_A_TIME)
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self.reads = 0
        self.mapping_trouble: MappingInvalid | None = None

    def latest(self) -> Snapshot | None:
        """The latest snapshot; None while there is nothing good."""
        if self._shown.snapshot is None and not self._threads:
            self.start()
        return self._shown.snapshot

    @property
    def states(self) -> tuple[SourceState, ...]:
        """What is known of every source now, newer than the snapshot's own when a try has failed since."""
        pairs = zip(self._watched, self._shown.states, strict=True)
        return tuple(replace(each.state, rows=shown.rows, errors=shown.errors) for each, shown in pairs)

    @property
    def losses(self) -> list[Loss]:
        """What the latest snapshot has lost against the last one believed: keys of sentences with facts."""
        return self._shown.losses

    @property
    def notice(self) -> str:
        """The key of a sentence about what is kept, ``""`` when there is nothing to say."""
        return self._shown.notice

    def start(self) -> None:
        """Shows what was kept, else waits for the first read; from then on every source is watched in a thread of its own."""
        with self._starting:
            if self._threads:
                return
            sweep(self._folder)
            _outlived(self._show_kept)
            self._threads = [
                threading.Thread(target=self._watch, args=(each,), name=f"source {each.number + 1}", daemon=True) for each in self._watched
            ]
            for thread in self._threads:
                thread.start()
            if self._shown.snapshot is None:
                self._wait_for_the_first()

    def stop(self) -> None:
        """Ends the watchers, and what is being read."""
        self._stop.set()
        until = time.monotonic() + 1
        for thread in self._threads:
            thread.join(max(0.0, until - time.monotonic()))

    def _show_kept(self) -> None:
        """The snapshot of the last run; where there is none, or it is of other sources, what is kept of the single ones."""
        if not self._shown.restore() and any(file_of(self._folder, source).exists() for source in self._sources):
            with suppress(SourceRefused), self._passing(self._request(None)) as request:
                self._shown.show(read_apart(request, self._stop.is_set), request.out)
        for watched, shown in zip(self._watched, self._shown.states if self._shown.snapshot else (), strict=False):
            watched.state = replace(shown, state="kept" if shown.read_at else "waiting", refusal=None)

    def _wait_for_the_first(self) -> None:
        began = shown_at = time.monotonic()
        while not all(each.tried.wait(0.02) for each in self._watched):
            now = time.monotonic()
            shown_at = shown_at if self._shown.snapshot else now
            if now - shown_at > REST_SECONDS or now - began > FIRST_SECONDS:
                return

    def _watch(self, watched: Watched) -> None:
        first = True
        while first or not self._stop.wait(self._seconds):
            _outlived(partial(self._look_at, watched, settled=first))
            first = False
            watched.tried.set()

    def look(self, *, settled: bool = False) -> bool:
        """Looks at every source once, one after the other, and reads those that changed and have settled.

        Args:
            settled: take the first look for granted, as at the very start.

        Returns:
            Whether there is a new snapshot.
        """
        looks = [self._look_at(each, settled=settled) for each in self._watched]
        return any(looks)

    def _look_at(self, watched: Watched, *, settled: bool) -> bool:
        before = watched.state.refusal
        try:
            return watched.has_changed(self._current_mapping().version, settled=settled) and self._read(watched)
        finally:
            after = watched.state.refusal
            if after and (before is None or before.key != after.key):
                log.warning("source refused: %s", after.key)
                self._on_refused(watched.state)

    def _current_mapping(self) -> SheetMapping:
        """The mapping as it is now, the last good one while it cannot be used."""
        try:
            self._mapping, self.mapping_trouble = self._mapping_now(), None
        except MappingInvalid as invalid:
            if self.mapping_trouble is None:
                log.warning("the mapping cannot be used: %s", invalid.key)
            self.mapping_trouble = invalid
        return self._mapping

    def _read(self, watched: Watched) -> bool:
        """Reads one source apart from all others, and shows it in one book with them; whether it says anything new."""
        self.reads += 1
        mark, count = watched.mark, self._shown.count
        try:
            with self._passing(self._request(watched.number)) as request:
                with self._turn():
                    outcome = read_apart(request, self._stop.is_set)
                with self._joining:
                    if self._shown.count != count:  # another source was quicker, and this one was joined with its older sheets
                        outcome = read_apart(request, self._stop.is_set)
                    put_in_place(request.fresh, file_of(self._folder, watched.source))
                    is_new = self._show(watched, outcome, mark, request.out)
        except (SourceRefused, OSError) as failure:
            watched.has_failed(failure if isinstance(failure, SourceRefused) else SourceRefused("disk_full"), mark)
            return False
        if is_new:
            self._on_read(self.states[watched.number])
        return is_new

    def _show(self, watched: Watched, outcome: Outcome, mark: str, written: Path) -> bool:
        """Shows an outcome; sources that were shown and are no longer kept are to be read anew by their own watchers."""
        for other, state in zip(self._watched, outcome.states, strict=True):
            if other is not watched and state.state == "waiting" and other.state.read_at:
                other.is_lost = True
        try:
            return self._shown.show(outcome, written)
        finally:
            watched.was_read(outcome.states[watched.number], mark)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        is_ours = self._turns.acquire(timeout=TURN_SECONDS)
        try:
            yield
        finally:
            if is_ours:
                self._turns.release()

    @contextmanager
    def _passing(self, request: Request) -> Iterator[Request]:
        """A request whose files are gone afterwards, but for those that were put elsewhere."""
        try:
            yield request
        finally:
            for file in (request.fresh, request.out):
                with suppress(OSError):
                    file.unlink(missing_ok=True)

    def _request(self, changed: int | None) -> Request:
        name = secrets.token_hex(8)
        fresh, out = (self._folder / f"{kind}-{name}.kept" for kind in ("fresh", "outcome"))
        return Request(self._sources, changed, fresh, self._folder, out, self._limits, self._mapping)


def _outlived(work: Callable[[], object]) -> None:
    """Whatever a strange file does, watching goes on; the log has the kind of trouble, never a cell."""
    try:
        with suppress(Stopped):
            work()
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        log.error("looking at the sources failed: %s at %s:%s", type(error).__name__, Path(at.filename).name, at.lineno)
