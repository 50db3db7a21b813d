"""How many days the way through a stage takes: for each stage from which day to which, where both are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.status import StageStatus, Status

Begin = Callable[[DayBook], np.ndarray]


def handed_over(day: DayBook) -> np.ndarray:
    """Per project the day the handover form came."""
    return day.book.projects.days("handover_date")


def signed(day: DayBook) -> np.ndarray:
    """Per project the day of its first contract."""
    return _first(day, "contracts", "sign_date")


def advance_due(day: DayBook) -> np.ndarray:
    """Per project the day its first advance could be asked for."""
    nodes = day.receivables.nodes
    group = np.where(nodes["advance"], nodes["project"], -1)
    return days.earliest_by(group, nodes["trigger_on"].to_numpy("datetime64[D]"), day.size)


def accepted(day: DayBook) -> np.ndarray:
    """Per project the day it was accepted."""
    return _last(day, "acceptances", "accept_date")


def _first(day: DayBook, table: str, key: str) -> np.ndarray:
    rows = day.book[table]
    return days.earliest_by(rows.project, rows.days(key), day.size)


def _last(day: DayBook, table: str, key: str) -> np.ndarray:
    rows = day.book[table]
    return days.latest_by(rows.project, rows.days(key), day.size)


# Where a stage begins; the stages of a batch have their days on the delivery note.
BEGINS: Mapping[int, Begin] = {
    1: handed_over,
    2: signed,
    3: signed,
    4: advance_due,
    5: lambda day: _first(day, "production", "actual_start"),
    6: lambda day: _first(day, "drawings", "received_date"),
    11: lambda day: _first(day, "installations", "actual_start"),
    12: lambda day: _last(day, "installations", "actual_finish"),
    13: accepted,
    14: accepted,
    15: accepted,
}
OF_A_BATCH: Mapping[int, tuple[str, str]] = {
    7: ("docs_review_date", "agreed_ship_date"),
    8: ("customer_notified_date", "agreed_ship_date"),
    9: ("warehouse_notified_date", "actual_ship_date"),
    10: ("arrival_date", "signed_back_date"),
}


def span(day: DayBook, stage: StageStatus) -> np.ndarray:
    """Of every project or batch that is through the days it took, in no order; negative where the later day came first."""
    number = stage.stage.number
    if number in OF_A_BATCH:
        begin, end = (day.book.shipments.days(key) for key in OF_A_BATCH[number])
        through = stage.unit_status == Status.DONE
    else:
        begin, end = BEGINS[number](day), stage.done_on
        through = stage.status == Status.DONE
    known = through & ~np.isnat(begin) & ~np.isnat(end)
    return np.asarray((end[known] - begin[known]).astype(int))
