"""The calendar of a week: what happens on each day, with the way to the week before and after."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ui import address
from ui.formats import to_date
from ui.markup import Safe, element, heading, joined, link, mark, muted
from ui.more import limit, rest
from ui.todo.filters import concerns
from ui.todo.list import here
from ui.view import View
from workflow.week import events, monday

DAYS = np.arange(7)
MOST = 5


def calendar(view: View) -> Safe:
    """Monday to Sunday of the week asked for, that of the as-of day unless the address says another."""
    first, wrong = _first(view)
    shown = concerns(view, events(view.board, first))
    title = view.say("todo.week.title", first=view.day(first), last=view.day(first + 6))
    days = [_day(view, first + each, shown[shown["on"] == pd.Timestamp(first + each)]) for each in DAYS]
    unknown = element("p", "as-muted", view.say("todo.week.unknown", value=wrong)) if wrong else ""
    return joined([heading(title, _turn(view, first)), unknown, element("div", "as-week", *days)])


def _first(view: View) -> tuple[np.datetime64, str]:
    """Monday of the week asked for, and what was asked for when it is no day."""
    day, wrong = address.day_of(address.asked("week"), view.as_of)
    return monday(np.datetime64(day)), wrong


def _turn(view: View, first: np.datetime64) -> Safe:
    week = {"before": first - 7, "after": first + 7}
    turns = [link(here(view, week=str(day)), view.say(f"todo.week.{way}")) for way, day in week.items()]
    return element("span", "as-turn", *turns)


def _day(view: View, day: np.datetime64, shown: pd.DataFrame) -> Safe:
    found = to_date(day)
    weekday = view.say(f"todo.week.day_{found.isoweekday()}") if found else ""
    today = " as-today" if day == np.datetime64(view.as_of) else ""
    lines = [_event(view, event) for event in shown.head(limit(str(day), MOST)).to_dict("records")]
    name = element("div", "as-weekday", element("b", "", weekday), muted(view.day(day)))
    return element("div", f"as-day{today}", name, element("div", "", *(lines or [muted("–")]), rest(view, str(day), len(shown), MOST)))


def _event(view: View, event: dict[str, object]) -> Safe:
    project = int(str(event["project"]))
    done = mark("done") if event["happened"] else ""
    return element(
        "div",
        "as-event",
        element("span", "as-kind", done, view.say(f"todo.event.{event['kind']}")),
        link(view.to_project(project), view.names[project]),
        muted(event["who"]),
        title=view.names[project],
    )
