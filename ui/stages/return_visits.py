"""Own views of stage 14: the next return visits by month and by name."""

import numpy as np

from ui.formats import to_date
from ui.markup import Safe, element, empty, heading, joined, muted, person, table, toned
from ui.more import limit, rest
from ui.stages.marks import MOST, named
from ui.view import View
from workflow.stage_views.return_visits import by_month, return_visits


def months(view: View, projects: np.ndarray) -> Safe:
    """How many visits are ahead, month by month."""
    counts = by_month(return_visits(view.board.day, projects), view.board.day.now)
    most = max((count for _, count in counts), default=0)
    if not most:
        return Safe("")
    bars = [
        element(
            "div",
            "",
            element("span", "as-bar-label", view.say("stages.column.month", year=first.year, month=first.month)),
            element(
                "span",
                "as-bar-room",
                element("span", "as-bar as-accent", style=f"width:{count / most * 70:.0f}%") if count else "",
                element("b", "as-bar-value", count),
            ),
        )
        for month, count in counts
        if (first := to_date(month.astype("datetime64[D]")))
    ]
    return joined([heading(view.say("stages.view.by_month")), element("div", "as-bars", *bars)])


def visits(view: View, projects: np.ndarray) -> Safe:
    """Whom to visit, earliest first; a day that has passed is loud."""
    rows, listed = view.rows("user_profiles"), return_visits(view.board.day, projects)
    top = heading(view.say("stages.view.return_visits"), len(listed) or "")
    if not len(listed):
        return joined([top, empty(view.say("stages.view.nothing"))])
    head = [view.say(f"stages.column.{key}") for key in ("on", "user", "contact", "visitor")]
    lines = [
        [
            joined([view.day(each["on"]), " ", _late(view, each["days_late"])]),
            joined([named(view, each["project"]), muted(rows.texts("user_company")[each["row"]])]),
            person(rows.texts("electrical_lead")[each["row"]]),
            person(rows.texts("visit_owner")[each["row"]] or view.board.day.specialist[each["project"]]),
        ]
        for each in listed.head(limit("visits", MOST)).to_dict("records")
    ]
    return joined([top, table(head, lines, ("tight", "", "tight", "tight")), rest(view, "visits", len(listed), MOST)])


def _late(view: View, days: int) -> Safe:
    return toned("alert", view.say("stages.column.days_late", n=days)) if days else Safe("")
