"""The gates and rules of order broken at a stage, each with its cell and, if so, why it was waived."""

import numpy as np

from ui.markup import Safe, cell, heading, joined, muted, person, safe, table, toned
from ui.more import limit, rest
from ui.stages.marks import named
from ui.view import View

MOST = 10


def listed(view: View, projects: np.ndarray) -> Safe:
    """The breaches of the chosen projects, the worst first; nothing where there are none."""
    found = view.board.violations
    ours = found.table[(found.table["stage"] == view.page.stage) & projects[found.table["project"].to_numpy(int)]]
    if not len(ours):
        return Safe("")
    ours = ours.sort_values(["waived", "days"], ascending=[True, False], kind="stable")
    title = view.say("stages.list.breaches")
    money = [view.say("stages.list.money")] if view.role.money else []
    head = [
        *(view.say(f"stages.list.{key}") for key in ("project", "breach", "days")),
        *money,
        view.say("ui.missing.who"),
        view.say("ui.missing.cell"),
    ]
    rows = [_row(view, one) for one in ours.head(limit("breaches", MOST)).to_dict("records")]
    kinds = ("", "", "number", *(["number"] if money else []), "tight", "cell")
    listed = table(head, rows, kinds, title, stack=True)
    return joined([heading(title, len(ours)), listed, rest(view, "breaches", len(ours), MOST)])


def _row(view: View, one: dict[str, object]) -> list[object]:
    finding = view.board.book.finding(view.board.violations.found[int(one["batch"])], int(one["index"]))
    days = toned("alert", view.say("ui.days", n=one["days"])) if one["days"] and not one["waived"] else ""
    return [
        named(view, int(one["project"])),
        (muted if one["waived"] else safe)(view.worded(finding).beside),
        days,
        *([view.money(one["money"]) if one["money"] else muted("–")] if view.role.money else []),
        person(str(one["owner"])),
        cell(finding.address, finding.web),
    ]
