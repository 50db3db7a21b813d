"""Drawing a matrix of ticks: the project or batch, and a tile for each thing it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from ui import tokens
from ui.markup import Safe, element, empty, heading, joined, link, muted, table
from ui.more import limit, rest
from ui.view import View
from workflow.stage_views.marks import Mark, Matrix

TOKENS = {
    Mark.DONE: "done",
    Mark.LATE: "overdue",
    Mark.LACKS: "at_risk",
    Mark.NOT_YET: "not_started",
    Mark.NOT_NEEDED: "not_applicable",
    Mark.WAIVED: "waived",
    Mark.PARTLY: "at_risk",
}
MOST = 16

Column = tuple[str, Callable[[int], object]]


def named(view: View, project: int, note: str = "") -> Safe:
    """A project as a link, and what tells this row from its others; a long name is cut, the note never."""
    name = link(view.to_project(project, view.page.stage), view.names[project])
    return element("span", "as-of", name, muted(note) if note else "", title=view.names[project])


def matrix(view: View, title: str, shown: Matrix, more: Mapping[str, Callable[[int], object]] | None = None, *, money: bool = True) -> Safe:
    """The matrix under its heading.

    Args:
        more: columns after the project, by their name in the texts: what stands in the row of that number.
        money: whether these columns are amounts.
    """
    extra = more or {}
    unit = f" · {view.money_unit}" if extra and money else ""
    top = heading(view.say(f"stages.view.{title}"), f"{len(shown)}{unit}" if len(shown) else "")
    if not len(shown):
        return joined([top, empty(view.say("stages.view.nothing"))])
    words = [view.say(f"stages.column.{column}") for column in shown.columns]
    head = [view.say("stages.column.project"), *(view.say(f"stages.column.{name}") for name in extra), *words]
    rows = [
        [
            named(view, int(shown.project[row]), str(shown.note[row])),
            *(cell(row) for cell in extra.values()),
            *(_tile(view, shown, row, column, words[column]) for column in range(len(words))),
        ]
        for row in range(min(len(shown), limit(title, MOST)))
    ]
    kinds = ("", *("number" if money else "tight" for _ in extra), *("middle" for _ in words))
    return joined([top, table(head, rows, kinds, view.say(f"stages.view.{title}")), rest(view, title, len(shown), MOST)])


def _tile(view: View, shown: Matrix, row: int, column: int, label: str) -> Safe:
    mark = Mark(shown.marks[row, column])
    key = shown.columns[column]
    told = shown.said.get(key)
    text = _day(view, told[row]) if told is not None and not np.isnat(told[row]) else _sign(view, mark)
    who = str(shown.named[key][row]) if key in shown.named else ""
    word = " · ".join(part for part in (label, view.say(f"stages.mark.{mark.name.lower()}"), who) if part)
    sign = element("i", "as-mark", text, aria_hidden="true")
    return element("span", f"as-dot as-{TOKENS[mark]}", sign, element("span", "as-aloud", word), title=word)


def _day(view: View, day: np.datetime64) -> str:
    """A day as it fits into a tile: of a far year its last two figures, 26-03-25."""
    return view.day(day)[-len("26-03-25") :]


def _sign(view: View, mark: Mark) -> str:
    """The symbol; what lacks is a word where there is one short enough."""
    if mark in (Mark.LATE, Mark.LACKS):
        return view.say("stages.mark.lacking")
    return tokens.symbol(TOKENS[mark])
