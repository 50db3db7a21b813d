"""Which lines of a chart are looked at: those that touch a window of days, in which order, and the latest of them."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd

from workflow.schedule.lines import AT_RISK, LATE

WINDOWS = ("quarter", "month", "week", "all")
SORTS = ("slip", "date")
ON_TIME_RANK, FINISHED_RANK = -10_000, -20_000  # days no slip reaches


def window_of(window: str, as_of: date) -> tuple[date, date] | None:
    """First and last day of the week (Monday to Sunday), month or quarter of the as-of day; none for everything."""
    if window == "week":
        first = as_of - timedelta(days=as_of.weekday())
        return first, first + timedelta(days=6)
    if window in ("month", "quarter"):
        month = as_of.month if window == "month" else (as_of.month - 1) // 3 * 3 + 1
        first = as_of.replace(month=month, day=1)
        after = (first + timedelta(days=31 if window == "month" else 92)).replace(day=1)
        return first, after - timedelta(days=1)
    return None


def touching(lines: pd.DataFrame, first: date, last: date, as_of: date) -> np.ndarray:
    """Mask of the lines that have something to show between two days, both inclusive.

    An unfinished line that should have begun runs to the as-of day, however long ago it was planned to end; its expected
    day counts too. A finished one lasts to its end, not to that of its plan: it would be a row without work that looks
    as if nobody had begun. The day its project was accepted counts for either.
    """
    start, end = np.datetime64(first, "D"), np.datetime64(last, "D")
    plan_start, plan_finish, begun, done, inspected, expected, accepted, rejected = (
        lines[key].to_numpy("datetime64[D]")
        for key in (
            "plan_start",
            "plan_finish",
            "actual_start",
            "actual_finish",
            "inspected_on",
            "expected_on",
            "accepted_on",
            "rejected_on",
        )
    )
    unfinished = np.isnat(done)
    until = np.where(unfinished, np.fmax(plan_finish, np.datetime64(as_of, "D")), np.fmax(done, inspected))
    spans = (np.fmin(plan_start, begun) <= end) & (until >= start)
    marked = (unfinished & _within(expected, start, end)) | _within(accepted, start, end) | _within(rejected, start, end)
    return np.asarray(spans | marked)


def _within(day: np.ndarray, start: np.datetime64, end: np.datetime64) -> np.ndarray:
    return (day >= start) & (day <= end)


def in_order(lines: pd.DataFrame, sort: str) -> pd.DataFrame:
    """Lines of a project, and within it of an order, stay together; the worst project, or the earliest, comes first.

    Args:
        sort: ``slip``, the largest slip of an unfinished line first and what is finished last, or ``date``.
    """
    project, start = lines["project"], lines["plan_start"]
    if sort == "date":
        key = start.groupby(project).transform("min").astype("int64")
    else:
        slip = lines["slip"].where(lines["status"].isin((LATE, AT_RISK)), ON_TIME_RANK)
        key = -(slip + FINISHED_RANK * lines["actual_finish"].notna()).groupby(project).transform("max")
    begins = start.groupby([project, lines["kind"], lines["part"]]).transform("min")
    order = np.lexsort([*(each.to_numpy() for each in (start, lines["part"].astype(str), begins, lines["kind"].astype(str), project, key))])
    return lines.iloc[order].reset_index(drop=True)


def latest(lines: pd.DataFrame, count: int) -> pd.DataFrame:
    """The unfinished lines that end, or are seen to end, furthest behind their plan."""
    behind = lines["status"].isin((LATE, AT_RISK)) & lines["actual_finish"].isna() & (lines["slip"] > 0)
    return lines[behind].nlargest(count, "slip", keep="first")
