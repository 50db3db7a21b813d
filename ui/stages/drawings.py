"""Own view of stage 6: the latest revisions that await review, by age."""

import numpy as np

from schemas.book import Rows
from ui.markup import Safe, element, empty, heading, joined, person, table, toned
from ui.more import limit, rest
from ui.stages.marks import MOST, named
from ui.values import word
from ui.view import View
from workflow.receivables.events import PASSED
from workflow.stage_views.awaiting_review import AGES, awaiting_review, by_age


def waiting(view: View, projects: np.ndarray) -> Safe:
    """How many wait how long, and which, the oldest first."""
    rows, listed = view.rows("drawings"), awaiting_review(view.board, projects)
    top = heading(view.say("stages.view.awaiting_review"), len(listed) or "")
    if not len(listed):
        return joined([top, empty(view.say("stages.view.nothing"))])
    words = [*(view.say("stages.column.up_to", n=days) for days in AGES), view.say("stages.column.over", n=AGES[-1])]
    ages = [element("span", "", word_, " ", element("b", "", count)) for word_, count in zip(words, by_age(listed), strict=True)]
    head = [view.say(f"stages.column.{key}") for key in ("age", "project", "drawing", "reviewer", "state")]
    lines = [
        [_age(view, each["age"]), named(view, each["project"]), *_drawing(view, rows, each["row"])]
        for each in listed.head(limit("waiting", MOST)).to_dict("records")
    ]
    return joined(
        [
            top,
            element("p", "as-ages", *ages),
            table(head, lines, ("number", "", "", "tight", "tight")),
            rest(view, "waiting", len(listed), MOST),
        ]
    )


def _age(view: View, age: int) -> Safe:
    if age < 0:
        return toned("warning", view.say("stages.column.age_unknown"))
    return toned("alert" if age > AGES[-1] else "ink", view.say("stages.column.age_days", n=age))


def _drawing(view: View, rows: Rows, row: int) -> list[object]:
    kind = word(view, "drawings", "drawing_type", rows.texts("drawing_type")[row])
    return [
        f"{kind} {rows.texts('drawing_no')[row]} {rows.texts('revision')[row]}",
        person(rows.texts("reviewer")[row]),
        _state(view, rows.texts("result")[row]),
    ]


def _state(view: View, result: str) -> str:
    if not result:
        return view.say("stages.column.unreviewed")
    return view.say("stages.column.unsigned") if result in PASSED else word(view, "drawings", "result", result)
