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


def counted_like_the_whole(
    columns: Sequence[ColumnProposal], numbers: Mapping[int, Sequence[float | None]], unit_above: int
) -> dict[int, int]:
    """The columns of numbers that can only be parts of the contract amount, with what one of its units is of ours.

    Ten thousand times too much is never taken for a part of the whole, so the numbers themselves tell.

    Args:
        numbers: the numeric columns row by row, None where a cell is no number.
        unit_above: what is said above the list of all amounts, 0 for nothing.
    """
    wholes = [each for each in columns if each.target == WHOLE and each.multiply != 1 and each.column in numbers]
    if len(wholes) != 1 or unit_above:
        return {}
    whole = wholes[0]
    return {number: whole.multiply for number in numbers if number != whole.column and _is_part(numbers[number], numbers[whole.column])}


def in_unit_of_the_whole(column: ColumnProposal, counted: Mapping[int, int]) -> ColumnProposal:
    """A column as it is, or an amount that names no unit in that of the contract amount.

    Args:
        counted: see ``counted_like_the_whole``.
    """
    return replace(column, multiply=counted.get(column.column, 1)) if _says_nothing(column) else column


def _says_nothing(column: ColumnProposal) -> bool:
    table, _, key = column.target.partition(".")
    money = table in PARTS and BY_KEY[table][key].kind in MONEY_KINDS
    return money and column.target != WHOLE and column.multiply == 1 and "元" not in column.header


def _is_part(part: Sequence[float | None], whole: Sequence[float | None]) -> bool:
    both = [(one, all_) for one, all_ in zip(part, whole, strict=True) if one and all_]
    return bool(both) and sum(one <= LITTLE_MORE * all_ for one, all_ in both) >= MOST * len(both)
