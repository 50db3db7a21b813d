"""What the orders behind a line say: the day they are expected to ship, the day agreed, the customer's word, the reason."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.stages.production import CONSENT, Orders

# Least favourable first. Silence is no consent, but talking is more than silence.
LEAST_FAVOURABLE = {"客户不同意": 0, "": 1, "协商中": 2, CONSENT: 3}


@dataclass(frozen=True, eq=False)
class ShipDays:
    """Per line the latest expected and agreed ship day of its orders, the least favourable word, and the reason."""

    expected: np.ndarray
    agreed: np.ndarray
    consent: np.ndarray
    reason: np.ndarray


def ship_days(day: DayBook, of: Orders, line: np.ndarray, order: np.ndarray, size: int) -> ShipDays:
    """The word on the ship day per line.

    Where a line stands for several orders, one that was moved without consent speaks for it before one whose move the
    customer accepted, and that one before those that were not moved: its reason is the one to be told.

    Args:
        line, order: pairs of a line and an order that belongs to it.
        size: the number of lines.
    """
    talk = consent(day, of)
    favour = np.array([LEAST_FAVOURABLE.get(word, 1) for word in talk], dtype=int)
    first = np.lexsort((favour[order], ~of.changed[order]))
    line, order = line[first], order[first]
    reasons = _reasons(day, of)[order]
    return ShipDays(
        expected=days.latest_by(line, of.expected[order], size),
        agreed=days.latest_by(line, of.agreed[order], size),
        consent=days.first_by(line, talk[order], size),
        reason=days.first_by(np.where(reasons != "", line, -1), reasons, size),
    )


def consent(day: DayBook, of: Orders) -> np.ndarray:
    """Per order the customer's last word; consent to a day that is no longer the expected one is none."""
    said = day.book.production.texts("negotiation")
    talk = said[of.talked] if len(of.talked) else said[:0]
    return np.where((talk == CONSENT) & ~of.consented, "", talk)


def _reasons(day: DayBook, of: Orders) -> np.ndarray:
    """Per order the first reason any of its rows gives."""
    reasons = day.book.production.texts("delay_reason")
    return days.first_by(np.where(reasons != "", of.of_row, -1), reasons, len(of.project))
