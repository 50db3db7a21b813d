"""Own view of stage 11: the sections being built, their insulation and their open problems."""

import numpy as np

from ui.markup import Safe, element, empty, heading, joined, muted, share, table, toned
from ui.more import limit, rest
from ui.stages.marks import MOST, named
from ui.view import View
from workflow.stage_views.sections import LOW_RUN, LOW_UNIT, UNFIT_RUN, sections


def progress(view: View, projects: np.ndarray) -> Safe:
    """Late ones first; a measured value that is too low is loud."""
    rows, listed = view.rows("installations"), sections(view.board, projects)
    top = heading(view.say("stages.view.sections"), len(listed) or "")
    if not len(listed):
        return joined([top, empty(view.say("stages.view.nothing"))])
    head = [view.say(f"stages.column.{key}") for key in ("section", "progress", "insulation")]
    lines = [
        [
            joined([named(view, each["project"], rows.texts("section")[each["row"]]), _problem(rows.texts("issues")[each["row"]], each)]),
            _bar(view, each["done"], each["days_late"]),
            joined([_measured(each["unit_mohm"], LOW_UNIT, 0), muted(" / "), _measured(each["run_mohm"], LOW_RUN, UNFIT_RUN)]),
        ]
        for each in listed.head(limit("sections", MOST)).to_dict("records")
    ]
    return joined([top, table(head, lines, ("", "tight", "number")), rest(view, "sections", len(listed), MOST)])


def _problem(issues: str, section: dict[str, bool]) -> Safe:
    return element("div", "as-small as-tone-warning", issues) if section["open_problem"] else Safe("")


def _bar(view: View, done: float, late: int) -> Safe:
    bar = element("span", "as-short-bar", share([("alert" if late else "accent", done, f"{done:.0%}")]))
    days = toned("alert", view.say("ui.days", n=late)) if late else ""
    return element("span", "as-of", bar, element("b", "", f"{done:.0%}"), days)


def _measured(mohm: float, low: float, unfit: float) -> Safe:
    """A value in megohm; a dash where nothing was measured."""
    if mohm != mohm:
        return muted("–")
    return toned("alert" if mohm < unfit else "warning" if mohm < low else "ink", f"{mohm:g}")
