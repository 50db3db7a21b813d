"""The sheets of every source, Excel and Google alike; one book out of all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from data_access import excel
from data_access.allotment import looked_at
from data_access.grid import Workbook
from data_access.last_good import Good
from data_access.limits import Limits
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.patience import begun
from data_access.reading import ReadWorkbook, joined, read_workbook
from data_access.refusals import SourceRefused, of_the_system
from data_access.sources import GOOGLE, Snapshot, Source, SourceState, Stamp, now
from data_access.untouched import Before
from schemas.book import Book

SERVICE_SHARE = 0.7  # of the time for reading a source; after that its trouble can still be told, or what came be typed


def stamp(source: Source) -> Stamp:
    """A look at a source from outside.

    Raises:
        SourceRefused: it cannot be reached.
    """
    if source.kind == GOOGLE:
        from data_access.google_sheets import google_stamp  # noqa: PLC0415 - only who uses Google pays for its libraries

        return google_stamp(source)
    try:
        status = source.path.stat()
    except OSError as error:
        raise of_the_system(error, source.path) from error
    modified = datetime.fromtimestamp(status.st_mtime, UTC)
    return Stamp(modified, f"{status.st_mtime_ns}-{status.st_size}")


def load(source: Source, limits: Limits) -> Workbook:
    """All sheets of a source.

    Raises:
        SourceRefused: says why it cannot be read.
    """
    if source.kind == GOOGLE:
        from data_access.google_sheets import google_workbook  # noqa: PLC0415 - as above

        return google_workbook(source, limits.seconds * SERVICE_SHARE)
    seen = stamp(source)
    return replace(excel.workbook(excel.read_bytes(source.path, limits), source.path.name, limits), modified_at=seen.modified_at)


def load_known(source: Source, limits: Limits, mapping: SheetMapping, before: Good | None = None) -> ReadWorkbook:
    """All sheets of a source with their rows, one of them ours at least.

    Args:
        before: the source as it was read last; what nobody touched since is taken over.

    Raises:
        SourceRefused: says why it cannot be read.
    """
    if source.kind == GOOGLE:
        found = read_workbook(load(source, limits), mapping)
    else:
        seen = stamp(source)
        content = excel.read_bytes(source.path, limits)
        found = replace(_of_file(source.path.name, content, limits, mapping, before), modified_at=seen.modified_at)
    if not found.is_known:
        raise SourceRefused("no_known_sheet")
    return found


def kept_as(good: Good, mapping: SheetMapping) -> ReadWorkbook:
    """What is kept of a source with its rows, read again from what was kept if the mapping is another one."""
    if good.mapping == mapping.version:
        return good.workbook()
    if isinstance(good.origin, Workbook):
        return read_workbook(good.origin, mapping)
    return replace(_of_file(good.state.name, good.origin, good.limits, mapping), modified_at=good.state.modified_at)


def _of_file(file: str, content: bytes, limits: Limits, mapping: SheetMapping, good: Good | None = None) -> ReadWorkbook:
    """The rows of every sheet of a file, read while the sheets after it are parsed, or taken over."""
    same = good and (good.mapping, good.limits) == (mapping.version, limits)
    before = Before(good.origin) if good and same and isinstance(good.origin, bytes) else None
    sheets, untouched = [], set()
    for name, grid in excel.sheets(content, limits, before):
        if good and grid is None:
            untouched.add(name)
            sheets.append(good.sheet(name))
        elif grid:
            sheets.append(looked_at(file, grid, mapping))
    return ReadWorkbook(file, sheets, content, excel.fingerprint(content), untouched=frozenset(untouched))


def read(sources: Sequence[Source], limits: Limits | None = None, mapping: SheetMapping = NO_MAPPING) -> Snapshot:
    """Reads all sources into one book, side by side: one that hangs must not use up the time of the others.

    Raises:
        SourceRefused: one of them cannot be read, or none of its sheets is known.
    """
    coming = [begun(partial(load_known, source, limits or Limits(), mapping), "reading") for source in sources]
    workbooks = []
    for source, each in zip(sources, coming, strict=True):
        try:
            workbooks.append(each.result())
        except SourceRefused as refused:
            raise refused.of(source.name if len(sources) > 1 else "") from refused.__cause__
    states = [state_of(source, each) for source, each in zip(sources, workbooks, strict=True)]
    return snapshot_of(workbooks, states, mapping)


def state_of(source: Source, workbook: ReadWorkbook) -> SourceState:
    """What is known of a source that has just been read."""
    return SourceState(source, workbook.file, "fresh", workbook.modified_at, now(), workbook.fingerprint, time_zone=workbook.time_zone)


def snapshot_of(read: Sequence[ReadWorkbook], states: Sequence[SourceState], mapping: SheetMapping = NO_MAPPING) -> Snapshot:
    """The snapshot of workbooks that have been read, with rows and errors counted by source.

    Raises:
        SourceRefused: none of the sheets is one we know.
    """
    book = joined(read)
    if read and not book.ledgers:
        raise SourceRefused("no_known_sheet")
    content = "".join([*(each.fingerprint for each in read), mapping.version])
    version = hashlib.blake2b(content.encode(), digest_size=12).hexdigest()
    return Snapshot(version, book, tuple(_counted(book, state) for state in states))


def _counted(book: Book, state: SourceState) -> SourceState:
    places = {number for number, place in enumerate(book.places) if place.file == state.name}
    rows = sum(ledger.rows for ledger in book.ledgers if ledger.place in places)
    errors = sum(
        int(sum(int(place) in places for place in found.place)) for found in book.found if book.finding(found, 0).severity == "error"
    )
    return replace(state, rows=rows, errors=errors)
