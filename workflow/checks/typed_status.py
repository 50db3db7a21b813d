"""流程进度 against the evidence: what was typed of a stage and what the sheets say of it, in both directions."""

from collections.abc import Iterator, Set

import numpy as np

from schemas.findings import Found
from workflow import days
from workflow.daybook import DayBook
from workflow.status import PASSED, StageStatus


def typed_status_contradicts_evidence(day: DayBook, stages: tuple[StageStatus, ...], excused: Set[tuple[int, int]]) -> Iterator[Found]:
    """Typed as finished but not done, or on another day; 不适用 though there is evidence; 豁免 or 阻塞 though nothing lacks.

    Args:
        excused: project and stage of every breach that a line excuses: there a 豁免 says something though nothing lacks.
    """
    log = day.book.stage_log
    if not len(log):
        return
    number = log.whole("stage_no")
    size = len(log)
    complete, begun, through = (np.zeros(size, bool) for _ in range(3))
    done_on = days.none(size)
    for stage in stages:
        rows = number == stage.stage.number
        project = log.project[rows]
        units = np.bincount(stage.evidence.project, minlength=day.size) > 0
        lacking = (
            np.bincount(stage.evidence.project, weights=stage.evidence.missing, minlength=day.size) + stage.evidence.missing_in_project
        )
        complete[rows] = (units & (lacking == 0))[project]
        begun[rows] = (np.bincount(stage.evidence.project[stage.evidence.started], minlength=day.size) > 0)[project]
        through[rows] = np.isin(stage.status[project], PASSED)
        done_on[rows] = stage.done_on[project]
    finished = log.has("actual_finish") & ~through
    other_day = log.has("actual_finish") & (log.days("actual_finish") != done_on) & ~np.isnat(done_on)
    excuses = np.array([pair in excused for pair in zip(log.project, number, strict=True)], dtype=bool)
    for key, which, fact in (
        ("actual_finish", finished, "not_done"),
        ("actual_finish", other_day, "other_day"),
        ("manual_status", log.equals("manual_status", "不适用") & begun, "has_evidence"),
        ("manual_status", log.equals("manual_status", "豁免", "阻塞") & complete & ~excuses, "is_done"),
    ):
        if which.any():
            yield log.found("typed_status_contradicts_evidence", key, which, stage=number[which].tolist(), why=fact)
