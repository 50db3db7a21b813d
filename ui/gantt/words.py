"""The words of a Gantt chart: what a line is called, what stands beside its bar, whether the customer agreed."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any

import pandas as pd

from schemas.sheets import BY_KEY
from texts import say

CONSENT, TALKS = "客户同意", "协商中"
MARKERS = {
    "contract": "contract_on",
    "agreed": "agreed_on",
    "expected": "expected_on",
    "accepted": "accepted_on",
    "rejected": "rejected_on",
}
APART = "\0"  # no workbook may hold it
UNDER_WAY = ("in_transit", "not_inspected")  # past what the reason was about: why it was not ready to ship


def each_line(lines: pd.DataFrame) -> list[Any]:
    """The lines one by one, their days as dates or None; ``itertuples`` would make a Timestamp of each, at ten times the cost."""
    columns = [
        lines[key].to_numpy("datetime64[D]").tolist() if lines[key].dtype.kind == "M" else lines[key].tolist() for key in lines.columns
    ]
    return list(map(_line(tuple(lines.columns))._make, zip(*columns, strict=True)))


@cache
def _line(columns: tuple[str, ...]) -> Any:
    return namedtuple("Line", columns)  # type: ignore[misc]


def consent_of(line: Any) -> str:
    """``refused``, ``consented``, ``stale`` or ``""``: how the expected day stands to the agreed and the contract day.

    That it was moved tells more than that it is old; of one that is both the latter is said in words.
    """
    if line.expected_on is None:
        return ""
    moved = line.agreed_on is not None and line.expected_on != line.agreed_on
    if moved or (line.contract_on is not None and line.expected_on > line.contract_on):
        return "consented" if line.consent == CONSENT else "refused"
    return "stale" if line.stale else ""


def consent_word(line: Any) -> str:
    """The customer's word where the day was moved: ``agreed``, ``in_talks``, ``not_agreed``, else ``""``."""
    how = consent_of(line)
    if how == "consented":
        return "agreed"
    return ("in_talks" if line.consent == TALKS else "not_agreed") if how == "refused" else ""


def beside(line: Any, language: str) -> tuple[str, str]:
    """What somebody should know of a line: the slip, 「+12 天」, and why, 「缺料 · 客户未同意 · 未更新」; ``""`` where there is nothing.

    A day that was moved is said to be so on every line, for its diamond tells it by colour only.
    """
    behind = line.status in ("late", "at_risk")
    why = reason(line.reason, language) if behind and line.actual_finish is None else ""
    stands, moved = _stands_at(line) if behind else "", consent_word(line)
    words = [
        why,
        say(f"schedule.chart.{moved}", language) if moved else "",
        say(f"schedule.chart.{stands}", language) if stands and (stands in UNDER_WAY or not why) else "",
        say("schedule.chart.not_updated", language) if line.stale else "",
    ]
    return slip(line.slip, language) if behind and line.slip > 0 else "", " · ".join(word for word in words if word)


def _stands_at(line: Any) -> str:
    """What an unfinished line waits for, ``""`` while work goes on; often all that is known of why it is late."""
    if line.actual_finish is not None:
        return ""
    if line.kind != "delivery":
        return "not_begun" if line.actual_start is None else ""
    if line.arrived_on is not None:
        return "not_inspected"
    return "in_transit" if line.shipped_on is not None else "not_shipped"


def slip(days: int, language: str) -> str:
    """+12 天."""
    return say(f"schedule.chart.{'slip_late' if days > 0 else 'slip_early'}", language, days=days)


def reason(word: str, language: str) -> str:
    """A delay reason in the language."""
    return _listed("delay_reason", word, language)


def consent(word: str, language: str) -> str:
    """The outcome of the talks with the customer in the language."""
    return _listed("negotiation", word, language)


def label(line: Any, language: str) -> str:
    """What a line is called: order and operation, batch and delivery note, or the crew that installs."""
    if line.kind == "installation":
        return say("schedule.chart.installation", language, crew=line.label).strip()
    if language == "zh" or not line.operation:
        return str(line.label)
    return f"{line.part} {operation(line.operation, language)}"


def operation(word: str, language: str) -> str:
    """An operation in the language, short enough for a label."""
    return say(f"schedule.operation.{word}", language) if word in BY_KEY["production"]["operation"].values else word


def _listed(column: str, word: str, language: str) -> str:
    return word if language == "zh" else BY_KEY["production"][column].values.get(word, word)


def escaped(texts: Iterable[str]) -> list[str]:
    """Texts as Plotly shows them; it would draw markup out of a cell. All at once, as most have nothing to escape."""
    every = list(texts)
    together = escape(APART.join(every)).split(APART)
    return together if len(together) == len(every) else [escape(text) for text in every]
