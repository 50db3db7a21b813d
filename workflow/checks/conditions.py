"""Cells that another cell of the row makes necessary."""

from collections.abc import Iterator

import numpy as np

from schemas.book import Rows
from schemas.findings import Found
from workflow.daybook import DayBook
from workflow.receivables.amounts import by_contract
from workflow.receivables.nodes import BILLS

EXCUSED = ("不适用", "豁免")


def required_when(day: DayBook) -> Iterator[Found]:
    """A bill without its maturity, a waiver without its reason, a payment node without share or amount."""
    book = day.recorded
    receipts, log, plan = book.receipts, book.stage_log, book.payment_schedule
    yield from _empty(receipts, "bill_maturity", receipts.equals("method", *BILLS))
    yield from _empty(log, "reason", log.equals("manual_status", *EXCUSED))
    last = np.zeros(len(plan), bool)
    last[[rows[-1] for rows in by_contract(book)]] = True
    # the last node may be left open: it takes what the others leave
    silent = ~last & ~plan.has("percent") & ~plan.has("cumulative_percent")
    yield from _empty(plan, "amount_due", silent)


def _empty(rows: Rows, key: str, needed: np.ndarray) -> Iterator[Found]:
    without = needed & ~rows.has(key)
    if without.any():
        yield rows.found("required_missing", key, without)
