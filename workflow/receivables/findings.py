"""What the receivables find in the sheets: found, never clamped."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from schemas import states
from schemas.amounts import Fen
from schemas.findings import Found
from workflow.daybook import DayBook
from workflow.receivables.lanes import Lane
from workflow.receivables.settled import agreed_settlements


def over_receipt(day: DayBook) -> Iterator[Found]:
    """More was received on a contract than it is worth, by its settlement where that is agreed; stands at the last receipt."""
    money, book = day.receivables, day.book
    worth = book.contracts.fen("contract_amount").copy()
    agreed = agreed_settlements(book)
    worth[book.settlements.links["contracts"][agreed]] = book.settlements.fen("settled_amount")[agreed]
    over = (money.received > worth) & (book.contracts.has("contract_amount"))
    contract = book.receipts.links["contracts"]
    last = {int(contract[row]): row for row in range(len(contract)) if over[contract[row]]}
    at = np.array(sorted(last.values()), dtype=int)
    if len(at):
        yield book.receipts.found(
            "over_receipt",
            "amount",
            at,
            received=[Fen(money.received[contract[row]]) for row in at],
            worth=[Fen(worth[contract[row]]) for row in at],
            over=[Fen(money.received[contract[row]] - worth[contract[row]]) for row in at],
            contract=book.contracts.texts("contract_no")[contract[at]],
        )


def due_day_differs(day: DayBook) -> Iterator[Found]:
    """A typed due day is not the one the plan gives; the typed one counts."""
    nodes, rows = day.receivables.nodes, day.book.payment_schedule
    typed, computed = rows.days("due_date"), nodes["computed_due_on"].to_numpy("datetime64[D]")
    differs = ~np.isnat(typed) & ~np.isnat(computed) & (typed != computed)
    if differs.any():
        expected = [pd.Timestamp(each).date() for each in computed[differs]]
        yield rows.found("due_day_differs", "due_date", differs, expected=expected)


def due_day_missing(day: DayBook) -> Iterator[Found]:
    """A node is triggered but no due day can be made."""
    rows = day.book.payment_schedule
    undated = (day.receivables.nodes["lane"] == Lane.UNDATED).to_numpy()
    if undated.any():
        yield rows.found("due_day_missing", "due_date", undated)


def fixed_day_missing(day: DayBook) -> Iterator[Found]:
    """A node due on a fixed day does not say which: nothing else can trigger it."""
    rows = day.book.payment_schedule
    blank = ~np.isin(rows.states["trigger_date"], (states.VALUE, states.UNREADABLE))
    without = blank & rows.equals("trigger", "固定日期") & (day.receivables.nodes["outstanding"] != 0).to_numpy()
    if without.any():
        yield rows.found("fixed_day_missing", "trigger_date", without)


def negative_amount(day: DayBook) -> Iterator[Found]:
    """Amounts below zero where none belong: a node, a receipt that is no refund; of a contract the reader says so."""
    book = day.book
    due = day.receivables.nodes["amount_due"].to_numpy()
    if (due < 0).any():
        yield book.payment_schedule.found("negative_amount", "amount_due", due < 0, amount=[Fen(each) for each in due[due < 0]])
    receipts = book.receipts
    odd = (receipts.fen("amount") < 0) & ~receipts.equals("status", "退款")
    if odd.any():
        yield receipts.found("negative_amount", "amount", odd, amount=[Fen(each) for each in receipts.fen("amount")[odd]])


MONEY_CHECKS = (over_receipt, due_day_differs, due_day_missing, fixed_day_missing, negative_amount)
