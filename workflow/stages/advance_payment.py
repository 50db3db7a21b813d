"""Advance payment (stage 4): promised, finance told, cleared and confirmed by finance, answered in ERP.

Deck: 「…与客户确定预付款打款时间,告知财务汇款时间,由财务确认到帐款项并及时上ERP系统订单跟踪回复预付款已到帐情况。」
"""

import numpy as np

from schemas.amounts import Fen
from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.receivables.allocation import ANNOUNCED
from workflow.receivables.nodes import on_the_way

FINANCE = "财务"


def evidence(day: DayBook) -> Evidence:
    """One unit a contract; only what finance has cleared counts, announced money never does."""
    contracts, plan, receipts = day.book.contracts, day.book.payment_schedule, day.book.receipts
    nodes, size = day.receivables.nodes, len(contracts)
    advance = nodes["advance"].to_numpy()
    contract = nodes["contract"].to_numpy()
    found = Evidence(day, 4, contracts.project)
    found.lack_row_in_project("contracts", ~day.has_contract, "contract_no")
    has_nodes = np.bincount(contract, minlength=size) > 0
    found.lack_row("payment_schedule", ~has_nodes, "milestone")
    found.applies = ~has_nodes | days.any_by(contract, advance, size)

    found.needs(plan, contract, advance)
    paying = receipts_for_advance(day)
    found.needs(receipts, receipts.links["contracts"], paying)
    open_fen = np.zeros(size, "int64")
    np.add.at(open_fen, contract[advance], nodes["outstanding"].to_numpy()[advance])
    short = open_fen > 0
    found.lack(plan, contract, "amount_due", advance & ~nodes["amount_known"].to_numpy())
    on_its_way = announced_for_advance(day)
    announced = days.any_by(receipts.links["contracts"], on_its_way, size)
    found.lack(receipts, receipts.links["contracts"], "status", on_its_way, result=ANNOUNCED)
    nothing_yet = short & ~announced
    found.lack_row("receipts", nothing_yet, "received_date", outstanding=[Fen(each) for each in open_fen[nothing_yet]])
    found.started |= announced
    finance = days.first_by(np.where(paying, receipts.links["contracts"], -1), receipts.texts("confirmed_by"), size)
    unconfirmed = days.any_by(receipts.links["contracts"], paying & ~receipts.has("confirmed_by"), size)
    found.owner = np.where(announced | unconfirmed, np.where(finance != "", finance, FINANCE), found.owner)
    found.due_on, found.done_on = _days(day, advance & (nodes["outstanding"] > 0).to_numpy(), paying)
    return found


def announced_for_advance(day: DayBook) -> np.ndarray:
    """Mask of the receipts on their way to an advance that is still open: they name it, or name no node at all."""
    receipts, plan, nodes = day.book.receipts, day.book.payment_schedule, day.receivables.nodes
    waiting = (nodes["advance"] & (nodes["outstanding"] > 0)).to_numpy()
    contract = receipts.links["contracts"]
    short = days.any_by(plan.links["contracts"], waiting, len(day.book.contracts))[contract]
    open_nodes = set(zip(plan.links["contracts"][waiting], plan["seq"].fillna(-1).to_numpy("int64")[waiting], strict=True))
    seq = receipts["seq"].fillna(-1).to_numpy("int64")
    named = np.array([(of, number) in open_nodes for of, number in zip(contract, seq, strict=True)], dtype=bool)
    return np.asarray(on_the_way(day.book) & short & (named | ~receipts.has("seq")))


def receipts_for_advance(day: DayBook) -> np.ndarray:
    """Mask of the receipts of which some part pays a 预付款 or 定金 node."""
    applied, nodes = day.receivables.applications, day.receivables.nodes
    to_advance = nodes["advance"].to_numpy()[applied["node"].to_numpy()] & (applied["amount"] > 0).to_numpy()
    mask = np.zeros(len(day.book.receipts), bool)
    mask[applied["receipt"].to_numpy()[to_advance]] = True
    return mask


def _days(day: DayBook, still_open: np.ndarray, paying: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Due: the promised day of an open node, else its due day. Done: the last receipt or ERP answer."""
    nodes, receipts, size = day.receivables.nodes, day.book.receipts, len(day.book.contracts)
    promised = nodes["promised_on"].to_numpy("datetime64[D]")
    wanted = np.where(np.isnat(promised), nodes["due_on"].to_numpy("datetime64[D]"), promised)
    due = days.earliest_by(np.where(still_open, nodes["contract"], -1), wanted, size)
    last = days.latest(receipts.days("received_date"), receipts.days("erp_date"))
    return due, days.latest_by(np.where(paying, receipts.links["contracts"], -1), last, size)
