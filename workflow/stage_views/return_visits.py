"""Stage 14: the next return visits, by month; those whose day has passed without a visit come first."""

from __future__ import annotations

import numpy as np
import pandas as pd

from workflow.daybook import DayBook
from workflow.stages.user_information import visited_on


def return_visits(day: DayBook, projects: np.ndarray) -> pd.DataFrame:
    """Every user with a next visit day that has not been kept yet.

    Returns:
        ``row`` (position in 用户信息), ``project``, ``on``, ``days_late`` (0 while it is ahead); earliest first.
    """
    users, now = day.book.user_profiles, day.now
    on = users.days("next_visit_date")
    visited = visited_on(day)[users.project]
    shown: np.ndarray = ~np.isnat(on) & ~(visited >= on) & projects[users.project]
    late = np.maximum((now - np.where(np.isnat(on), now, on)).astype("int64"), 0)
    table = pd.DataFrame({"row": np.arange(len(users)), "project": users.project, "on": on.astype("datetime64[us]"), "days_late": late})
    return table.loc[shown].sort_values("on", kind="stable", ignore_index=True)


def by_month(visits: pd.DataFrame, now: np.datetime64, months: int = 6) -> list[tuple[np.datetime64, int]]:
    """How many visits are ahead in this month and the following ones."""
    first = now.astype("datetime64[M]")
    ahead = visits.loc[visits["days_late"] == 0, "on"].to_numpy("datetime64[M]")
    return [(month, int((ahead == month).sum())) for month in first + np.arange(months)]
