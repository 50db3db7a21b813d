"""The columns of numbers of a list, row by row, for sums and differences between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data_access.grid import Grid
from data_access.mapping.header_rows import Found
from data_access.mapping.values import Cells

ROWS = 300  # are enough to know a sum by


def numbers_of(grid: Grid, found: Found, cells: Mapping[int, Cells], least: int = 3) -> dict[int, Sequence[float | None]]:
    """Column number to its numbers, None where a cell is none.

    Args:
        least: how many a column must hold; two are like a sum or a product by chance.
    """
    rows = grid.rows[found.first_row - grid.first_row : found.last_row - grid.first_row + 1][:ROWS]
    numeric = [number for number, each in cells.items() if len(each.numbers) >= least and not each.counts_up()]
    return {number: [_number(row, number - grid.first_column) for row in rows] for number in numeric}


def _number(row: Sequence[Any], index: int) -> float | None:
    value = row[index] if index < len(row) else None
    return value if isinstance(value, float) else None
