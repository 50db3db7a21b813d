"""The findings as a list: where, what, how to mend it, whose project."""

import numpy as np

from schemas.findings import Finding
from ui import address
from ui.data_check.export import responsible
from ui.markup import Safe, cell, dot, element, heading, joined, link, muted, person, table
from ui.view import View

PER_PAGE = 50
SHOWN_AS = {"error": "overdue", "warning": "at_risk", "info": "not_started"}
KINDS = ("tight", "cell", "", "short", "tight")


def listed(view: View, lines: np.ndarray) -> Safe:
    """One page of the list, with the way to the others."""
    pages = max(1, -(-len(lines) // PER_PAGE))
    asked = address.asked("page")
    page = min(max(int(asked), 1), pages) if asked.isdecimal() else 1
    shown = lines[(page - 1) * PER_PAGE : page * PER_PAGE]
    head = ["", *(view.say(f"ui.data.{key}") for key in ("cell", "message", "project", "person"))]
    people = responsible(view)
    rows = [_row(view, int(line), str(people[line])) for line in shown]
    title = view.say("ui.data.findings")
    return joined([heading(title, len(lines)), table(head, rows, KINDS, title, stack=True), _pager(view, page, pages)])


def _row(view: View, line: int, who: str) -> list[object]:
    listing = view.board.listing
    finding = listing.finding(line)
    said, project = view.worded(finding), int(listing.table["project"].iat[line])
    name = link(view.to_project(project), view.names[project]) if project >= 0 else muted("–")
    sign = dot(SHOWN_AS[finding.severity], view.say(f"ui.severity.{finding.severity}"))
    return [sign, _where(view, finding), joined([said.beside, muted(said.fix)], " "), name, person(who)]


def _where(view: View, finding: Finding) -> Safe:
    """The cell; with its file where there are several."""
    several = len({source.name for source in view.snapshot.sources}) > 1
    file = element("div", "as-small as-muted", finding.file) if several and finding.address else ""
    return joined([cell(finding.address or finding.file, finding.web), file])


def _pager(view: View, page: int, pages: int) -> Safe:
    if pages == 1:
        return Safe("")
    before = link(_to(view, page - 1), view.say("ui.data.before")) if page > 1 else ""
    after = link(_to(view, page + 1), view.say("ui.data.after")) if page < pages else ""
    return element("p", "as-pager", before, view.say("ui.data.page", page=page, pages=pages), after)


def _to(view: View, page: int) -> str:
    return address.here("data_check", page=str(page) if page > 1 else "")
