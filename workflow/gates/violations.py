"""All breaches of a book on a day, as columns: cheap to filter and count."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pandas as pd

from schemas.findings import Found
from workflow.daybook import DayBook
from workflow.gates.table import GATES, Gate
from workflow.stages import STAGES
from workflow.status import manual

KINDS = {
    "code": "str",
    "kind": "str",
    "stage": "int64",
    "project": "int64",
    "done_on": "datetime64[us]",
    "allowed_on": "datetime64[us]",
    "days": "int64",
    "money": "int64",
    "owner": "str",
    "other_cell": "str",
    "waived": "bool",
    "excuse": "str",
    "reason": "str",
    "batch": "int64",
    "index": "int64",
}


@dataclass(frozen=True, eq=False)
class Violations:
    """All breaches of a book on a day.

    Attributes:
        table: one row each: ``code``, ``kind``, ``stage``, ``project`` (position), ``done_on``, ``allowed_on`` (NaT:
            not at all), ``days`` (between both; to the as-of day where it is still not allowed), ``money`` (fen at
            stake), ``owner`` (who must act), ``other_cell`` (where what had to come first stands), ``waived``,
            ``excuse`` (``waived`` or ``not_applicable``) with its ``reason``, ``batch`` and ``index`` (where it stands in ``found``).
        found: the same as findings; a waived one carries the reason as the fact ``waiver``.
    """

    table: pd.DataFrame
    found: tuple[Found, ...]

    @property
    def standing(self) -> pd.DataFrame:
        """Those not waived."""
        return self.table[~self.table["waived"]]

    @property
    def excused(self) -> frozenset[tuple[int, int]]:
        """Project and stage of what 流程进度 excuses, for every stage that may excuse it."""
        waived = self.table[self.table["waived"]]
        stages = {gate.code: gate.excused_by for gate in GATES}
        return frozenset(
            (project, stage) for code, project in zip(waived["code"], waived["project"], strict=True) for stage in stages[code]
        )

    def of_stage(self, stage: int) -> pd.DataFrame:
        """Those of one stage, waived ones too."""
        return self.table[self.table["stage"] == stage]

    def of_project(self, project: int) -> pd.DataFrame:
        """Those of one project, waived ones too."""
        return self.table[self.table["project"] == project]


def violations(day: DayBook) -> Violations:
    """Runs every gate whose sheets and stages have data; where they have none, nobody can say."""
    found: list[Found] = []
    columns: dict[str, list[Any]] = {key: [] for key in KINDS}
    for gate in GATES:
        if _can_be_judged(gate, day.recorded.held):
            typed = _typed(day, gate)
            for batch in gate.rule(day):
                found.append(_with_what_was_typed(batch, typed))
                for key, values in _columns(gate, found[-1], len(found) - 1).items():
                    columns[key].extend(values)
    return Violations(pd.DataFrame({key: pd.Series(values, dtype=KINDS[key]) for key, values in columns.items()}), tuple(found))


def _can_be_judged(gate: Gate, held: Mapping[str, Set[str]]) -> bool:
    return all(table in held for table in gate.reads) and all(STAGES[number - 1].is_told(held) for number in gate.excused_by)


@dataclass(frozen=True, eq=False)
class _Typed:
    """What 流程进度 says of a gate, per project.

    Attributes:
        excuse: ``waived`` or ``not_applicable``, ``""`` where nothing excuses it; ``reason`` says why.
        owner: whom it names for the gate's stage.
    """

    excuse: np.ndarray
    reason: np.ndarray
    owner: np.ndarray


def _typed(day: DayBook, gate: Gate) -> _Typed:
    """What 流程进度 says of the stages that may excuse the gate; the gate's own comes first."""
    excuse, reason = (np.full(day.size, "", dtype=object) for _ in range(2))
    for stage in gate.excused_by:
        typed = manual(day, stage)
        for word, which in (("waived", typed.waived), ("not_applicable", typed.not_applicable)):
            new = which & (excuse == "")
            excuse[new], reason[new] = word, typed.reason[new]
    return _Typed(excuse, reason, manual(day, gate.stage).owner)


def _with_what_was_typed(batch: Found, typed: _Typed) -> Found:
    """The breaches with their excuse, and with the person that was typed where one was."""
    project = batch.project
    named = np.where(typed.owner[project] != "", typed.owner[project], np.asarray(batch.facts["owner"], dtype=object))
    said = {"excuse": typed.excuse[project].tolist(), "waiver": typed.reason[project].tolist(), "owner": named.tolist()}
    return dataclasses.replace(batch, facts={**batch.facts, **said})


def _columns(gate: Gate, batch: Found, number: int) -> dict[str, Iterable[Any]]:
    facts, size = batch.facts, len(batch)
    return {
        "code": repeat(gate.code, size),
        "kind": repeat(gate.kind, size),
        "stage": repeat(gate.stage, size),
        "project": batch.project,
        "done_on": facts["done_on"],
        "allowed_on": [each or None for each in facts["allowed_on"]],
        "days": facts["days"],
        "money": [int(each) for each in facts["money"]],
        "owner": facts["owner"],
        "other_cell": facts["other_cell"],
        "waived": [each != "" for each in facts["excuse"]],
        "excuse": facts["excuse"],
        "reason": facts["waiver"],
        "batch": repeat(number, size),
        "index": range(size),
    }
