"""Own view of stage 3: the visits by day, who goes, which are late, what came out."""

import numpy as np

from schemas.book import Rows
from ui.formats import spoken_day
from ui.markup import Safe, element, empty, heading, is_web, joined, muted, person, table, toned, web_link
from ui.more import limit, rest
from ui.stages.marks import MOST, named
from ui.values import word
from ui.view import View
from workflow.stage_views.visits import visits, without_check


def by_day(view: View, projects: np.ndarray) -> Safe:
    """Visits to come, then those of the last weeks; a day is written once."""
    rows, listed = view.rows("site_surveys"), visits(view.board, projects)
    top = heading(view.say("stages.view.visits"), len(listed) or "")
    open_checks = without_check(view.board, projects)
    hint = element("p", "as-small as-muted", view.say("stages.view.without_check", n=open_checks)) if open_checks else ""
    if not len(listed):
        return joined([top, empty(view.say("stages.view.nothing")), hint])
    head = [view.say(f"stages.column.{key}") for key in ("on", "project", "kind", "goes", "outcome")]
    shown = listed.head(limit("visits", MOST))
    again = (shown["on"] == shown["on"].shift()).tolist()
    lines = []
    for index, visit in enumerate(shown.to_dict("records")):
        row = visit["row"]
        who = view.say("ui.between").join(name for key in ("aftersales_staff", "technician") if (name := rows.texts(key)[row]))
        lines.append(
            [
                "" if again[index] else element("b", "", spoken_day(visit["on"], view.language)),
                named(view, visit["project"]),
                word(view, "site_surveys", "survey_type", rows.texts("survey_type")[row]),
                person(who),
                joined([_outcome(view, visit, rows.texts("result")[row]), _sketch(view, rows, row)]),
            ]
        )
    return joined([top, table(head, lines, ("tight", "", "tight", "", "tight")), rest(view, "visits", len(listed), MOST), hint])


def _sketch(view: View, rows: Rows, row: int) -> Safe:
    """The sketch of the route, where it can be opened."""
    sketch = rows.texts("sketch_ref")[row]
    return joined([" ", web_link(sketch, view.say("stages.column.sketch"))]) if is_web(sketch) else Safe("")


def _outcome(view: View, visit: dict[str, int], result: str) -> Safe:
    late = visit["days_late"]
    if not visit["happened"]:
        return toned("alert", view.say("stages.column.days_late", n=late)) if late else muted(view.say("stages.column.to_come"))
    said = word(view, "site_surveys", "result", result) or "–"
    tone = "good" if result == "可下单" else "warning"
    return joined([toned(tone, said), " ", muted(view.say("stages.column.late_by", n=late) if late else "")])
