"""What only the whole sheet shows to be doubtful: a unit nobody named, plan and actual in rows of their own, two columns for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from data_access.mapping.column_proposal import UNSURE, ColumnProposal, Reason
from data_access.mapping.columns import Candidate
from data_access.mapping.confidence import NEAR
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import EXACT
from schemas.cells.plain import folded
from schemas.columns import MONEY_KINDS
from schemas.sheets import BY_KEY

SMALLEST = 10_000  # 元; half of a team's contracts are worth more
SIDE_BY_SIDE = 0.6  # of the rows filled: a column that plan and actual share, not one that only one of them has
_PLAN_AND_ACTUAL = ({"计划", "实际"}, {"计划", "完成"}, {"预计", "实际"}, {"应", "实"})


def doubted(
    columns: Sequence[ColumnProposal],
    cells: Mapping[int, Cells],
    every: Mapping[int, Sequence[Candidate]],
    unit: int,
    *,
    in_turn: bool,
) -> tuple[ColumnProposal, ...]:
    """The columns, those in doubt asked.

    Args:
        every: all that each column may be, best first.
        unit: what is said above the list of its amounts, 0 for nothing.
        in_turn: plan and actual stand in rows of their own.
    """
    checked = [_contested(each, columns, every) for each in columns]
    if not unit and _amounts_look_small(checked, cells):
        checked = [_in_which_unit(each) for each in checked]
    if in_turn:
        checked = [_plan_or_actual(each, cells[each.column]) for each in checked]
    return tuple(checked)


def _kind(column: ColumnProposal) -> str:
    table, _, key = column.target.partition(".")
    return BY_KEY[table][key].kind if column.target else ""


def _contested(column: ColumnProposal, columns: Sequence[ColumnProposal], every: Mapping[int, Sequence[Candidate]]) -> ColumnProposal:
    """A day or an amount that another column, which got nothing, means as well: 首批发货 and 发完日期."""
    if column.ask or column.fixed or _kind(column) not in ("day", *MONEY_KINDS):
        return column
    mine = next((each for each in every.get(column.column, ()) if each.target == column.target), None)
    firsts = [every[each.column][0] for each in columns if (not each.target or each.ask) and every.get(each.column)]
    near = [each for each in firsts if each.target == column.target and mine and each.score > mine.score - NEAR]
    if mine is None or mine.name >= EXACT or not any(each.own >= 0.8 for each in near):
        return column
    return replace(column, ask=True, confidence=UNSURE, reason=Reason("contested", {"header": mine.column.header}))


def _amounts_look_small(columns: Sequence[ColumnProposal], cells: Mapping[int, Cells]) -> bool:
    """Whether contracts would be worth next to nothing in 元, and nothing says that they are in 万元."""
    amounts = [each for each in columns if each.target == "contracts.contract_amount" and each.accepted and not _unit_said(each)]
    numbers = [number for each in amounts for number in cells[each.column].numbers if number > 0]
    return bool(numbers) and median(numbers) < SMALLEST


def _unit_said(column: ColumnProposal) -> bool:
    return column.multiply != 1 or "元" in column.header


def _in_which_unit(column: ColumnProposal) -> ColumnProposal:
    if _kind(column) != "money" or _unit_said(column):
        return column
    return replace(column, ask=True, confidence=UNSURE, reason=Reason("small_amounts"))


def says_plan_or_actual(cells: Cells) -> bool:
    """Whether a column says of every row whether it is the plan or what happened."""
    words = {folded(raw) for raw in cells.different if isinstance(raw, str)}
    return len(words) == len(cells.different) and words in _PLAN_AND_ACTUAL


def _plan_or_actual(column: ColumnProposal, cells: Cells) -> ColumnProposal:
    if says_plan_or_actual(cells):
        return replace(column, target="", ask=False, reason=Reason("unknown"), candidates=())
    if _kind(column) != "day" or len(cells.raws) < SIDE_BY_SIDE * cells.size:
        return column
    return replace(column, ask=True, confidence=UNSURE, reason=Reason("plan_and_actual"))
