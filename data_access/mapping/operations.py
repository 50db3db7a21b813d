"""Columns that are the operations of a production order beside each other in one row: 下料, 装配, 包装, each with 计划 and 完成."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from data_access.mapping.one_of_several import OneOfSeveral
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import canonical, their_words
from schemas.cells.plain import folded
from schemas.sheets import BY_KEY

OPERATION = "production.operation"
_DAYS = (
    (re.compile("计划(?:开始|开工|上线)"), "production.plan_start"),
    (re.compile("计划|要求|应"), "production.plan_finish"),
    (re.compile("开始|开工|上线|投产"), "production.actual_start"),
    (re.compile("完工|实际|日期|下线"), "production.actual_finish"),
)


def operations(headers: Mapping[int, Sequence[str]], cells: Mapping[int, Cells]) -> dict[int, OneOfSeveral]:
    """Column number to the operation it tells a day of; nothing unless at least two operations have one."""
    found = {number: each for number, levels in headers.items() if (each := _operation(levels, cells[number]))}
    return found if len({each.value for each in found.values()}) > 1 else {}


def _operation(levels: Sequence[str], cells: Cells) -> OneOfSeveral | None:
    above = "".join(map(folded, levels[:-1]))
    words = [word for word in _words() if word in above]
    target = next((target for pattern, target in _DAYS if pattern.search(canonical(levels[-1]))), "")
    if not words or not target or cells.days_by_heading < 0.5:
        return None
    return OneOfSeveral(target, OPERATION, _words()[max(words, key=len)])


@cache
def _words() -> Mapping[str, str]:
    """What operations are called, to ours."""
    ours = {folded(word): word for word in BY_KEY["production"]["operation"].values}
    return {**their_words(BY_KEY["production"], "operation"), **ours}
