"""Two sheets that tell of the same thing complete each other: what left stands in one list, what arrived in another, by the same number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.foreign_keys import Joined
from data_access.key_findings import Lines, Remarks, address
from data_access.typed import Remark
from schemas import states
from schemas.as_typed import as_text, as_typed
from schemas.cells.plain import folded
from schemas.columns import MONEY_KINDS, Column

TEXTS = frozenset({"text", "long_text", "identifier"})
_AROUND = re.compile("[第批号次]")


@dataclass(frozen=True, slots=True)
class Completed:
    """The rows with what other sheets say of the same key.

    Attributes:
        source: per column that other sheets say something of, per row the row that its cell is read from.
        told_by: per row the row it was added to, -1 for rows that stand for themselves.
    """

    frame: pd.DataFrame
    state: Mapping[str, np.ndarray]
    source: Mapping[str, np.ndarray]
    told_by: np.ndarray


def completed(joined: Joined, lines: Lines, placed: np.ndarray, state: Mapping[str, np.ndarray], remarks: Remarks) -> Completed:
    """Fills the blanks of the first row of every key with what rows of other mapped sheets say of it.

    A row that says otherwise is left alone, and so a double key, unless both go by a number of their own and agree on money
    and on whose they are: then the first one counts and it is said. A sheet in support never argues: what it says otherwise
    does not count, the rest does.

    Args:
        lines: all rows; their keys are ours.
        placed: mask of the rows that have a key.
        state: per column and row.
    """
    frame = lines.frame
    into = np.full(len(frame), -1)
    source: dict[str, np.ndarray] = {}
    for firsts, rows in _rounds(joined, frame, placed):
        otherwise = _otherwise(joined, frame, state, firsts, rows)
        supporting = joined.rows_of("supporting")[rows]
        fits = supporting | ~_argues(joined, otherwise, firsts, rows)
        _say_otherwise(lines, otherwise, firsts, rows, fits & ~supporting, remarks)
        first, row = firsts[fits], rows[fits]
        into[row] = first
        for column in joined.table.columns:
            fills = _fills(joined, column, state[column.key], source.get(column.key), first, row)
            if fills.any():
                source.setdefault(column.key, np.arange(len(frame)))[first[fills]] = row[fills]
    told = {key: frame[key].take(at).reset_index(drop=True) for key, at in source.items()}
    return Completed(
        frame.assign(**told) if told else frame, {**state, **{key: state[key][at] for key, at in source.items()}}, source, into
    )


def _rounds(joined: Joined, frame: pd.DataFrame, placed: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """The first row of every key with the second one, then with the third one, each of another mapped sheet than those before it.

    Of a sheet in support every row counts.
    """
    mapped = np.array([each.layout.translation is not None for each in joined.sheets])[joined.sheet]
    order = np.argsort(joined.rows_of("supporting"), kind="stable")
    at = order[(placed & mapped)[order]]
    keys = list(joined.table.primary_key)
    again = frame.iloc[at].duplicated(keys, keep=False).to_numpy()
    together: dict[object, list[int]] = {}
    for row, key in zip(at[again].tolist(), frame.iloc[at[again]][keys].itertuples(index=False, name=None), strict=True):
        together.setdefault(key, []).append(row)
    supporting = joined.rows_of("supporting")
    pairs: list[list[tuple[int, int]]] = []
    for rows in together.values():
        seen, told = {joined.sheet[rows[0]]}, 0
        for row in rows[1:]:
            if joined.sheet[row] not in seen or supporting[row]:
                pairs += [[]] if told == len(pairs) else []
                pairs[told].append((rows[0], row))
                told += 1
                seen.add(joined.sheet[row])
    return [(np.array([first for first, _ in each]), np.array([row for _, row in each])) for each in pairs]


def _otherwise(
    joined: Joined, frame: pd.DataFrame, state: Mapping[str, np.ndarray], first: np.ndarray, row: np.ndarray
) -> dict[str, np.ndarray]:
    """Per column which rows say otherwise than the first ones; what holds for all rows of a sheet says nothing of one."""
    found: dict[str, np.ndarray] = {}
    for column in joined.table.columns:
        both = (state[column.key][first] == states.VALUE) & (state[column.key][row] == states.VALUE)
        both &= ~_is_fixed(joined, column, first) & ~_is_fixed(joined, column, row)
        if both.any():
            one, other = (frame[column.key].iloc[at].reset_index(drop=True) for at in (first, row))
            if column.kind in TEXTS:  # 第1批 is batch 1
                one, other = (side.map(lambda text: _AROUND.sub("", folded(as_text(text)))) for side in (one, other))
            both &= ~(one == other).fillna(False).to_numpy(bool)
        if both.any():
            found[column.key] = both
    return found


def _argues(joined: Joined, otherwise: Mapping[str, np.ndarray], first: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Which rows cannot be of the same thing for what they say otherwise."""
    table = joined.table
    numbers = [key for key in table.primary_key if table[key].kind == "identifier" and not table[key].references]
    numbered = np.zeros(len(row), bool)
    for key in numbers:
        by_place = [key in joined.translation(number).numbered for number in range(len(joined.sheets))]
        numbered |= ~_of_sheets(by_place, joined.sheet[first]) & ~_of_sheets(by_place, joined.sheet[row])
    argues = np.zeros(len(row), bool)
    for key, which in otherwise.items():
        matters = table[key].kind in MONEY_KINDS or bool(table[key].references)
        argues |= which if matters else which & ~numbered
    return argues


def _say_otherwise(
    lines: Lines, otherwise: Mapping[str, np.ndarray], first: np.ndarray, row: np.ndarray, which: np.ndarray, remarks: Remarks
) -> None:
    for key, differs in otherwise.items():
        for at in np.flatnonzero(differs & which).tolist():
            one, other = int(first[at]), int(row[at])
            place, here = lines.places[lines.sheet[one]], lines.places[lines.sheet[other]]
            cell = address(place, key, int(lines.row[one]), here, several_files=lines.several_files)
            values = lines.frame[key]
            facts = {"other_cell": cell, "used": as_typed(values.iloc[one], lines.table[key])}
            said = [as_typed(values.iloc[other], lines.table[key])]
            remarks[lines.sheet[other]].append((key, Remark("says_otherwise", lines.index[[other]], said, facts)))


def _fills(joined: Joined, column: Column, state: np.ndarray, source: np.ndarray | None, first: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Which rows say something of a column of which the first says nothing, or have the column at all where its sheet has none."""
    so_far = first if source is None else source[first]
    blank = state[so_far] != states.VALUE
    says = (state[row] == states.VALUE) & ~_is_fixed(joined, column, row)
    return np.asarray(blank & (says | (_has_column(joined, column.key, row) & ~_has_column(joined, column.key, so_far))))


def _is_fixed(joined: Joined, column: Column, at: np.ndarray) -> np.ndarray:
    return _of_sheets([column.key in joined.translation(number).fixed for number in range(len(joined.sheets))], joined.sheet[at])


def _has_column(joined: Joined, key: str, at: np.ndarray) -> np.ndarray:
    return _of_sheets([key in each.layout.columns for each in joined.sheets], joined.sheet[at])


def _of_sheets(marks: Sequence[bool], sheet: np.ndarray) -> np.ndarray:
    return np.asarray(np.array(marks, dtype=bool)[sheet])
