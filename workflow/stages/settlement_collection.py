"""Settlement and collection (stage 13): the final amount is agreed, the money is in, the feedback letter is here.

Deck: 「售后专员与客户进行最终结算,催收进度款,收集工程反馈函」
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from schemas.amounts import Fen
from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence, answered
from workflow.receivables.allocation import counted

AGREED = "已确认"


@dataclass(frozen=True, eq=False)
class Parts:
    """The three parts of the stage, per contract."""

    settled: np.ndarray
    collected: np.ndarray
    letter: np.ndarray


def evidence(day: DayBook) -> Evidence:
    """One unit a contract; the retention stays open by itself and does not hold the stage."""
    contracts, settlements, plan = day.book.contracts, day.book.settlements, day.book.payment_schedule
    nodes, of_contract = day.receivables.nodes, settlements.links["contracts"]
    found = Evidence(day, 13, contracts.project)
    found.lack_row_in_project("contracts", ~day.has_contract, "contract_no")
    found.lack_row("settlements", np.bincount(of_contract, minlength=len(contracts)) == 0, "settled_amount")
    found.lack_row("payment_schedule", np.bincount(nodes["contract"], minlength=len(contracts)) == 0, "milestone")
    found.needs(settlements, of_contract)
    not_agreed = settlements.has("status") & ~settlements.equals("status", AGREED)
    found.lack(settlements, of_contract, "status", not_agreed, result=settlements.texts("status")[not_agreed])

    contract = nodes["contract"].to_numpy()
    uninvoiced = nodes["triggered"] & nodes["uninvoiced"] & ~nodes["retention"]
    found.lack(plan, contract, "invoice_date", uninvoiced.to_numpy())
    untold = (nodes["triggered"] & ~nodes["amount_known"] & ~nodes["retention"]).to_numpy()
    found.lack(plan, contract, "amount_due", untold)
    unpaid = unpaid_nodes(day)
    amounts = [Fen(each) for each in nodes["outstanding"].to_numpy()[unpaid]]
    found.lack(plan, contract, "milestone", unpaid, outstanding=amounts, milestone=plan.texts("milestone")[unpaid])
    due = nodes["due_on"].to_numpy("datetime64[D]")
    found.due_on = days.earliest_by(np.where(unpaid, contract, -1), due, len(contracts))
    found.done_on = _done_on(day)
    return found


def unpaid_nodes(day: DayBook) -> np.ndarray:
    """Mask of the nodes that hold the stage: triggered, not paid in full, no retention."""
    nodes = day.receivables.nodes
    return (nodes["triggered"] & (nodes["outstanding"] > 0) & ~nodes["retention"]).to_numpy()


def parts(day: DayBook) -> Parts:
    """Settlement, collection and letter apart."""
    settlements, size = day.book.settlements, len(day.book.contracts)
    of_contract, nodes = settlements.links["contracts"], day.receivables.nodes
    agreed = settlements.equals("status", AGREED) & settlements.has("settled_amount") & settlements.has("agreed_date")
    has_nodes = np.bincount(nodes["contract"], minlength=size) > 0
    return Parts(
        settled=days.any_by(of_contract, agreed, size),
        collected=has_nodes & ~days.any_by(nodes["contract"].to_numpy(), unpaid_nodes(day) | ~nodes["amount_known"].to_numpy(), size),
        letter=days.any_by(of_contract, answered(settlements, "feedback_letter_received"), size),
    )


def _only_for_retention(day: DayBook) -> np.ndarray:
    """Mask of the receipts that pay nothing but retention: the stage was done before."""
    applied, nodes = day.receivables.applications, day.receivables.nodes
    of_retention = nodes["retention"].to_numpy()[applied["node"].to_numpy()]
    receipt, size = applied["receipt"].to_numpy(), len(day.book.receipts)
    return days.any_by(receipt, of_retention, size) & ~days.any_by(receipt, ~of_retention, size)


def _done_on(day: DayBook) -> np.ndarray:
    settlements, receipts, size = day.book.settlements, day.book.receipts, len(day.book.contracts)
    received = np.where(counted(day.book) & ~_only_for_retention(day), receipts.days("received_date"), days.NO_DAY)
    own = days.latest(settlements.days("agreed_date"), settlements.days("feedback_letter_date"))
    settled = days.latest_by(settlements.links["contracts"], own, size)
    return days.latest(settled, days.latest_by(receipts.links["contracts"], received, size))
