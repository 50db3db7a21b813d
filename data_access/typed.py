"""A column of raw cells becomes a typed array, a state per cell, and what there is to say about its cells.

Sheets repeat themselves: each different cell of a column is read once, however many rows hold it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import process

from schemas import states
from schemas.as_typed import as_text, as_typed
from schemas.cells import DTYPES, read_cell
from schemas.cells.ordinary import all_ordinary, ordinary_ones
from schemas.cells.reading import MISSING, Reading
from schemas.cells.units import Factor
from schemas.columns import Column

STATE = np.uint8
_SPACE = r"[\s\u200b-\u200f\ufeff]*"
_AS_ABOVE = re.compile(rf"{_SPACE}(?:同{_SPACE}上|〃|[\"＂″]|''|′′){_SPACE}")  # what people write for it
_MAY_BEGIN = frozenset("同〃\"＂″'′ \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {
    *map(chr, range(0x2000, 0x2010))
}
LARGEST_FAST = 1e12  # yuan; below it a float times 100 is exact enough to judge by


@dataclass(frozen=True, slots=True)
class Remark:
    """A code at some cells of a column.

    Attributes:
        at: indices into the column.
        values: what stands in each of the cells, as text.
        facts: what the sentence names besides, the same for all, or lists with one entry per cell.
    """

    code: str
    at: np.ndarray
    values: list[str]
    facts: dict[str, Any]

    def apart_from(self, at: Sequence[int]) -> Remark:
        """The remark without some of its cells."""
        kept = np.flatnonzero(~np.isin(self.at, at)).tolist()
        facts = {name: [fact[index] for index in kept] if isinstance(fact, list) else fact for name, fact in self.facts.items()}
        return Remark(self.code, self.at[kept], [self.values[index] for index in kept], facts)


@dataclass(frozen=True, slots=True)
class Typed:
    """A column read."""

    values: pd.api.extensions.ExtensionArray | np.ndarray
    state: np.ndarray
    remarks: list[Remark]


class _Different(dict[Any, int]):
    """Numbers the different cells of a column in the order in which they turn up."""

    def __missing__(self, raw: Any) -> int:
        self[raw] = number = len(self)
        return number


def typed(raws: Sequence[Any], column: Column, multiply: Factor | None = None) -> Typed:
    """Reads a column of raw cells; ``multiply`` is what the header's unit is of the column's own, None where it names none."""
    if column.kind == "money" and multiply in (None, 1):
        fast = _clean_amounts(raws, column.minimum)
        if fast is not None:
            return fast
    if not any(raws) and set(raws) <= {""}:
        return _nothing(len(raws), DTYPES[column.kind])
    different = _Different()
    code = np.fromiter(map(different.__getitem__, raws), dtype=np.int32, count=len(raws))
    if (1 in different or 0 in different) and bool in set(map(type, raws)):  # True would pass for 1
        return typed(["TRUE" if raw is True else "FALSE" if raw is False else raw for raw in raws], column, multiply)
    cells = list(different)
    if all_ordinary(cells, column):
        return _as_they_stand(cells, code)
    marks = {raw for raw in cells if type(raw) is str and raw[:1] in _MAY_BEGIN and _AS_ABOVE.fullmatch(raw)}
    if marks:
        return _with_copies(raws, marks, column, multiply)
    ordinary = ordinary_ones(cells, column)
    readings = [Reading(raw, states.VALUE) if raw in ordinary else read_cell(raw, column, multiply) for raw in cells]
    state = np.array([reading.state for reading in readings], dtype=STATE)
    values = array(readings, DTYPES[column.kind])
    if cells:
        values, state = values.take(code), state[code]
    return Typed(values, state, list(_remarks(readings, cells, code, column)))


def _nothing(size: int, dtype: str) -> Typed:
    """A column that nobody fills in."""
    return Typed(array([MISSING], dtype).take(np.zeros(size, int)), np.full(size, states.MISSING, STATE), [])


def _as_they_stand(cells: list[str], code: np.ndarray) -> Typed:
    """Texts that need no reader; empty cells are blank."""
    values = pd.array([cell or None for cell in cells], dtype="str")
    state = np.where(values.isna(), states.MISSING, states.VALUE).astype(STATE)
    return Typed(values, state, []) if len(cells) == len(code) else Typed(values.take(code), state[code], [])


def _with_copies(raws: Sequence[Any], marks: set[str], column: Column, multiply: Factor | None) -> Typed:
    """同上 and 〃 copy the cell above; what is wrong with that one is said there and not again below."""
    copied = list(raws)
    at = [index for index, raw in enumerate(raws) if raw in marks]
    for index in at:
        copied[index] = copied[index - 1] if index else ""
    read = typed(copied, column, multiply)
    remarks = [each.apart_from(at) for each in read.remarks]
    for told_as in ("", "blank", "unread"):
        copies = [index for index in at if _told_as(copied[index], read.state[index]) == told_as]
        values, read_as = [shown(raws[index]) for index in copies], [shown(copied[index]) for index in copies]
        remarks.append(Remark("read_with_doubt", np.array(copies, int), values, {"read_as": read_as, "told_as": told_as}))
    return Typed(read.values, read.state, [each for each in remarks if len(each.at)])


def _told_as(copied: Any, state: int) -> str:
    """What became of a copy: of an empty cell, of one that cannot be read, or of a good one."""
    return "blank" if shown(copied).strip() == "" else "unread" if state == states.UNREADABLE else ""


def array(readings: Sequence[Reading], dtype: str) -> Any:
    """The values of readings as an array of a kind's type."""
    blank = np.array([reading.state != states.VALUE for reading in readings], dtype=bool)
    if dtype == "Int64":
        return pd.arrays.IntegerArray(np.array([reading.value or 0 for reading in readings], dtype="int64"), blank)
    if dtype == "boolean":
        return pd.arrays.BooleanArray(np.array([bool(reading.value) for reading in readings], dtype=bool), blank)
    if dtype == "float64":
        return np.array([np.nan if reading.value is None else reading.value for reading in readings], dtype="float64")
    if dtype == "datetime64[us]":
        return np.array(
            [np.datetime64("NaT") if reading.value is None else np.datetime64(reading.value, "us") for reading in readings], dtype
        )
    return pd.array([reading.value for reading in readings], dtype="str")


def _clean_amounts(raws: Sequence[Any], minimum: Decimal | int | None) -> Typed | None:
    """The usual column of amounts, numbers and empty cells, all at once; None if anything needs a closer look."""
    types = set(map(type, raws))
    if not types <= {float, str}:
        return None
    yuan = np.array([raw or 0.0 for raw in raws])
    if yuan.dtype.kind != "f" or not bool((np.abs(yuan) < LARGEST_FAST).all()):  # numbers among texts are texts
        return None
    blank = np.array([raw == "" for raw in raws], bool) if str in types else np.zeros(len(raws), bool)
    fen = np.rint(yuan * 100)
    if not bool((np.abs(yuan * 100 - fen) <= 1e-4).all()) or (minimum is not None and bool((fen[~blank] < float(minimum * 100)).any())):
        return None
    state = np.where(blank, states.MISSING, states.VALUE).astype(STATE)
    return Typed(pd.arrays.IntegerArray(fen.astype("int64"), blank), state, [])


def _remarks(readings: Sequence[Reading], cells: Sequence[Any], code: np.ndarray, column: Column) -> Any:
    by_code: dict[str, list[int]] = {}
    for number, reading in enumerate(readings):
        if reading.code:
            by_code.setdefault(reading.code, []).append(number)
    for name, numbers in by_code.items():
        at = np.flatnonzero(np.isin(code, numbers))
        texts = {number: shown(cells[number]) for number in numbers}
        values = [texts[number] for number in code[at]]
        yield Remark(name, at, values, _facts(name, readings, code[at], values, column))


def _facts(name: str, readings: Sequence[Reading], code: np.ndarray, values: list[str], column: Column) -> dict[str, Any]:
    if name == "not_in_list":
        words = [*column.values, *column.value_aliases]
        nearest = {value: column.value_aliases.get(word := process.extractOne(value, words)[0], word) for value in set(values)}
        return {"allowed": "、".join(column.values), "nearest": [nearest[value] for value in values]}
    if name in ("read_with_doubt", "rating_unusual"):
        return {"read_as": [as_typed(readings[number].value, column) for number in code]}
    if name == "out_of_range":
        return {"range": _range(column)}
    return {}


def _range(column: Column) -> str:
    if column.kind in ("percent", "money_or_percent"):
        return "0–100%"
    if column.kind == "score":
        return "1–5"
    if column.kind == "months":
        return "0–120"
    if column.minimum is None or column.maximum is None:
        return f"≥ {column.minimum}" if column.minimum is not None else f"≤ {column.maximum}"
    return f"{column.minimum}–{column.maximum}"


def shown(raw: Any) -> str:
    """A raw cell as it looks in the sheet, cut to what fits in a sentence."""
    text = as_text(raw) if isinstance(raw, (float, bool, date)) else str(raw)
    return text if len(text) <= 80 else f"{text[:79]}…"
