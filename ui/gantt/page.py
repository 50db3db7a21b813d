"""What the two chart pages share: filters in the address, the three worst lines in words, the chart, its table and its exports."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from ui import address
from ui.gantt import filters as gantt_filters
from ui.gantt import table as gantt_table
from ui.gantt.chart import Chart, span
from ui.gantt.figure import figure
from ui.gantt.legend import legend
from ui.gantt.words import beside, each_line, label
from ui.markup import Safe, cell, element, empty, heading, joined, link, muted, table
from ui.to_add import to_add
from ui.view import View
from workflow.schedule import Schedule
from workflow.schedule.chosen import latest
from workflow.schedule.report import not_drawn

PAGE_LINES = 100
WORST = 3


def show(view: View, schedule: Schedule, *, levels: bool) -> None:
    """Draws a chart page.

    Args:
        levels: whether there is a choice between operations and orders.
    """
    if nothing_yet := to_add(view, view.page.key):
        view.html(nothing_yet)
        _listed(view, schedule)
        return
    chosen = gantt_filters.chosen(view, schedule, levels=levels)
    if not len(chosen.lines):
        view.linked(_nothing(view, chosen.unknown), "none")
        _listed(view, schedule)
        return
    view.linked(view.once("worst", lambda: _worst(view, chosen.whenever)), "worst")
    page, pages = _page(len(chosen.lines))
    part = chosen.lines.iloc[(page - 1) * PAGE_LINES : page * PAGE_LINES].reset_index(drop=True)
    _draw(view, lambda: chart_of(view, part, chosen.window))
    if pages > 1:
        view.linked(_pager(view, page, pages), "pager")
    gantt_table.show(view, chosen.lines, lambda: chart_of(view, chosen.lines, chosen.window))
    _listed(view, schedule)


def for_project(view: View, project: int) -> None:
    """Production and delivery of one project in one small chart."""

    def chart() -> Chart:
        parts = [view.board.production_by_order.lines, view.board.delivery.lines]
        return chart_of(view, pd.concat([part[part["project"] == project] for part in parts], ignore_index=True), None)

    _draw(view, chart, click=False)


def chart_of(view: View, lines: pd.DataFrame, window: tuple[date, date] | None) -> Chart:
    """The chart of some lines, in the view's language and theme."""
    first, last = window or span(lines, view.as_of)
    every = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)
    return Chart(
        lines=lines,
        names=view.names,
        project_ids=view.board.book.project_ids,
        sheets=[f"{place.file} › {place.sheet}" for place in view.board.book.places],
        as_of=view.as_of,
        first=first,
        last=last,
        days_off=every[view.board.day.working_days.is_off(every)].tolist(),
        language=view.language,
        dark=st.context.theme.type == "dark",
    )


def _nothing(view: View, unknown: tuple[str, ...]) -> Safe:
    """No line: because none matches, or because the address asks for something that does not exist."""
    said = view.say("schedule.page.unknown", value=view.say("ui.between").join(unknown)) if unknown else view.say("schedule.page.none")
    return empty(said, link(view.to(view.page.key), view.say("schedule.page.reset")))


def _worst(view: View, lines: pd.DataFrame) -> Safe:
    """The three latest unfinished lines in words, in view or not: how many days, why, and whether the customer agreed."""
    said = []
    for line in each_line(latest(lines, WORST)):
        days, rest = beside(line, view.language)
        name = link(view.to_project(line.project), view.names[line.project])
        said.append(
            element("span", "as-late", name, " ", muted(label(line, view.language)), " ", element("b", "as-tone-alert", days), " ", rest)
        )
    return element("p", "as-line as-worst", muted(view.say("schedule.page.worst")), *said) if said else Safe("")


def _page(count: int) -> tuple[int, int]:
    pages = max(1, -(-count // PAGE_LINES))
    asked = address.asked("page")
    return (min(max(int(asked), 1), pages) if asked.isdecimal() else 1), pages


def _pager(view: View, page: int, pages: int) -> Safe:
    asked = gantt_filters.asked()
    links = [
        link(view.to(view.page.key, **asked, page=str(number)), str(number)) if number != page else element("b", "", str(number))
        for number in range(1, pages + 1)
    ]
    return element("nav", "as-pager", view.say("schedule.page.page_number", page=page, pages=pages), *links)


def _draw(view: View, make: Callable[[], Chart], *, click: bool = True) -> None:
    """The legend and the chart itself, one picture for each theme."""

    def drawn() -> tuple[Safe, Figure]:
        chart = make()
        return legend(chart), figure(chart)

    signs, picture = view.once(f"chart {st.context.theme.type}", drawn)
    view.html(signs)
    options = {"on_select": "rerun", "selection_mode": "points"} if click else {}
    config = _config(view, buttons=click)
    picked = st.plotly_chart(picture, key=f"gantt_{view.page.key}", theme=None, config=config, width="stretch", **options)
    points = picked["selection"]["points"] if click and picked else []
    chosen = next((point["customdata"][0] for point in points if point.get("customdata")), "")
    if chosen:
        view.go_to_project(list(view.board.book.project_ids).index(chosen))


def _config(view: View, *, buttons: bool) -> dict[str, object]:
    """One button, which takes the picture; Plotly says what it does in its own English unless it is given the words."""
    said = {
        "Download plot as a PNG": "take",
        "Preparing image - this may take a few seconds": "taking",
        "Image download succeeded": "taken",
        "Sorry, there was a problem downloading your image!": "not_taken",
    }
    words = {theirs: view.say(f"schedule.picture.{ours}") for theirs, ours in said.items()}
    return {
        "displaylogo": False,
        "displayModeBar": buttons,
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": f"{view.page.key}-{view.as_of:%Y-%m-%d}", "scale": 2},
        "locale": "board",
        "locales": {"board": {"dictionary": words}},
        "scrollZoom": False,
        "doubleClick": False,
    }


def _listed(view: View, schedule: Schedule) -> None:
    view.html(view.once("listed", lambda: _not_drawn(view, schedule)))


def _not_drawn(view: View, schedule: Schedule) -> Safe:
    """Every row is drawn or stands here with its cell."""
    counted = view.say("schedule.page.counted", drawn=schedule.drawn, listed=len(schedule.not_drawn), content=schedule.content)
    rows = not_drawn(view.board, schedule, view.language)
    head = [view.say("schedule.column.cell"), view.say("schedule.column.message")]
    body = [[cell(f"{row['sheet']}!{row['cell'] or row['row']}"), row["message"]] for row in rows]
    answer = table(head, body, ("cell", "")) if body else element("p", "as-muted", view.say("schedule.page.all_drawn"))
    return joined([heading(view.say("schedule.page.not_drawn"), counted), answer])
