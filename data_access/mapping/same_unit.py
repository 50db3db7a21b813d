"""Amounts without a unit beside a contract amount in 万元: parts of it are counted in what it is counted in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_access.mapping.column_proposal import ColumnProposal
from schemas.columns import MONEY_KINDS
from schemas.sheets import BY_KEY

WHOLE = "contracts.contract_amount"
PARTS = frozenset({"payment_schedule", "receipts", "invoices", "settlements", "contracts"})
MOST = 0.9  # of the rows with both
LITTLE_MORE = 1.5  # of the whole: what was settled may be more than what was agreed


def in_unit_of_the_whole(
    columns: Sequence[ColumnProposal], numbers: Mapping[int, Sequence[float | None]], unit_above: int
) -> tuple[ColumnProposal, ...]:
    """The columns, amounts of which nobody says what they are counted in read in the unit of the contract amount.

    Ten thousand times too much is never taken for a part of the whole, so the numbers themselves tell.

    Args:
        numbers: the numeric columns row by row, None where a cell is no number.
        unit_above: what is said above the list of all amounts, 0 for nothing.
    """
    wholes = [each for each in columns if each.target == WHOLE and each.multiply != 1 and each.column in numbers]
    if len(wholes) != 1 or unit_above:
        return tuple(columns)
    whole = wholes[0]
    return tuple(
        replace(each, multiply=whole.multiply) if _says_nothing(each) and _is_part(each, whole, numbers) else each for each in columns
    )


def _says_nothing(column: ColumnProposal) -> bool:
    table, _, key = column.target.partition(".")
    money = table in PARTS and BY_KEY[table][key].kind in MONEY_KINDS
    return money and column.target != WHOLE and column.multiply == 1 and "元" not in column.header


def _is_part(column: ColumnProposal, whole: ColumnProposal, numbers: Mapping[int, Sequence[float | None]]) -> bool:
    both = [(part, all_) for part, all_ in zip(numbers.get(column.column, ()), numbers[whole.column], strict=False) if part and all_]
    return bool(both) and sum(part <= LITTLE_MORE * all_ for part, all_ in both) >= MOST * len(both)
