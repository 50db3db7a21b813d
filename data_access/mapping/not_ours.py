"""Columns that are worked out from others: totals, balances, ageing, formulas, running totals, running numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import permutations

from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import ALIAS, canonical, meanings, trade_words
from schemas.cells.plain import folded

_RUNNING_NUMBER = re.compile(r"^(?:序|序号|行号|no\.?|#|编次)$")
_AGEING = re.compile(
    r"账龄|逾期天|超期天|逾期日|\d+\s*[-~至到]\s*\d+\s*(?:天|日|个?月|年)|\d+\s*(?:天|日|个?月|年)(?:以内|以上|内)|逾期金额|到期天数|剩余天数|超期|天数差|延误天数|延期天数"
)
_BALANCE = re.compile(r"还欠|还差|未收|未付|未开票?|欠款|余额|尾欠|待收|剩余|差额|应收余|未回|未结|结余|尚欠|未到账|待开")
_WHO_OWES = re.compile("(?:单位|客户|公司|方|人)$")
_TOTAL = re.compile(r"^(?:合计|总计|小计)|(?:合计|总计)$")
_TAX = re.compile(r"^税额|^税金|^增值税$")
_NET = re.compile(r"不含税|未税|税额|税金")
_RATE = re.compile(
    r"(?:收款|到账|开票|付款|完成|执行)率|(?:收款|到账|已收|已付|开票|累计收款|累计)(?:比例|占比|百分比|%)|毛利|利润|成本|提成"
)
_RECEIVED = re.compile(
    r"(?:累计|合计|总|已)(?:实)?(?:收|付|到账)(?!.*(?:费|工资|工钱))(?:款|金额|额)?|(?:收款|到账|付款|实收)(?:累计|合计|总额|金额合计)|^(?:已收|累收|实收|收款|收款金额|收款额|到账金额|实收金额|实际收款)$|已收(?!.*费)|累计收款|累计到账|收款累计"
)
_INVOICED = re.compile(
    r"(?:累计|已)(?:开)(?:票|具)?(?:金额|额|款)?|开票(?:累计|合计|总额)|^(?:开票额|开票金额|发票金额|开票|开票情况)$|累计开票|已开票"
)


def named_otherwise(sheet: str) -> bool:
    """Whether a sheet is called after something that is none of ours: wages, stores, suppliers, tenders, sums per person."""
    return _holds(sheet, "sheets")


def named_after_a_habit(sheet: str) -> bool:
    """Whether a sheet is called after how often or how it is written, 日报, 打卡; whether it is ours its list must say."""
    return _holds(sheet, "unless_a_list")


def _holds(sheet: str, which: str) -> bool:
    name = folded(sheet)
    return any(word in name for word in _words(which))


def about_others(headings: Sequence[Sequence[str]]) -> bool:
    """Whether a heading says that the sheet is about something else: suppliers, a store, who took what, complaints."""
    alone = [levels[0] for levels in headings if len(levels) == 1]  # 客户会签 / 返回 is no lorry that came back
    return any(folded(each) in _words("headings") or canonical(each) in _words("headings") for each in alone)


def pays_others(headings: Sequence[Sequence[str]]) -> bool:
    """Whether the headings say what crews and suppliers are paid."""
    leaves = [canonical(levels[-1]) for levels in headings]
    return not _words("paid_ones").isdisjoint(leaves) and any(word in leaf for leaf in leaves for word in _words("paid"))


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(trade_words()["none_of_ours"][which])


def running_number(header: str, cells: Cells) -> bool:
    """Whether a column only counts the rows."""
    return bool(_RUNNING_NUMBER.match(canonical(header))) or (canonical(header) in ("号", "") and cells.counts_up())


def worked_out(header: str) -> str:
    """The key of the reason why a heading is none of ours, ``ageing``, ``balance``, ``total``, ``rate``, ``net``; else ``""``."""
    text = canonical(header)
    if any(sure >= ALIAS for _, _, sure in meanings(header)):
        return ""
    if _NET.search(text):
        return "net"
    if _AGEING.search(text) or _AGEING.search(header):
        return "ageing"
    if _RATE.search(text):
        return "rate"
    if _BALANCE.search(text) and not _WHO_OWES.search(text):
        return "balance"
    return "total" if _TOTAL.search(text) and not running_total(header) else ""


def net_of_tax(headings: Mapping[int, str], numbers: Mapping[int, Sequence[float | None]]) -> frozenset[int]:
    """The columns that make up another one with the tax beside them: 金额 where 金额 + 税额 = 价税合计."""
    taxes = [number for number, heading in headings.items() if number in numbers and _TAX.search(canonical(heading))]
    sums = {number: found for number in numbers if (found := formula(number, numbers)) and found[1] == "+"}
    made_up = {part for one, _, other in sums.values() if {one, other} & {*taxes} for part in (one, other)}
    taken_off = {number for number in numbers if (found := formula(number, numbers)) and found[1] == "-" and found[2] in taxes}
    return frozenset((made_up | taken_off) - {*taxes} - (sums.keys() - made_up))


def running_total(header: str) -> str:
    """What a heading gives the running total of, ``receipts`` or ``invoices``; ``""`` if of nothing."""
    text = canonical(header)
    if _INVOICED.search(text):
        return "invoices"
    return "receipts" if _RECEIVED.search(text) else ""


def formula(number: int, numbers: Mapping[int, Sequence[float | None]]) -> tuple[int, str, int] | None:
    """The sum, difference or product of two other columns that a column is, row by row; None if it is none.

    Args:
        numbers: the numeric columns, None where a cell is no number.
    """
    mine = numbers[number]
    filled = [at for at, value in enumerate(mine) if value is not None]
    if len(filled) < 3 or not any(mine[at] for at in filled):
        return None
    for one, other in permutations([each for each in numbers if each != number], 2):
        for sign in "-+×":
            if (sign in "+×" and one > other) or not _is(mine, numbers[one], numbers[other], sign, filled):
                continue
            return one, sign, other
    return None


def _is(mine: Sequence[float | None], one: Sequence[float | None], other: Sequence[float | None], sign: str, filled: list[int]) -> bool:
    different = 0
    for at in filled:
        a, b, value = one[at] or 0.0, other[at] or 0.0, mine[at] or 0.0
        result = a - b if sign == "-" else a + b if sign == "+" else a * b
        about = 0.006 * max(1.0, abs(value)) * (0.1 if abs(value) > 100 else 1)
        if abs(result - value) > about:
            return False
        different += bool(a and b) if sign == "×" else min(abs(a), abs(b)) > 2 * about  # an amount less a share is that amount
    return different >= 3
