"""Stage 6: the latest revisions that are not passed and signed, by age."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.receivables.events import PASSED, latest_revisions
from workflow.stages.drawing_review import required

if TYPE_CHECKING:
    from workflow.board import Board

# Last day of each age but the open one at the end.
AGES = (3, 7, 14)


def awaiting_review(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """The drawings that count and await review or signature, the oldest first.

    Returns:
        ``row`` (position in 图纸审核), ``project``, ``age`` in days since it came (-1 while nobody wrote down when).
    """
    drawings, now = board.book.drawings, board.day.now
    fine = drawings.equals("result", *PASSED) & drawings.true("signed")
    shown: np.ndarray = latest_revisions(board.book) & required(board.day) & ~fine & projects[drawings.project]
    received = drawings.days("received_date")
    age = np.where(np.isnat(received), -1, (now - received).astype("int64"))
    table = pd.DataFrame({"row": np.arange(len(drawings)), "project": drawings.project, "age": age}).loc[shown]
    return table.sort_values("age", ascending=False, kind="stable", ignore_index=True)


def by_age(waiting: pd.DataFrame) -> list[int]:
    """How many wait up to 3, 7 and 14 days, and longer; those without a day are left out."""
    age = waiting["age"].to_numpy()
    counts = np.bincount(np.searchsorted(AGES, age[age >= 0]), minlength=len(AGES) + 1)
    return [int(count) for count in counts]
