"""From evidence to status: the fifteen stages of every project, computed, never typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from workflow import days
from workflow.daybook import DayBook, once_a_day
from workflow.evidence import Evidence
from workflow.stages import STAGES, Stage


class Status(IntEnum):
    """The status of a stage; the order is the precedence."""

    NO_DATA = 0
    NOT_APPLICABLE = 1
    WAIVED = 2
    DONE = 3
    BLOCKED = 4
    OVERDUE = 5
    IN_PROGRESS = 6
    NOT_STARTED = 7

    @property
    def key(self) -> str:
        """Its name in JSON, URLs and texts."""
        return self.name.lower()


# A stage in one of these holds nobody up. Without data nobody can say, so that does not hold up either.
PASSED = (Status.NO_DATA, Status.NOT_APPLICABLE, Status.WAIVED, Status.DONE)


@dataclass(frozen=True, eq=False)
class StageStatus:
    """One stage of every project, arrays by project position; ``unit_*`` by unit of its evidence.

    Attributes:
        late: not done and past its due day, whatever the status.
        missing: how many things lack.
        held_by: bit set of the numbers of the stages it waits for and that are not through, 0 for none.
    """

    stage: Stage
    evidence: Evidence
    status: np.ndarray
    late: np.ndarray
    due_on: np.ndarray
    done_on: np.ndarray
    owner: np.ndarray
    missing: np.ndarray
    held_by: np.ndarray
    unit_status: np.ndarray
    unit_late: np.ndarray
    unit_due_on: np.ndarray
    unit_owner: np.ndarray


@dataclass(frozen=True, eq=False)
class Manual:
    """What 流程进度 says of one stage, by project position."""

    not_applicable: np.ndarray
    waived: np.ndarray
    blocked: np.ndarray
    plan_finish: np.ndarray
    owner: np.ndarray
    reason: np.ndarray


def statuses(day: DayBook) -> tuple[StageStatus, ...]:
    """All fifteen stages, in order."""
    done: list[StageStatus] = []
    for stage in STAGES:
        done.append(_status(day, stage, done))
    return tuple(done)


@once_a_day
def manual(day: DayBook, stage: int) -> Manual:
    """What was typed in 流程进度 for a stage; a status without a reason does not count."""
    log = day.book.stage_log
    of_stage = log.whole("stage_no") == stage
    explained = of_stage & log.has("reason")

    def typed(word: str) -> np.ndarray:
        return days.any_by(log.project, explained & log.equals("manual_status", word), day.size)

    group = np.where(of_stage, log.project, -1)
    return Manual(
        typed("不适用"),
        typed("豁免"),
        typed("阻塞"),
        days.earliest_by(group, log.days("plan_finish"), day.size),
        days.first_by(group, log.texts("owner"), day.size),
        days.first_by(group, log.texts("reason"), day.size),
    )


def _status(day: DayBook, stage: Stage, before: list[StageStatus]) -> StageStatus:
    evidence, typed = stage.evidence(day), manual(day, stage.number)
    project = evidence.project
    due = np.where(np.isnat(typed.plan_finish[project]), evidence.due_on, typed.plan_finish[project])
    held_by = _held_by(stage, before, day.size)
    unit_late = evidence.incomplete & evidence.applies & (due < day.now)
    unit = _units(evidence, unit_late, _waiting(stage, evidence, before), typed.blocked[project])

    total = np.bincount(project, weights=evidence.missing * evidence.applies, minlength=day.size).astype(int) + evidence.missing_in_project
    status, late = _projects(day, evidence, unit, unit_late, typed, held_by > 0)
    status[typed.waived & (total > 0) & (status != Status.NOT_APPLICABLE)] = Status.WAIVED
    status[typed.not_applicable] = Status.NOT_APPLICABLE
    if not stage.has_data(day.recorded.held):
        status[:] = Status.NO_DATA

    over, open_units = np.isin(status, PASSED), ~np.isin(unit, PASSED)
    still_due = np.where(over, days.latest_by(project, due, day.size), days.earliest_by(np.where(open_units, project, -1), due, day.size))
    return StageStatus(
        stage=stage,
        evidence=evidence,
        status=status,
        late=late & ~over,
        due_on=np.where(np.isnat(typed.plan_finish), still_due, typed.plan_finish),
        done_on=np.where(status == Status.DONE, days.latest_by(project, evidence.done_on, day.size), days.NO_DAY),
        owner=np.where(typed.owner != "", typed.owner, _owner(day, evidence, open_units)),
        missing=np.where(np.isin(status, (Status.NOT_APPLICABLE, Status.NO_DATA)), 0, total),
        held_by=np.where(over, 0, held_by),
        unit_status=unit,
        unit_late=unit_late,
        unit_due_on=due,
        unit_owner=np.where(typed.owner[project] != "", typed.owner[project], evidence.owner),
    )


def _units(evidence: Evidence, late: np.ndarray, waiting: np.ndarray, blocked: np.ndarray) -> np.ndarray:
    """Per unit its status, what was typed as 豁免 or 不适用 left out; the later line wins."""
    unit = np.full(len(late), Status.NOT_STARTED, dtype="int8")
    unit[evidence.started] = Status.IN_PROGRESS
    unit[late] = Status.OVERDUE
    unit[(waiting & (evidence.started | late)) | blocked] = Status.BLOCKED
    unit[~evidence.incomplete] = Status.DONE
    unit[~evidence.applies] = Status.NOT_APPLICABLE
    return unit


def _projects(
    day: DayBook, evidence: Evidence, unit: np.ndarray, unit_late: np.ndarray, typed: Manual, waiting: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Per project its status and whether it is late; one without any unit, or without a mark, can be late by the plan only."""
    status = _worst(day.size, evidence.project, unit, evidence.missing_in_project)
    through = np.isin(status, (Status.DONE, Status.NOT_APPLICABLE))
    late_whole = (evidence.missing_in_project > 0) & (typed.plan_finish < day.now) & ~through
    status[late_whole & np.isin(status, (Status.NOT_STARTED, Status.IN_PROGRESS))] = Status.OVERDUE
    status[((late_whole & waiting) | typed.blocked) & ~through] = Status.BLOCKED
    return status, days.any_by(evidence.project, unit_late, day.size) | late_whole


def _held_by(stage: Stage, before: list[StageStatus], size: int) -> np.ndarray:
    """Per project the numbers of the stages it waits for and that are not through, as bits."""
    held_by = np.zeros(size, int)
    for number in stage.waits_for:
        held_by |= (~np.isin(before[number - 1].status, PASSED)).astype(int) << number
    return held_by


def _waiting(stage: Stage, evidence: Evidence, before: list[StageStatus]) -> np.ndarray:
    """Per unit whether a stage it waits for is not through.

    A batch waits for its own papers, not for those of the next batch; but what was waived is waived for all.
    """
    waiting = np.zeros(len(evidence.project), bool)
    for number in stage.waits_for:
        other = before[number - 1]
        not_through = ~np.isin(other.status, PASSED)[evidence.project]
        waiting |= not_through & ~np.isin(other.unit_status, PASSED) if stage.batch and other.stage.batch else not_through
    return waiting


def _worst(size: int, project: np.ndarray, unit: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Per project the worst of its units that are not through; some through and others not begun is in progress."""
    result = np.full(size, Status.NOT_STARTED, dtype="int8")
    for status in (Status.NOT_STARTED, Status.IN_PROGRESS, Status.OVERDUE, Status.BLOCKED):
        result[days.any_by(project, unit == status, size)] = status
    some_done = days.any_by(project, unit == Status.DONE, size)
    result[some_done & (result == Status.NOT_STARTED)] = Status.IN_PROGRESS
    through = days.all_by(project, np.isin(unit, PASSED), size) & (whole == 0)
    result[through] = np.where(some_done, Status.DONE, Status.NOT_APPLICABLE)[through]
    return result


def _owner(day: DayBook, evidence: Evidence, open_units: np.ndarray) -> np.ndarray:
    """Per project who must act on its first unit that is not through, else the specialist."""
    named = days.first_by(np.where(open_units, evidence.project, -1), evidence.owner, day.size)
    any_unit = days.first_by(evidence.project, evidence.owner, day.size)
    owner = np.where(named != "", named, any_unit)
    return np.where(owner != "", owner, day.specialist)
