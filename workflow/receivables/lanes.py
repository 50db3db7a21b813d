"""Every open amount stands in exactly one lane, every overdue one in exactly one bucket of age."""

from enum import StrEnum

import numpy as np

RETENTION = "质保金"
ADVANCES = ("预付款", "定金")
BUCKET_ENDS = (30, 60, 90, 180, 365, 730, 1095)


class Lane(StrEnum):
    """Where an open amount stands; a node paid in full stands in none."""

    NOT_TRIGGERED = "not_triggered"
    AWAITING_INVOICE = "awaiting_invoice"
    ADVANCE_DUE = "advance_due"
    NOT_DUE = "not_due"
    OVERDUE = "overdue"
    RETENTION_HELD = "retention_held"
    RETENTION_OVERDUE = "retention_overdue"
    DISPUTED = "disputed"
    UNDATED = "undated"


OPEN = (Lane.AWAITING_INVOICE, Lane.NOT_DUE, Lane.OVERDUE, Lane.RETENTION_OVERDUE, Lane.DISPUTED, Lane.UNDATED)
LATE = (Lane.OVERDUE, Lane.RETENTION_OVERDUE)


def lanes(
    *,
    outstanding: np.ndarray,
    disputed: np.ndarray,
    triggered: np.ndarray,
    retention: np.ndarray,
    advance: np.ndarray,
    uninvoiced: np.ndarray,
    trigger_on: np.ndarray,
    due_on: np.ndarray,
    now: np.datetime64,
) -> np.ndarray:
    """Per node its lane, ``""`` for one that is paid in full.

    Args:
        triggered: its event has happened; for a retention: its warranty has begun.
        uninvoiced: the invoice comes first and is not there.
    """
    undated, past = np.isnat(due_on), due_on < now
    # the warranty is still running: nobody need write an invoice yet
    running = retention & (trigger_on > now)
    return np.select(
        [
            outstanding == 0,
            disputed,
            ~triggered,
            uninvoiced & ~running,
            undated & ~uninvoiced,
            retention & ~past,
            retention,
            advance,
            ~past,
        ],
        [
            "",
            Lane.DISPUTED,
            Lane.NOT_TRIGGERED,
            Lane.AWAITING_INVOICE,
            Lane.UNDATED,
            Lane.RETENTION_HELD,
            Lane.RETENTION_OVERDUE,
            Lane.ADVANCE_DUE,
            Lane.NOT_DUE,
        ],
        default=Lane.OVERDUE,
    ).astype(object)


def bucket_names(ends: tuple[int, ...] = BUCKET_ENDS) -> list[str]:
    """The names of the buckets, youngest first: ``1-30`` … ``>1095``."""
    starts = [1, *(end + 1 for end in ends[:-1])]
    return [*(f"{start}-{end}" for start, end in zip(starts, ends, strict=True)), f">{ends[-1]}"]


def buckets(lane: np.ndarray, days_overdue: np.ndarray, ends: tuple[int, ...] = BUCKET_ENDS) -> np.ndarray:
    """Per node the bucket of its age, ``""`` outside the lane ``overdue``."""
    names = np.array(bucket_names(ends), dtype=object)
    return np.where(lane == Lane.OVERDUE, names[np.searchsorted(ends, days_overdue)], "").astype(object)
