"""Which table every sheet of the workbooks holds: by mapping, by name or by headers, whatever the order the sheets come in.

A sheet is looked at and its rows are read by itself, so that this can be done while the next ones are still parsed; which of the
sheets that could be a table are one is decided when all are there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from data_access.grid import Grid
from data_access.layout import HEADER_WITHIN, Layout, header_below, headers_lacking, layout, table_like, table_named
from data_access.mapping import SheetMapping
from data_access.rows import SheetRows, rows_with_content, sheet_rows
from schemas.cells.plain import folded
from schemas.table import Table
from texts import say


@dataclass(frozen=True, slots=True)
class Headless:
    """A sheet with our name in which no header was recognised.

    Attributes:
        rows: how many rows hold something below what comes nearest to a header.
        facts: what is said about it.
    """

    table: Table
    rows: int
    facts: dict[str, Any]


@dataclass(slots=True)
class Allotted:
    """One sheet, and the tables it holds.

    Attributes:
        file: what its workbook is called.
        name, hidden, link: of the sheet, see ``Grid``.
        tables: their rows as read; none for a sheet that is not read.
        table: the one it is named after or like, None for a sheet of somebody else's.
        exact: whether it bears the very name of the table, not one like it.
        explains: whether it is our own page of explanations, which holds nothing to read.
    """

    file: str
    name: str
    hidden: bool
    link: str
    table: Table | None = None
    exact: bool = False
    tables: list[SheetRows] = field(default_factory=list)
    headless: Headless | None = None
    explains: bool = False

    @property
    def renamed(self) -> bool:
        """Whether it is known by its headers only."""
        return bool(self.tables) and self.table is not None and table_named(self.name) is None

    @property
    def complete(self) -> bool:
        """Whether the columns a row cannot do without are there."""
        return all(
            column.key in each.layout.columns or column.key in each.layout.spoilt
            for each in self.tables
            for column in each.table.columns
            if column.required
        )


def looked_at(file: str, grid: Grid, mapping: SheetMapping) -> Allotted:
    """A sheet by itself with its rows read."""
    sheet = (file, grid.name, grid.hidden, grid.link)
    mapped = list(mapping.layouts(file, grid))
    if mapped:
        return Allotted(*sheet, tables=[sheet_rows(grid, each) for each in mapped])
    if folded(grid.name) == folded(say("template.sheet", "zh")):
        return Allotted(*sheet, explains=True)
    named = table_named(grid.name)
    table = named or table_like(grid)
    if table is None:
        return Allotted(*sheet)
    found = layout(grid, table)
    if found is None and not rows_with_content(grid, 0):
        found = Layout(table, max(grid.first_row, 1), {}, {}, {}, {})
    exact = named is not None and folded(grid.name) == folded(table.sheet)
    if found is None:
        return Allotted(*sheet, table, exact, headless=_headless(grid, table))
    return Allotted(*sheet, table, exact, [sheet_rows(grid, found)])


def allotted(looked_at: Iterable[Allotted]) -> list[Allotted]:
    """The sheets in their order; those that could be a table and are none have no rows any more."""
    sheets = [replace(each) for each in looked_at]
    for table in {each.table.key: each.table for each in sheets if each.table}.values():
        _decide(table, [each for each in sheets if each.table is table], taken=any(_is_mapped(each, table) for each in sheets))
    return sheets


def _headless(grid: Grid, table: Table) -> Headless:
    """What to say of a sheet without a header: it stands too far down, or these columns are not there."""
    below = header_below(grid, table)
    nearest, lacking = headers_lacking(grid, table)
    facts = {"told_as": "below", "at": below} if below else {"told_as": "", "lacking": "、".join(lacking)}
    rows = rows_with_content(grid, below or nearest)
    return Headless(table, rows, {**facts, "within": HEADER_WITHIN, "rows": rows})


def _is_mapped(sheet: Allotted, table: Table) -> bool:
    return sheet.table is None and any(each.table is table for each in sheet.tables)


def _decide(table: Table, sheets: list[Allotted], *, taken: bool) -> None:
    """An exact name beats an alias: sheets of another name join it if they have its required columns, else only the fullest is read."""
    others = [each for each in sheets if not each.exact]
    full = [each for each in sheets if any(found.layout.columns for found in each.tables)]
    taken = taken or any(each.exact or each.complete for each in full)
    incomplete = [each for each in full if not each.exact and not each.complete]
    fullest = max(incomplete, key=lambda each: len(each.tables[0].layout.columns), default=None)
    for each in incomplete:
        if taken or each is not fullest:
            each.tables = []
    for each in others:
        if taken or incomplete or table.optional:
            each.headless = None
