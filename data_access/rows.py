"""One table in one sheet: which rows hold data, which are footers, which cannot be placed; nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data_access.grid import Grid
from data_access.layout import Layout
from data_access.translation import RUNNING_DAY
from data_access.typed import Remark, Typed, shown, typed
from schemas import states
from schemas.cells.plain import folded, plain
from schemas.columns import Column
from schemas.table import Table

TOGETHER = 256  # rows turned at once: as many as the processor keeps at hand
_BEGINS_A_FOOTER = " \t\u3000\xa0\u200b\ufeff合小总备制审"
_FOOTER = re.compile(r"(?:合计|小计|总计|备注|制表|审核)(?:人|日期)?\s*(?::.*)?$", re.DOTALL)
# In sheets of others: the sum of a part, 华东区小计, and the heading of a part, 一、华东区 or —— 2025年9月 ——, which stands alone in
# its row.
_SUM_OF_PART = re.compile(r".{1,8}(?:小计|合计|总计)$")
_PART = re.compile(
    r"(?:[(（]?[一二三四五六七八九十]+[)）]|[一二三四五六七八九十]+\s*[、..．]|第[一二三四五六七八九十]+(?:部分|类)).{0,20}$"
    r"|[-—=*\s]*(?:20)?\d\d年(?:度|\d{1,2}月份?)?[-—=*\s]*$"
)
# And what is noted below a list, a sentence that stands alone in its row: 注：合同额为含税价; 2、“首车”指第一车离厂.
_NOTE = re.compile(r"(?:注|说明|备注|提示|填表)\s*\d*\s*[:、.．].*|[※★*].*|(?=.{6}).*[,;。].*|(?=.{12})\d{1,2}\s*[、.．)].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one table in one sheet, those set aside included.

    Attributes:
        row: sheet row of each, counted from 1.
        placed: which of them have a key and a parent.
        cells: per column key the column read.
        others: headers nobody asked for, with their raw cells.
        remarks: per column key what is to be said about its cells.
        footers: sheet row and column of every footer, and what it says.
    """

    table: Table
    layout: Layout
    row: np.ndarray
    placed: np.ndarray
    cells: Mapping[str, Typed]
    others: Mapping[str, Sequence[Any]]
    remarks: Sequence[tuple[str, Remark]]
    footers: Sequence[tuple[int, int, str]]


def sheet_rows(grid: Grid, layout: Layout) -> SheetRows:
    """Reads the rows below the header."""
    table = layout.table
    below = filled_down(grid, layout)
    lost = _lost_cells(grid, layout.header_row)
    filled = _with_content(below, {row - layout.header_row - 1 for rows in lost.values() for row in rows})
    if layout.translation:
        filled = [index for index in filled if layout.translation.is_row(below[index], grid.first_column)]
    beside = [number for numbers in layout.translation.joined.values() for number in numbers] if layout.translation else []
    width = max([*layout.columns.values(), *layout.others, *beside], default=0) - grid.first_column + 1
    columns = _columns([below[index] for index in filled], width)
    foreign = layout.translation is not None
    headings = _headings(layout)
    looked_at = filled if foreign else _may_be_footers(filled, columns, frozenset(layout.headers.values()))
    footers = {
        index: at for index in looked_at if (at := _footer(below[index], grid, layout) or _header_again(below[index], grid, headings))
    }
    kept = [index for index in filled if index not in footers]
    if footers:
        columns = _columns([below[index] for index in kept], width)
    row = np.array(kept, dtype=np.int32) + (layout.header_row + 1)

    remarks: list[tuple[str, Remark]] = []
    cells: dict[str, Typed] = {}
    for column in table.columns:
        number = layout.columns.get(column.key, 0)
        raws: Sequence[Any] = columns[number - grid.first_column] if number else [""] * len(kept)
        if layout.translation:
            raws = layout.translation.together(column.key, raws, lambda at: columns[at - grid.first_column])
            raws = layout.translation.cells(column, raws, grid.name, row.tolist())
        read = cells[column.key] = _read(raws, column, layout, lost.get(number, {}), row)
        remarks += [(column.key, remark) for remark in (*read.remarks, *_unfilled(column, read, raws, layout))]
    others = {header: columns[number - grid.first_column] for number, header in layout.others.items() if kept}
    return SheetRows(
        table,
        layout,
        row,
        _placed(layout, cells, len(kept)),
        cells,
        others,
        remarks,
        []
        if _is_second(layout)
        else [(layout.header_row + 1 + at, number, shown(below[at][number - grid.first_column])) for at, number in footers.items()],
    )


def _read(raws: Sequence[Any], column: Column, layout: Layout, lost: Mapping[int, tuple[str, str]], row: np.ndarray) -> Typed:
    """A column of cells read; the day of a running total is none."""
    if layout.translation and layout.translation.running and column.key == RUNNING_DAY.get(layout.table.key):
        return Typed(typed(raws, column).values, np.full(len(raws), states.UNDATED, np.uint8), [])
    return _lost(typed(raws, column, layout.units.get(column.key)), lost, row)


def rows_with_content(grid: Grid, below_row: int) -> int:
    """How many rows of a sheet hold something below a row, whatever it is."""
    rows = list(grid.rows[max(0, below_row - grid.first_row + 1) :])
    first = max(below_row + 1, grid.first_row)
    return len(_with_content(rows, {row - first for row, _ in (*grid.errors, *grid.uncalculated) if row > below_row}))


def _with_content(below: list[Sequence[Any]], unseen: set[int]) -> list[int]:
    """The rows that hold something; ``unseen`` read as blank, and are none. Rows missing at the end are added."""
    below += [()] * (max(unseen, default=-1) + 1 - len(below))
    return [
        index
        for index, row in enumerate(below)
        if (row and row[0] and not (type(row[0]) is str and row[0].isspace())) or index in unseen or any(map(_holds, row))
    ]


def _is_second(layout: Layout) -> bool:
    """Whether another table of the same sheet has told of its footers."""
    return layout.translation is not None and bool(layout.translation.own)


def _holds(cell: Any) -> bool:
    """Whether a cell holds something; spaces alone are nothing."""
    return cell is not None and not (isinstance(cell, str) and (not cell or cell.isspace()))


def filled_down(grid: Grid, layout: Layout) -> list[Sequence[Any]]:
    """The rows below the header, merged ranges filled from their upper left cell."""
    below: list[Sequence[Any]] = list(grid.rows[layout.header_row - grid.first_row + 1 :])
    top_row = layout.header_row + 1
    for top, left, bottom, right in grid.merged:
        if top < top_row or left < grid.first_column or top - top_row >= len(below):
            continue
        value = _at(below[top - top_row], left - grid.first_column)
        for index in range(top - top_row, min(bottom - top_row + 1, len(below))):
            cells = list(below[index])
            for column in range(left - grid.first_column, min(right - grid.first_column + 1, len(cells))):
                # only down: a name merged over two columns is not two names
                if column == left - grid.first_column:
                    cells[column] = value
            below[index] = cells
    return below


def _at(row: Sequence[Any], index: int) -> Any:
    return row[index] if index < len(row) else ""


def _columns(rows: list[Sequence[Any]], width: int) -> list[list[Any]]:
    """Rows turned into columns; ragged rows, as Google sends them, are filled up."""
    width = max([width, *map(len, rows)]) if rows else width
    if any(len(row) != width for row in rows):
        rows = [[*row, *[""] * (width - len(row))] for row in rows]
    columns: list[list[Any]] = [[] for _ in range(width)]
    for first in range(0, len(rows), TOGETHER):
        for column, cells in zip(columns, zip(*rows[first : first + TOGETHER], strict=True), strict=True):
            column.extend(cells)
    return columns


def _may_be_footers(filled: list[int], columns: list[list[Any]], headers: frozenset[str]) -> list[int]:
    """A quick look, for the many rows that begin with a project number."""
    firsts = columns[0] if columns else [""] * len(filled)
    begin_one = {first for first in set(firsts) if type(first) is str and (first[:1] in _BEGINS_A_FOOTER or first in headers)}
    return [index for index, first in zip(filled, firsts, strict=True) if first in begin_one] if begin_one else []


def _footer(row: Sequence[Any], grid: Grid, layout: Layout) -> int | None:
    """The column of the word that makes a row a footer, None if it is none."""
    first = next((index for index, cell in enumerate(row) if cell not in ("", None)), None)
    if first is None or not isinstance(row[first], str) or not _is_no_row(row, plain(row[first]), foreign=layout.translation is not None):
        return None
    number = grid.first_column + first
    keys = [layout.columns[key] for key in key_columns(layout.table) if key in layout.columns]
    holds_nothing_else = all(key == number or _at(row, key - grid.first_column) in ("", None) for key in keys)
    return number if holds_nothing_else else None


def _headings(layout: Layout) -> dict[int, frozenset[str]]:
    """Column number to what its heading says as compared, and each level of it."""
    said = {layout.columns[key]: folded(header) for key, header in layout.headers.items()}
    return {number: frozenset((header, *header.split("/"))) for number, header in said.items()}


def _header_again(row: Sequence[Any], grid: Grid, headings: Mapping[int, frozenset[str]]) -> int | None:
    """The column of the first heading that a row says again, as at the top of a printed page; None unless it hardly says anything else."""
    filled = [(number, cell) for number in headings if (cell := _at(row, number - grid.first_column)) not in ("", None)]
    again = [number for number, cell in filled if isinstance(cell, str) and folded(cell) in headings[number]]
    return min(again) if 2 * len(again) > len(filled) else None


def _is_no_row(row: Sequence[Any], first: str, *, foreign: bool) -> bool:
    """Whether the first text of a row says that it is a total, a signature, or in a sheet of others the heading of a part."""
    if _FOOTER.match(first) or (foreign and _SUM_OF_PART.match(first)):
        return True
    alone = sum(cell not in ("", None) for cell in row) == 1
    return foreign and alone and bool(_PART.match(first) or _NOTE.fullmatch(first))


def key_columns(table: Table) -> tuple[str, ...]:
    """The columns without which a row cannot be placed: its own key and its parent's."""
    parent = (table.parent.key,) if table.parent and table.parent.key not in table.primary_key else ()
    return (*table.primary_key, *parent)


def _lost_cells(grid: Grid, header_row: int) -> dict[int, dict[int, tuple[str, str]]]:
    """Error cells and formulas without a result, which arrive as blanks: by column and row their code and what they show.

    All cells of a merged range share what stands in its upper left one.
    """
    lost: dict[int, dict[int, tuple[str, str]]] = {}
    for row, column in grid.uncalculated:
        lost.setdefault(column, {})[row] = ("no_cached_value", "")
    for (row, column), text in grid.errors.items():
        lost.setdefault(column, {})[row] = ("error_cell", text)
    for top, left, bottom, _ in grid.merged if lost else ():
        if top > header_row and (what := lost.get(left, {}).get(top)):
            lost[left] |= dict.fromkeys(range(top, bottom + 1), what)
    return {column: below for column, rows in lost.items() if (below := {row: what for row, what in rows.items() if row > header_row})}


def _lost(read: Typed, lost: Mapping[int, tuple[str, str]], row: np.ndarray) -> Typed:
    """The cells that are blank only for us are said to be what they are."""
    if not lost:
        return read
    state, remarks = read.state.copy(), list(read.remarks)
    there = [(index, *lost[int(row[index])]) for index in np.flatnonzero(np.isin(row, list(lost))).tolist()]
    for name in ("error_cell", "no_cached_value"):
        found = {index: text for index, code, text in there if code == name and state[index] == states.MISSING}
        if found:
            at = np.array(list(found))
            state[at] = states.UNREADABLE
            remarks.append(Remark(name, at, list(found.values()), {}))
    return Typed(read.values, state, remarks)


def _unfilled(column: Column, read: Typed, raws: Sequence[Any], layout: Layout) -> Iterator[Remark]:
    """Cells that must hold a value and hold none.

    A column that is missing is said once, at the header, unless its rows cannot be placed; one whose header is in doubt always
    is. A key that need not be there, 工序, is either blank or can be read.
    """
    is_key = column.key in key_columns(layout.table)
    if column.key in layout.spoilt or not (is_key or (column.required and column.key in layout.columns)):
        return
    wrong = [("required_missing", "pending", states.PENDING)]
    wrong += [("required_missing", "", states.MISSING)] if column.required else [("na_not_allowed", "", states.NA)]
    for code, told_as, state in wrong:
        at = np.flatnonzero(read.state == state)
        if len(at):
            yield Remark(code, at, [shown(raws[index]).strip() for index in at.tolist()], {"header": column.header, "told_as": told_as})


def _placed(layout: Layout, cells: Mapping[str, Typed], size: int) -> np.ndarray:
    """Rows whose key and parent can be read; a blank 工序 is a key value, the whole order."""
    placed = np.full(size, layout.spoilt.isdisjoint(key_columns(layout.table)))
    for key in key_columns(layout.table):
        placed &= can_be_key(cells[key].state, layout.table[key])
    return placed


def can_be_key(state: np.ndarray, column: Column) -> np.ndarray:
    """Where the cells of a key column can be part of a key."""
    return np.isin(state, [states.VALUE] if column.required else [states.VALUE, states.MISSING])
