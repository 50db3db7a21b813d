"""What a chart is drawn from: its lines, the days in view, and the colour of everything on it; the same for screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ui import tokens
from ui.gantt.bars import ends, pieces
from ui.gantt.layout import Words, placed
from ui.gantt.words import MARKERS, each_line, label
from ui.tokens import Pair

SHADE_UP_TO = 100  # days in view
ROLES: dict[str, Pair] = {
    "plan": Pair("#CFDAE8", "#33414F"),
    "running": tokens.ACCENT,
    "finished": Pair("#7C8DA3", "#7F8EA0"),
    "start_unknown": Pair("#7C8DA3", "#7F8EA0"),
    "overrun": tokens.ALERT,
    "waiting": Pair("#A9B6C6", "#56677A"),
    "transit": Pair("#7A5BA6", "#B79BE3"),
    "inspection": Pair("#3E8E7E", "#63B7A5"),
    "late_start": Pair("#C77700", "#F0B94A"),
    "consented": Pair("#A86400", "#F0B94A"),
}
SPANNING = ("plan_start", "plan_finish", "actual_start", "actual_finish", "contract_on", "agreed_on", "expected_on", "accepted_on",
            "rejected_on", "inspected_on")  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What a figure is drawn from.

    Attributes:
        lines: of ``workflow.schedule``, in the order in which they are drawn, those of a project together.
        names: the project names by position; project_ids likewise, for clicks.
        sheets: file and sheet by place.
        first, last: the days in view, both inclusive.
        days_off: the days off in view.
    """

    lines: pd.DataFrame
    names: Sequence[str]
    project_ids: Sequence[str]
    sheets: Sequence[str]
    as_of: date
    first: date
    last: date
    days_off: Sequence[date]
    language: str
    dark: bool = False

    @cached_property
    def each(self) -> list[Any]:
        """The lines one by one."""
        return each_line(self.lines)

    @cached_property
    def labels(self) -> list[str]:
        """What each line is called."""
        return [label(line, self.language) for line in self.each]

    @cached_property
    def bars(self) -> pd.DataFrame:
        """Every bar, see ``gantt_bars.pieces``."""
        return pieces(self.lines, self.as_of)

    @property
    def extent(self) -> tuple[np.ndarray, np.ndarray]:
        """Per line the first and the last moment anything is drawn at."""
        line = self.bars["line"].to_numpy(int)
        days = [self.lines[key].to_numpy("datetime64[s]") for key in MARKERS.values()]
        start, end = np.fmin.reduce(days), np.fmax.reduce(days) + np.timedelta64(1, "D")
        np.fmin.at(start, line, self.bars["start"].to_numpy("datetime64[s]"))
        np.fmax.at(end, line, self.bars["end"].to_numpy("datetime64[s]"))
        return start, end

    @cached_property
    def end(self) -> date:
        """The day after the last one in view."""
        return self.last + timedelta(days=1)

    @property
    def shaded(self) -> Sequence[date]:
        """The days off, while they can be told apart."""
        return self.days_off if (self.end - self.first).days <= SHADE_UP_TO else ()

    def shade(self, pair: Pair) -> str:
        """The colour of a pair in the theme."""
        return pair.dark if self.dark else pair.light

    def words(self, pixels: float, letter: float) -> tuple[list[Words], float]:
        """The words beside the lines, see ``gantt_layout.placed``."""
        after = ends(self.bars, len(self.lines))
        return placed(self.each, after, self.first, self.last, self.as_of, self.language, pixels, letter)


def span(lines: pd.DataFrame, as_of: date) -> tuple[date, date]:
    """The days all lines of a chart take, the as-of day among them, with a little room around."""
    days = pd.concat([lines[key] for key in SPANNING]).dropna() if len(lines) else pd.Series([], dtype="datetime64[us]")
    first = min(days.min().date() if len(days) else as_of, as_of)
    last = max(days.max().date() if len(days) else as_of, as_of)
    around = timedelta(days=max(2, (last - first).days // 60))
    return first - around, last + around


def colour(role: str, dark: bool) -> str:
    """The colour of a role in a theme."""
    pair = ROLES[role]
    return pair.dark if dark else pair.light
