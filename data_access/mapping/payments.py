"""Groups of columns that are payment nodes: 预付 / 发货 / 到货 / 验收 / 质保, each with its share, amount, day, what has come in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import canonical

MILESTONES = (
    ("质保金", re.compile("质保|保修|质量保证")),
    ("结算款", re.compile("结算|决算|尾款")),
    ("验收款", re.compile("验收|完工款|完工付款")),
    ("安装款", re.compile("安装|调试")),
    ("到货款", re.compile("到货|货到|交货")),
    ("发货款", re.compile("发货|提货")),
    ("进度款", re.compile("进度(?:款|付|应|收)|^进度$|中期|生产款|排产款|投料")),
    ("定金", re.compile("定金|订金")),
    ("预付款", re.compile("预付|首付|首款|首期")),
)
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
_PAYMENT = re.compile("款|比例|占比|金额|应收|应付|付款|收款|定金|质保金|保证金|预付|首付")
_ABOUT_PAYMENT = re.compile("付款|收款|款项|节点|应收")
_NOT = re.compile("期限|质保期|保修期|账龄|累计|合计|未收|余额|欠|条件|方式|说明|备注")


@dataclass(frozen=True, slots=True)
class Node:
    """What a column says of one payment node.

    Attributes:
        target: ``table.column``.
    """

    milestone: str
    target: str


def nodes(headers: Mapping[int, tuple[str, ...]], cells: Mapping[int, Cells]) -> dict[int, Node]:
    """Column number to what it says of a payment node; nothing unless at least two milestones have columns."""
    found = {number: node for number, levels in headers.items() if (node := _node(levels, cells[number]))}
    return found if len({node.milestone for node in found.values()}) >= 2 else {}


def _node(levels: tuple[str, ...], cells: Cells) -> Node | None:
    text = canonical("".join(levels)) + ("%" if "%" in "".join(levels) else "")
    above, leaf = canonical("".join(levels[:-1])), canonical(levels[-1])
    milestone = next((name for part in (above, leaf) for name, pattern in MILESTONES if pattern.search(part)), "")
    if not milestone or _NOT.search(text):
        return None
    about_payment = bool(_PAYMENT.search(text.replace("日期", ""))) or bool(_ABOUT_PAYMENT.search(above))
    target = _target(text, leaf, cells) if about_payment else ""
    return Node(milestone, target) if target else None


def _target(text: str, leaf: str, cells: Cells) -> str:
    if cells.days >= 0.6 or (not cells.different and "日期" in text):
        if "开票" in text or "发票" in text:
            return "invoices.invoice_date"
        if re.search("到账|实收|收款|已付|付款日期", leaf) and not re.search("计划|应|约定|预计|到期", text):
            return "receipts.received_date"
        return "payment_schedule.due_date" if re.search("款|付|收|金", text) else ""
    if "比例" in text or "占比" in text or "%" in text or "百分" in text or (cells.shares and cells.amounts >= 0.6):
        return "payment_schedule.percent"
    if cells.different and cells.amounts < 0.6:
        return ""
    if "开票" in text or "发票" in text:
        return "invoices.gross_amount"
    if re.search("已收|实收|到账|已付|收款", leaf):
        return "receipts.amount"
    return "payment_schedule.amount_due"
