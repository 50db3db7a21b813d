"""What the sheets say about one stage, unit by unit: a unit is a project, a contract or a delivery batch.

A stage file makes one ``Evidence``, tells it what is needed and what was found lacking, and hands it back;
``workflow.status`` turns the fifteen of them into statuses. Silence means the stage is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from schemas import states
from schemas.book import Rows
from schemas.findings import Found
from workflow import days
from workflow.daybook import DayBook

# A no in these is an answer, not something that lacks.
NO_IS_AN_ANSWER = frozenset({"install_required", "complaint", "disputed", "invoice_first"})

# A yes has not been said yet while the day it was said lies after the as-of day.
SAID_ON = {"handover_signed": "handover_signed_date", "erp_updated": "erp_date", "feedback_letter_received": "feedback_letter_date"}

Conditions = Mapping[str, np.ndarray]


@dataclass(frozen=True, slots=True, eq=False)
class Lack:
    """Things missing, one per entry of ``found``, with the unit each belongs to (-1: the whole project).

    Attributes:
        every_unit: what the project lacks, each of its units lacks; else the units may be done and the project is not.
    """

    found: Found
    unit: np.ndarray
    every_unit: bool = False


class Evidence:
    """What one stage has and lacks.

    Attributes:
        project: per unit the position of its project.
        applies: per unit whether the stage applies to it.
        started: per unit whether there is some evidence.
        due_on, done_on: per unit, NaT where there is none; ``done_on`` counts only once nothing lacks.
        owner: per unit who must act.
        lacks: what is missing.
    """

    def __init__(self, day: DayBook, stage: int, project: np.ndarray | None = None) -> None:
        self.day = day
        self.stage = stage
        self.project = np.arange(day.size) if project is None else project
        size = len(self.project)
        self.by_project = project is None
        self.applies = np.ones(size, bool)
        self.started = np.zeros(size, bool)
        self.due_on = days.none(size)
        self.done_on = days.none(size)
        self.owner = day.specialist[self.project]
        self.lacks: list[Lack] = []

    @property
    def missing(self) -> np.ndarray:
        """Per unit how many things lack, those of the whole project left out."""
        return self._count([lack.unit for lack in self.lacks], len(self.project))

    @property
    def missing_in_project(self) -> np.ndarray:
        """Per project how many things lack that belong to no single unit."""
        return self._count([lack.found.project[lack.unit < 0] for lack in self.lacks], self.day.size)

    @property
    def incomplete(self) -> np.ndarray:
        """Per unit whether anything lacks, in itself or in every unit of its project."""
        shared = self._count([lack.found.project for lack in self.lacks if lack.every_unit], self.day.size) > 0
        return np.asarray((self.missing > 0) | shared[self.project])

    @staticmethod
    def _count(units: list[np.ndarray], size: int) -> np.ndarray:
        every = np.concatenate([*units, np.empty(0, int)]).astype(int)
        return np.bincount(every[every >= 0], minlength=size)

    def needs(self, rows: Rows, unit: np.ndarray, which: np.ndarray | None = None, when: Conditions | None = None) -> None:
        """Every column of the table that this stage needs is answered in the rows that count.

        Args:
            unit: per row of ``rows`` its unit, -1 for none.
            which: mask of the rows that count; all of them if left out.
            when: per column key a mask of the rows in which the column is needed.
        """
        counts = unit >= 0 if which is None else which & (unit >= 0)
        for column in rows.table.needed_for(self.stage):
            needed = counts & when[column.key] if when and column.key in when else counts
            fine = answered(rows, column.key)
            self.started |= days.any_by(unit, counts & fine, len(self.started))
            self.lack(rows, unit, column.key, needed & ~fine)

    def needs_in_project(self, rows: Rows, which: np.ndarray, when: Conditions | None = None) -> None:
        """The same for rows that belong to the whole project; they are no evidence that the stage has begun."""
        for column in rows.table.needed_for(self.stage):
            needed = which & when[column.key] if when and column.key in when else which
            self.lack_in_every_unit(rows, column.key, needed & ~answered(rows, column.key))

    def lack_in_every_unit(self, rows: Rows, key: str, which: np.ndarray) -> None:
        """The rows of the mask lack something that every unit of their project needs, such as the name of the crew."""
        self.lack_in_project(rows, key, np.flatnonzero(which), "needed_missing", every_unit=True)

    def lack(self, rows: Rows, unit: np.ndarray, key: str, which: np.ndarray, code: str = "needed_missing", **facts: Any) -> None:
        """The rows of the mask lack something at a column."""
        if which.any():
            at = np.flatnonzero(which)
            self.lacks.append(Lack(rows.found(code, key, at, stage=self.stage, state=_states(rows, key, at), **facts), unit[at]))

    def lack_row(self, table: str, which: np.ndarray, key: str = "", **facts: Any) -> None:
        """The units of the mask have no row in a table at all: a missing item without a cell."""
        if which.any():
            unit = np.flatnonzero(which)
            self._without_cell(table, key, self.project[unit], unit, facts)

    def lack_row_in_project(self, table: str, which: np.ndarray, key: str = "", **facts: Any) -> None:
        """The projects of the mask have no row in a table, and so no unit it could belong to."""
        if which.any():
            project = np.flatnonzero(which)
            self._without_cell(table, key, project, np.full(len(project), -1), facts)

    def _without_cell(self, table: str, key: str, project: np.ndarray, unit: np.ndarray, facts: dict[str, Any]) -> None:
        nowhere = np.full(len(project), -1)
        found = Found("needed_missing", table, key, nowhere, np.zeros(len(project), int), project, None, {"stage": self.stage, **facts})
        self.lacks.append(Lack(found, unit))

    def lack_in_project(self, rows: Rows, key: str, at: np.ndarray, code: str, *, every_unit: bool = False) -> None:
        """Something lacks at a cell but belongs to the whole project, such as the mark of the last batch."""
        if len(at):
            found = rows.found(code, key, at, stage=self.stage, state=_states(rows, key, at))
            self.lacks.append(Lack(found, np.full(len(at), -1), every_unit))

    def concerns(self, lack: Lack) -> np.ndarray:
        """Which of the things missing lack where the stage applies."""
        whole = lack.unit < 0
        return whole if whole.all() else whole | self.applies[lack.unit]


_STATE_NAMES = np.array([states.NAMES.get(state, "") for state in range(len(states.NAMES) + 1)], dtype=object)


def _states(rows: Rows, key: str, at: np.ndarray) -> np.ndarray:
    """What kind of blank stands in each cell, by name."""
    return np.asarray(_STATE_NAMES[rows.states[key][at]])


def answered(rows: Rows, key: str) -> np.ndarray:
    """Where a column is evidence: a value, or 不适用 where that is an answer; a no is none."""
    fine = rows.answered(key)
    if rows.table[key].kind == "yes_no" and key not in NO_IS_AN_ANSWER:
        fine &= ~(rows.false(key) & (rows.states[key] == states.VALUE))
    if key in SAID_ON:
        fine &= rows.states[SAID_ON[key]] != states.LATER
    return fine
