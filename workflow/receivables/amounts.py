"""What a payment node is due: typed, or a share of the contract, or a share up to which it is paid; in whole fen."""

import itertools
from fractions import Fraction
from functools import lru_cache

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
    base_known = (book.contracts.states["contract_amount"] == states.VALUE)[nodes.links["contracts"]].tolist()
    typed, typed_there = nodes.fen("amount_due").tolist(), nodes.has("amount_due").tolist()
    share, cumulative = shares(book, "percent"), shares(book, "cumulative_percent")
    bases = base.tolist()
    due, told = [0] * len(nodes), [True] * len(nodes)
    for rows in by_contract(book):
        before, before_known, last = 0, True, rows[-1]
        for row in rows:
            own, up_to = share[row], cumulative[row]
            if typed_there[row]:
                due[row] = typed[row]
            elif row == last and base_known[row] and before_known:
                due[row] = bases[row] - before
            elif own is not None and base_known[row]:
                due[row] = part(own, bases[row])
            elif up_to is not None and base_known[row] and before_known:
                due[row] = part(up_to, bases[row]) - before
            else:
                told[row] = before_known = False
            before += due[row]
    return np.array(due, dtype="int64"), np.array(told, dtype=bool)


def shares(book: Book, key: str) -> list[Fraction | None]:
    """Per payment node a share as it was typed, 0.3 and not the number next to it; None where there is none."""
    return [None if share != share else _typed(share) for share in book.payment_schedule[key].to_numpy(float).tolist()]


@lru_cache(4096)
def _typed(share: float) -> Fraction:
    return Fraction(repr(share))


def part(share: Fraction, base: int) -> int:
    """A share of an amount in fen, half up."""
    whole, rest = divmod(abs(share.numerator * base), share.denominator)
    size = whole + (2 * rest >= share.denominator)
    return size if (share.numerator < 0) == (base < 0) else -size


def by_contract(book: Book) -> list[list[int]]:
    """The positions of the payment nodes, contract by contract, in the order of 期次."""
    nodes = book.payment_schedule
    contract = nodes.links["contracts"]
    return grouped(np.lexsort((nodes.whole("seq"), contract)), contract)


def grouped(order: np.ndarray, by: np.ndarray) -> list[list[int]]:
    """Positions in an order in which those of a group stand together, group by group."""
    edges = [*(np.flatnonzero(np.diff(by[order])) + 1).tolist(), len(order)]
    positions = order.tolist()
    return [positions[first:end] for first, end in itertools.pairwise([0, *edges]) if end > first]
