"""What the newest data has lost against the last that was believed: whole sheets, columns, many rows of a sheet."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from data_access.kept import keep, kept
from data_access.sources import Snapshot, Source
from schemas.sheets import BY_KEY

Loss = tuple[str, dict[str, object]]  # the key of a sentence and its facts
FEWEST_LOST = 2  # rows; one row that is gone is an ordinary edit, unless it was the only one


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a table there is.

    Attributes:
        columns: keys of those that any sheet has.
    """

    rows: int
    columns: frozenset[str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is held against the newest data.

    Attributes:
        believed: per table that was there how much of it was believed.
        newest: the same of the newest data.
        there: the names of the sources it was read from; the others had not been read yet.
        since: when the latest loss was first seen, in seconds of the clock on the wall: a restart must not begin anew.
    """

    sources: tuple[Source, ...]
    believed: Mapping[str, Extent]
    newest: Mapping[str, Extent]
    there: tuple[str, ...]
    losses: tuple[Loss, ...] = ()
    since: float = field(default_factory=time.time)


class Doubts:
    """Tells what was lost until it is back, or until it has been told long enough to be believed; kept on local disk.

    Attributes:
        seconds: for which a loss is told.
    """

    def __init__(self, file: Path, sources: Sequence[Source], share: float, seconds: float) -> None:
        self._file, self._sources = file, tuple(sources)
        self._share, self.seconds = share, seconds
        self._doubt: Doubt | None = None

    @property
    def told(self) -> list[Loss]:
        """What is to be said now."""
        doubt = self._doubt
        return list(doubt.losses) if doubt and 0 <= time.time() - doubt.since < self.seconds else []

    def remember(self) -> None:
        """Goes on where the last run of the board stopped, if it had the same sources.

        Raises:
            KeptDamaged: what was kept is damaged; nothing is doubted now.
        """
        found = kept(self._file)
        self._doubt = found if isinstance(found, Doubt) and found.sources == self._sources else None

    def weigh(self, snapshot: Snapshot) -> None:
        """Holds new data against what was believed.

        With another source in it rows may find, or lose, what they belong to: then it is believed as it is.
        """
        newest, before = extents(snapshot), self._doubt
        there = tuple(source.name for source in snapshot.sources)
        if before is None or before.there != there:
            self._doubt = Doubt(self._sources, newest, newest, there)
        else:
            believed = before.newest if before.losses and not self.told else before.believed
            lost = tuple(losses(believed, newest, self._share))
            same = set(map(_what, before.losses)).issuperset(map(_what, lost)) and believed is before.believed
            since = before.since if same else time.time()
            self._doubt = replace(before, believed=believed if lost else newest, newest=newest, losses=lost, since=since)
        if self._doubt != before:
            with suppress(OSError):  # told all the same, until the board is restarted
                keep(self._file, self._doubt)


def extents(snapshot: Snapshot) -> dict[str, Extent]:
    """Per table that is there how much of it there is."""
    places = snapshot.book.places
    return {
        key: Extent(len(rows), frozenset(column for place in places if place.table == key for column in place.columns))
        for key, rows in snapshot.book.tables.items()
        if rows.present
    }


def losses(before: Mapping[str, Extent], after: Mapping[str, Extent], share: float) -> Iterator[Loss]:
    """What is gone: sheets, columns, more than a share of a sheet's rows."""
    for key, old in before.items():
        table, new = BY_KEY[key], after.get(key)
        if new is None:
            yield "lost_sheet", {"sheet": table.sheet}
            continue
        for column in table.by_key:
            if column in old.columns - new.columns:
                yield "lost_column", {"sheet": table.sheet, "column": table[column].header}
        lost = old.rows - new.rows
        if lost > old.rows * share and (lost >= FEWEST_LOST or not new.rows):
            yield "lost_rows", {"sheet": table.sheet, "before": old.rows, "after": new.rows}


def _what(loss: Loss) -> tuple[object, ...]:
    """What was lost, however many rows it is by now."""
    key, facts = loss
    return key, facts.get("sheet"), facts.get("column")
