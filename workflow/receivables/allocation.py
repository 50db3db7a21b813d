"""Receipts find their nodes: the one they name, then the oldest due; never across contracts, nothing clamped."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from schemas.book import Book
from workflow.receivables.amounts import grouped

CLEARED, ANNOUNCED, BOUNCED, REFUNDED = "已到账", "待到账", "退票", "退款"


@dataclass
class _Contract:
    """The open side of one contract while its receipts are applied."""

    nodes: list[int]
    left: dict[int, int]
    by_seq: dict[int, int]
    applied: list[tuple[int, int, int]] = field(default_factory=list)
    over: list[tuple[int, int]] = field(default_factory=list)

    def pay(self, receipt: int, node: int, amount: int) -> int:
        """Applies what a node still takes; returns the rest."""
        taken = min(amount, max(self.left[node], 0))
        if taken:
            self.left[node] -= taken
            self.applied.append((receipt, node, taken))
        return amount - taken

    def take_back(self, receipt: int, node: int, amount: int, due: int) -> int:
        """Takes back from what a node has received, up to ``amount``; returns the rest. Both are positive."""
        taken = min(amount, due - self.left[node]) if due > 0 else 0
        if taken > 0:
            self.left[node] += taken
            self.applied.append((receipt, node, -taken))
        return amount - max(taken, 0)


def counted(book: Book) -> np.ndarray:
    """Mask of the receipts that count: cleared or refunded, on a day that has come."""
    receipts = book.receipts
    return receipts.equals("status", CLEARED, REFUNDED) & receipts.has("received_date") & receipts.has("amount")


def signed_amounts(book: Book) -> np.ndarray:
    """Per receipt its amount in fen; a refund is negative however it was typed."""
    receipts = book.receipts
    amount = receipts.fen("amount")
    return np.where(receipts.equals("status", REFUNDED), -np.abs(amount), amount)


def allocate(
    book: Book,
    due: np.ndarray,
    due_on: np.ndarray,
    told: np.ndarray,
    *,
    until: np.datetime64 | None = None,
    of: np.ndarray | None = None,
) -> tuple[pd.DataFrame, np.ndarray]:
    """Applies the receipts.

    Args:
        due: per node the amount due in fen.
        due_on: per node its due day; the oldest is paid first, those without a day last, then by 期次.
        told: per node whether its amount is known.
        until: the last day whose receipts count; all of them if left out.
        of: mask of the contracts wanted; all of them if left out.

    Returns:
        applications with ``receipt``, ``node`` (positions) and ``amount`` in fen, and per contract what is left over.
    """
    receipts, plan = book.receipts, book.payment_schedule
    contract_of, on = receipts.links["contracts"], receipts.days("received_date")
    use = counted(book) & (until is None or on <= until) & (of is None or of[contract_of])
    order = np.lexsort((receipts.row, on, contract_of))
    order = order[use[order]]
    paid_at_all = np.bincount(contract_of[use], minlength=len(book.contracts)) > 0
    sides = _sides(plan.links["contracts"], plan["seq"].fillna(-1).to_numpy("int64"), due, due_on, paid_at_all)
    amount, seq = signed_amounts(book).tolist(), receipts["seq"].fillna(-1).to_numpy("int64").tolist()
    dues, known = due.tolist(), told.tolist()
    unapplied = np.zeros(len(book.contracts), dtype="int64")
    every: list[tuple[int, int, int]] = []
    for rows in grouped(order, contract_of):
        contract = int(contract_of[rows[0]])
        side = sides.get(contract) or _Contract([], {}, {})
        unapplied[contract] = _apply(side, rows, amount, seq, dues, known)
        every += side.applied
    return pd.DataFrame(every, columns=["receipt", "node", "amount"], dtype="int64"), unapplied


def _sides(contract: np.ndarray, seq: np.ndarray, due: np.ndarray, due_on: np.ndarray, of: np.ndarray) -> dict[int, _Contract]:
    """The open side of every contract of a mask, its nodes in the order in which they are paid."""
    order = np.lexsort((seq, due_on, np.isnat(due_on), contract))
    order = order[of[contract[order]]]
    numbers, fen = seq.tolist(), due.tolist()
    return {
        int(contract[nodes[0]]): _Contract(nodes, {node: fen[node] for node in nodes}, {numbers[node]: node for node in reversed(nodes)})
        for nodes in grouped(order, contract)
    }


def _apply(side: _Contract, rows: list[int], amount: list[int], seq: list[int], due: list[int], told: list[bool]) -> int:
    """Applies one contract's receipts, oldest first; returns what is left over, negative if more was refunded than received.

    A refund goes back out of the money it belongs to: what named its node, then what named none, the newest first. Only
    what neither can give is taken back from nodes that were paid. Money for a node whose amount cannot be told pays no
    other one.
    """
    named = {row: side.by_seq.get(seq[row]) for row in rows}
    money = {row: amount[row] for row in rows if amount[row] >= 0}
    refunds = {row: -amount[row] for row in rows if amount[row] < 0}
    for row, back in refunds.items():
        if named[row] is not None:
            refunds[row] = _given_back(money, [each for each in money if named[each] == named[row]], back)
    for row, fen in money.items():
        node = named[row]
        money[row] = fen if node is None else side.pay(row, node, fen)
    for row, back in refunds.items():
        refunds[row] = _given_back(money, list(money), back)
    for row, fen in money.items():
        node, rest = named[row], fen
        for each in side.nodes if rest and (node is None or told[node]) else ():
            rest = side.pay(row, each, rest)
        money[row] = rest
    for row, back in refunds.items():
        rest = back
        for node in reversed(side.nodes):
            rest = side.take_back(row, node, rest, due[node])
        refunds[row] = rest
    return sum(money.values()) - sum(refunds.values())


def _given_back(money: dict[int, int], rows: list[int], back: int) -> int:
    """Takes a refund out of what receipts still have, the newest first; returns the rest."""
    for row in reversed(rows):
        taken = min(back, money[row])
        money[row] -= taken
        back -= taken
    return back
