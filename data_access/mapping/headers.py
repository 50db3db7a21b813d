"""The header of a foreign sheet: one row or several read as one, 合同信息 / 合同额, wherever it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from data_access.grid import Grid
from schemas.cells.plain import folded, tidy

BETWEEN = " / "
WITHIN = 15  # rows; titles, dates and units stand above
DEEPEST = 3  # rows of one header


@dataclass(frozen=True, slots=True)
class Header:
    """Which rows hold the header and what it calls every column.

    Attributes:
        first_row, row: the first and the last row of the header; data begins below it.
        names: column number to its headings, the widest first.
        beside: the same of the lists beside it in the same rows, whose names count when names are told apart.
    """

    first_row: int
    row: int
    names: Mapping[int, tuple[str, ...]]
    beside: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def joined(self) -> dict[int, str]:
        """Column number to its name in one line; a name that stands there twice gets a number."""
        seen: dict[str, int] = {}
        named = {}
        for number, levels in sorted({**self.beside, **self.names}.items()):
            name = BETWEEN.join(levels)
            seen[name] = seen.get(name, 0) + 1
            named[number] = name if seen[name] == 1 else f"{name} #{seen[name]}"
        return {number: named[number] for number in self.names}


def header(grid: Grid, first_row: int, row: int) -> Header:
    """The header that stands in rows ``first_row`` to ``row``."""
    levels = [_level(grid, each, row) for each in range(first_row, row + 1)]
    numbers = sorted({number for level in levels for number in level})
    names = {number: _without_repeats([level[number] for level in levels if number in level]) for number in numbers}
    return Header(first_row, row, {number: name for number, name in names.items() if name})


def header_with(grid: Grid, names: set[str]) -> Header | None:
    """The header in which most of the names stand, the flattest one; None if not even one does."""
    wanted = {folded(name) for name in names}
    best, most = None, 0
    for row in range(grid.first_row, min(grid.first_row + len(grid.rows), WITHIN + grid.first_row)):
        for depth in range(1, DEEPEST + 1):
            if row - depth + 1 < grid.first_row:
                break
            found = header(grid, row - depth + 1, row)
            known = len({folded(name) for name in found.joined().values()} & wanted)
            if known > most:
                best, most = found, known
    return best


def cells(grid: Grid, row: int) -> dict[int, str]:
    """The texts of a row by column number; what is no text is no heading."""
    return {number: tidy(cell) for number, cell in enumerate(_row(grid, row), grid.first_column) if isinstance(cell, str) and tidy(cell)}


def spans(grid: Grid, row: int) -> list[tuple[int, int]]:
    """The columns of the merged ranges in a row that are wider than one."""
    return [(left, right) for top, left, bottom, right in grid.merged if top <= row <= bottom and right > left]


def _row(grid: Grid, row: int) -> Sequence[Any]:
    index = row - grid.first_row
    return grid.rows[index] if 0 <= index < len(grid.rows) else ()


def _level(grid: Grid, row: int, last: int) -> dict[int, str]:
    """One row of a header; a heading above others holds for all of them, merged or only written over the first."""
    found = cells(grid, row)
    if row == last:
        return found
    below = {number for each in range(row + 1, last + 1) for number in cells(grid, each)}
    merged = spans(grid, row)
    for left, right in merged:
        if left in found:
            found.update(dict.fromkeys(range(left, right + 1), found[left]))
    if not merged:
        heading = ""
        for number in range(grid.first_column, grid.first_column + len(_row(grid, last))):
            heading = found.get(number, heading if number in below else "")
            if heading and number in below:
                found[number] = heading
    return found


def _without_repeats(levels: Sequence[str]) -> tuple[str, ...]:
    return tuple(level for at, level in enumerate(levels) if level and (at == 0 or level != levels[at - 1]))
