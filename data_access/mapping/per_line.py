"""Amounts in a register that are those of lines: a contract that stands in several rows with another amount in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_access.grid import Grid
from data_access.mapping.column_proposal import UNSURE, ColumnProposal, Reason
from data_access.mapping.header_rows import Found
from data_access.mapping.needs import IDENTITIES
from data_access.mapping.numbers import ROWS
from schemas.as_typed import as_text
from schemas.cells.plain import folded

AMOUNT, OF_A_LINE = "contracts.contract_amount", "contract_items.line_amount"
LEAST = 3  # contracts in several rows; fewer are slips
MOST = 0.5  # of them, from here on the amounts are of lines


def asked_per_line(columns: Sequence[ColumnProposal], grid: Grid, found: Found) -> tuple[ColumnProposal, ...]:
    """The columns, the amount of a contract asked where it looks like one of several: the first one alone would be wrong."""
    at = {each.target: each.column for each in columns if each.accepted and not each.fixed}
    number = at.get(IDENTITIES["contract_no"])
    if AMOUNT not in at or number is None or not _of_lines(_amounts(grid, found, number, at[AMOUNT])):
        return tuple(columns)
    return tuple(
        replace(each, ask=True, confidence=UNSURE, reason=Reason("per_line"), candidates=(OF_A_LINE,)) if each.target == AMOUNT else each
        for each in columns
    )


def _amounts(grid: Grid, found: Found, number: int, amount: int) -> Mapping[str, Sequence[float]]:
    """The amounts of each contract, in every row that has both."""
    amounts: dict[str, list[float]] = {}
    for row in grid.rows[found.first_row - grid.first_row : found.last_row - grid.first_row + 1][:ROWS]:
        contract, value = (row[each - grid.first_column] if each - grid.first_column < len(row) else "" for each in (number, amount))
        if contract not in ("", None) and isinstance(value, float):
            amounts.setdefault(folded(as_text(contract)), []).append(value)
    return amounts


def _of_lines(amounts: Mapping[str, Sequence[float]]) -> bool:
    several = [each for each in amounts.values() if len(each) > 1]
    differ = [each for each in several if len(set(each)) > 1]
    return len(several) >= LEAST and len(differ) >= MOST * len(several)
