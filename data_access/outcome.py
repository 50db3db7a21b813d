"""What is asked of the reading process and what comes of it: one source is read anew and joined with the last good sheets of the others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data_access.kept import keep
from data_access.last_good import file_of, good, good_or_damaged
from data_access.limits import Limits
from data_access.loading import kept_as, load_known, snapshot_of, state_of
from data_access.loading import read as read_once
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.reading import ReadWorkbook
from data_access.refusals import SourceRefused
from data_access.sources import EXCEL, Snapshot, Source, SourceState, waiting


@dataclass(frozen=True, slots=True)
class Request:
    """One source to be read, and joined with the others as they were read last.

    Attributes:
        changed: number of the source to read; None only joins what is kept of all.
        fresh: where its new sheets are put until they are believed; if they are there already they are only joined.
        folder: where the last good sheets of the sources are kept.
        out: where the outcome is written.
    """

    sources: tuple[Source, ...]
    changed: int | None
    fresh: Path
    folder: Path
    out: Path
    limits: Limits
    mapping: SheetMapping = NO_MAPPING

    def file_of(self, number: int) -> Path:
        """Where the sheets of a source are to be found."""
        return self.fresh if number == self.changed else file_of(self.folder, self.sources[number])


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        snapshot: None while no source has anything good.
        states: of every source, in order; ``waiting`` where nothing of it is in the snapshot.
        damaged: whether anything kept was damaged, and set aside.
    """

    snapshot: Snapshot | None
    states: tuple[SourceState, ...]
    damaged: bool = False


@dataclass(frozen=True, slots=True)
class _AsRead:
    """A source with its rows read, and how it stands."""

    sheets: ReadWorkbook
    state: SourceState


@dataclass(frozen=True, slots=True)
class ForACommand:
    """All sources to be read once, nothing kept.

    Attributes:
        out: where the snapshot, or the refusal, is written.
    """

    sources: tuple[Source, ...]
    folder: Path
    out: Path
    limits: Limits
    mapping: SheetMapping = NO_MAPPING


def snapshot_for(command: ForACommand) -> Snapshot | SourceRefused:
    """All sources in one book, or why one of them cannot be read."""
    try:
        return read_once(command.sources, command.limits, command.mapping)
    except SourceRefused as refused:
        return refused


def read_and_joined(request: Request) -> Outcome | SourceRefused:
    """The book with the changed source in it, or why that one cannot be read; the others are not to blame, they have been read before."""
    try:
        changed = None if request.changed is None or request.fresh.exists() else request.sources[request.changed]
        return _joined(request, _read(request, changed) if changed else None)
    except SourceRefused as refused:
        return refused


def _read(request: Request, source: Source) -> _AsRead:
    """Reads a source and puts its sheets where they can be joined again."""
    before = good_or_damaged(file_of(request.folder, source))[0] if source.kind == EXCEL else None  # a service is read whole
    found = load_known(source, request.limits, request.mapping, before)
    state = state_of(source, found)
    try:
        keep(request.fresh, good(found, state, request.mapping.version, request.limits, before))
    except OSError as error:
        raise SourceRefused("disk_full") from error
    return _AsRead(found, state)


def _kept(request: Request, number: int) -> tuple[_AsRead | None, bool]:
    """A source as it was read last, None if nothing is kept of it, and whether that is damaged."""
    found, is_damaged = good_or_damaged(request.file_of(number))
    return _AsRead(kept_as(found, request.mapping), found.state) if found else None, is_damaged


def _joined(request: Request, just_read: _AsRead | None) -> Outcome:
    found = [
        (just_read, False) if just_read and number == request.changed else _kept(request, number) for number in range(len(request.sources))
    ]
    read, damaged = [each for each, _ in found], any(is_damaged for _, is_damaged in found)
    if request.changed is not None and not read[request.changed]:
        raise SourceRefused("worker_died")
    there = [each for each in read if each]
    snapshot = snapshot_of([each.sheets for each in there], [each.state for each in there], request.mapping) if there else None
    counted = iter(snapshot.sources if snapshot else ())
    states = [next(counted) if each else waiting(source) for source, each in zip(request.sources, read, strict=True)]
    return Outcome(snapshot, tuple(states), damaged)
