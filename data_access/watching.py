"""One source as it is watched: whether it has changed and settled, what is known of it, when a failed try is made again."""

from __future__ import annotations

import time
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Event

from data_access.loading import stamp
from data_access.patience import begun
from data_access.refusals import SourceRefused
from data_access.sources import EXCEL, Source, SourceState, Stamp, now

PATIENCE = 10.0  # seconds for a look at a share that may hang
TRIES = 3  # at a file that is being saved, before its trouble is believed
LONGEST_PAUSE = 60.0  # seconds between tries
FULL_READ_SECONDS = 300.0  # a service's word that nothing has changed is taken for so long
# refused access passes, too: Windows says so of a file that is just being replaced
PASSING = frozenset({"damaged", "empty_file", "locked", "not_allowed", "not_found", "unreachable", "worker_died"})
# only another file ends these; all other trouble may end by itself, and is tried again with growing pauses
OF_THE_FILE = frozenset({
    "csv_file", "damaged", "empty_file", "encrypted", "file_too_large", "google_office_file", "html_file", "inflates_too_far", "is_folder",
    "no_known_sheet", "no_regular_file", "no_sheets", "no_workbook", "ods_file", "old_xls", "pdf_file", "sheet_part_missing",
    "sheet_too_large", "too_many_parts", "too_much_memory", "xlsb_file", "xml_2003",
})  # fmt: skip


@dataclass
class Watched:
    """One source and what is known of it; only its own watcher changes it.

    Attributes:
        number: among the sources.
        seconds: between two looks.
        full_read_seconds: after which a service is read although it says that nothing has changed.
        seen: what it looked like from outside at the last look; it is read once two looks in a row agree.
        mark: the same, with the version of the mapping it is to be read by.
        read: the mark under which it was read, or read and refused.
        failed: how often in a row reading or reaching it failed.
        read_at, again_at: when it was read, and before when it is not tried again, by the clock that only goes forward.
        is_lost: what was read of it is no longer kept; set by whoever finds out.
        looking: the look that has not come back from a share that hangs.
        tried: whether its first look, and reading it, are over.
    """

    number: int
    source: Source
    state: SourceState
    seconds: float
    full_read_seconds: float = FULL_READ_SECONDS
    seen: str = ""
    mark: str = ""
    read: str = ""
    failed: int = 0
    read_at: float = 0.0
    again_at: float = 0.0
    is_lost: bool = False
    looking: Future[Stamp] | None = None
    tried: Event = field(default_factory=Event)

    def has_changed(self, mapping: str, *, settled: bool) -> bool:
        """Whether it is to be read now; one look.

        Args:
            mapping: the version of the mapping; another one changes what the same sheets say.
            settled: take the first look for granted, as at the very start.
        """
        if self.is_lost:
            self.is_lost, self.read, self.again_at = False, "", 0.0
            self.state = replace(self.state, read_at=None, known_at=None)
        try:
            seen = self._stamp()
        except SourceRefused as refusal:
            self.has_failed(refusal)
            self.seen = self.read = ""  # read anew when it is back, though it be the same file
            return False
        steady, self.seen = settled or seen.mark == self.seen, seen.mark
        mark = f"{seen.mark} {mapping}"
        if mark != self.mark:
            self.mark, self.again_at = mark, 0.0
        if mark == self.read and self.state.state == "fresh":
            self.state = replace(self.state, known_at=now())
        old = self.source.kind != EXCEL and time.monotonic() - self.read_at > self.full_read_seconds
        return steady and (mark != self.read or old) and time.monotonic() >= self.again_at

    def was_read(self, state: SourceState, mark: str) -> None:
        """It was read well, as it was under that mark."""
        self.state, self.read, self.failed, self.read_at = state, mark, 0, time.monotonic()

    def has_failed(self, refusal: SourceRefused, mark: str = "") -> None:
        """What may pass is tried again before it is believed: Excel deletes and renames while it saves.

        Args:
            mark: under which it was tried to read; none when it could not even be looked at.
        """
        self.failed += 1
        passing = refusal.key in PASSING and self.failed < TRIES
        if mark and not passing:
            self._try_later(refusal, mark)
        if not (passing and self.state.read_at is not None):
            self.state = replace(self.state, state="stale" if self.state.read_at else "refused", refusal=refusal)

    def _try_later(self, refusal: SourceRefused, mark: str) -> None:
        if refusal.key in OF_THE_FILE:
            self.read = mark
        else:
            self.again_at = time.monotonic() + min(self.seconds * 2 ** min(self.failed, 10), LONGEST_PAUSE)

    def _stamp(self) -> Stamp:
        """A look that gives up on a share that hangs; the next look waits for the one still out."""
        if self.source.kind != EXCEL:  # whoever asks a service gives up in time
            return stamp(self.source)
        if self.looking is None:
            self.looking = begun(partial(stamp, self.source), "share")
        try:
            found = self.looking.result(PATIENCE)
        except TimeoutError:
            self.failed = TRIES  # that was patience enough
            raise SourceRefused("unreachable", path=str(self.source.path)) from None
        except SourceRefused:
            self.looking = None
            raise
        self.looking = None
        return found
