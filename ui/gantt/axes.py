"""The ground a chart is drawn on: dates on top, days off, the as-of line, the box shown on pointing, the background."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from texts import say
from ui import tokens
from ui.gantt.chart import Chart
from ui.gantt.layout import dates

ROW = 22  # pixels
HEAD, FOOT = 30, 34
NARROW = 1060  # pixels of the narrowest chart, in a window of 1366
LABELS = 0.30  # of the width


def layout(chart: Chart, room: float) -> dict[str, Any]:
    """Plotly's layout of a chart.

    Args:
        room: pixels of ``NARROW`` that are kept free right of the last day.
    """
    size = max(len(chart.lines), 1)
    muted, line, back = chart.shade(tokens.MUTED), chart.shade(tokens.LINE), chart.shade(tokens.BACKGROUND)
    axis = {"showgrid": False, "zeroline": False, "fixedrange": True}
    # The picture taken of the chart has no page behind it, so the chart brings its own background.
    return {
        "barmode": "overlay",
        "height": HEAD + FOOT + size * ROW,
        "margin": {"l": 0, "r": 0, "t": HEAD, "b": FOOT},
        "font": {"family": tokens.FONT, "size": 12, "color": muted},
        "paper_bgcolor": back,
        "plot_bgcolor": back,
        "hoverlabel": _hover_box(chart),
        "dragmode": False,
        "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": muted, "activecolor": muted},
        "xaxis": {**axis, **_date_axis(chart, room), "tickcolor": line, "showgrid": True, "gridcolor": line},
        "xaxis2": {**axis, "domain": [0, LABELS], "range": [0, 1], "visible": False},
        "yaxis": {**axis, "range": [size - 0.5, -0.5], "visible": False},
        "shapes": _shapes(chart, size),
        "annotations": [_as_of_word(chart)],
    }


def _hover_box(chart: Chart) -> dict[str, Any]:
    font = {"family": tokens.FONT, "size": 13, "color": chart.shade(tokens.INK)}
    return {"align": "left", "bgcolor": chart.shade(tokens.PANEL), "bordercolor": chart.shade(tokens.MUTED), "font": font}


def _date_axis(chart: Chart, room: float) -> dict[str, Any]:
    ticks = dates(chart.first, chart.last, chart.language, NARROW * (1 - LABELS) - room, room - 28)
    return {
        "type": "date",
        "domain": [LABELS, 1 - room / NARROW],
        "side": "top",
        "range": [chart.first.isoformat(), chart.end.isoformat()],
        "tickvals": [tick.isoformat() for tick, _ in ticks],
        "ticktext": [word for _, word in ticks],
        "ticklabelposition": "outside right",
        "ticks": "outside",
        "ticklen": 14,
        "tickangle": 0,
    }


def _shapes(chart: Chart, size: int) -> list[dict[str, Any]]:
    """Days off as bands, the as-of line on top."""
    whole = {"y0": -0.5, "y1": size - 0.5}
    now = _as_of_end(chart)
    bands = [
        {"type": "rect", "x0": first.isoformat(), "x1": end.isoformat(), **whole, "fillcolor": "rgba(128,140,155,.13)",
         "line": {"width": 0}, "layer": "below"}
        for first, end in _in_a_row(chart.shaded)
    ]  # fmt: skip
    ink = {"color": chart.shade(tokens.INK), "width": 1.5}
    return [*bands, {"type": "line", "x0": now, "x1": now, **whole, "line": ink, "layer": "above"}]


def _in_a_row(days: Sequence[date]) -> list[tuple[date, date]]:
    """Days that follow each other as one: the first of them, and the day after the last."""
    found: list[tuple[date, date]] = []
    for day in days:
        first = found.pop()[0] if found and found[-1][1] == day else day
        found.append((first, day + timedelta(days=1)))
    return found


def _as_of_end(chart: Chart) -> str:
    return f"{chart.as_of.isoformat()} 23:59"


def _as_of_word(chart: Chart) -> dict[str, Any]:
    """The as-of day at the foot of its line; left of it where the line stands near the end."""
    near_the_end = (chart.end - chart.as_of).days < 0.06 * (chart.end - chart.first).days
    return {
        "text": f"<b>{escape(say('schedule.chart.today', chart.language, day=f'{chart.as_of:%m-%d}'))}</b>",
        "x": _as_of_end(chart),
        "xanchor": "right" if near_the_end else "center",
        "yref": "paper",
        "y": 0,
        "yanchor": "top",
        "showarrow": False,
        "font": {"size": 12, "color": chart.shade(tokens.INK)},
    }
