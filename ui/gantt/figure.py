"""The Gantt figure: a frame of lines becomes bars; plan wide and pale, actual narrow and solid, overrun hatched.

Pure: nothing here asks Streamlit or the clock. Days are drawn in full: a bar ends at the midnight after its last day.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ui import tokens
from ui.gantt.axes import LABELS, NARROW, layout
from ui.gantt.chart import Chart, colour
from ui.gantt.hover import hovers
from ui.gantt.layout import GAP, Words
from ui.gantt.letters import shortened
from ui.gantt.words import consent_of, escaped

LINE_AT = 0.54  # of the labels
PROJECT_LETTERS, LINE_LETTERS, LETTER = 13, 12.6, 12.5
SILENT = {"hoverinfo": "skip", "showlegend": False}
SPACE = "\u2002"  # half as wide as a letter of 12 pixels is high: as wide as GAP


def figure(chart: Chart) -> go.Figure:
    """Bars, markers, words, labels and the as-of line of a chart.

    Plotly does not go over it once more: that takes as long as all the rest, and the tests let it.
    """
    words, room = chart.words(NARROW * (1 - LABELS), LETTER)
    data = [_between(chart), *_bars(chart), *_marks(chart), _words(chart, words), *_labels(chart), _answers(chart)]
    return go.Figure(data=data, layout=layout(chart, room), _validate=False)


def _bars(chart: Chart) -> list[dict[str, Any]]:
    return [_bar(chart, str(role), part) for role, part in chart.bars.groupby("role", sort=False)]


def _bar(chart: Chart, role: str, part: pd.DataFrame) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": role,
        "orientation": "h",
        "y": part["line"].to_numpy(),
        **_from_to(part["start"].to_numpy(), part["end"].to_numpy()),
        "width": part["width"].iat[0],
        "marker": _paint(role, chart),
        **SILENT,
    }


def _answers(chart: Chart) -> dict[str, Any]:
    """What is shown on pointing anywhere at a line, and the project's number for a click: once a line, whatever is drawn on it."""
    start, end = chart.extent
    around = (chart.end - chart.first) * 0.01  # a diamond reaches over its day
    first, last = np.datetime64(chart.first, "s"), np.datetime64(chart.end, "s")
    start, end = np.maximum(start - np.timedelta64(around), first), np.minimum(end + np.timedelta64(around), last)
    rows = np.flatnonzero(start < end)
    ids = np.array(chart.project_ids, dtype=str)[chart.lines["project"].to_numpy(int)[rows]]
    return {
        "type": "bar",
        "name": "answers",
        "orientation": "h",
        "y": rows,
        **_from_to(start[rows], end[rows]),
        "width": 1,
        "marker": {"color": "rgba(0,0,0,0)", "line": {"width": 0}},
        "customdata": ids[:, None],
        "hovertext": np.array(hovers(chart), dtype=str)[rows],
        "hoverinfo": "text",
        "showlegend": False,
    }


def _from_to(start: np.ndarray, end: np.ndarray) -> dict[str, Any]:
    """A bar's place: where it begins and how long it is, in milliseconds."""
    return {"base": at(start), "x": at(end) - at(start)}


def at(days: np.ndarray) -> np.ndarray:
    """Moments as Plotly counts them, in milliseconds. As text they would be copied one by one, several times."""
    return days.astype("datetime64[ms]").astype(float)


def _paint(role: str, chart: Chart) -> dict[str, Any]:
    fill = colour(role, chart.dark)
    if role == "overrun":
        pattern = {"shape": "/", "bgcolor": fill, "fgcolor": chart.shade(tokens.BACKGROUND), "size": 7, "solidity": 0.22}
        return {"color": fill, "pattern": pattern, "line": {"color": fill, "width": 1}}
    if role == "transit":  # on the move: told from an installation without colours, too
        pattern = {"shape": "|", "bgcolor": fill, "fgcolor": chart.shade(tokens.BACKGROUND), "size": 6, "solidity": 0.2}
        return {"color": fill, "pattern": pattern, "line": {"width": 0}}
    outline = {"color": chart.shade(tokens.MUTED), "width": 0.5} if role == "plan" else {"width": 0}
    return {"color": fill, "line": outline}


def _marks(chart: Chart) -> list[dict[str, Any]]:
    """The diamonds, one within the other, so that all are seen on the same day: contract, expected hollow, agreed slender."""
    back, ink, lines = chart.shade(tokens.BACKGROUND), chart.shade(tokens.INK), chart.lines
    how = np.array([consent_of(line) for line in chart.each], dtype=object)
    edges = {"refused": chart.shade(tokens.ALERT), "consented": colour("consented", chart.dark), "stale": chart.shade(tokens.MUTED)}
    late = lines["plan_start"].where(lines["late_start"].to_numpy(bool))
    expected = lines["expected_on"]
    tick, blue = colour("late_start", chart.dark), chart.shade(tokens.ACCENT)
    drawn = [
        ("late_start", late, {"symbol": "line-ns", "size": 15, "line": {"color": tick, "width": 3}}),
        ("contract", lines["contract_on"], _diamond("diamond", 16, ink, back)),
        ("halo", expected, _diamond("diamond", 12, back, back)),
        *(("expected", expected.where(how == key), _diamond("diamond", 8.5, back, edges.get(key, ink), 2)) for key in (*edges, "")),
        ("agreed", lines["agreed_on"], _diamond("diamond-tall", 9, blue, back)),
        ("accepted", lines["accepted_on"], _diamond("star-diamond", 13, chart.shade(tokens.GOOD), back)),
        ("halo", lines["rejected_on"], _diamond("circle", 15, back, back)),
        ("rejected", lines["rejected_on"], _diamond("x", 9, chart.shade(tokens.ALERT), back)),
    ]
    marks = (_mark(name, days, marker) for name, days, marker in drawn)
    return [mark for mark in marks if mark]


def _diamond(symbol: str, size: float, fill: str, edge: str, width: float = 1) -> dict[str, Any]:
    return {"symbol": symbol, "size": size, "color": fill, "line": {"color": edge, "width": width}}


def _mark(name: str, days: pd.Series, marker: dict[str, Any]) -> dict[str, Any]:
    """A mark in the middle of its day, where the eye expects it; a late start where the day begins."""
    when = days.to_numpy()
    rows = np.flatnonzero(~np.isnat(when))
    if not len(rows):
        return {}
    noon = np.timedelta64(0 if name == "late_start" else 12, "h")
    return {"type": "scatter", "name": name, "mode": "markers", "x": at(when[rows] + noon), "y": rows, "marker": marker,
            "cliponaxis": False, **SILENT}  # fmt: skip


def _words(chart: Chart, words: Sequence[Words]) -> dict[str, Any]:
    """The slip in days right of the bar, with reason and consent; nothing where there is nothing to say."""
    rows = np.array([each.row for each in words], dtype=int)
    late = chart.lines["status"].to_numpy(object)[rows] == "late"
    inks = np.where(late, chart.shade(tokens.ALERT), chart.shade(tokens.WARNING))
    hours = np.array([each.at * 24 for each in words]).astype("timedelta64[h]")
    return {**_texts(rows, [_spaced(each) for each in words], 12, inks), "name": "words", "x": at(np.datetime64(chart.first, "h") + hours)}


def _spaced(words: Words) -> str:
    """Words with their gap before them as spaces: pixels, whatever a day is wide."""
    days = f"<b>{escape(words.days)}</b> " if words.days else ""
    return f"{SPACE * (words.gap // GAP)}{days}{escape(words.rest)}"


def _labels(chart: Chart) -> list[dict[str, Any]]:
    """Project in bold once a group, and the line's own label; left of the days, cut in the middle."""
    projects = chart.lines["project"].to_numpy(int)
    first = np.flatnonzero(np.append(True, projects[1:] != projects[:-1])) if len(projects) else np.empty(0, int)
    names = shortened([chart.names[project] for project in projects[first].tolist()], PROJECT_LETTERS)
    named = [f"<b>{name}</b>" for name in escaped(names)]
    labels = escaped(shortened(chart.labels, LINE_LETTERS))
    every = np.arange(len(labels))
    return [
        {**_texts(first, named, 13, chart.shade(tokens.INK)), "x": np.zeros(len(first)), "xaxis": "x2"},
        {**_texts(every, labels, 12, chart.shade(tokens.MUTED)), "x": np.full(len(labels), LINE_AT), "xaxis": "x2"},
    ]


def _texts(rows: np.ndarray, texts: list[str], size: int, ink: str | np.ndarray) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "y": rows,
        "text": np.array(texts, dtype=str),
        "textposition": "middle right",
        "textfont": {"size": size, "color": ink},
        "cliponaxis": False,
        **SILENT,
    }


def _between(chart: Chart) -> dict[str, Any]:
    """The lines between projects, as one broken line over the whole width."""
    projects = chart.lines["project"].to_numpy()
    rows = np.flatnonzero(projects[1:] != projects[:-1]) + 0.5
    first, end = at(np.array([chart.first, chart.end], dtype="datetime64[D]"))
    across = np.tile([first, end, np.nan], len(rows))
    line = {"color": chart.shade(tokens.LINE), "width": 1}
    return {"type": "scatter", "mode": "lines", "x": across, "y": np.repeat(rows, 3), "line": line, **SILENT}
