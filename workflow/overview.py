"""Where every project stands, and which stands worst: what the matrix of projects and stages shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from workflow.daybook import DayBook
from workflow.gates import Violations
from workflow.receivables.lanes import Lane
from workflow.receivables.nodes import Receivables
from workflow.schedule import Schedule
from workflow.schedule.lines import AT_RISK
from workflow.stages import STAGES
from workflow.status import PASSED, StageStatus, Status

# What was merely done in the wrong order is no gate.
GATES = ("gate", "money")
STAGE_OF_LINE = {"production": 5, "delivery": 9, "installation": 11}


@dataclass(frozen=True, eq=False)
class Standing:
    """All projects, arrays by project position; ``status``, ``late_days`` and ``at_risk`` with one row per stage.

    Attributes:
        late_days: days past the due day, 0 where a stage is not late.
        worst_days: the most of them.
        at_risk: stages not late yet whose line on the charts of production and delivery says they may be.
        stuck_at: number of the stage it is stuck at: the latest one, else a blocked one, else the first not through; 0 when all are.
        held: fen that hang on it: overdue, and not to be asked for before a late or blocked stage is through.
        order: positions, worst first: days overdue, blocked, at risk, then the earliest stage.
    """

    is_open: np.ndarray
    status: np.ndarray
    late_days: np.ndarray
    worst_days: np.ndarray
    blocked: np.ndarray
    at_risk: np.ndarray
    stuck_at: np.ndarray
    held: np.ndarray
    order: np.ndarray

    @property
    def stuck(self) -> np.ndarray:
        """Per stage and project whether it is past its due day or blocked."""
        return _stuck(self.status, self.late_days)

    @property
    def late(self) -> np.ndarray:
        """Per project whether any stage is past its due day."""
        return self.worst_days > 0


@dataclass(frozen=True, slots=True)
class Headline:
    """The figures of the overview; projects and breaches of open projects, ``overdue`` in fen."""

    open: int
    late: int
    blocked: int
    breaches: int
    overdue: int


def standing(day: DayBook, stages: Sequence[StageStatus], charts: Sequence[Schedule], detail: pd.DataFrame) -> Standing:
    """Where every project stands.

    Args:
        charts: production and delivery.
        detail: the payment nodes, see ``workflow.receivables.views.detail``.
    """
    status = np.stack([stage.status for stage in stages])
    late_days = np.stack([_days_late(day, stage.due_on, stage.late) for stage in stages])
    stopped = ~day.is_open
    late_days[:, stopped] = 0
    worst_days = late_days.max(axis=0, initial=0)
    blocked = (status == Status.BLOCKED).any(axis=0)
    risk = _at_risk(day, charts) & ~stopped & np.isin(status, (Status.IN_PROGRESS, Status.NOT_STARTED))
    stuck_at = _stuck_at(status, late_days)
    order = np.lexsort((stuck_at, ~risk.any(axis=0), ~blocked, -worst_days, stopped))
    held = _held(day.receivables, detail, _stuck(status, late_days))
    return Standing(day.is_open, status, late_days, worst_days, blocked, risk, stuck_at, held, order)


def headline(where: Standing, violations: Violations, overdue: int) -> Headline:
    """The figures on top of the overview."""
    breaches = violations.standing
    counted = breaches["kind"].isin(GATES).to_numpy() & where.is_open[breaches["project"].to_numpy(int)]
    return Headline(
        open=int(where.is_open.sum()),
        late=int((where.late & where.is_open).sum()),
        blocked=int((where.blocked & where.is_open).sum()),
        breaches=int(counted.sum()),
        overdue=overdue,
    )


def chosen(where: Standing, wanted: Sequence[str]) -> np.ndarray:
    """Mask of the projects that are any of ``overdue``, ``blocked``, ``at_risk``; all when nothing is wanted."""
    if not wanted:
        return np.ones(len(where.is_open), bool)
    masks = {"overdue": where.late, "blocked": where.blocked, "at_risk": where.at_risk.any(axis=0)}
    return np.asarray(np.logical_or.reduce([masks.get(key, np.zeros(len(where.is_open), bool)) for key in wanted]))


def _days_late(day: DayBook, due_on: np.ndarray, late: np.ndarray) -> np.ndarray:
    past = (day.now - due_on).astype("int64")
    return np.where(late & ~np.isnat(due_on), past, 0)


def _at_risk(day: DayBook, charts: Sequence[Schedule]) -> np.ndarray:
    """Per stage and project whether a line of the charts is at risk."""
    result = np.zeros((len(STAGES), day.size), bool)
    for chart in charts:
        at_risk, project = (chart.lines["status"] == AT_RISK).to_numpy(bool), chart.lines["project"].to_numpy(int)
        for kind, stage in STAGE_OF_LINE.items():
            result[stage - 1, project[at_risk & (chart.lines["kind"] == kind).to_numpy(bool)]] = True
    return result


def _stuck(status: np.ndarray, late_days: np.ndarray) -> np.ndarray:
    return np.asarray((late_days > 0) | (status == Status.BLOCKED))


def _held(money: Receivables, detail: pd.DataFrame, stuck: np.ndarray) -> np.ndarray:
    """Per project the fen that are overdue, or wait for a stage that is stuck before anybody may ask for them."""
    stage = detail["stage"].to_numpy()
    project = money.nodes["project"].to_numpy()
    waits = (money.nodes["lane"] == Lane.NOT_TRIGGERED).to_numpy() & (stage > 0) & stuck[stage - 1, project]
    held = np.zeros(stuck.shape[1], "int64")
    np.add.at(held, project[waits], money.nodes["outstanding"].to_numpy()[waits])
    return np.asarray(held + money.late_by_project)


def _stuck_at(status: np.ndarray, late_days: np.ndarray) -> np.ndarray:
    """Per project the number of the stage with the most days overdue, else the first blocked, begun or open one."""
    weight = np.zeros(status.shape, dtype="int64")
    weight[~np.isin(status, PASSED)] = 1
    weight[status == Status.IN_PROGRESS] = 2
    weight[status == Status.BLOCKED] = 3
    weight = np.where(late_days > 0, late_days + 3, weight)
    return np.where(weight.any(axis=0), weight.argmax(axis=0) + 1, 0)
