"""What lacks, item by item: the cell, its stage, who must act, and how long it has been due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from schemas.book import Book
from schemas.findings import Finding
from workflow.daybook import DayBook
from workflow.status import PASSED, StageStatus, Status

# What was waived stays in sight.
NOT_SHOWN = tuple(status for status in PASSED if status != Status.WAIVED)


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that lacks.

    Attributes:
        stage: number of the stage.
        status: that of the stage in this batch, contract or project.
        due_on: NaT where nothing says so.
        days_late: 0 where it is not late.
    """

    finding: Finding
    stage: int
    status: Status
    owner: str
    due_on: np.datetime64
    days_late: int


def lacking(day: DayBook, stage: StageStatus) -> pd.DataFrame:
    """Everything that lacks in a stage that is not through, worst first; findings are made only of what is shown.

    What was waived, and projects that are paused, closed or cancelled, come last; of these nothing counts as late.

    Returns:
        One row each: ``project`` (position), ``unit`` (of the stage’s evidence, -1 for the whole project), ``status``,
        ``owner``, ``due_on``, ``days_late``, ``batch`` and ``index`` (where it stands in the evidence).
    """
    lacks = stage.evidence.lacks
    project, unit = (_joined(parts) for parts in ([lack.found.project for lack in lacks], [lack.unit for lack in lacks]))
    own = unit >= 0
    status = stage.status[project]
    status = np.where(np.isin(status, PASSED) | ~own, status, _of_unit(stage.unit_status, unit))
    due = np.where(own, _of_unit(stage.unit_due_on, unit), stage.due_on[project])
    due = np.where(np.isnat(due), stage.due_on[project], due)
    late = np.where(own, _of_unit(stage.unit_late, unit) & stage.late[project], stage.late[project]) & ~np.isnat(due)
    stopped = ~day.is_open[project]
    days_late = np.where(late & ~stopped, (day.now - due).astype("int64"), 0)
    applies = np.concatenate([*(stage.evidence.concerns(lack) for lack in lacks), np.empty(0, bool)])
    shown = np.flatnonzero(applies & ~np.isin(status, NOT_SHOWN))
    last = stopped | (status == Status.WAIVED)
    order = shown[np.lexsort([key[shown] for key in (unit, project, status, last, -days_late)])]
    columns = {
        "project": project,
        "unit": unit,
        "status": status,
        "owner": np.where(own, _of_unit(stage.unit_owner, unit), stage.owner[project]),
        "due_on": due.astype("datetime64[us]"),
        "days_late": days_late,
        "batch": np.repeat(np.arange(len(lacks)), [len(lack.unit) for lack in lacks]),
        "index": _joined([np.arange(len(lack.unit)) for lack in lacks]),
    }
    return pd.DataFrame({key: values[order] for key, values in columns.items()})


def of_stage(book: Book, stage: StageStatus, lines: pd.DataFrame) -> list[Missing]:
    """Lines of ``lacking`` as things to show."""
    due_on = lines["due_on"].to_numpy("datetime64[D]")
    return [
        Missing(
            book.finding(stage.evidence.lacks[line["batch"]].found, int(line["index"])),
            stage.stage.number,
            Status(line["status"]),
            str(line["owner"]),
            due,
            int(line["days_late"]),
        )
        for line, due in zip(lines.to_dict("records"), due_on, strict=True)
    ]


def of_project(book: Book, stages: Iterable[tuple[StageStatus, pd.DataFrame]], project: int) -> list[Missing]:
    """What one project lacks, worst stage first; stages that are through lack nothing worth showing.

    Args:
        stages: each with its lines of ``lacking``.
    """
    items = [item for stage, lines in stages for item in of_stage(book, stage, lines[lines["project"] == project])]
    return sorted(items, key=lambda item: (-item.days_late, item.status, item.stage))


def _joined(parts: list[np.ndarray]) -> np.ndarray:
    return np.concatenate([*parts, np.empty(0, int)]).astype(int)


def _of_unit(values: np.ndarray, unit: np.ndarray) -> np.ndarray:
    """The value of each item’s unit; anything where there is none."""
    return np.asarray(values[np.maximum(unit, 0)]) if len(values) else np.zeros(len(unit), values.dtype)
