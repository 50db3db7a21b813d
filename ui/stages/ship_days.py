"""Own views of stage 5: which orders ship early or late, whether the customer consents, and why."""

import numpy as np

from ui.markup import Safe, chip, empty, heading, joined, muted, table, toned
from ui.more import limit, rest
from ui.stages.marks import MOST, named
from ui.values import word
from ui.view import View
from workflow.stage_views.changed_ship_days import by_reason, changed_ship_days
from workflow.stages.production import CONSENT


def changes(view: View, projects: np.ndarray) -> Safe:
    """The orders that moved: those without consent first."""
    rows, changed = view.rows("production"), changed_ship_days(view.board, projects)
    top = heading(view.say("stages.view.changed_ship_days"), len(changed) or "")
    if not len(changed):
        return joined([top, empty(view.say("stages.view.nothing"))])
    head = [view.say(f"stages.column.{key}") for key in ("order", "against", "expected", "days", "consent")]
    lines = [
        [
            named(view, each["project"], rows.texts("order_no")[each["row"]]),
            view.day(each["against"]),
            view.day(each["expected"]),
            _apart(view, each["days"]),
            _consent(view, rows.texts("negotiation")[each["talked"]], consented=each["consented"]),
        ]
        for each in changed.head(limit("changes", MOST)).to_dict("records")
    ]
    return joined([top, table(head, lines, ("", "number", "number", "number", "tight")), rest(view, "changes", len(changed), MOST)])


def reasons(view: View, projects: np.ndarray) -> Safe:
    """Why orders are late, the most frequent reason first."""
    found = by_reason(changed_ship_days(view.board, projects))
    if not len(found):
        return Safe("")
    head = [view.say(f"stages.column.{key}") for key in ("reason", "orders", "consented", "most_days")]
    lines = [
        [
            word(view, "production", "delay_reason", each["reason"]) or toned("alert", view.say("stages.column.no_reason")),
            each["orders"],
            each["consented"],
            _apart(view, each["days"]),
        ]
        for each in found.to_dict("records")
    ]
    return joined([heading(view.say("stages.view.by_reason")), table(head, lines, ("", "number", "number", "number"))])


def _apart(view: View, days: int) -> Safe:
    if days > 0:
        return toned("alert", view.say("stages.column.later", n=days))
    return toned("warning", view.say("stages.column.earlier", n=-days)) if days else muted("0")


def _consent(view: View, said: str, *, consented: bool) -> Safe:
    text = word(view, "production", "negotiation", said) if said else view.say("stages.column.no_word")
    return chip("done" if consented and said == CONSENT else "overdue" if said == "客户不同意" else "at_risk", text)
