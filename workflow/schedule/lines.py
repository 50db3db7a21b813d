"""What a line of a Gantt chart is, its slip and status; the same for production and delivery."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from schemas import states
from schemas.book import Rows
from workflow import days
from workflow.daybook import DayBook

LATE, AT_RISK, STALE, ON_TIME, FINISHED = "late", "at_risk", "stale", "on_time", "finished"
STATUSES = (LATE, AT_RISK, STALE, ON_TIME, FINISHED)
STALE_DAYS = 7
FEW_WORKING_DAYS, NEARLY_DONE = 3, 0.9

NO_PLAN, OUT_OF_ORDER, UNREADABLE, SET_ASIDE = "no_plan", "dates_out_of_order", "unreadable_date", "set_aside"

# Each line has all of these days; what its kind does not know is blank.
DAYS = (
    "plan_start",
    "plan_finish",
    "actual_start",
    "actual_finish",
    "contract_on",
    "agreed_on",
    "expected_on",
    "forecast_on",
    "accepted_on",
    "rejected_on",
    "shipped_on",
    "arrived_on",
    "inspected_on",
)


@dataclass(frozen=True, eq=False)
class Schedule:
    """The lines of one chart, and the rows that have none.

    Attributes:
        lines: one row a line: ``project`` (position), ``label``, ``part`` (order, batch or ``""``), ``operation``, ``kind``,
            the ``DAYS``, ``percent``, ``consent``, ``reason``, ``reached`` (the day it ended or, while it is unfinished,
            is now seen to end), ``slip`` (days), ``status``, ``late_start``, ``stale``, ``place``, ``row`` (where it
            stands), ``rows`` (how many rows of the sheet it stands for). End days are inclusive. ``actual_finish`` is
            blank while a line is unfinished.
        not_drawn: ``project`` (-1: none), ``place``, ``row``, ``field``, ``code``.
        content: rows with content in the sheets; always drawn + not drawn.
    """

    lines: pd.DataFrame
    not_drawn: pd.DataFrame
    content: int

    @property
    def drawn(self) -> int:
        """Rows of the sheets that stand in some line."""
        return int(self.lines["rows"].sum()) if len(self.lines) else 0


def undrawable(rows: Rows, pairs: tuple[tuple[str, str], ...]) -> tuple[np.ndarray, np.ndarray]:
    """Per row the code and the column for which it cannot be drawn, ``""`` where it can.

    Args:
        pairs: start and end columns; the first pair is the plan and must be there.
    """
    code, field = np.full(len(rows), "", dtype=object), np.full(len(rows), "", dtype=object)
    for start, end in reversed(pairs):
        wrong = rows.days(end) < rows.days(start)
        code[wrong], field[wrong] = OUT_OF_ORDER, end
    for key in reversed(pairs[0]):
        absent = np.isnat(rows.days(key))
        unreadable = rows.states[key] == states.UNREADABLE
        code[absent], field[absent] = NO_PLAN, key
        code[absent & unreadable] = UNREADABLE
    return code, field


def listed(rows: Rows, code: np.ndarray, field: np.ndarray) -> pd.DataFrame:
    """The rows with a code, and those set aside while reading."""
    at = np.flatnonzero(code != "")
    frame = pd.DataFrame({"project": rows.project[at], "place": rows.place[at], "row": rows.row[at], "field": field[at], "code": code[at]})
    if not len(rows.aside):
        return frame
    key = rows.table.parent.key if rows.table.parent else ""
    aside = {"project": -1, "place": rows.aside["place"].to_numpy(), "row": rows.aside["row"].to_numpy(), "field": key, "code": SET_ASIDE}
    return pd.concat([frame, pd.DataFrame(aside)], ignore_index=True)


def grouped(group: np.ndarray, drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The groups that have a line, and per row of the sheet its line, -1 for rows of groups without one.

    A row that cannot be drawn still belongs to its line: a line is finished only when it is, too.

    Args:
        group: per row of the sheet what it is rolled up to.
        drawn: positions of the rows that can be drawn.
    """
    names = np.unique(group[drawn])
    line = np.searchsorted(names, group)
    inside = line < len(names)
    inside[inside] = names[line[inside]] == group[inside]
    return names, np.where(inside, line, -1)


def judged(lines: dict[str, Any], day: DayBook, *, updated: np.ndarray | None = None) -> pd.DataFrame:
    """Lines with slip, status, late start and staleness.

    late: unfinished and past its planned end, or finished after it. at risk: unfinished, and the expected day is after the
    planned, agreed or contract day, or three working days or fewer are left with less than 90 % done. stale: unfinished,
    begun or due to begin, and not updated for seven days. Late says more than at risk, at risk more than stale.

    Args:
        lines: columns of ``Schedule.lines``; days that are left out are blank. ``expected_on`` is held against what was
            agreed and contracted; ``forecast_on``, where the expected day is the line's own end, against its plan.
        updated: per line the day of its last update, NaT where nobody writes one down.
    """
    size = len(lines["project"])
    lines = {**dict.fromkeys(DAYS, days.none(size)), "operation": np.full(size, "", dtype=object), **lines}
    start, end, begun, done, expected, forecast, agreed, contract = (
        lines[key].astype("datetime64[D]")
        for key in ("plan_start", "plan_finish", "actual_start", "actual_finish", "expected_on", "forecast_on", "agreed_on", "contract_on")
    )
    now = np.full(size, day.now)
    unfinished = np.isnat(done)
    reached = np.where(unfinished, days.latest(forecast, now), done)
    late = np.where(unfinished, now > end, done > end)
    behind = (day.working_days.between(now, end) <= FEW_WORKING_DAYS) & (np.nan_to_num(lines["percent"], nan=0.0) < NEARLY_DONE)
    moved = (forecast > end) | (expected > agreed) | (expected > contract)
    stale = unfinished & (~np.isnat(begun) | (start <= now))
    stale &= (days.none(size) if updated is None else updated) < now - np.timedelta64(STALE_DAYS, "D")
    judgement = {
        "reached": reached,
        "slip": (reached - end).astype(int),
        "stale": stale,
        "late_start": np.where(np.isnat(begun), (start < now) & unfinished, begun > start),
        "status": np.select([late, ~unfinished, moved | behind, stale], [LATE, FINISHED, AT_RISK, STALE], ON_TIME),
    }
    return pd.DataFrame({**lines, **judgement})


def content(day: DayBook, *tables: str) -> int:
    """Rows with content of some tables, footers left out."""
    places = day.book.places
    return sum(each.rows - each.footers for each in day.book.ledgers if places[each.place].table in tables)
