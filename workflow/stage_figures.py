"""The figures of one stage: what is in hand, late, blocked, done this month, and how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from workflow.spans import span
from workflow.status import PASSED, StageStatus, Status

if TYPE_CHECKING:
    from workflow.board import Board

IN_HAND = (Status.BLOCKED, Status.OVERDUE, Status.IN_PROGRESS)


@dataclass(frozen=True, slots=True)
class StageFigures:
    """Projects, or delivery batches where the stage has them; closed, cancelled and paused projects are no longer in hand.

    Attributes:
        in_hand: begun, late or blocked, and not through.
        median_days: None while nothing is through.
    """

    in_hand: int
    overdue: int
    blocked: int
    done_this_month: int
    median_days: float | None


def figures(board: Board, number: int) -> StageFigures:
    """The figures of the stage of that number."""
    stage = board.stages[number - 1]
    project, status, late, done_on = _counted(stage)
    counts = board.day.is_open[project]
    took = span(board.day, stage)
    return StageFigures(
        in_hand=int((counts & np.isin(status, IN_HAND)).sum()),
        overdue=int((counts & late).sum()),
        blocked=int((counts & (status == Status.BLOCKED)).sum()),
        done_this_month=int((done_on.astype("datetime64[M]") == board.day.now.astype("datetime64[M]")).sum()),
        median_days=float(np.median(took)) if len(took) else None,
    )


def unit_statuses(stage: StageStatus) -> np.ndarray:
    """Per unit its status; what was typed for the project holds for its units."""
    of_project = stage.status[stage.evidence.project]
    return np.where(np.isin(of_project, PASSED) & (of_project != Status.DONE), of_project, stage.unit_status)


def _counted(stage: StageStatus) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Project, status, lateness and done day of everything the stage counts."""
    if not stage.stage.batch:
        return np.arange(len(stage.status)), stage.status, stage.late, stage.done_on
    status = unit_statuses(stage)
    done_on = np.where(status == Status.DONE, stage.evidence.done_on, np.datetime64("NaT", "D"))
    return stage.evidence.project, status, stage.unit_late & ~np.isin(status, PASSED), done_on
