"""Production lines: one a row of 生产进度, or rolled up to the order or the project.

An expected ship day belongs to the whole order: of its operations only the row without an operation carries it, else the
last one. An operation's slip is about its own planned end; it may end in time while its order ships late.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.latest import last_by
from workflow.schedule.lines import Schedule, content, grouped, judged, listed, undrawable
from workflow.schedule.ship_days import ship_days
from workflow.stages.production import Orders, orders

Level = Literal["operation", "order", "project"]
PAIRS = (("plan_start", "plan_finish"), ("actual_start", "actual_finish"))


def production(day: DayBook, level: Level = "operation") -> Schedule:
    """The production chart.

    Args:
        level: one line a row of the sheet, an order, or a project; a rolled-up line begins with the first and ends with
            the last of its rows, and is finished when all of them are, those too that cannot be drawn.
    """
    rows = day.book.production
    code, field = undrawable(rows, PAIRS)
    drawn = np.flatnonzero(code == "")
    of = orders(day)
    group = {"operation": np.arange(len(rows)), "order": of.of_row, "project": rows.project}[level]
    names, line = grouped(group, drawn)
    return Schedule(_lines(day, of, drawn, line, len(names), level), listed(rows, code, field), content(day, "production"))


def _lines(day: DayBook, of: Orders, drawn: np.ndarray, line: np.ndarray, size: int, level: Level) -> Any:
    rows, at = day.book.production, line[drawn]
    first = np.full(size, 0)
    first[at[::-1]] = drawn[::-1]
    finish = rows.days("actual_finish")
    speaking = drawn if level != "operation" else drawn[_speaks(day, of, drawn)]
    said = ship_days(day, of, line[speaking], of.of_row[speaking], size)
    operation = rows.texts("operation")[first] if level == "operation" else np.full(size, "", dtype=object)
    spoken_for = np.bincount(line[speaking], minlength=size) > 0
    return judged(
        {
            "project": rows.project[first],
            "label": _labels(day, first, level),
            "part": rows.texts("order_no")[first],
            "operation": operation,
            "kind": np.full(size, "production", dtype=object),
            "plan_start": days.earliest_by(at, rows.days("plan_start")[drawn], size),
            "plan_finish": days.latest_by(at, rows.days("plan_finish")[drawn], size),
            "actual_start": days.earliest_by(at, rows.days("actual_start")[drawn], size),
            "actual_finish": np.where(days.all_by(line, ~np.isnat(finish), size), days.latest_by(line, finish, size), days.NO_DAY),
            "contract_on": np.where(spoken_for, day.delivery_due[rows.project[first]], days.NO_DAY),
            "agreed_on": said.agreed,
            "expected_on": said.expected,
            "forecast_on": np.where(operation == "", said.expected, days.NO_DAY),
            "percent": _percent(day, line, size),
            "consent": said.consent,
            "reason": _reason(day, of, first) if level == "operation" else said.reason,
            "place": rows.place[first],
            "row": rows.row[first],
            "rows": np.bincount(at, minlength=size),
        },
        day,
        updated=days.latest_by(at, rows.days("updated_on")[drawn], size),
    )


def _speaks(day: DayBook, of: Orders, drawn: np.ndarray) -> np.ndarray:
    """Of the drawn rows those that stand for their order's ship day: the row for the whole of it, else its last operation."""
    rows, order = day.book.production, of.of_row[drawn]
    whole = rows.texts("operation")[drawn] == ""
    has_whole = days.any_by(order, whole, len(of.project))[order]
    last = last_by(order, rows.days("plan_finish")[drawn], ~has_whole)
    return np.asarray(whole | last)


def _labels(day: DayBook, first: np.ndarray, level: Level) -> np.ndarray:
    rows = day.book.production
    if level == "project":
        return day.book.projects.texts("project_name")[rows.project[first]]
    numbers, operations = rows.texts("order_no")[first], rows.texts("operation")[first]
    if level == "order":
        return numbers
    return np.array([f"{number} {operation}".strip() for number, operation in zip(numbers, operations, strict=True)], dtype=object)


def _percent(day: DayBook, line: np.ndarray, size: int) -> np.ndarray:
    """Per line how much is done, weighted by planned days; a finished row is all done, one that says nothing not begun."""
    rows, inside = day.book.production, line >= 0
    done = np.where(rows.has("actual_finish"), 1.0, rows.numbers("percent_done"))[inside]
    planned = (rows.days("plan_finish") - rows.days("plan_start"))[inside]
    weight = np.where(np.isnat(planned) | (planned < np.timedelta64(0, "D")), 0, planned.astype(int)) + 1
    total = np.bincount(line[inside], weights=weight, minlength=size)
    return np.divide(np.bincount(line[inside], weights=done * weight, minlength=size), total, out=np.zeros(size), where=total > 0)


def _reason(day: DayBook, of: Orders, first: np.ndarray) -> np.ndarray:
    """Per operation its own reason, else the one its order gives elsewhere."""
    own = day.book.production.texts("delay_reason")[first]
    every = np.arange(len(first))
    return np.where(own != "", own, ship_days(day, of, every, of.of_row[first], len(first)).reason)
