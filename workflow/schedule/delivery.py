"""Delivery lines: one a batch (ready, shipped, arrived, inspected) and one for installation, by project.

A batch is unfinished until it is inspected, for delivery ends there. Its plan ends with the day it should arrive, so once
it is finished its slip is that of the arrival: nobody plans the day of the inspection, and one that follows a punctual
arrival is not late.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from schemas import states
from workflow import days
from workflow.daybook import DayBook
from workflow.joined import joined
from workflow.latest import last_by
from workflow.schedule.lines import NO_PLAN, OUT_OF_ORDER, UNREADABLE, Schedule, content, grouped, judged, listed, undrawable
from workflow.schedule.ship_days import ShipDays, ship_days
from workflow.stages.production import Orders, orders

INSTALLATION_PAIRS = (("plan_start", "plan_finish"), ("actual_start", "actual_finish"))
STEPS = ("goods_ready_date", "actual_ship_date", "arrival_date", "inspect_date")
PLANNED = ("agreed_ship_date", "eta")
PASSED = ("合格", "有条件合格")
ON_ITS_WAY = 0.95


def delivery(day: DayBook) -> Schedule:
    """The delivery chart: batches first, then installation, project by project."""
    batches, sections = day.book.shipments, day.book.installations
    code, field = _undrawable_batches(day)
    section_code, section_field = undrawable(sections, INSTALLATION_PAIRS)
    drawn, built = np.flatnonzero(code == ""), np.flatnonzero(section_code == "")
    lines = pd.concat([_batches(day, drawn), _installations(day, built)], ignore_index=True)
    not_drawn = pd.concat([listed(batches, code, field), listed(sections, section_code, section_field)], ignore_index=True)
    lines = _accepted(day, lines.sort_values(["project", "kind", "plan_start"], kind="stable", ignore_index=True))
    return Schedule(lines, not_drawn, content(day, "shipments", "installations"))


def _plan(day: DayBook) -> tuple[np.ndarray, np.ndarray]:
    """Per batch its plan: from goods ready, or the day agreed if that is earlier, to the day it should arrive, else the day agreed."""
    ready, agreed, eta = (day.book.shipments.days(key) for key in ("goods_ready_date", *PLANNED))
    end = np.where(np.isnat(eta), agreed, eta)
    return np.where(np.isnat(end), days.NO_DAY, days.earliest(ready, agreed, eta)), end


def _undrawable_batches(day: DayBook) -> tuple[np.ndarray, np.ndarray]:
    """Per batch the code and the column for which it cannot be drawn; the first wrong step is the one to name."""
    batches = day.book.shipments
    code, field = np.full(len(batches), "", dtype=object), np.full(len(batches), "", dtype=object)
    before = days.none(len(batches))
    for key in STEPS:
        wrong = (batches.days(key) < before) & (code == "")
        code[wrong], field[wrong] = OUT_OF_ORDER, key
        before = days.latest(before, batches.days(key))
    wrong = batches.days("eta") < batches.days("agreed_ship_date")
    code[wrong], field[wrong] = OUT_OF_ORDER, "eta"
    absent = np.isnat(_plan(day)[1])
    code[absent], field[absent] = NO_PLAN, PLANNED[0]
    for key in reversed(PLANNED):
        unreadable = absent & (batches.states[key] == states.UNREADABLE)
        code[unreadable], field[unreadable] = UNREADABLE, key
    return code, field


def _batches(day: DayBook, drawn: np.ndarray) -> Any:
    batches = day.book.shipments
    start, end = _plan(day)
    project, size = batches.project[drawn], len(drawn)
    ready, shipped, arrived, inspected = (batches.days(key)[drawn] for key in STEPS)
    gone = days.latest(shipped, arrived, inspected)
    said = _ship_days(day, drawn)
    expected = np.where(np.isnat(gone), said.expected, days.NO_DAY)  # once it has left, nobody expects it to leave
    agreed = batches.days("agreed_ship_date")[drawn]
    there = np.where(np.isnat(arrived), inspected, arrived)
    return judged(
        {
            "project": project,
            "label": _batch_labels(batches.texts("delivery_note_no")[drawn], batches.texts("batch")[drawn]),
            "part": batches.texts("batch")[drawn],
            "kind": np.full(size, "delivery", dtype=object),
            "plan_start": start[drawn],
            "plan_finish": end[drawn],
            "actual_start": days.earliest(ready, shipped, arrived, inspected),
            "actual_finish": np.where(np.isnat(inspected), days.NO_DAY, there),
            "contract_on": day.delivery_due[project],
            "agreed_on": np.where(np.isnat(agreed), said.agreed, agreed),
            "expected_on": expected,
            "forecast_on": expected,
            "shipped_on": shipped,
            "arrived_on": arrived,
            "inspected_on": inspected,
            "percent": np.where(np.isnat(gone), 0.0, np.where(np.isnat(there), ON_ITS_WAY, 1.0)),
            "consent": np.where(np.isnat(gone), said.consent, ""),
            "reason": said.reason,
            "place": batches.place[drawn],
            "row": batches.row[drawn],
            "rows": np.ones(size, int),
        },
        day,
    ).assign(late_start=False)


def _batch_labels(numbers: np.ndarray, parts: np.ndarray) -> np.ndarray:
    return np.array([f"{part} {number}".strip() for number, part in zip(numbers, parts, strict=True)], dtype=object)


def _ship_days(day: DayBook, drawn: np.ndarray) -> ShipDays:
    """Per drawn batch what its orders say: those of its name, else those that name none; a batch without a name has all of its project."""
    batches, of = day.book.shipments, orders(day)
    project, names = batches.project[drawn], _named(batches.texts("batch")[drawn])
    order, told = _orders_with_batch(day, of)
    code, _ = pd.factorize(np.concatenate([names, told]))
    asked, said = np.split(code, [len(names)])
    size, of_project = len(code), of.project[order]
    line, at = joined(np.where(names != "", project * size + asked, -1), of_project * size + said)
    answered = days.any_by(line, np.ones(len(line), bool), len(drawn))
    rest, other = joined(np.where(answered, -1, project), of_project)
    fits = (names[rest] == "") | (told[other] == "")
    pairs = np.concatenate([line, rest[fits]]), order[np.concatenate([at, other[fits]])]
    return ship_days(day, of, *pairs, len(drawn))


def _orders_with_batch(day: DayBook, of: Orders) -> tuple[np.ndarray, np.ndarray]:
    """Every order with the batch it belongs to: once for each batch its rows name, once with ``""`` if they name none."""
    told = _named(day.book.production.texts("batch"))
    code, _ = pd.factorize(told)
    _, first = np.unique(of.of_row * max(len(code), 1) + code, return_index=True)
    first.sort()
    order, named = of.of_row[first], told[first] != ""
    counts = named | ~days.any_by(order, named, len(of.project))[order]
    return order[counts], told[first][counts]


def _named(batches: np.ndarray) -> np.ndarray:
    """Names of batches as they compare: b1 is B1."""
    return np.array([batch.casefold().replace(" ", "") for batch in batches], dtype=object)


def _installations(day: DayBook, built: np.ndarray) -> Any:
    sections = day.book.installations
    names, line = grouped(sections.project, built)
    at, size = line[built], len(names)
    first = np.zeros(size, int)
    first[at[::-1]] = built[::-1]
    finish = sections.days("actual_finish")
    share = np.where(np.isnat(finish), sections.numbers("percent_done"), 1.0)
    inside = line >= 0
    count = np.bincount(line[inside], minlength=size)
    return judged(
        {
            "project": names,
            "label": sections.texts("crew")[first] if size else np.empty(0, object),
            "part": np.full(size, "", dtype=object),
            "kind": np.full(size, "installation", dtype=object),
            "plan_start": days.earliest_by(at, sections.days("plan_start")[built], size),
            "plan_finish": days.latest_by(at, sections.days("plan_finish")[built], size),
            "actual_start": days.earliest_by(at, sections.days("actual_start")[built], size),
            "actual_finish": np.where(days.all_by(line, ~np.isnat(finish), size), days.latest_by(line, finish, size), days.NO_DAY),
            "percent": np.divide(np.bincount(line[inside], weights=share[inside], minlength=size), np.maximum(count, 1)),
            "consent": np.full(size, "", dtype=object),
            "reason": np.full(size, "", dtype=object),
            "place": sections.place[first] if size else np.empty(0, int),
            "row": sections.row[first] if size else np.empty(0, int),
            "rows": np.bincount(at, minlength=size),
        },
        day,
    )


def _accepted(day: DayBook, lines: pd.DataFrame) -> pd.DataFrame:
    """The lines with the day their project was accepted or rejected: at its installation, else at its batches."""
    rows = day.book.acceptances
    held = rows.days("accept_date")
    last = last_by(rows.project, held, ~np.isnat(held))
    installed = lines["project"].isin(lines.loc[lines["kind"] == "installation", "project"])
    shown = ((lines["kind"] == "installation") | ~installed).to_numpy(bool)
    at = lines["project"].to_numpy(int)
    found = {}
    for key, results in (("accepted_on", PASSED), ("rejected_on", ("不合格",))):
        group = np.where(last & rows.equals("result", *results), rows.project, -1)
        found[key] = np.where(shown, days.latest_by(group, held, day.size)[at], days.NO_DAY)
    return lines.assign(**found)
