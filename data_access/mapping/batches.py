"""Columns that are the batches of a delivery beside each other in one row: 第一批, 第二批, or 首批 and 末批."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data_access.mapping.one_of_several import OneOfSeveral
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import canonical

BATCH, LAST = "shipments.batch", "末批"
_NUMBERS = {each: str(number) for number, each in enumerate("一二三四五六七八", 1)}
_BATCH = re.compile(r"第?([一二三四五六七八1-8])[批车](?!次)")
_FIRST, _LAST_ONE = re.compile("[首头][批车次]"), re.compile("[末尾][批车次]|最后一?[批车次]?|发齐|发完|发货完工?$")
_LEAVES, _ARRIVES = re.compile("发货|发车|装车|出库|出厂|发齐|发完"), re.compile("到货|收货|签收|送达")
_NO_DAY_OF_IT = re.compile("计划|预计|要求|约定|应发|通知|米|数量|金额|率")


def batches(headers: Mapping[int, tuple[str, ...]], cells: Mapping[int, Cells]) -> dict[int, OneOfSeveral]:
    """Column number to the batch it is of; nothing unless at least two batches left."""
    found = {number: batch for number, levels in headers.items() if (batch := _batch("".join(map(canonical, levels)), cells[number]))}
    left = {batch.value for batch in found.values() if batch.target == "shipments.actual_ship_date"}
    return {number: batch for number, batch in found.items() if batch.value in left} if len(left) > 1 else {}


def _batch(heading: str, cells: Cells) -> OneOfSeveral | None:
    number = _number(heading)
    if not number or cells.days_by_heading < 0.6 or _NO_DAY_OF_IT.search(heading):
        return None
    if _ARRIVES.search(heading):
        return OneOfSeveral("shipments.arrival_date", BATCH, number)
    return OneOfSeveral("shipments.actual_ship_date", BATCH, number) if _LEAVES.search(heading) else None


def _number(heading: str) -> str:
    found = _BATCH.search(heading)
    if found:
        return _NUMBERS.get(found[1], found[1])
    return "1" if _FIRST.search(heading) else LAST if _LAST_ONE.search(heading) else ""
