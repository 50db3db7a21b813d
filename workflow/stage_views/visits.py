"""Stage 3: the visits by day: who goes where, which are late, what came out, and which sites still wait for a re-check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow import days
from workflow.stages.site_survey import CHECK

if TYPE_CHECKING:
    from workflow.board import Board

WEEKS_BACK = np.timedelta64(28, "D")


def visits(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """The visits still to come, the late ones first, then those of the last four weeks, the latest first.

    Returns:
        ``row`` (position in 现场测量复核), ``project``, ``on`` (the day it took place, else the day agreed), ``happened``,
        ``days_late`` (of a visit that took place after its day, or has not and is past it).
    """
    rows, now = board.book.site_surveys, board.day.now
    appointed, actual = rows.days("appointed_date"), rows.days("actual_date")
    happened = ~np.isnat(actual)
    reached = np.where(happened, actual, now)
    late = np.where(np.isnat(appointed), 0, np.maximum((reached - appointed).astype("int64"), 0))
    shown: np.ndarray = projects[rows.project] & (~happened | (actual > now - WEEKS_BACK))
    table = pd.DataFrame(
        {
            "row": np.arange(len(rows)),
            "project": rows.project,
            "on": np.where(happened, actual, appointed).astype("datetime64[us]"),
            "happened": happened,
            "days_late": late,
        }
    ).loc[shown]
    to_come = table[~table["happened"]].sort_values("on", kind="stable")
    been = table[table["happened"]].sort_values("on", ascending=False, kind="stable")
    return pd.concat([to_come, been], ignore_index=True)


def without_check(board: Board, projects: np.ndarray) -> int:
    """How many of the projects were surveyed and have no 复核: a hint, it holds nobody up."""
    rows, size = board.book.site_surveys, board.day.size
    surveyed = days.any_by(rows.project, rows.has("actual_date"), size)
    checked = days.any_by(rows.project, rows.equals("survey_type", CHECK), size)
    return int((surveyed & ~checked & projects).sum())
