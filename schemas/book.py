"""The book: every table as a typed frame, each row with its place in the file it came from.

Frames are shared by everyone who looks at the snapshot: nobody assigns to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, wraps
from typing import Any, cast

import numpy as np
import pandas as pd

from schemas import states
from schemas.addresses import a1
from schemas.as_typed import AsTyped
from schemas.findings import SEVERITIES, Finding, Found, Place, cell_of
from schemas.sheets import BY_KEY
from schemas.table import Table

KEPT = "_kept"  # where rows keep the columns they have read


@dataclass(frozen=True)
class Ledger:
    """What became of the rows of one sheet: rows with content = used + set aside + footers.

    Attributes:
        place: index into the book's places.
        folded: further rows, which only repeat or complete what rows of other mapped sheets say; counted there.
    """

    place: int
    rows: int
    used: int
    set_aside: int
    footers: int
    folded: int = 0


def _once(read: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """Reads a column only once, for the many rules that ask for it; nobody may write into what they get."""

    @wraps(read)
    def asked(self: Rows, *of: str) -> np.ndarray:
        kept = self.__dict__.setdefault(KEPT, {})
        if (read.__name__, *of) not in kept:
            found = read(self, *of)
            found.flags.writeable = False
            kept[read.__name__, *of] = found
        return cast(np.ndarray, kept[read.__name__, *of])

    return asked


@dataclass(frozen=True, eq=False)
class Rows:
    """The used rows of one table, over all the sheets that hold it.

    Attributes:
        frame: one column per schema column, typed by kind (see ``schemas.cells.DTYPES``), 0-based index.
        states: per column key a uint8 array out of ``schemas.states``.
        place: per row the index into the book's places.
        row: per row the sheet row, counted from 1.
        told_in: the columns that other sheets complete, per row the place and the row of the cell.
        links: per parent table the position of the parent row; always holds ``projects`` (but for 工作日历).
        others: the columns nobody asked for, as typed, by header.
        aside: the rows that could not be placed, typed, with ``place`` and ``row``; nothing is computed from them.
        present: whether the workbook has the sheet at all.
    """

    table: Table
    frame: pd.DataFrame
    states: Mapping[str, np.ndarray]
    place: np.ndarray
    row: np.ndarray
    links: Mapping[str, np.ndarray] = field(default_factory=dict)
    told_in: Mapping[str, tuple[np.ndarray, np.ndarray]] = field(default_factory=dict)
    others: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    aside: pd.DataFrame = field(default_factory=pd.DataFrame)
    present: bool = True

    def __len__(self) -> int:
        return len(self.frame)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name != KEPT}

    def __getitem__(self, key: str) -> pd.Series:
        return self.frame[key]

    @property
    def project(self) -> np.ndarray:
        """Per row the position of its project."""
        return self.links["projects"]

    @_once
    def days(self, key: str) -> np.ndarray:
        """A day column as datetime64[D], NaT where there is none."""
        return np.asarray(self.frame[key], dtype="datetime64[D]")

    @_once
    def whole(self, key: str) -> np.ndarray:
        """A column of whole numbers as int64, 0 where there is none."""
        return np.asarray(self.frame[key].fillna(0), dtype="int64")

    def fen(self, key: str) -> np.ndarray:
        """A money column as int64 fen, 0 where there is none."""
        return self.whole(key)

    @_once
    def numbers(self, key: str) -> np.ndarray:
        """A column of numbers as float64, 0 where there is none."""
        return np.nan_to_num(np.asarray(self.frame[key], dtype="float64"), nan=0.0)

    @_once
    def true(self, key: str) -> np.ndarray:
        """Where a yes/no column says yes."""
        return self.frame[key].fillna(False).to_numpy(bool)

    @_once
    def false(self, key: str) -> np.ndarray:
        """Where a yes/no column says no."""
        return ~self.frame[key].fillna(True).to_numpy(bool)

    @_once
    def equals(self, key: str, *words: str) -> np.ndarray:
        """Where a column holds one of the words."""
        return self.frame[key].isin(words).to_numpy(bool)

    @_once
    def texts(self, key: str) -> np.ndarray:
        """A text column as objects, ``""`` where there is none; what is said many times is there once."""
        which, said = pd.factorize(self.frame[key])
        return np.append(np.asarray(said, dtype=object), "")[which]

    def has(self, key: str) -> np.ndarray:
        """Where a column holds a value."""
        return np.asarray(self.states[key] == states.VALUE)

    def answered(self, key: str) -> np.ndarray:
        """Where a column holds a value or, if it may, 不适用."""
        fine = self.has(key)
        return fine | (self.states[key] == states.NA) if self.table[key].na_allowed else fine

    def where(self, key: str) -> tuple[np.ndarray, np.ndarray]:
        """Per row the place and the sheet row of its cell in a column."""
        return self.told_in.get(key, (self.place, self.row))

    def take(self, which: np.ndarray) -> Rows:
        """The rows of a mask or of positions, in that order."""
        return replace(
            self,
            frame=self.frame.iloc[np.flatnonzero(which) if which.dtype == bool else which].reset_index(drop=True),
            states={key: state[which] for key, state in self.states.items()},
            place=self.place[which],
            row=self.row[which],
            links={key: link[which] for key, link in self.links.items()},
            told_in={key: (place[which], row[which]) for key, (place, row) in self.told_in.items()},
            others={key: np.asarray(values, dtype=object)[which] for key, values in self.others.items()},
        )

    def as_of(self, day: date) -> Rows:
        """The rows as that day saw them: what happened later is blank and in the state ``LATER``."""
        limit = np.datetime64(day, "D")
        changed: dict[str, pd.Series] = {}
        marks = dict(self.states)
        for column in self.table.columns:
            if column.happened:
                later = self.days(column.key) > limit
                if later.any():
                    changed[column.key] = self.frame[column.key].mask(later)
                    marks[column.key] = np.where(later, states.LATER, marks[column.key]).astype("uint8")
        return replace(self, frame=self.frame.assign(**changed), states=marks) if changed else self

    def found(
        self, code: str, key: str, which: np.ndarray, *, values: Sequence[str] | None = None, severity: str = "", **facts: Any
    ) -> Found:
        """The findings of a rule at one column of the rows of a mask or of positions.

        Facts with one value per row of the *mask or positions* are lists or arrays of the length of ``which``'s rows.
        """
        at = np.flatnonzero(which) if which.dtype == bool else which
        project = self.links["projects"][at] if "projects" in self.links else np.full(len(at), -1)
        column = self.table.by_key.get(key)
        said = values if values is not None else AsTyped(self.frame, at, column) if column else None
        place, row = self.where(key)
        return Found(code, self.table.key, key, place[at], row[at], project, said, facts, severity)


@dataclass(frozen=True, eq=False)
class Book:
    """All tables of all sources, joined; immutable.

    Attributes:
        found: what reading found.
        ledgers: one per sheet read.
    """

    tables: Mapping[str, Rows]
    places: tuple[Place, ...] = ()
    found: tuple[Found, ...] = ()
    ledgers: tuple[Ledger, ...] = ()

    def __getattr__(self, name: str) -> Rows:
        # while it is being unpickled there are no tables yet
        tables = self.__dict__.get("tables", {})
        if name not in tables:
            raise AttributeError(name)
        return cast(Rows, tables[name])

    def __getitem__(self, name: str) -> Rows:
        return self.tables[name]

    def __getstate__(self) -> dict[str, Any]:
        return {"tables": self.tables, "places": self.places, "found": self.found, "ledgers": self.ledgers}

    @cached_property
    def project_ids(self) -> np.ndarray:
        """The project numbers by position."""
        return self.tables["projects"].texts("project_id")

    @cached_property
    def held(self) -> Mapping[str, frozenset[str]]:
        """Per table that any sheet holds, the columns that are there, filled in or not."""
        there: dict[str, set[str]] = {key: set() for key, rows in self.tables.items() if rows.present}
        for place in self.places:
            if place.table in there:
                there[place.table].update(place.columns)
        for key, columns in there.items():
            columns.update(name for name, state in self.tables[key].states.items() if (state == states.VALUE).any())
        return {key: frozenset(columns) for key, columns in there.items()}

    def as_of(self, day: date) -> Book:
        """The book as that day saw it, see ``Rows.as_of``."""
        return replace(self, tables={key: rows.as_of(day) for key, rows in self.tables.items()})

    def findings(self, found: Iterable[Found]) -> Iterator[Finding]:
        """Found arrays, one finding at a time, each with its place."""
        for batch in found:
            for index in range(len(batch)):
                yield self.finding(batch, index)

    def finding(self, batch: Found, index: int) -> Finding:
        """One finding of a batch with its place."""
        place = self.places[batch.place[index]] if batch.place[index] >= 0 else None
        table = BY_KEY.get(batch.table)
        column = table.by_key.get(batch.field) if table else None
        row, project = int(batch.row[index]), int(batch.project[index])
        return Finding(
            code=batch.code,
            severity=batch.severity or SEVERITIES[batch.code],
            table=batch.table,
            file=place.file if place else "",
            sheet=place.sheet if place else (table.sheet if table else ""),
            cell=self._cell(batch, index, place),
            row=row,
            column=self._header(batch, index, place) or (column.header if column else ""),
            field=batch.field,
            value=batch.values[index] if batch.values is not None else "",
            facts=batch.facts_of(index),
            confidential=column.confidential if column else "",
            project_id=self.project_ids[project] if project >= 0 else "",
            link=place.link if place else "",
        )

    def _header(self, batch: Found, index: int, place: Place | None) -> str:
        """The header as typed: of the column, or what the finding itself is about."""
        if place is None:
            return ""
        is_header = batch.column is not None and batch.column[index] and batch.values is not None and batch.row[index] == place.header_row
        return batch.values[index] if is_header and batch.values is not None else place.headers.get(batch.field, "")

    def _cell(self, batch: Found, index: int, place: Place | None) -> str:
        if place is None:
            return ""
        if batch.column is not None:
            return a1(int(batch.column[index]), int(batch.row[index])) if batch.column[index] else ""
        return cell_of(place, batch.field, int(batch.row[index]))
