"""How the cells of a foreign sheet become ours: other words, several things in one cell, constants, numbers by place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from schemas import states
from schemas.as_typed import as_text
from schemas.cells import read_cell
from schemas.cells.plain import folded, plain, tidy
from schemas.columns import PHONE_KINDS, Column

RUNNING_DAY: Mapping[str, str] = {"receipts": "received_date", "invoices": "invoice_date"}  # the day a single entry would have
OTHER_NAME = re.compile(r"(?:简称|俗称|别名|曾用名|全称|全名)(?:\s*#\d+)?$")  # headings of further names of a project in its register
NOTHING = frozenset({"", "/", "-", "--", "—", "——", "\\", "无", "0"})  # in a cell of money columns that stand for a row of ours

_PHONE = re.compile(r"(?:\+?\d[\d\s-]{5,}\d)(?:转\d+)?")
_PART = {
    "current": re.compile(r"(?<![\d.])(\d{2,4}(?:\.\d+)?\s*k?A)(?![A-Za-z])", re.IGNORECASE),
    "poles": re.compile(
        r"(?<![\dA-Za-z])([2-5]\s*P(?:\s*\+\s*PE(?:外壳)?)?|[三四五]相?[三四五]线|3[LP]\+N(?:\+PE)?)(?![A-Za-z])", re.IGNORECASE
    ),
    "ip_rating": re.compile(r"(IP\s*-?\s*[0-9X]{2})", re.IGNORECASE),
}
_MARKS = re.compile(r"(\d{1,3}(?:\.\d+)?)分?")
_SAYS_NO = re.compile("[不未没无非否缺]")
_BETWEEN = " \t\n/、,，;；:：|()（）-"
OURS = 5  # marks at most
JOINED = " "  # between what stood in cells of their own
WHATEVER = "*"  # among their words: every text that is none of ours, save one that says no
NAMES = frozenset({"person", "text"})


@dataclass(frozen=True, slots=True)
class Translation:
    """What is done to the cells of one table in a foreign sheet before they are read.

    Attributes:
        fixed: our column key to what stands in every row.
        words: our column key to their words, each with ours; ``*`` stands for every text that is no word of ours and does not say no.
        out_of: our column key to the most marks theirs can have.
        numbered: columns whose value is made of the sheet's name and the row.
        stands: a reference's key to the column of projects or contracts that their column holds instead of its number.
        joined: our column key to the numbers of further columns whose cells stand behind its own.
        parts: columns that take their part out of a cell they share with others.
        own: numbers of the columns that make a sheet's row a row of this table; none means every row is one.
        running: amounts are running totals, one entry without a day.
        latest: the column by whose day the newest row of a key counts, in a log; ``""`` where a key stands in one row.
        supporting: rows only add what no other sheet says of the same key.
    """

    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    out_of: Mapping[str, int] = field(default_factory=dict)
    numbered: frozenset[str] = frozenset()
    stands: Mapping[str, str] = field(default_factory=dict)
    joined: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()
    own: tuple[int, ...] = ()
    running: bool = False
    latest: str = ""
    supporting: bool = False

    def cells(self, column: Column, raws: Sequence[Any], sheet: str, rows: Sequence[int]) -> Sequence[Any]:
        """The cells of a column as they would stand in a sheet of ours."""
        if column.key in self.numbered:
            return [f"{row}" if column.kind == "whole" else f"{sheet}-{row}" for row in rows]
        if column.key in self.parts:
            raws = [part(raw, column) for raw in raws]
        if column.key in self.words:
            raws = _in_our_words(raws, column, self.words[column.key])
        if column.key in self.out_of:
            raws = [out_of_five(raw, self.out_of[column.key]) for raw in raws]
        if column.key in self.fixed:
            raws = [self.fixed[column.key] if raw in ("", None) else raw for raw in raws]
        return raws

    def together(self, key: str, raws: Sequence[Any], column: Callable[[int], Sequence[Any]]) -> Sequence[Any]:
        """The cells of a column with what stands in others besides, 顺驰物流 浙A12345 张工.

        Args:
            column: the cells of a column by its number.
        """
        if key not in self.joined:
            return raws
        beside = [column(number) for number in self.joined[key]]
        return [JOINED.join(as_text(cell) for cell in cells if not is_nothing(cell)) for cells in zip(raws, *beside, strict=True)]

    def is_row(self, row: Sequence[Any], first_column: int) -> bool:
        """Whether a row of the sheet holds a row of this table."""
        if not self.own:
            return True
        return any(not is_nothing(row[number - first_column]) for number in self.own if number - first_column < len(row))


def _in_our_words(raws: Sequence[Any], column: Column, words: Mapping[str, str]) -> list[Any]:
    ours = {folded(theirs): word for theirs, word in words.items()}
    said = [ours.get(folded(raw), raw) if isinstance(raw, str) else raw for raw in raws]
    whatever = words.get(WHATEVER)
    return [whatever if whatever and _is_unknown(raw, column) else raw for raw in said]


def _is_unknown(raw: Any, column: Column) -> bool:
    return isinstance(raw, str) and read_cell(raw, column).state == states.UNREADABLE and not _SAYS_NO.search(raw)


def marks_given(raw: Any) -> Decimal | None:
    """The marks in a cell, 9 or 9分; None if it holds none."""
    number = as_text(raw) if isinstance(raw, float) else _MARKS.fullmatch(plain(raw)) if isinstance(raw, str) else None
    return Decimal(number if isinstance(number, str) else number[1]) if number else None


def out_of_five(raw: Any, most: int) -> Any:
    """Marks out of ``most`` as marks out of five, halves upwards; what is no mark, or more than can be given, stays as it is."""
    marks = marks_given(raw)
    if marks is None or not 0 < marks <= most:
        return raw
    return float(max((marks * OURS / most).quantize(Decimal(1), ROUND_HALF_UP), Decimal(1)))


def is_nothing(cell: Any) -> bool:
    """Whether a cell says that there is none: empty, a dash, a nought."""
    return cell in (None, 0.0) or (isinstance(cell, str) and tidy(cell) in NOTHING)


def part(raw: Any, column: Column) -> Any:
    """What of a cell that holds several things belongs in a column: 2500A of ``2500A/4P/IP54``, the name of ``张工 13800138000``."""
    if not isinstance(raw, str):
        return raw if column.kind in PHONE_KINDS or column.kind == "current" else ""
    text = plain(raw)
    if column.kind in PHONE_KINDS:
        return " / ".join(found.strip() for found in _PHONE.findall(text))
    if column.kind in NAMES:
        return _PHONE.sub(" ", text).strip(_BETWEEN)
    found = _PART[column.kind].search(text) if column.kind in _PART else None
    return found[1] if found else ("" if column.kind in _PART else raw)


def is_part(kind: str) -> bool:
    """Whether a kind of value can be told from the others in one cell."""
    return kind in _PART or kind in PHONE_KINDS
