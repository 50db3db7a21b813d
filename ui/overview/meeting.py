"""The sheet for the Monday meeting: self-contained pages of A4, to be opened in a browser and printed."""

from __future__ import annotations

import pandas as pd

from ui import downloads, tokens
from ui.markup import Safe, element, joined
from ui.project.missing import stage_word
from ui.view import View
from workflow.meeting import meeting, totals

STYLE = f"""
@page {{ size: A4 portrait; margin: 12mm 11mm; }}
body {{ margin: 0; color: #17202B; font: 12px/1.45 {tokens.FONT}; }}
h1 {{ font-size: 19px; margin: 0; }} h2 {{ font-size: 14px; margin: 14px 0 3px; break-after: avoid; }}
p {{ margin: 2px 0; color: #566273; }}
table {{ width: 100%; border-collapse: collapse; }} tr {{ break-inside: avoid; }} thead {{ display: table-header-group; }}
th {{ text-align: left; font-size: 11px; color: #566273; border-bottom: 1.2px solid #17202B; padding: 2px 5px; }}
td {{ border-bottom: .5px solid #B8C2CE; padding: 3px 5px; vertical-align: top; }} .number {{ text-align: right; white-space: nowrap; }}
.project {{ width: 25%; }} .stuck_at {{ width: 9%; white-space: nowrap; }} .days {{ width: 8%; }} .missing {{ width: 25%; }}
.breaches {{ width: 6%; }} .overdue {{ width: 12%; }} .note {{ width: 15%; }} b {{ font-weight: 700; }}
"""
HEAD = ("project", "stuck_at", "days", "missing", "breaches", "overdue", "note")


def button(view: View) -> None:
    """Hands the sheet out."""
    name = view.say("meeting.file_name", day=view.as_of.isoformat())
    downloads.button(view, view.say("meeting.button"), name, lambda: document(view).encode())


def document(view: View) -> str:
    """The pages as HTML: one section a specialist, a line a project, room to write."""
    lines = meeting(view.board)
    title = view.say("meeting.title", day=view.as_of.isoformat())
    sections = [_section(view, str(name), theirs) for name, theirs in lines.groupby("specialist", sort=False)]
    body = joined(
        [element("h1", "", title), element("p", "", _sum(view, lines)), *(sections or [element("p", "", view.say("meeting.none"))])]
    )
    head = f'<meta charset="utf-8"><title>{title}</title><style>{STYLE}</style>'
    return f'<!doctype html><html lang="{view.lang}">{head}<body>{body}</body></html>'


def _sum(view: View, lines: pd.DataFrame) -> str:
    """What the lines add up to, in one line; no money for a role that may not see it."""
    found = totals(lines)
    said = [view.say(f"meeting.sum.{key}", n=found[key]) for key in ("late", "blocked", "breaches")]
    return " · ".join([*said, *([view.say("meeting.sum.overdue", amount=view.money(found["overdue"]))] if view.role.money else [])])


def _section(view: View, name: str, lines: pd.DataFrame) -> Safe:
    keys = [key for key in HEAD if key != "overdue" or view.role.money]
    head = element("tr", "", *(element("th", _kind(key), view.say(f"meeting.head.{key}")) for key in keys))
    rows = [element("tr", "", *_row(view, line, keys)) for line in lines.to_dict("records")]
    table = element("table", "", element("thead", "", head), element("tbody", "", *rows))
    return joined([element("h2", "", name or view.say("todo.nobody"), " · ", _sum(view, lines)), table])


def _row(view: View, line: dict[str, int], keys: list[str]) -> list[Safe]:
    project = line["project"]
    lacks = view.board.missing_of(project)[:2] if line["days_late"] or line["blocked"] else []
    cells: dict[str, object] = {
        "project": element("b", "", view.names[project]),
        "stuck_at": stage_word(view, line["stuck_at"]) if line["stuck_at"] else "",
        "days": line["days_late"] or (view.status("blocked") if line["blocked"] else ""),
        "missing": joined([view.worded(item.finding).beside for item in lacks], view.say("ui.between")),
        "breaches": line["breaches"] or "",
        "overdue": view.money(line["overdue"]) if line["overdue"] else "",
        "note": "",
    }
    return [element("td", _kind(key), cells[key]) for key in keys]


def _kind(key: str) -> str:
    return f"{key} number" if key in ("days", "overdue") else key
