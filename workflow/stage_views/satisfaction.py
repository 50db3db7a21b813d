"""Stage 15: what customers score, question by question and over time, and which complaints are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.stages.customer_feedback import SCORES, dissatisfied

if TYPE_CHECKING:
    from workflow.board import Board


def scores(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """By question: ``question``, ``answers``, ``mean`` (NaN without any), ``low`` (how many are 2 or less)."""
    rows = board.book.feedback
    chosen = rows.frame[projects[rows.project] & rows.has("feedback_date")]
    return pd.DataFrame(
        {
            "question": SCORES,
            "answers": [int(chosen[key].notna().sum()) for key in SCORES],
            "mean": [float(chosen[key].astype(float).mean()) for key in SCORES],
            "low": [int((chosen[key] <= 2).fillna(False).sum()) for key in SCORES],
        }
    )


def by_quarter(board: Board, projects: np.ndarray, quarters: int = 6) -> pd.DataFrame:
    """The overall score over time: ``year``, ``quarter`` (1–4), ``answers``, ``mean``; the last quarters that have answers, in order."""
    rows = board.book.feedback
    there: np.ndarray = projects[rows.project] & rows.has("feedback_date") & rows.has("score_overall")
    day = rows.frame["feedback_date"][there]
    score = rows.frame["score_overall"][there].astype(float)
    grouped = score.groupby([day.dt.year.rename("year"), day.dt.quarter.rename("quarter")])
    return grouped.agg(answers="size", mean="mean").reset_index().tail(quarters).reset_index(drop=True)


def complaints(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """The forms with a complaint or a low score that are not closed: ``row`` (position in 客户反馈), ``project``, ``days_late``.

    Those without a handler come first, then the longest overdue.
    """
    rows, now = board.book.feedback, board.day.now
    unhappy: np.ndarray = dissatisfied(rows) & rows.has("feedback_date") & ~rows.has("closed_date") & projects[rows.project]
    due = rows.days("action_due")
    late = np.maximum((now - np.where(np.isnat(due), now, due)).astype("int64"), 0)
    table = pd.DataFrame({"row": np.arange(len(rows)), "project": rows.project, "days_late": late, "handled": rows.has("handler")})
    return table.loc[unhappy].sort_values(["handled", "days_late"], ascending=[True, False], kind="stable", ignore_index=True)
