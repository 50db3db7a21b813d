"""Where the header of a foreign sheet stands and where its rows end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from data_access.grid import Grid
from data_access.mapping.headers import DEEPEST, WITHIN, Header, cells, header, spans
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import meanings
from schemas.cells.plain import folded, tidy
from schemas.cells.units import unit_above

LONGEST = 30  # letters of a heading; a longer text is a sentence
KNOWN = 0.75
DIVIDING = frozenset({"计划", "实际", "应收", "实收", "已收", "金额", "日期"})  # of a row below headings that holds nothing else
FEW_LINES = 0.2  # share of the texts of a row that may look like lines of a title, where the others are headings
WIDEST = 8  # columns that one heading holds for where nothing is merged
_FOOTER = re.compile(
    r"^(?:合\s*计|小\s*计|总\s*计|累\s*计|本页|本月合计|备注|注|说明|制表|填表|审核|审批|编制|日期)(?:人|日期)?\s*(?:[::].*)?$", re.DOTALL
)
_SENTENCE = re.compile("[,，。;；:：]")
_LINE = re.compile(r"[:：]|\d年\d+月|截至|截止|更新于")  # of a title, not of a heading


@dataclass(frozen=True, slots=True)
class Found:
    """A list found in a sheet.

    Attributes:
        first_row, last_row: of its data, footers left out.
        unit: what one of the amounts is, by a line above the header: 10 000 for 单位：万元, 0 where nothing is said.
    """

    header: Header
    first_row: int
    last_row: int
    unit: int


def lists_in(grid: Grid) -> list[Found]:
    """The lists in a sheet, those beside each other the widest first: at least two headings of which we know one, and rows below."""
    best, most = None, 0.0
    for row in range(grid.first_row, min(grid.first_row + len(grid.rows) - 1, grid.first_row + WITHIN)):
        worth = _worth(grid, row)
        if worth > most:
            best, most = row, worth
    if best is None or most < 1.5:
        return []
    first, last = _top(grid, best), _bottom(grid, best)
    apart = _apart(grid, header(grid, first, last))
    ends = [(at, _end(grid, at)) for at in apart]
    return [Found(at, last + 1, end, _unit(grid, at)) for at, end in ends if end > last]


def cells_of(grid: Grid, found: Found, number: int) -> Cells:
    """The filled cells of a column of the list; a cell merged downwards counts once, a heading that is said again is none."""
    index, start = number - grid.first_column, found.first_row - grid.first_row
    rows = grid.rows[start : found.last_row - grid.first_row + 1]
    headings = {folded(level) for level in found.header.names.get(number, ())}
    raws = [row[index] for row in rows if index < len(row) and row[index] not in ("", None) and not _is_spaces(row[index])]
    return Cells([raw for raw in raws if not isinstance(raw, str) or folded(raw) not in headings], len(rows))


def _is_spaces(raw: Any) -> bool:
    return isinstance(raw, str) and not raw.strip()


def _worth(grid: Grid, row: int) -> float:
    """How much a row looks like a header: headings we know, then headings at all; data and titles look otherwise."""
    texts = cells(grid, row)
    if len(texts) < 2 or len(set(texts.values())) < 0.5 * len(texts):
        return 0.0
    others = sum(1 for raw in grid.rows[row - grid.first_row] if raw not in ("", None) and not isinstance(raw, str))
    known = sum(1 for text in texts.values() if len(text) <= LONGEST and (found := meanings(text)) and found[0][2] >= KNOWN)
    return known + 0.25 * min(len(texts), 12) - 1.5 * others


def _top(grid: Grid, row: int) -> int:
    """The first row of the header whose headings stand in ``row``."""
    first = row
    while first > grid.first_row and row - first + 1 < DEEPEST and _is_above(grid, first - 1, row):
        first -= 1
    return first


def _is_above(grid: Grid, row: int, leaf: int) -> bool:
    """Whether a row holds headings of headings: several of them, or one over part of the columns, and no title."""
    above, below = cells(grid, row), cells(grid, leaf)
    if not above or any(not isinstance(raw, str) and raw not in ("", None) for raw in grid.rows[row - grid.first_row]):
        return False
    width = sum(1 for _ in below)
    if any(top == row and leaf <= bottom and left == right for top, left, bottom, right in grid.merged):
        return True  # a heading reaches down to the others
    wide = any(right - left + 1 >= 0.7 * width for left, right in spans(grid, row))
    lines = sum(len(text) > 14 or bool(_LINE.search(text)) for text in above.values()) > FEW_LINES * len(above)
    far = not spans(grid, row) and any(after - at > WIDEST for at, after in pairwise([*sorted(above), max(below) + 1]))
    return not wide and not lines and not far and (len(above) >= 2 or bool(spans(grid, row)))


def _bottom(grid: Grid, row: int) -> int:
    """The last row of the header: the next one belongs to it when it only divides what stands above."""
    index = row + 1 - grid.first_row
    if index >= len(grid.rows) - 1:
        return row
    above, below = cells(grid, row), cells(grid, row + 1)
    data = any(not isinstance(raw, str) and raw not in ("", None) for raw in grid.rows[index])
    if len(below) < 2 or data or any(len(text) > 14 for text in below.values()):
        return row
    wide = {number for left, right in spans(grid, row) for number in range(left, right + 1)}
    divided = [number for number in below if number in wide or number not in above]
    only_divides = all(folded(text) in DIVIDING for text in below.values())
    return row + 1 if only_divides or len(divided) >= max(2, 0.7 * len(below)) else row


def _apart(grid: Grid, at: Header) -> list[Header]:
    """The headers of the lists that empty columns part from each other, the widest first."""
    filled = {
        number
        for row in grid.rows[at.first_row - grid.first_row :]
        for number, raw in enumerate(row, grid.first_column)
        if raw not in ("", None)
    }
    lists: list[list[int]] = [[]]
    for number in range(min(at.names), max(at.names) + 1):
        if number not in at.names and number not in filled:
            lists.append([])
        elif number in at.names:
            lists[-1].append(number)
    wide = sorted((each for each in lists if each), key=len, reverse=True)
    return [_part(at, each) for each in wide if len(each) > 1 or each is wide[0]]


def _part(at: Header, numbers: list[int]) -> Header:
    names = {number: at.names[number] for number in numbers}
    return Header(at.first_row, at.row, names, {number: name for number, name in at.names.items() if number not in names})


def _end(grid: Grid, at: Header) -> int:
    """The last row of the data of a list: totals, signatures and notes below it are none."""
    last = at.row
    left = min(at.names) - grid.first_column if at.beside else 0
    right = max(at.names) - grid.first_column + 1 if at.beside else None
    for index in range(at.row - grid.first_row + 1, len(grid.rows)):
        row = grid.rows[index][left:right]
        filled = [raw for raw in row if raw not in ("", None) and not _is_spaces(raw)]
        if filled and not _is_footer(filled, len(row)):
            last = grid.first_row + index
    return last


def _is_footer(filled: list[Any], width: int) -> bool:
    first = filled[0]
    if isinstance(first, (float, bool, date)):
        return False
    text = tidy(str(first))
    if _FOOTER.match(text) or folded(text).replace(" ", "") in ("合计", "总计", "小计"):
        return True
    return len(filled) == 1 and width >= 4 and (len(text) > 12 or bool(_SENTENCE.search(text)))


def _unit(grid: Grid, at: Header) -> int:
    above = (text for row in range(grid.first_row, at.first_row) for text in cells(grid, row).values())
    return int(unit_above(above) or 0)
