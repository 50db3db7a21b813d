"""Keys over all sheets of a table: references are followed, duplicates and rows without a parent set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from data_access.completing import completed
from data_access.foreign_keys import Joined, foreign_keys
from data_access.key_findings import Lines, Remarks, say_repeated, say_unknown
from data_access.newest import superseded
from data_access.rows import SheetRows, can_be_key, key_columns
from schemas.book import Rows
from schemas.cells import DTYPES
from schemas.findings import Place
from schemas.table import Table


@dataclass(frozen=True, slots=True)
class Keyed:
    """The used rows of a table over all its sheets.

    Attributes:
        aside, aside_sheet: the rows that could not be placed, with their sheet row in ``row`` and the key of the column that
            is to blame in ``because``, and the number of their sheet.
        sheet, index: per used row the number of its sheet and its place among that sheet's rows.
        row: per used row its sheet row.
        folded: per sheet how many rows only repeat or complete what another row of a mapped sheet says.
        told_in: per column that other sheets complete, per used row the number of the sheet and the sheet row its cell stands in.
        added: of the rows that complete others the sheet, the place among its rows and the used row they were added to.
        remarks: per sheet what is to be said about keys and references.
    """

    frame: pd.DataFrame
    states: dict[str, np.ndarray]
    sheet: np.ndarray
    index: np.ndarray
    row: np.ndarray
    links: dict[str, np.ndarray]
    others: dict[str, Sequence[Any]]
    aside: pd.DataFrame
    aside_sheet: np.ndarray
    folded: np.ndarray
    told_in: dict[str, tuple[np.ndarray, np.ndarray]]
    added: tuple[np.ndarray, np.ndarray, np.ndarray]
    remarks: Remarks


def keyed(table: Table, numbered: Sequence[tuple[int, SheetRows]], above: Mapping[str, Rows], places: Sequence[Place]) -> Keyed:
    """Joins the sheets of a table and keeps the rows that can be placed.

    Args:
        numbered: the sheets, each with its number among the places.
        above: the parent tables, already joined.
    """
    sheets = [each for _, each in numbered]
    remarks: Remarks = [[] for _ in sheets]
    lines, readable = _together(table, numbered, places)
    folded, into = np.zeros(len(readable), bool), np.full(len(readable), -1)
    states: Mapping[str, np.ndarray] = {column.key: _states(sheets, column.key) for column in table.columns}
    source: Mapping[str, np.ndarray] = {}
    if any(each.layout.translation for each in sheets):
        joined = Joined(table, sheets, lines.frame, readable, lines.sheet, lines.index)
        frame, readable, folded = foreign_keys(joined, above, remarks)
        lines = replace(lines, frame=frame)
        older = superseded(joined, lines, readable, remarks)
        folded, readable = folded | older, readable & ~older
        told = completed(joined, lines, readable, states, remarks)
        states, source, into = told.state, told.source, told.told_by
        folded, readable = folded | (into >= 0), readable & (into < 0)
        lines = replace(lines, frame=told.frame)
    parent = _parents(lines, readable, above)
    unknown = readable & (parent < 0) if table.parent else np.zeros(len(readable), bool)
    if table.parent and unknown.any():
        say_unknown(remarks, lines, unknown, above[table.parent.references], places)
    placed = readable & ~unknown
    repeated = _repeated(table, lines.frame, placed)
    if repeated.any():
        say_repeated(remarks, lines, placed)

    kept, left = np.flatnonzero(placed & ~repeated), np.flatnonzero(~folded & (~placed | repeated))
    whole = len(kept) == len(readable)
    because = [_because(table, states, at, unknown=bool(unknown[at]), readable=bool(readable[at])) for at in left.tolist()]
    return Keyed(
        frame=lines.frame if whole else lines.frame.iloc[kept].reset_index(drop=True),
        states={key: state if whole else state[kept] for key, state in states.items()},
        sheet=lines.sheet[kept],
        index=lines.index[kept],
        row=lines.row[kept],
        links=_links(table, parent[kept], above),
        others=_others(sheets, lines.sheet[kept], lines.index[kept]),
        aside=_aside(lines, left, because),
        aside_sheet=lines.sheet[left],
        folded=np.bincount(lines.sheet[folded], minlength=len(sheets)),
        told_in={key: (lines.sheet[at[kept]], lines.row[at[kept]]) for key, at in source.items()},
        added=_added(lines, into, kept),
        remarks=remarks,
    )


def _added(lines: Lines, into: np.ndarray, kept: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    position = np.full(len(into), -1)
    position[kept] = np.arange(len(kept))
    at = np.flatnonzero((into >= 0) & (position[into] >= 0))
    return lines.sheet[at], lines.index[at], position[into[at]]


def _together(table: Table, numbered: Sequence[tuple[int, SheetRows]], places: Sequence[Place]) -> tuple[Lines, np.ndarray]:
    """All rows of all sheets, and which of them have a key and a parent that can be read."""
    sheets = [each for _, each in numbered]
    sizes = [len(each.row) for each in sheets]
    frame = pd.DataFrame({column.key: _joined(sheets, column.key, DTYPES[column.kind]) for column in table.columns}, copy=False)
    lines = Lines(
        table,
        frame,
        sheet=np.repeat(np.arange(len(sheets)), sizes),
        index=np.concatenate([*map(np.arange, sizes), np.empty(0, int)]).astype(int),
        row=np.concatenate([*(each.row for each in sheets), np.empty(0, int)]).astype(int),
        places=[places[number] for number, _ in numbered],
        several_files=len({place.file for place in places}) > 1,
    )
    return lines, np.concatenate([*(each.placed for each in sheets), np.empty(0, bool)])


def _aside(lines: Lines, left: np.ndarray, because: list[str]) -> pd.DataFrame:
    if not len(left):
        return _none_aside(lines.table)
    return lines.frame.iloc[left].assign(row=lines.row[left], because=pd.array(because, dtype="str"))


def _because(table: Table, states: Mapping[str, np.ndarray], at: int, *, unknown: bool, readable: bool) -> str:
    """The column that is to blame for a row set aside: a key that cannot be read, an unknown parent, a key used before."""
    if table.parent and unknown:
        return table.parent.key
    if readable:
        return table.primary_key[-1]
    return next((key for key in key_columns(table) if not can_be_key(states[key][at], table[key])), table.primary_key[-1])


@cache
def _none_aside(table: Table) -> pd.DataFrame:
    """What stands for the rows set aside where there are none."""
    columns = {column.key: pd.array([], dtype=_as_type(DTYPES[column.kind])) for column in table.columns}
    return pd.DataFrame({**columns, "row": np.empty(0, int), "because": pd.array([], dtype="str")})


def _joined(sheets: Sequence[SheetRows], key: str, dtype: str) -> Any:
    if len(sheets) == 1:
        return sheets[0].cells[key].values
    if not sheets:
        return pd.array([], dtype=_as_type(dtype))
    return pd.concat([pd.Series(each.cells[key].values) for each in sheets], ignore_index=True).astype(_as_type(dtype))


def _as_type(dtype: str) -> Any:
    """A type by its name; the stubs know only some of the names."""
    return dtype


def _states(sheets: Sequence[SheetRows], key: str) -> np.ndarray:
    if len(sheets) == 1:
        return sheets[0].cells[key].state
    return np.concatenate([*(each.cells[key].state for each in sheets), np.empty(0, np.uint8)])


def _parents(lines: Lines, placed: np.ndarray, above: Mapping[str, Rows]) -> np.ndarray:
    """Per row the position of its parent, -1 where there is none; a project is its own."""
    reference = lines.table.parent
    if reference is None:
        return np.full(len(placed), -1)
    parents = above[reference.references]
    position = pd.Index(parents.frame[parents.table.primary_key[0]]).get_indexer(pd.Index(lines.frame[reference.key]))
    return np.where(placed, position, -1)


def _links(table: Table, parent: np.ndarray, above: Mapping[str, Rows]) -> dict[str, np.ndarray]:
    if table.key == "projects":
        return {"projects": np.arange(len(parent))}
    if table.parent is None:
        return {}
    parents = above[table.parent.references]
    links = {parents.table.key: parent}
    return {**{name: link[parent] for name, link in parents.links.items() if name != parents.table.key}, **links}


def _repeated(table: Table, frame: pd.DataFrame, placed: np.ndarray) -> np.ndarray:
    """Placed rows whose key stood in a row above."""
    keys = list(table.primary_key)
    if placed.all():
        return (frame[keys[0]].duplicated() if len(keys) == 1 else frame.duplicated(subset=keys)).to_numpy()
    repeated = np.zeros(len(frame), bool)
    repeated[placed] = frame.loc[placed, keys].duplicated().to_numpy()
    return repeated


def _others(sheets: Sequence[SheetRows], sheet: np.ndarray, index: np.ndarray) -> dict[str, Sequence[Any]]:
    """The columns nobody asked for, per used row; empty where a sheet has no such column."""
    headers = dict.fromkeys(header for each in sheets for header in each.others)
    return {
        header: [sheets[s].others[header][i] if header in sheets[s].others else "" for s, i in zip(sheet, index, strict=True)]
        for header in headers
    }
