"""What is shown on pointing at a line: everything about it, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import numpy as np

from texts import say
from ui.gantt.chart import Chart
from ui.gantt.words import MARKERS, consent, escaped, reason

STEPS = {"shipped": "shipped_on", "arrived": "arrived_on", "inspected": "inspected_on"}


def hovers(chart: Chart) -> list[str]:
    """Per line what is shown, escaped: Plotly would draw markup out of a cell.

    Row by row of what is shown, over all lines: most of it is said in a few ways, and those are worked out once.
    """
    each, language = chart.each, chart.language

    def once(key: str) -> str:
        return say(f"schedule.{key}", language)

    why = {pair: _why(*pair, language) for pair in {(line.reason, line.consent) for line in each}}
    names = [f"<b>{name}</b>" for name in escaped(chart.names)]
    start, finish, begun, done = (_days(chart, key) for key in ("plan_start", "plan_finish", "actual_start", "actual_finish"))
    plan, actual, opened = once("hover.plan"), once("hover.actual"), once("hover.open")
    sheets, one, several = escaped(chart.sheets), once("hover.row"), once("hover.rows")
    slips = {pair: _slip(once("hover.slip"), *pair, language) for pair in {(line.slip, line.status) for line in each}}
    unknown, stale = once("legend.start_unknown"), once("legend.stale")
    steps = zip(*(_days(chart, column, f"{once(f'hover.{key}')} ") for key, column in STEPS.items()), strict=True)
    rows: list[Iterable[str]] = [
        [names[line.project] for line in each],
        escaped(chart.labels),
        [plan.format(start=day or "–", finish=other or "–") for day, other in zip(start, finish, strict=True)],
        [actual.format(start=day or "–", finish=other or opened) for day, other in zip(begun, done, strict=True)],
        [" · ".join(filter(None, every)) for every in steps],
        [slips[line.slip, line.status] for line in each],
        *(_days(chart, column, f"{once(f'legend.{key}')} ") for key, column in MARKERS.items()),
        [why[line.reason, line.consent] for line in each],
        [unknown if other and not day else "" for day, other in zip(begun, done, strict=True)],
        [stale if line.stale else "" for line in each],
        [(one if line.rows == 1 else several).format(sheet=sheets[line.place], row=line.row, rows=line.rows) for line in each],
    ]
    return ["<br>".join(filter(None, said)) for said in zip(*rows, strict=True)]


def _why(reason_word: str, consent_word: str, language: str) -> str:
    return escape(" · ".join(word for word in (reason(reason_word, language), consent(consent_word, language)) if word))


def _slip(slip: str, days: int, status: str, language: str) -> str:
    return f"{slip.format(days=f'{days:+d}')} · {say(f'schedule.status.{status}', language)}"


def _days(chart: Chart, key: str, word: str = "") -> list[str]:
    """A day of every line as text, behind a word; ``""`` where there is none. Days come again and again: each is written once."""
    known, which = np.unique(chart.lines[key].to_numpy("datetime64[D]"), return_inverse=True)
    texts = np.array(["" if day is None else f"{word}{day}" for day in known.tolist()], dtype=object)
    return texts[which].tolist()
