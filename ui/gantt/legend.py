"""What the colours and shapes of a chart mean: only those that are drawn in it, and all of those."""

from __future__ import annotations

from collections.abc import Sequence

from texts import say
from ui.gantt.chart import Chart, colour
from ui.gantt.words import consent_of
from ui.markup import Safe, element

BARS = ("plan", "waiting", "transit", "inspection", "running", "finished", "start_unknown", "overrun")
MARKS = {
    "late_start": "❙",
    "contract": "◆",
    "agreed": "♦",
    "expected": "◇",
    "refused": "◇",
    "consented": "◇",
    "stale": "◇",
    "accepted": "✦",
    "rejected": "✕",
}
DAYS = {"contract": "contract_on", "agreed": "agreed_on", "expected": "expected_on", "accepted": "accepted_on", "rejected": "rejected_on"}
ONLY_INSTALLATION = {"running": "installing", "finished": "installed"}


def keys(chart: Chart) -> list[str]:
    """The bars and marks of a chart, in the order of the legend."""
    drawn = set(chart.bars["role"])
    drawn |= {key for key, column in DAYS.items() if chart.lines[column].notna().any()}
    drawn |= {consent_of(line) for line in chart.each}
    drawn |= {"late_start"} if chart.lines["late_start"].any() else set()
    return [key for key in (*BARS, *MARKS) if key in drawn]


def legend(chart: Chart) -> Safe:
    """One line above the chart."""
    return element("div", "as-legend", *(element("span", "", _sign(key), word(chart, key)) for key in keys(chart)))


def word(chart: Chart, key: str) -> str:
    """What a bar or mark means; beside batches, the work that is drawn is installation."""
    installs = key in ONLY_INSTALLATION and "production" not in set(chart.lines["kind"])
    return say(f"schedule.legend.{ONLY_INSTALLATION[key] if installs else key}", chart.language)


def _sign(key: str) -> Safe:
    if key in MARKS:
        return element("i", f"as-sign as-sign-{key}", MARKS[key], aria_hidden="true")
    return element("i", f"as-swatch as-swatch-{key}", "", aria_hidden="true", style=_fill(key))


def _fill(key: str) -> str:
    fill = f"light-dark({colour(key, False)},{colour(key, True)})"
    if key == "overrun":
        return f"background:repeating-linear-gradient(135deg,{fill} 0 4px,var(--background) 4px 6px)"
    if key == "transit":
        return f"background:repeating-linear-gradient(90deg,{fill} 0 5px,var(--background) 5px 6px)"
    return f"background:{fill}"


def signs() -> Sequence[str]:
    """Every key a legend can have."""
    return (*BARS, *MARKS)
