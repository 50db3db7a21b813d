"""Keys of foreign sheets: names that stand for numbers, rows numbered by place, one thing said in several rows, running totals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd

from data_access.rows import SheetRows
from data_access.short_names import full_name
from data_access.translation import OTHER_NAME, RUNNING_DAY, Translation
from data_access.typed import Remark
from schemas.as_typed import as_text
from schemas.book import Rows
from schemas.cells.plain import folded as as_compared
from schemas.table import Table

PLAIN = Translation()


@dataclass(frozen=True, slots=True)
class Joined:
    """All rows of a table, sheet after sheet.

    Attributes:
        sheet, index: per row the number of its sheet and its place among that sheet's rows.
    """

    table: Table
    sheets: Sequence[SheetRows]
    frame: pd.DataFrame
    placed: np.ndarray
    sheet: np.ndarray
    index: np.ndarray

    def translation(self, number: int) -> Translation:
        """What the mapping says of a sheet; nothing where it is one of ours."""
        return self.sheets[number].layout.translation or PLAIN

    def rows_of(self, which: str) -> np.ndarray:
        """Mask of the rows whose sheet has a mark, ``running`` or ``supporting``."""
        marked = [number for number in range(len(self.sheets)) if getattr(self.translation(number), which)]
        return np.isin(self.sheet, marked)


Remarks = list[list[tuple[str, Remark]]]


def foreign_keys(joined: Joined, above: Mapping[str, Rows], remarks: Remarks) -> tuple[pd.DataFrame, np.ndarray, np.ndarray]:
    """Brings the keys of mapped sheets to the form of ours.

    Returns:
        The frame with its keys, the mask of the rows that can be placed, and that of the rows that only repeat another.
    """
    frame = joined.frame.copy(deep=False)
    _number_apart(joined, frame)
    _look_up(joined, frame, above, remarks)
    placed = joined.placed & ~_counted_singly(joined, frame, remarks)
    repeats = _only_repeats(joined, frame, placed)
    return frame, placed & ~repeats, repeats


def _number_apart(joined: Joined, frame: pd.DataFrame) -> None:
    """Two files with a sheet of the same name give the same numbers by place; the later ones get the number of their sheet."""
    for key in {key for number in range(len(joined.sheets)) for key in joined.translation(number).numbered}:
        again = frame[key].duplicated().to_numpy() & np.isin(
            joined.sheet, [number for number in range(len(joined.sheets)) if key in joined.translation(number).numbered]
        )
        if again.any() and joined.table[key].kind != "whole":
            values = frame[key].to_numpy(object).copy()
            values[again] = [f"{value}·{sheet + 1}" for value, sheet in zip(values[again], joined.sheet[again], strict=True)]
            frame[key] = pd.array(values, dtype="str")


def _look_up(joined: Joined, frame: pd.DataFrame, above: Mapping[str, Rows], remarks: Remarks) -> None:
    """A name, or the number of the other kind, gives way to the key of the row it stands for."""
    parent = joined.table.parent
    if parent is None:
        return
    parents, values = above[parent.references], frame[parent.key].to_numpy(object).copy()
    keys = parents.texts(parents.table.primary_key[0])
    known = set(keys)
    for number in range(len(joined.sheets)):
        stands = joined.translation(number).stands.get(parent.key)
        names = _names(stands, parents, above) if stands else {}
        if names:
            at = np.flatnonzero(joined.sheet == number)
            values[at] = [value if value in known else names.get(as_compared(as_text(value)), value) for value in values[at]]
            if stands == "project_name":
                _by_short_names(joined, number, values, {**{as_compared(key): key for key in known}, **names}, remarks)
    frame[parent.key] = pd.array(values, dtype="str")


def _by_short_names(joined: Joined, number: int, values: np.ndarray, names: Mapping[str, str], remarks: Remarks) -> None:
    """Rows of one sheet whose name leaves out the place or the kind of work are placed by the one project it can mean; it is said."""
    key = joined.table.parent.key if joined.table.parent else ""
    known = set(names.values())
    at = [row for row in np.flatnonzero(joined.sheet == number).tolist() if as_text(values[row]) and values[row] not in known]
    full = {value: full_name(as_compared(as_text(value)), names) for value in {values[row] for row in at}}
    at = [row for row in at if full[values[row]]]
    if at:
        said = [as_text(values[row]) for row in at]
        remarks[number].append((key, Remark("short_name", joined.index[at], said, {"meant": [full[values[row]] for row in at]})))
        values[at] = [names[full[values[row]]] for row in at]


def _names(stands: str, parents: Rows, above: Mapping[str, Rows]) -> dict[str, str]:
    """What stands for exactly one parent, to that parent's key.

    A project's short name in the register does so too where a sheet goes by names: people write it there.
    """
    keys = parents.texts(parents.table.primary_key[0])
    found: dict[str, set[int]] = {}
    for name, at in chain(_named(stands, parents, above), _also_named(stands, parents, above)):
        if name and at >= 0:
            found.setdefault(as_compared(name), set()).add(int(at))
    return {name: keys[next(iter(ats))] for name, ats in found.items() if len(ats) == 1}


def _also_named(stands: str, parents: Rows, above: Mapping[str, Rows]) -> Iterator[tuple[str, int]]:
    """The other names of projects, out of columns of the register that are nothing else, with the parent they are of."""
    if stands != "project_name":
        return
    projects = above.get("projects", parents)
    position = [[at] for at in range(len(projects))]
    if parents.table.key != "projects":
        position = [[] for _ in range(len(projects))]
        for at, project in enumerate(parents.project.tolist()):
            if project >= 0:
                position[project].append(at)
    for header, cells in projects.others.items():
        if OTHER_NAME.search(header):
            yield from ((as_text(cell), at) for cell, ats in zip(cells, position, strict=True) for at in ats)


def _named(stands: str, parents: Rows, above: Mapping[str, Rows]) -> Iterator[tuple[str, int]]:
    """What stands for a parent, with its position."""
    if parents.table.key == "projects":
        named, position = (
            (above["contracts"].texts("contract_no"), above["contracts"].project)
            if stands == "contract_no" and "contracts" in above
            else (parents.texts(stands) if stands in parents.table.by_key else np.empty(0, object), np.arange(len(parents)))
        )
    elif parents.table.key == "contracts":
        projects = above["projects"]
        named, position = (
            projects.texts(stands if stands in projects.table.by_key else "project_id")[parents.project],
            np.arange(len(parents)),
        )
    else:
        return
    yield from zip(named, position[: len(named)], strict=True)


def _counted_singly(joined: Joined, frame: pd.DataFrame, remarks: Remarks) -> np.ndarray:
    """Running totals of contracts that have single entries too: these count, the total does not, and it is said."""
    running = joined.rows_of("running") & joined.placed
    if joined.table.key not in RUNNING_DAY or not running.any():
        return np.zeros(len(frame), bool)
    contract = frame["contract_no"]
    doubled = running & contract.isin(set(contract[joined.placed & ~running])).to_numpy()
    for number in np.unique(joined.sheet[doubled]):
        at = joined.index[doubled & (joined.sheet == number)]
        amount = "amount" if joined.table.key == "receipts" else "gross_amount"
        values = [
            as_text(value / 100) for value in joined.frame[amount].to_numpy("float64", na_value=np.nan)[doubled & (joined.sheet == number)]
        ]
        remarks[number].append((amount, Remark("running_total_left_out", at, values, {"sheet_of_singles": joined.table.sheet})))
    return doubled


def _only_repeats(joined: Joined, frame: pd.DataFrame, placed: np.ndarray) -> np.ndarray:
    """Rows of mapped sheets that say nothing new of a key: all they say stands in the first row of that key."""
    repeats = np.zeros(len(frame), bool)
    foreign = np.isin(joined.sheet, [number for number in range(len(joined.sheets)) if joined.sheets[number].layout.translation])
    order = np.argsort(joined.rows_of("supporting"), kind="stable")  # supporting rows come after those they support
    at = order[placed[order]]
    keys = list(joined.table.primary_key)
    group = frame.iloc[at][keys].groupby(keys, dropna=False, sort=False).ngroup().to_numpy() if len(at) else np.empty(0, int)
    first = np.full(group.max(initial=-1) + 1, -1)
    later = []
    for row, number in zip(at.tolist(), group.tolist(), strict=True):
        if first[number] < 0:
            first[number] = row
        elif foreign[row]:
            later.append((row, int(first[number])))
    if later:
        rows, firsts = (np.array(each) for each in zip(*later, strict=True))
        repeats[rows] = _says_no_more(frame, rows, firsts)
    return repeats


def _says_no_more(frame: pd.DataFrame, rows: np.ndarray, firsts: np.ndarray) -> np.ndarray:
    same = np.ones(len(rows), bool)
    for key in frame.columns:
        there, before = frame[key].iloc[rows].reset_index(drop=True), frame[key].iloc[firsts].reset_index(drop=True)
        same &= (there.isna() | (there == before).fillna(False)).to_numpy(bool)
    return same
