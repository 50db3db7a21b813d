"""An old workbook in the layout of the template: every cell finds a new place or is listed; the old file is only read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from data_access.excel import read_bytes, workbook
from data_access.grid import Grid
from data_access.layout import Layout, layout, table_like, table_named
from data_access.rows import filled_down
from data_access.template import FORMATS, head, template, write_new
from schemas.addresses import a1, letters
from schemas.cells.units import header_unit
from schemas.columns import MONEY_KINDS, Column
from schemas.table import Table
from texts import say

LONGEST_NAME = 31  # letters of a sheet's name
_NUMBER = re.compile(r"-?[\d,]+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Left:
    """A cell that has no place in the new workbook.

    Attributes:
        why: key of the reason, in ``texts/*/cli.toml``.
    """

    sheet: str
    cell: str
    text: str
    why: str


@dataclass(slots=True)
class Moved:
    """What became of an old workbook.

    Attributes:
        rows: sheet of the old workbook, sheet of the new one, rows carried over.
        columns: sheet of the new workbook and headers that the template does not know; they stand on the right.
        copied: sheets that hold none of our tables; they were copied as they are.
        left: what could not be carried over.
    """

    rows: list[tuple[str, str, int]] = field(default_factory=list)
    columns: list[tuple[str, str]] = field(default_factory=list)
    copied: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)


def upgrade(old: Path, new: Path) -> Moved:
    """Carries the rows of an old workbook into a new one in the current layout.

    Raises:
        SourceRefused: the old one cannot be read.
        FileExistsError: there is such a new file already; it is never overwritten.
    """
    if new.exists():
        raise FileExistsError(new)
    book, moved = template(), Moved()
    for grid in workbook(read_bytes(old), old.name).grids:
        moved.left += _unreadable(grid)
        table = table_named(grid.name) or table_like(grid)
        found = layout(grid, table) if table else None
        if table and found:
            _carry(grid, found, book[table.sheet], moved)
        else:
            _copy(grid, book, moved)
    write_new(new, book)
    return moved


def _unreadable(grid: Grid) -> Iterator[Left]:
    """Error cells and formulas without a result hold nothing to carry."""
    for (row, column), text in grid.errors.items():
        yield Left(grid.name, a1(column, row), text, "error")
    for row, column in sorted(grid.uncalculated):
        yield Left(grid.name, a1(column, row), "", "uncalculated")


def _carry(grid: Grid, found: Layout, sheet: Worksheet, moved: Moved) -> None:
    """The rows below the header, each cell in the column of its key; columns the template lacks go to the right."""
    for index, row in enumerate(grid.rows[: found.header_row - grid.first_row]):
        moved.left += [Left(grid.name, address, text, "title") for address, text in _addressed(grid, index, row)]
    below = [row for row in filled_down(grid, found) if any(_filled(cell) for cell in row)]
    places = _places(grid, found, below, sheet, moved)
    at = sheet.max_row + 1
    for offset, row in enumerate(below):
        for index, raw in enumerate(row):
            if _filled(raw):
                number, unit = places[index]
                _put(sheet, at + offset, number, f"{_plain(raw)}{unit}" if unit and _NUMBER.fullmatch(str(raw)) else raw, found.table)
    moved.rows.append((grid.name, sheet.title, len(below)))


def _places(grid: Grid, found: Layout, below: list[Sequence[Any]], sheet: Worksheet, moved: Moved) -> dict[int, tuple[int, str]]:
    """Per column of the old sheet, counted from 0, the number of the new one and the unit its numbers are in."""
    ours = {key: number for number, key in enumerate(found.table.by_key, 1)}
    places: dict[int, tuple[int, str]] = {}
    for key, number in found.columns.items():
        header_in_unit = found.headers[key] if found.units.get(key, 1) != 1 else ""
        places[number - grid.first_column] = (ours[key], _unit(sheet, ours[key], header_in_unit, found.table[key]))
    header = grid.rows[found.header_row - grid.first_row]
    for index in range(max(map(len, [header, *below]))):
        text = str(header[index]).strip() if index < len(header) else ""
        if index not in places and (text or any(index < len(row) and _filled(row[index]) for row in below)):
            column = grid.first_column + index
            name = text if column in found.others else say("template.old_column", "zh", column=letters(column), header=text).strip()
            places[index] = (_added(sheet, name, len(ours)), "")
            moved.columns.append((sheet.title, name))
    return places


def _added(sheet: Worksheet, name: str, ours: int) -> int:
    """The number of a column on the right, the same for the same header of another sheet of the table."""
    known = {sheet.cell(1, number).value: number for number in range(ours + 1, sheet.max_column + 1)}
    if name not in known:
        head(sheet, sheet.max_column + 1, name)
    return known.get(name, sheet.max_column)


def _unit(sheet: Worksheet, number: int, header: str, column: Column) -> str:
    """What to write behind the numbers of a column so that they mean the same as before, ``""`` for nothing.

    The first sheet of a table keeps its 合同金额(万元) as the header; a second one in another unit has it in its cells.
    """
    head_cell = sheet.cell(1, number)
    if sheet.max_row == 1 and header:
        head_cell.value = header
    before, now = (header_unit(text, column) for text in (str(head_cell.value), header))
    if (before.factor if before else 1) == (now.factor if now else 1):
        return ""
    return now.word if now else "元" if column.kind in MONEY_KINDS else {"months": "个月", "current": "A"}.get(column.kind, column.unit)


def _copy(grid: Grid, book: openpyxl.Workbook, moved: Moved) -> None:
    """A sheet that holds none of our tables stays as it is; our own page of explanations is not kept twice."""
    explained = {cell.value for row in book[say("template.sheet", "zh")].iter_rows() for cell in row}
    texts = {text for index, row in enumerate(grid.rows) for _, text in _addressed(grid, index, row)}
    if not texts or (grid.name == say("template.sheet", "zh") and texts <= explained):
        return
    name = grid.name if grid.name not in book.sheetnames else say("template.old_sheet", "zh", sheet=grid.name)[:LONGEST_NAME]
    sheet = book.create_sheet(name)
    sheet.sheet_state = "hidden" if grid.hidden else "visible"
    for index, row in enumerate(grid.rows):
        for offset, raw in enumerate(row):
            if _filled(raw):
                _put(sheet, grid.first_row + index, grid.first_column + offset, raw, None)
    moved.copied.append(name)


def _put(sheet: Worksheet, row: int, number: int, raw: Any, table: Table | None) -> None:
    cell = sheet.cell(row, number)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", raw) if isinstance(raw, str) else _plain(raw)
    if isinstance(raw, str):
        cell.data_type = "s"  # a text stays a text, whatever it begins with
    kind = table.columns[number - 1].kind if table and number <= len(table.columns) else ""
    if isinstance(raw, datetime) and (raw.hour or raw.minute):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(raw, date):
        cell.number_format = FORMATS["day"]
    elif kind in FORMATS and kind != "day":
        cell.number_format = FORMATS[kind]


def _addressed(grid: Grid, index: int, row: Sequence[Any]) -> Iterator[tuple[str, str]]:
    for offset, raw in enumerate(row):
        if _filled(raw):
            yield a1(grid.first_column + offset, grid.first_row + index), str(_plain(raw))


def _filled(raw: Any) -> bool:
    return raw is not None and raw != ""


def _plain(raw: Any) -> Any:
    return int(raw) if isinstance(raw, float) and raw.is_integer() else raw
