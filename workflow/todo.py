"""What must whom do next: what lacks, breaches to put right, return visits and money to follow up, as one list by person."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

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
    parts = [_evidence(day, stages, missing), _breaches(day, violations), _visits(day), _follow_ups(day, detail)]
    tasks = pd.concat([_typed(part, kind) for part, kind in zip(parts, KINDS, strict=True)], ignore_index=True)
    named = tasks["person"].to_numpy(dtype=object)
    tasks["person"] = np.where(named == "", day.specialist[tasks["project"]], named)
    return tasks.sort_values(["days_late", "due_on", "project"], ascending=[False, True, True], kind="stable", ignore_index=True)


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


def _typed(part: pd.DataFrame, kind: str) -> pd.DataFrame:
    """The tasks of a kind with every column."""
    filled = {"stage": STAGE_OF.get(kind, 0), "items": 1, "status": -1, "amount": 0, "batch": 0, "index": 0}
    there = {key: value for key, value in filled.items() if key not in part}
    return part.assign(kind=kind, **there)[[*_COLUMNS]].astype(_COLUMNS)


def _evidence(day: DayBook, stages: Sequence[StageStatus], missing: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """What lacks, one task per person, project and stage; the worst thing stands for the others."""
    lines = pd.concat([each.assign(stage=number) for number, each in enumerate(missing, 1)], ignore_index=True)
    begun = lines["status"].isin((Status.OVERDUE, Status.BLOCKED, Status.IN_PROGRESS))
    soon = (lines["due_on"] <= pd.Timestamp(day.now + AHEAD)) | next_in_line(day, stages)[lines["stage"] - 1, lines["project"]]
    lines = lines[(begun | ((lines["status"] == Status.NOT_STARTED) & soon)) & day.is_open[lines["project"]]]
    together = ["owner", "project", "stage"]
    counted = lines.assign(items=lines.groupby(together)["index"].transform("size"))
    return counted.drop_duplicates(together).rename(columns={"owner": "person"})


def _breaches(day: DayBook, violations: Violations) -> pd.DataFrame:
    """Gates broken whose condition is still not met: somebody must meet it or write down why it is waived."""
    broken = violations.standing
    still = broken["allowed_on"].isna() & broken["kind"].isin(GATES)
    standing = broken[still & day.is_open[broken["project"]]]
    return standing.rename(columns={"owner": "person", "done_on": "due_on", "days": "days_late"})


def _visits(day: DayBook) -> pd.DataFrame:
    """Users to visit again, late or within a week; those of closed projects too."""
    users = day.book.user_profiles
    visits = return_visits(day, ~day.is_stopped)
    soon = visits[visits["on"] <= pd.Timestamp(day.now + AHEAD)]
    return soon.assign(person=users.texts("visit_owner")[soon["row"]], index=soon["row"]).rename(columns={"on": "due_on"})


def _follow_ups(day: DayBook, detail: pd.DataFrame) -> pd.DataFrame:
    """Overdue money by project: due again on the day agreed with the customer, else since it became due."""
    late = detail[detail["late"] > 0].groupby(["project", "customer", "specialist"], as_index=False)
    owed = late.agg(amount=("late", "sum"), due_on=("due_on", "min"), days_late=("days_overdue", "max"))
    owed = owed.merge(follow_up(day.book)[["customer", "next_on"]], on="customer", how="left")
    agreed = owed["next_on"].notna()
    overdue = (pd.Timestamp(day.now) - owed["next_on"]).dt.days
    owed["due_on"] = owed["next_on"].where(agreed, owed["due_on"])
    owed["days_late"] = overdue.clip(lower=0).where(agreed, owed["days_late"])
    return owed[~agreed | (overdue >= -AHEAD.astype(int))].rename(columns={"specialist": "person"})
