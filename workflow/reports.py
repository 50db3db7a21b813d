"""Reports for scripts: the same core as the pages, as plain dictionaries of text, numbers and lists."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from schemas.amounts import Fen
from schemas.findings import Finding
from schemas.roles import Role
from workflow.board import Board
from workflow.status import PASSED, Status
from workflow.wording import words


def check_report(board: Board, language: str, role: Role, *, sources: list[dict[str, Any]]) -> dict[str, Any]:
    """``check``: everything found, worst first, then what stages lack.

    Args:
        sources: what is known of the files, as they are to be told.
    """
    listing = board.listing
    found = [listing.finding(line) for line in range(len(listing.table))]
    return {
        "as_of": board.as_of.isoformat(),
        "sources": sources,
        "sheets": sheets_report(board),
        "findings": [finding_as_dict(finding, language, role) for finding in (*found, *board.book.findings(board.lacking))],
    }


def finding_as_dict(finding: Finding, language: str, role: Role) -> dict[str, Any]:
    """One finding of ``check --json``."""
    worded = words(finding, language, role)
    return {
        "code": finding.code,
        "severity": finding.severity,
        "table": finding.table,
        "file": finding.file,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "row": finding.row or None,
        "column": finding.column,
        "field": finding.field,
        "value": worded.value,
        "message": worded.message,
        "fix": worded.fix,
        "project_id": finding.project_id or None,
        "link": finding.web or None,
    }


def sheets_report(board: Board) -> list[dict[str, Any]]:
    """The row ledger: rows with content = used + set aside + footers, per sheet."""
    places = board.book.places
    return [
        {
            "table": places[ledger.place].table,
            "sheet": places[ledger.place].sheet,
            "file": places[ledger.place].file,
            "header_row": places[ledger.place].header_row,
            "rows": ledger.rows,
            "used": ledger.used,
            "set_aside": ledger.set_aside,
            "footers": ledger.footers,
        }
        for ledger in board.book.ledgers
    ]


def stages_report(board: Board, language: str, role: Role) -> dict[str, Any]:
    """``report stages``: fifteen rows a project."""
    missing, breaches = _missing(board, language, role), _breaches(board, language, role)
    rows = []
    for project, project_id in enumerate(board.book.project_ids):
        for stage in board.stages:
            number = stage.stage.number
            status = Status(int(stage.status[project]))
            rows.append(
                {
                    "project_id": project_id,
                    "stage": number,
                    "status": status.key,
                    "late": bool(stage.late[project]),
                    "owner": stage.owner[project] or None,
                    "due_on": _day(stage.due_on[project]),
                    "done_on": _day(stage.done_on[project]),
                    "missing": missing[project, number] if status not in (Status.NOT_APPLICABLE, Status.NO_DATA) else [],
                    "violations": breaches[project, number],
                }
            )
    return {"as_of": board.as_of.isoformat(), "rows": rows}


def _missing(board: Board, language: str, role: Role) -> dict[tuple[int, int], list[dict[str, Any]]]:
    items: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    for stage in board.stages:
        for lack in stage.evidence.lacks:
            for index, project in enumerate(lack.found.project):
                if lack.unit[index] >= 0 and not stage.evidence.applies[lack.unit[index]]:
                    continue
                finding = board.book.finding(lack.found, index)
                items[int(project), stage.stage.number].append(
                    {
                        "code": finding.code,
                        "table": finding.table,
                        "field": finding.field or None,
                        "sheet": finding.sheet,
                        "cell": finding.cell or None,
                        "message": words(finding, language, role).message,
                    }
                )
    return items


def _breaches(board: Board, language: str, role: Role) -> dict[tuple[int, int], list[dict[str, Any]]]:
    items: dict[tuple[int, int], list[dict[str, Any]]] = defaultdict(list)
    found = board.violations.found
    breach: Any
    for breach in board.violations.table.itertuples():
        finding = board.book.finding(found[breach.batch], breach.index)
        items[breach.project, breach.stage].append(
            {
                "code": breach.code,
                "sheet": finding.sheet,
                "cell": finding.cell,
                "days": int(breach.days),
                "money": Fen(breach.money).plain() if role.money else None,
                "owner": breach.owner or None,
                "other_cell": breach.other_cell or None,
                "message": words(finding, language, role).message,
                "waived": bool(breach.waived),
                "excuse": breach.excuse or None,
                "reason": breach.reason or None,
            }
        )
    return items


def stage_counts(board: Board) -> list[dict[str, Any]]:
    """Per stage how many open projects stand in which status; for the terminal."""
    counted = []
    for stage in board.stages:
        status = stage.status[board.day.is_open]
        row: dict[str, Any] = {"stage": stage.stage.number, "key": stage.stage.key}
        row |= {each.key: int((status == each).sum()) for each in Status}
        row["late"] = int((stage.late & board.day.is_open & ~np.isin(stage.status, PASSED)).sum())
        counted.append(row)
    return counted


def _day(day: np.datetime64) -> str | None:
    return None if np.isnat(day) else str(day)
