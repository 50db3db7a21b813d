"""A matrix of ticks: projects, contracts or batches against what each of them needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from schemas.book import Rows
from workflow.stage_figures import IN_HAND, unit_statuses
from workflow.status import StageStatus, Status


class Mark(IntEnum):
    """One tick of a matrix."""

    DONE = 0
    LATE = 1
    LACKS = 2
    NOT_YET = 3
    NOT_NEEDED = 4
    WAIVED = 5
    PARTLY = 6


@dataclass(frozen=True, eq=False)
class Matrix:
    """Marks, one row a unit in the order to be shown, one column a thing needed.

    Attributes:
        columns: what each column is called in the texts.
        project: per row the position of its project.
        note: per row what tells it from others of its project, ``""`` for nothing.
        marks: out of ``Mark``, rows × columns.
        said: per column what stands in its cells instead of the bare mark, an array by row: days or numbers.
        named: per column who or what the mark is about, shown on pointing at it.
    """

    columns: tuple[str, ...]
    project: np.ndarray
    note: np.ndarray
    marks: np.ndarray
    said: dict[str, np.ndarray] = field(default_factory=dict)
    named: dict[str, np.ndarray] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.project)


def in_order(stage: StageStatus, projects: np.ndarray, now: np.datetime64) -> np.ndarray:
    """The units of the chosen projects to show: longest overdue first, blocked, begun, then those done last; no others."""
    status = unit_statuses(stage)
    late = np.where(stage.unit_late & np.isin(status, IN_HAND), (now - stage.unit_due_on).astype("int64"), 0)
    done_on = np.where(np.isnat(stage.evidence.done_on), 0, stage.evidence.done_on.astype("int64"))
    rank = np.select([status == Status.BLOCKED, np.isin(status, IN_HAND), status == Status.WAIVED], [1, 2, 3], 4)
    shown = np.flatnonzero(projects[stage.evidence.project] & np.isin(status, (*IN_HAND, Status.WAIVED, Status.DONE)))
    return shown[np.lexsort((-done_on[shown], rank[shown], -late[shown]))]


def marks(stage: StageStatus, units: np.ndarray, fine: np.ndarray, needed: np.ndarray | None = None) -> np.ndarray:
    """What is fine is a tick; what is not is late with its unit, waived with its project, or lacks.

    Args:
        fine, needed: rows × columns for the units in that order.
    """
    unfinished = np.select(
        [unit_statuses(stage)[units] == Status.WAIVED, stage.unit_late[units], stage.evidence.started[units]],
        [Mark.WAIVED, Mark.LATE, Mark.LACKS],
        Mark.NOT_YET,
    )[:, None]
    wanted = np.ones(fine.shape, bool) if needed is None else needed
    return np.where(fine, Mark.DONE, np.where(wanted, unfinished, Mark.NOT_NEEDED))


def contract_notes(contracts: Rows, shown: np.ndarray) -> np.ndarray:
    """Per contract shown its number where its project has several, ``""`` where it is the only one."""
    several = np.bincount(contracts.project, minlength=1) > 1
    return np.where(several[contracts.project[shown]], contracts.texts("contract_no")[shown], "")
