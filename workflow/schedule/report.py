"""``report production`` and ``report delivery``: the lines of a chart for scripts, and the rows that have none."""

from __future__ import annotations

from typing import Any

import pandas as pd

from schemas.findings import cell_of
from texts import say
from workflow.board import Board
from workflow.schedule.lines import Schedule

MARKERS = {
    "contract": "contract_on",
    "agreed": "agreed_on",
    "expected": "expected_on",
    "accepted": "accepted_on",
    "rejected": "rejected_on",
}


def schedule_report(board: Board, kind: str, language: str = "zh") -> dict[str, Any]:
    """The chart of a kind, ``production`` or ``delivery``."""
    schedule = board.production if kind == "production" else board.delivery
    return {
        "as_of": board.as_of.isoformat(),
        "rows": [_line(board, line) for line in schedule.lines.itertuples()],
        "not_drawn": not_drawn(board, schedule, language),
        "rows_with_content": schedule.content,
    }


def not_drawn(board: Board, schedule: Schedule, language: str) -> list[dict[str, Any]]:
    """The rows without a line, each with its cell and why."""
    listed = []
    row: Any
    for row in schedule.not_drawn.itertuples():
        place = board.book.places[row.place]
        cell = cell_of(place, row.field, int(row.row))
        message = say(f"schedule.not_drawn.{row.code}", language, address=f"{place.sheet}!{cell or row.row}")
        listed.append({"sheet": place.sheet, "row": int(row.row), "cell": cell or None, "code": row.code, "message": message})
    return listed


def _line(board: Board, line: Any) -> dict[str, Any]:
    place = board.book.places[line.place]
    return {
        "project_id": board.book.project_ids[line.project],
        "label": line.label,
        "kind": line.kind,
        "plan_start": _day(line.plan_start),
        "plan_finish": _day(line.plan_finish),
        "actual_start": _day(line.actual_start),
        "actual_finish": _day(line.actual_finish),
        "slip_days": int(line.slip),
        "status": line.status,
        "late_start": bool(line.late_start),
        "stale": bool(line.stale),
        "consent": line.consent or None,
        "reason": line.reason or None,
        "markers": {name: _day(getattr(line, key)) for name, key in MARKERS.items() if not pd.isna(getattr(line, key))},
        "sheet": place.sheet,
        "row": int(line.row),
    }


def _day(value: Any) -> str | None:
    return None if pd.isna(value) else f"{value:%Y-%m-%d}"
