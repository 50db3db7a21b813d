"""Own views of stage 15: scores by question and over time, and complaints with who handles them."""

import numpy as np

from schemas.sheets import BY_KEY
from ui.markup import Safe, element, empty, heading, joined, muted, person, share, table, toned
from ui.more import limit, rest
from ui.stages.marks import MOST, named
from ui.values import word
from ui.view import View
from workflow.stage_views.satisfaction import by_quarter, complaints, scores

BEST = 5


def by_question(view: View, projects: np.ndarray) -> Safe:
    """The mean of every question out of five, and how many scores were low."""
    found = scores(view.board, projects)
    top = heading(view.say("stages.view.scores"))
    if not found["answers"].sum():
        return joined([top, empty(view.say("stages.view.nothing"))])
    head = [view.say(f"stages.column.{key}") for key in ("question", "mean", "answers", "low")]
    lines = [
        [
            BY_KEY["feedback"][each["question"]].label(view.language),
            _mean(each["mean"]),
            each["answers"],
            toned("alert", each["low"]) if each["low"] else muted("0"),
        ]
        for each in found.to_dict("records")
    ]
    return joined([top, table(head, lines, ("", "tight", "number", "number"))])


def over_time(view: View, projects: np.ndarray) -> Safe:
    """The overall score quarter by quarter."""
    found = by_quarter(view.board, projects)
    if not len(found):
        return Safe("")
    head = [view.say(f"stages.column.{key}") for key in ("when", "mean", "answers")]
    lines = [
        [view.say("stages.column.quarter", year=int(each["year"]), quarter=int(each["quarter"])), _mean(each["mean"]), each["answers"]]
        for each in found.to_dict("records")
    ]
    return joined([heading(view.say("stages.view.over_time")), table(head, lines, ("", "tight", "number"))])


def unhappy(view: View, projects: np.ndarray) -> Safe:
    """Open complaints and low scores; those nobody handles come first."""
    rows, listed = view.rows("feedback"), complaints(view.board, projects)
    top = heading(view.say("stages.view.complaints"), len(listed) or "")
    if not len(listed):
        return joined([top, empty(view.say("stages.view.nothing"))])
    head = [view.say(f"stages.column.{key}") for key in ("project", "handler", "due", "comments")]
    lines = [
        [
            named(view, each["project"]),
            person(rows.texts("handler")[each["row"]]) if each["handled"] else toned("alert", view.say("stages.mark.lacks")),
            _due(view, rows.days("action_due")[each["row"]], each["days_late"]),
            _said(view, rows.texts("form_type")[each["row"]], rows.texts("comments")[each["row"]]),
        ]
        for each in listed.head(limit("complaints", MOST)).to_dict("records")
    ]
    return joined([top, table(head, lines, ("", "tight", "tight", "")), rest(view, "complaints", len(listed), MOST)])


def _said(view: View, form: str, comments: str) -> Safe:
    """What was said, behind the form it stands on: that has no room beside a project's name."""
    return joined([muted(word(view, "feedback", "form_type", form)), " ", comments or muted("–")])


def _due(view: View, day: np.datetime64, late: int) -> Safe:
    return joined([view.day(day), " ", toned("alert", view.say("ui.days", n=late)) if late else ""])


def _mean(mean: float) -> Safe:
    if mean != mean:
        return muted("–")
    tone = "alert" if mean < 3 else "warning" if mean < 4 else "done"
    bar = element("span", "as-short-bar", share([(tone, mean / BEST, f"{mean:.1f}")]))
    return element("span", "as-of", bar, element("b", "", f"{mean:.1f}"))
