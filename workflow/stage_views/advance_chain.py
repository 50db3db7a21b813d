"""Stage 4: the chain of four for every contract with an advance: promised, finance told, cleared, answered in ERP."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workflow import days
from workflow.stage_views.marks import Matrix, contract_notes, in_order, marks
from workflow.stages.advance_payment import announced_for_advance, receipts_for_advance

if TYPE_CHECKING:
    from workflow.board import Board

CHAIN = ("promised", "told", "cleared", "answered_in_erp")


def advance_chain(board: Board, projects: np.ndarray) -> tuple[Matrix, np.ndarray]:
    """Contracts × chain with the days, and per row the advance that is due in fen."""
    stage, nodes, receipts = board.stages[3], board.receivables.nodes, board.book.receipts
    contracts = in_order(stage, projects, board.day.now)
    size = len(board.book.contracts)
    advance, contract = nodes["advance"].to_numpy(), nodes["contract"].to_numpy()
    of_advance = np.where(advance, contract, -1)
    paying = np.where(receipts_for_advance(board.day), receipts.links["contracts"], -1)
    told = days.latest_by(np.where(paying >= 0, paying, _announced(board)), receipts.days("finance_notified_date"), size)
    paid = days.all_by(of_advance, (nodes["amount_known"] & (nodes["outstanding"] == 0)).to_numpy(), size)
    answered = days.all_by(paying, receipts.true("erp_updated"), size)
    day = {
        "promised": days.latest_by(of_advance, nodes["promised_on"].to_numpy("datetime64[D]"), size),
        "told": told,
        "cleared": np.where(paid, days.latest_by(of_advance, nodes["cleared_on"].to_numpy("datetime64[D]"), size), days.NO_DAY),
        "answered_in_erp": np.where(answered, days.latest_by(paying, receipts.days("erp_date"), size), days.NO_DAY),
    }
    fine = np.stack([~np.isnat(day["promised"]), ~np.isnat(told), paid, paid & answered], axis=1)
    amount = np.zeros(size, "int64")
    np.add.at(amount, contract[advance], nodes["amount_due"].to_numpy()[advance])
    numbers = contract_notes(board.book.contracts, contracts)
    said = {step: each[contracts] for step, each in day.items()}
    return Matrix(CHAIN, stage.evidence.project[contracts], numbers, marks(stage, contracts, fine[contracts]), said), amount[contracts]


def _announced(board: Board) -> np.ndarray:
    """Per receipt its contract while it is on its way to the advance, -1 otherwise."""
    return np.where(announced_for_advance(board.day), board.book.receipts.links["contracts"], -1)
