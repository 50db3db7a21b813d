"""What a payment node is due: typed, or a share of the contract, or a share up to which it is paid; in whole fen."""

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from schemas import states
from schemas.book import Book


def amounts_due(book: Book, base: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Per payment node the amount due in fen, and whether it can be told at all.

    typed, else round(share × base), else round(cumulative share × base) − Σ previous; half up; the last node of a
    contract, if not typed, takes what the others leave. One that cannot be told is 0, and so is what the last node
    would take after it: nothing is guessed.

    Args:
        base: per node the contract amount in fen.
    """
    nodes = book.payment_schedule
    typed, typed_there = nodes.fen("amount_due"), nodes.has("amount_due")
    share, cumulative = nodes["percent"].to_numpy(float), nodes["cumulative_percent"].to_numpy(float)
    due = np.zeros(len(nodes), dtype="int64")
    told = np.ones(len(nodes), dtype=bool)
    base_known = (book.contracts.states["contract_amount"] == states.VALUE)[nodes.links["contracts"]]
    for rows in by_contract(book):
        before, before_known = 0, True
        for place, row in enumerate(rows):
            if typed_there[row]:
                due[row] = typed[row]
            elif place == len(rows) - 1 and base_known[row] and before_known:
                due[row] = base[row] - before
            elif share[row] == share[row] and base_known[row]:
                due[row] = part(share[row], int(base[row]))
            elif cumulative[row] == cumulative[row] and base_known[row] and before_known:
                due[row] = part(cumulative[row], int(base[row])) - before
            else:
                told[row] = before_known = False
            before += int(due[row])
    return due, told


def part(share: float, base: int) -> int:
    """A share of an amount in fen, half up."""
    return int((Decimal(repr(float(share))) * base).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def by_contract(book: Book, of: np.ndarray | None = None) -> list[np.ndarray]:
    """The positions of the payment nodes, contract by contract, in the order of 期次.

    Args:
        of: mask of the contracts wanted; all of them if left out.
    """
    nodes = book.payment_schedule
    contract = nodes.links["contracts"]
    order = np.lexsort((nodes["seq"].fillna(0).to_numpy("int64"), contract))
    order = order if of is None else order[of[contract[order]]]
    edges = np.flatnonzero(np.diff(contract[order])) + 1
    return [rows for rows in np.split(order, edges) if len(rows)]
