"""What must whom do next: what lacks, breaches to put right, return visits and money to follow up, as one list by person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from workflow import days
from workflow.daybook import DayBook
from workflow.gates import Violations
from workflow.overview import GATES
from workflow.receivables.follow_up import follow_up
from workflow.stage_views.return_visits import return_visits
from workflow.status import StageStatus, Status

EVIDENCE, BREACH, VISIT, FOLLOW_UP = KINDS = ("evidence", "breach", "visit", "follow_up")
AHEAD = np.timedelta64(7, "D")
# What is done side by side; a step is next once everything before it has begun.
IN_LINE = ((1, 2), (3, 4, 5, 6), (7,), (8,), (9,), (10,), (11,), (12,), (13,), (14, 15))
STAGE_OF = {VISIT: 14, FOLLOW_UP: 13}
_COLUMNS = {
    "kind": "str",
    "person": "str",
    "project": "int64",
    "stage": "int64",
    "due_on": "datetime64[us]",
    "days_late": "int64",
    "items": "int64",
    "status": "int64",
    "amount": "int64",
    "batch": "int64",
    "index": "int64",
}


def todo(
    day: DayBook, stages: Sequence[StageStatus], missing: Sequence[pd.DataFrame], violations: Violations, detail: pd.DataFrame
) -> pd.DataFrame:
    """Every task that is late, in hand, blocked, next in line, or falls due within a week, the longest overdue first.

    Of paused, closed and cancelled projects only return visits and money are left to do.

    Args:
        missing: per stage what lacks, see ``workflow.missing``.
        detail: the payment nodes, see ``workflow.receivables.views.detail``.

    Returns:
        ``kind`` (of ``KINDS``), ``person`` ("" where nobody is named), ``project`` (position), ``stage``, ``due_on``
        (NaT where nothing says so), ``days_late`` (0 while it is not), ``items`` (how many things lack, else 1),
        ``status`` (of the stage where evidence lacks, else -1), ``amount`` (overdue fen of a follow-up, else 0),
        ``batch`` and ``index`` (where its finding stands in the evidence of the stage or among the breaches; the row in
        用户信息 of a visit).
    """
    parts = (_evidence(day, stages, missing), _breaches(day, violations), _visits(day), _follow_ups(day, detail))
    every = [_typed(part, kind) for part, kind in zip(parts, KINDS, strict=True)]
    tasks = {key: np.concatenate([part[key] for part in every]) for key in _COLUMNS}
    tasks["person"] = np.where(tasks["person"] == "", day.specialist[tasks["project"]], tasks["person"])
    order = np.lexsort((tasks["project"], tasks["due_on"], -tasks["days_late"]))
    return pd.DataFrame({key: values[order] for key, values in tasks.items()}).astype(_COLUMNS)


def next_in_line(day: DayBook, stages: Sequence[StageStatus]) -> np.ndarray:
    """Per stage and project whether it is its turn: everything that comes before it has begun or is through."""
    not_begun = np.stack([stage.status for stage in stages]) == Status.NOT_STARTED
    turn, waits = np.zeros_like(not_begun), np.zeros(day.size, bool)
    for group in IN_LINE:
        at = [number - 1 for number in group]
        turn[at] = ~waits
        waits = waits | not_begun[at].any(axis=0)
    return turn


def by_person(tasks: pd.DataFrame) -> pd.DataFrame:
    """Per person how many tasks are late, how many there are and the most days overdue; the busiest first."""
    counted = tasks.assign(late=tasks["days_late"] > 0).groupby("person", sort=False)
    table = counted.agg(late=("late", "sum"), tasks=("late", "size"), longest=("days_late", "max")).reset_index()
    return table.sort_values(["late", "tasks"], ascending=False, kind="stable", ignore_index=True)


def _typed(part: Mapping[str, np.ndarray], kind: str) -> dict[str, np.ndarray]:
    """The tasks of a kind with every column."""
    size = len(part["project"])
    filled = {"kind": kind, "stage": STAGE_OF.get(kind, 0), "items": 1, "status": -1, "amount": 0, "batch": 0, "index": 0}
    return {
        key: np.asarray(part[key] if key in part else np.full(size, filled[key]), dtype=object if dtype == "str" else dtype)
        for key, dtype in _COLUMNS.items()
    }


def _evidence(day: DayBook, stages: Sequence[StageStatus], missing: Sequence[pd.DataFrame]) -> Mapping[str, np.ndarray]:
    """What lacks, one task per person, project and stage; the worst thing stands for the others."""
    lines = pd.concat(missing, ignore_index=True)
    stage = np.repeat(np.arange(1, len(missing) + 1), [len(each) for each in missing])
    project, status, due_on = (lines[key].to_numpy() for key in ("project", "status", "due_on"))
    begun = np.isin(status, (Status.OVERDUE, Status.BLOCKED, Status.IN_PROGRESS))
    soon = (due_on <= day.now + AHEAD) | next_in_line(day, stages)[stage - 1, project]
    shown = np.flatnonzero((begun | ((status == Status.NOT_STARTED) & soon)) & day.is_open[project])
    owner, names = pd.factorize(lines["owner"])
    together = (owner * max(day.size, 1) + project) * (len(missing) + 1) + stage
    _, first, items = np.unique(together[shown], return_index=True, return_counts=True)
    in_order = np.argsort(first)
    at = shown[first[in_order]]
    return {
        "person": np.asarray(names, dtype=object)[owner[at]],
        "stage": stage[at],
        "items": items[in_order],
        **{key: lines[key].to_numpy()[at] for key in ("project", "due_on", "days_late", "status", "batch", "index")},
    }


def _breaches(day: DayBook, violations: Violations) -> Mapping[str, np.ndarray]:
    """Gates broken whose condition is still not met: somebody must meet it or write down why it is waived."""
    broken = violations.standing
    still = broken["allowed_on"].isna() & broken["kind"].isin(GATES)
    standing = broken[still & day.is_open[broken["project"]]]
    as_task = {"owner": "person", "done_on": "due_on", "days": "days_late"}
    kept = (*as_task, "stage", "project", "batch", "index")
    return {as_task.get(key, key): standing[key].to_numpy() for key in kept}


def _visits(day: DayBook) -> Mapping[str, np.ndarray]:
    """Users to visit again, late or within a week; those of closed projects too."""
    visits = return_visits(day, ~day.is_stopped)
    on = visits["on"].to_numpy()
    row, project, days_late = (visits[key].to_numpy()[on <= day.now + AHEAD] for key in ("row", "project", "days_late"))
    person = day.book.user_profiles.texts("visit_owner")[row]
    return {"person": person, "project": project, "due_on": on[on <= day.now + AHEAD], "days_late": days_late, "index": row}


def _follow_ups(day: DayBook, detail: pd.DataFrame) -> Mapping[str, np.ndarray]:
    """Overdue money by project: due again on the day agreed with the customer, else since it became due."""
    late = detail["late"].to_numpy() > 0
    of_node, overdue, due = (detail[key].to_numpy()[late] for key in ("project", "late", "due_on"))
    project, line = np.unique(of_node, return_inverse=True)
    amount, longest = np.zeros(len(project), "int64"), np.zeros(len(project), "int64")
    np.add.at(amount, line, overdue)
    np.maximum.at(longest, line, detail["days_overdue"].to_numpy()[late])
    agreed = _next_day(day)[project]
    since = np.where(np.isnat(agreed), 0, (day.now - np.where(np.isnat(agreed), day.now, agreed)).astype("int64"))
    shown = np.isnat(agreed) | (since >= -AHEAD.astype("int64"))
    return {
        "person": day.specialist[project][shown],
        "project": project[shown],
        "amount": amount[shown],
        "due_on": np.where(np.isnat(agreed), days.earliest_by(line, due, len(project)), agreed)[shown],
        "days_late": np.where(np.isnat(agreed), longest, np.maximum(since, 0))[shown],
    }


def _next_day(day: DayBook) -> np.ndarray:
    """Per project the day agreed with its customer, NaT where none is."""
    chased = follow_up(day.book)
    agreed = dict(zip(chased["customer"], chased["next_on"].to_numpy("datetime64[D]"), strict=True))
    return np.array([agreed.get(name, days.NO_DAY) for name in day.book.projects.texts("customer_name")], dtype="datetime64[D]")
