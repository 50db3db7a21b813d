"""Running totals of a sheet: of several that stand side by side, 25年底已收 + 26年收 = 累计已收, only one is the total."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_access.mapping import not_ours
from data_access.mapping.column_proposal import UNSURE, ColumnProposal, Reason

_OF_A_TIME = re.compile(r"^(?:20)?\d\d年|^(?:本|上|去|今|当)[年月季]|^(?:截至|截止)?.*年底|\d+月")
_WHOLE = re.compile("累计|合计|总")
_ALSO_OUR_PAYMENTS = re.compile("付")


def one_total(columns: Sequence[ColumnProposal], numbers: Mapping[int, Sequence[float | None]]) -> tuple[ColumnProposal, ...]:
    """The columns with one running total of each table, and none beside payment nodes that say the same in parts.

    Where it cannot be told which one it is, all of them are asked.

    Args:
        numbers: the numeric columns, None where a cell is no number.
    """
    in_parts = {each.target for each in columns if each.fixed and not each.ask}
    columns = [
        replace(each, target="", running=False, reason=Reason("total")) if each.running and each.target in in_parts else each
        for each in columns
    ]
    wholes: dict[str, ColumnProposal | None] = {}
    running = [each for each in columns if each.running]
    for target in dict.fromkeys(each.target for each in running):
        wholes[target] = _whole([each for each in running if each.target == target], numbers)
    return tuple(_judged(each, wholes[each.target]) if each in running else each for each in columns)


def _whole(running: Sequence[ColumnProposal], numbers: Mapping[int, Sequence[float | None]]) -> ColumnProposal | None:
    """Which of the running totals is the whole one; None if none is for sure."""
    sums = [each for each in running if each.column in numbers and (found := not_ours.formula(each.column, numbers)) and found[1] == "+"]
    for those in (
        sums,
        [each for each in running if not _OF_A_TIME.search(each.header)],
        [each for each in running if _WHOLE.search(each.header)],
    ):
        if len(those) == 1:
            return those[0]
    return None


def _judged(column: ColumnProposal, whole: ColumnProposal | None) -> ColumnProposal:
    if whole is None:
        return replace(column, ask=True, confidence=UNSURE, reason=Reason("running_totals"))
    if column is not whole:
        return replace(column, target="", multiply=1, reason=Reason("part_of_total", {"header": whole.header}))
    if _ALSO_OUR_PAYMENTS.search(column.header):  # 已付 is what the customer has paid, or what we have
        return replace(column, ask=True, confidence=UNSURE, reason=Reason("paid_by_whom"))
    return column
