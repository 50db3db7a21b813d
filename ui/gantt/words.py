"""The words of a Gantt chart: what stands beside a bar, what is shown on pointing, whether the customer agreed."""

from __future__ import annotations

from collections import namedtuple
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
NARROW, WIDE = frozenset(" -.,:;!'|()/ijlftr·"), frozenset("mwMW@%&+")
UNDER_WAY = ("in_transit", "not_inspected")  # past what the reason was about: why it was not ready to ship
STEPS = {"shipped": "shipped_on", "arrived": "arrived_on", "inspected": "inspected_on"}


def each_line(lines: pd.DataFrame) -> list[Any]:
    """The lines one by one, their days as dates or None; ``itertuples`` would make a Timestamp of each, at ten times the cost."""
    columns = [
        lines[key].to_numpy("datetime64[D]").tolist() if lines[key].dtype.kind == "M" else lines[key].tolist() for key in lines.columns
    ]
    line = namedtuple("Line", list(lines.columns))  # type: ignore[misc]
    return [line._make(values) for values in zip(*columns, strict=True)]


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


def hover(line: Any, project: str, sheet: str, language: str) -> str:
    """Everything about a line and where it stands, escaped: Plotly would draw markup out of a cell.

    Args:
        sheet: the file and the sheet it was read from.
    """
    finish = _day(line.actual_finish) if line.actual_finish is not None else say("schedule.hover.open", language)
    rows = [
        f"<b>{escape(project)}</b>",
        escape(label(line, language)),
        say("schedule.hover.plan", language, start=_day(line.plan_start), finish=_day(line.plan_finish)),
        say("schedule.hover.actual", language, start=_day(line.actual_start), finish=finish),
        " · ".join(_days(STEPS, "schedule.hover", line, language)),
        f"{say('schedule.hover.slip', language, days=f'{line.slip:+d}')} · {say(f'schedule.status.{line.status}', language)}",
        *_days(MARKERS, "schedule.legend", line, language),
        escape(" · ".join(word for word in (reason(line.reason, language), consent(line.consent, language)) if word)),
        say("schedule.legend.start_unknown", language) if start_unknown(line) else "",
        say("schedule.legend.stale", language) if line.stale else "",
        escape(where(line, sheet, language)),
    ]
    return "<br>".join(row for row in rows if row)


def start_unknown(line: Any) -> bool:
    """Whether the work is finished though nobody wrote down when it began."""
    return line.actual_start is None and line.actual_finish is not None


def where(line: Any, sheet: str, language: str) -> str:
    """The row a line was read from, and how many more there are: 售后台账.xlsx › 生产进度!12."""
    key = "row" if line.rows == 1 else "rows"
    return say(f"schedule.hover.{key}", language, sheet=sheet, row=line.row, rows=line.rows)


def _days(keys: dict[str, str], prefix: str, line: Any, language: str) -> list[str]:
    days = ((key, getattr(line, column)) for key, column in keys.items())
    return [f"{say(f'{prefix}.{key}', language)} {_day(day)}" for key, day in days if day is not None]


def _day(day: Any) -> str:
    return "–" if day is None else str(day)


def shortened(text: str, letters: float) -> str:
    """A label cut in the middle; Latin letters count half, as they take half the room."""
    if len(text) <= letters or width(text) <= letters:
        return text
    head, tail, room = "", "", letters - 1
    while room > 0:
        head += text[len(head)]
        room -= width(head[-1])
        if room > 0:
            tail = text[len(text) - len(tail) - 1] + tail
            room -= width(tail[0])
    return f"{head}…{tail}"


def width(text: str) -> float:
    """How wide a text is, in Chinese characters; a little more than it takes in any of the fonts."""
    return sum(1.0 if ord(letter) > 0x2E80 else 0.36 if letter in NARROW else 0.84 if letter in WIDE else 0.58 for letter in text)
