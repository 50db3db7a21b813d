"""Which table every sheet of the workbooks holds: by mapping, by name or by headers, whatever the order the sheets come in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from data_access.grid import Grid, Workbook
from data_access.layout import HEADER_WITHIN, Layout, header_below, headers_lacking, layout, table_like, table_named
from data_access.mapping import SheetMapping
from data_access.rows import rows_with_content
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
        layouts: how they lie in it; none for a sheet that is not read.
        table: the one it is named after or like, None for a sheet of somebody else's.
        exact: whether it bears the very name of the table, not one like it.
    """

    workbook: Workbook
    grid: Grid
    table: Table | None = None
    exact: bool = False
    layouts: list[Layout] = field(default_factory=list)
    headless: Headless | None = None

    @property
    def renamed(self) -> bool:
        """Whether it is known by its headers only."""
        return bool(self.layouts) and self.table is not None and table_named(self.grid.name) is None

    @property
    def complete(self) -> bool:
        """Whether the columns a row cannot do without are there."""
        return all(
            column.key in each.columns or column.key in each.spoilt
            for each in self.layouts
            for column in each.table.columns
            if column.required
        )


def allotted(workbooks: Sequence[Workbook], mapping: SheetMapping) -> list[Allotted]:
    """The sheets in their order; our own page of explanations is none of them."""
    sheets = [
        _looked_at(workbook, grid, mapping)
        for workbook in workbooks
        for grid in workbook.grids
        if folded(grid.name) != folded(say("template.sheet", "zh")) or list(mapping.layouts(workbook.file, grid))
    ]
    for table in {each.table.key: each.table for each in sheets if each.table}.values():
        _decide(table, [each for each in sheets if each.table is table], taken=any(_is_mapped(each, table) for each in sheets))
    return sheets


def _looked_at(workbook: Workbook, grid: Grid, mapping: SheetMapping) -> Allotted:
    mapped = list(mapping.layouts(workbook.file, grid))
    if mapped:
        return Allotted(workbook, grid, layouts=mapped)
    named = table_named(grid.name)
    table = named or table_like(grid)
    if table is None:
        return Allotted(workbook, grid)
    found = layout(grid, table)
    if found is None and not rows_with_content(grid, 0):
        found = Layout(table, max(grid.first_row, 1), {}, {}, {}, {})
    exact = named is not None and folded(grid.name) == folded(table.sheet)
    return Allotted(workbook, grid, table, exact, [found] if found else [], None if found else _headless(grid, table))


def _headless(grid: Grid, table: Table) -> Headless:
    """What to say of a sheet without a header: it stands too far down, or these columns are not there."""
    below = header_below(grid, table)
    nearest, lacking = headers_lacking(grid, table)
    facts = {"told_as": "below", "at": below} if below else {"told_as": "", "lacking": "、".join(lacking)}
    rows = rows_with_content(grid, below or nearest)
    return Headless(table, rows, {**facts, "within": HEADER_WITHIN, "rows": rows})


def _is_mapped(sheet: Allotted, table: Table) -> bool:
    return sheet.table is None and any(each.table is table for each in sheet.layouts)


def _decide(table: Table, sheets: list[Allotted], *, taken: bool) -> None:
    """An exact name beats an alias: sheets of another name join it if they have its required columns, else only the fullest is read."""
    others = [each for each in sheets if not each.exact]
    full = [each for each in sheets if any(found.columns for found in each.layouts)]
    taken = taken or any(each.exact or each.complete for each in full)
    incomplete = [each for each in full if not each.exact and not each.complete]
    fullest = max(incomplete, key=lambda each: len(each.layouts[0].columns), default=None)
    for each in incomplete:
        if taken or each is not fullest:
            each.layouts = []
    for each in others:
        if taken or incomplete or table.optional:
            each.headless = None
