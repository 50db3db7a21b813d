"""Groups of columns that are payment nodes: 预付 / 发货 / 到货 / 验收 / 质保, each with its share, amount, day, what has come in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import MILESTONES, canonical

MILESTONE = "payment_schedule.milestone"  # what the heading of a group says of its columns
TRIGGERS = {
    "预付款": "合同签订",
    "定金": "合同签订",
    "发货款": "发货前",
    "到货款": "到货验收",
    "安装款": "安装完成",
    "验收款": "工程验收",
    "结算款": "结算确认",
    "质保金": "质保期满",
}
IN_ORDER = ("定金", "预付款", "进度款", "发货款", "到货款", "安装款", "验收款", "结算款", "质保金")
_PAYMENT = re.compile("款|比例|占比|金额|应收|应付|实收|实付|到账|收到|付款|收款|定金|订金|质保金|保证金|预付|首付|尾数")
_ABOUT_PAYMENT = re.compile("付款|收款|款项|应收")
_NOT = re.compile(
    "其中|费|天数|期限|质保期|保修期|账龄|累计|合计|未收|余额|欠|条件|方式|说明|备注|状态|情况|单号|起算|申请|结算(?:金额|日期|额|价)|合同(?:额|价|金额|总价)|(?:发货|到货|开票|安装|完工)金额"
)
_ABOUT_ALL = re.compile("情况$|说明$|状态$")  # of a heading over many columns
RETENTION, ADVANCE = "质保金", "预付款"  # the nodes that have ledgers of their own
_OF_WARRANTY = re.compile("质保(?!金)")  # 质保到期 is the end of the warranty, whatever is retained
_OF_ONE = re.compile("质保金|保证金|保留金|比例|应收|应付(?!款$)|实付|应退|到期|收回|退[回还]|返还|已收|已退|实收|收款|到账|回款")
_WHICH = re.compile("[初终](?=验)")
_LAST = re.compile("尾款|余款|尾数")  # the settlement, the acceptance or the retention, whatever comes last
_CAME_IN = re.compile("已收|实收|到账|已付|实付|(?<!验)收款|收[回到]|回收|退[回还]|返还|已[到退]")
_HOW_IT_CAME_IN = re.compile("(?:收款|到账)(?:情况|明细|记录)|^(?:已收|实收)")
_OWED = re.compile("欠|未收|未付|余额|未到")
_IS_DUE = re.compile("计划|应|约定|预计|到期")
_EXPIRES = re.compile("到期|期满|期止")
SAME_SUM = 0.6  # of the rows, for the parts to make up the whole


@dataclass(frozen=True, slots=True)
class Node:
    """What a column says of one payment node.

    Attributes:
        target: ``table.column``.
        ask: neither its heading nor the numbers say whether it is what is due or what has come in.
    """

    milestone: str
    target: str
    ask: bool = False


def nodes(
    headers: Mapping[int, tuple[str, ...]], cells: Mapping[int, Cells], numbers: Mapping[int, Sequence[float | None]]
) -> dict[int, Node]:
    """Column number to what it says of a payment node; nothing unless two milestones have columns, or one has several.

    Args:
        numbers: the numeric columns row by row, None where a cell is no number.
    """
    found = {number: node for number, levels in headers.items() if (node := _node(levels, cells[number]))}
    grouped = [node for number, node in found.items() if len(headers[number]) > 1]
    several = len({node.target for node in grouped}) > 1 and not all(node.ask for node in grouped)
    if len({node.milestone for node in found.values()}) < 2 and not several and not _tells_what_came_in(found.values()):
        return {}
    return _days_by_their_amounts(_amounts_by_their_days(_amounts_by_their_sum(found, headers, numbers)))


def _tells_what_came_in(nodes: Collection[Node]) -> bool:
    """Whether columns side by side say of one payment what is due and what has come in: 订金应收, 订金实收."""
    told = {node.target for node in nodes if not node.ask and node.milestone != RETENTION}
    return "receipts.amount" in told and len(told) > 1


def of_node(sheet: str) -> str:
    """The one payment node that a sheet is called after, ``""`` if none."""
    return next((word for word in (RETENTION, ADVANCE) if word in canonical(sheet)), "")


def of_one(sheet: str, headers: Mapping[int, tuple[str, ...]], cells: Mapping[int, Cells]) -> dict[int, Node]:
    """The same for a ledger of one node, 质保金台账, 预付款跟催: what it says of amounts and days is said of that one."""
    of = of_node(sheet)
    if not of:
        return {}
    named = {number: canonical("".join(levels)) for number, levels in headers.items()}
    said = {number: headers[number] for number, name in named.items() if _OF_ONE.search(name) and not _OF_WARRANTY.search(name)}
    found = {number: node for number, levels in said.items() if (node := _node((of, *levels), cells[number]))}
    targets = [node.target for node in found.values()]
    return {number: replace(node, ask=node.ask and targets.count(node.target) > 1) for number, node in found.items()}


def _amounts_by_their_sum(
    found: Mapping[int, Node], headers: Mapping[int, tuple[str, ...]], numbers: Mapping[int, Sequence[float | None]]
) -> dict[int, Node]:
    """Amounts under a bare 预付款 are due where they make up the contract, have come in where they make up what was received.

    Or where they make up the contract together with what is still owed.
    """
    open_ = [number for number, node in found.items() if node.target == "payment_schedule.amount_due" and node.ask]
    parts = [number for number in open_ if number in numbers]
    wholes = {number: "".join(levels) for number, levels in headers.items() if number in numbers and number not in found}
    contracts = [number for number, name in wholes.items() if re.search("合同|总价|结算|金额", name)]
    owed = [number for number, name in wholes.items() if _OWED.search(name)]
    received = [number for number, name in wholes.items() if re.search("已收|累计|实收|收款|到账", name)]
    due = any(_make_up(parts, number, numbers) for number in contracts)
    came_in = any(_make_up(parts, number, numbers) for number in received)
    came_in = came_in or any(_make_up([*parts, rest], number, numbers) for rest in owed for number in contracts)
    shares = any(node.target == "payment_schedule.percent" for node in found.values())
    if came_in and not due:
        return {number: replace(node, target="receipts.amount", ask=False) if number in open_ else node for number, node in found.items()}
    return {number: replace(node, ask=node.ask and not (due or shares)) if number in open_ else node for number, node in found.items()}


def _make_up(parts: Sequence[int], whole: int, numbers: Mapping[int, Sequence[float | None]]) -> bool:
    """Whether the parts add up to the whole in most rows."""
    rows = [at for at, value in enumerate(numbers[whole]) if value and any(numbers[part][at] for part in parts)]
    same = [
        at
        for at in rows
        if abs(sum(numbers[part][at] or 0.0 for part in parts) - (numbers[whole][at] or 0.0)) <= 0.01 * abs(numbers[whole][at] or 0.0)
    ]
    return len(rows) >= 3 and len(same) >= SAME_SUM * len(rows)


def _amounts_by_their_days(found: Mapping[int, Node]) -> dict[int, Node]:
    """A bare amount has come in where its milestone has a day on which it came in, and is due where it has one on which it is due."""
    told = dict(found)
    for number, node in found.items():
        beside = {other.target for at, other in found.items() if at != number and other.milestone == node.milestone and not other.ask}
        days = beside & {"receipts.received_date", "payment_schedule.due_date"}
        if node.ask and node.target == "payment_schedule.amount_due" and len(days) == 1 and "receipts.amount" not in beside:
            came_in = days == {"receipts.received_date"}
            told[number] = replace(node, target="receipts.amount" if came_in else node.target, ask=False)
    return told


def _days_by_their_amounts(found: Mapping[int, Node]) -> dict[int, Node]:
    """A bare day is that of what has come in where that stands before it or its milestone has only that, else it is asked."""
    told = dict(found)
    for number, node in found.items():
        if not node.ask or node.target != "payment_schedule.due_date":
            continue
        beside = {other.target for other in found.values() if other.milestone == node.milestone}
        before = found.get(number - 1, node)
        came_in_before = before.milestone == node.milestone and before.target == "receipts.amount"  # 应收, 实收, 时间
        if came_in_before or ("receipts.amount" in beside and "payment_schedule.amount_due" not in beside):
            told[number] = replace(node, target="receipts.received_date", ask=False)
    return told


def _node(levels: tuple[str, ...], cells: Cells) -> Node | None:
    text = canonical("".join(levels)) + ("%" if "%" in "".join(levels) else "")
    above, leaf = "".join(_ABOUT_ALL.sub("", canonical(level)) for level in levels[:-1]), canonical(levels[-1])
    text = text if len(levels) == 1 else above + leaf + ("%" if "%" in text else "")
    named = next((found for part in (above, leaf) if (found := _milestones(part))), [])
    if not named or _NOT.search(text):
        return None
    about_payment = bool(_PAYMENT.search(text.replace("日期", ""))) or bool(_ABOUT_PAYMENT.search(above))
    node = _of(named[0], text, leaf, cells) if about_payment else None
    if node is None:
        return None
    if node.ask and node.target == "payment_schedule.amount_due" and any(_HOW_IT_CAME_IN.search(canonical(level)) for level in levels[:-1]):
        node = Node(node.milestone, "receipts.amount")
    which_is_last = _LAST.search(text) and not _milestones(_LAST.sub("", text))  # 结算尾款 says which one it is
    return replace(node, ask=node.ask or len(named) > 1 or bool(which_is_last))


def numbered(headers: Iterable[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The nodes of a contract, by milestone and which of several it is, numbered in the order in which they fall due.

    Args:
        headers: per column of a node its milestone and its heading.
    """
    nodes = {(milestone, which_of(header)) for milestone, header in headers}
    return {node: number for number, node in enumerate(sorted(nodes, key=lambda node: (IN_ORDER.index(node[0]), node[1])), 1)}


def which_of(header: str) -> str:
    """Which of several of one milestone a heading speaks of: 初 of 初验款, 终 of 终验款."""
    found = _WHICH.search(header)
    return found[0] if found else ""


def _milestones(heading: str) -> list[str]:
    """The milestones a heading speaks of, the one it most likely means first."""
    return [name for name, pattern in MILESTONES if pattern.search(heading)]


def _of(milestone: str, text: str, leaf: str, cells: Cells) -> Node | None:
    expires = _EXPIRES.search(leaf) and (not cells.different or cells.days_by_heading >= 0.6)
    arrived = _CAME_IN.search(leaf) and cells.days_by_heading >= 0.6 and cells.amounts < 0.6
    if "日期" in text or cells.days >= 0.6 or expires or arrived:
        return _day(milestone, text, leaf)
    if "比例" in text or "占比" in text or "%" in text or "百分" in text or (cells.shares and cells.amounts >= 0.6):
        return Node(milestone, "payment_schedule.percent")
    if cells.different and cells.amounts < 0.6:
        return None
    if "开票" in text or "发票" in text:
        return Node(milestone, "invoices.gross_amount")
    if _CAME_IN.search(leaf) and not re.search("应收|应付", leaf):
        return Node(milestone, "receipts.amount")
    return Node(milestone, "payment_schedule.amount_due", ask=not _IS_DUE.search(text))


def _day(milestone: str, text: str, leaf: str) -> Node | None:
    if "开票" in text or "发票" in text:
        return Node(milestone, "invoices.invoice_date")
    if re.search(f"{_CAME_IN.pattern}|付款日期", leaf) and not _IS_DUE.search(text):
        return Node(milestone, "receipts.received_date")
    return Node(milestone, "payment_schedule.due_date", ask=not _IS_DUE.search(text)) if re.search("款|付|收|金", text) else None
