"""What a project lacks: what, at which stage, who acts, since when, and in which cell."""

import numpy as np

from schemas.sheets import BY_KEY
from ui import address
from ui.markup import Safe, cell, element, empty, heading, joined, link, mark, muted, person, table, toned
from ui.view import View
from workflow.missing import Missing
from workflow.stages import STAGES

KINDS = ("tight", "", "tight", "tight", "number", "cell")
MOST = 10


def listed(view: View, items: list[Missing], number: str, stage: int) -> Safe:
    """The list, worst first; of one stage only while ``stage`` is not 0."""
    chosen = [item for item in items if not stage or item.stage == stage]
    shown = chosen if address.asked("all") else chosen[:MOST]
    title = view.say("ui.missing.title")
    top = heading(title, joined([str(len(chosen)), " ", _one_stage(view, number, stage) if stage else ""]))
    if not chosen:
        return joined([top, empty(view.say("ui.missing.none"))])
    head = ["", *(view.say(f"ui.missing.{key}") for key in ("what", "stage", "who", "since", "cell"))]
    rows = table(head, [_row(view, item) for item in shown], KINDS, title, stack=True)
    return joined([top, rows, _rest(view, number, stage, len(chosen) - len(shown))])


def _one_stage(view: View, number: str, stage: int) -> Safe:
    """Which stage is looked at, and the way back to all of them."""
    back = link(view.to("project", id=number), view.say("ui.project.every_stage"))
    if stage > len(STAGES):
        return joined([view.say("ui.project.no_such_stage", stage=stage), " ", back])
    return joined([f"· {stage} {view.say(f'stages.name.{STAGES[stage - 1].key}')} ", back])


def _rest(view: View, number: str, stage: int, more: int) -> Safe:
    """The way to those not shown."""
    if more <= 0:
        return Safe("")
    href = view.to("project", id=number, stage=str(stage) if stage else "", all="1")
    return element("p", "as-pager", link(href, view.say("ui.missing.more", n=more)))


def stage_word(view: View, number: int) -> str:
    """A stage as ``3 测量``."""
    return f"{number} {view.say(f'stages.short.{STAGES[number - 1].key}')}"


def _row(view: View, item: Missing) -> list[object]:
    key = "overdue" if item.days_late else item.status.key
    return [
        mark(key),
        toned("ink", view.worded(item.finding).beside),
        muted(stage_word(view, item.stage)),
        person(item.owner),
        _since(view, item),
        place(view, item),
    ]


def _since(view: View, item: Missing) -> Safe:
    """Since when it is late, or by when it is due."""
    if item.days_late:
        return joined([view.day(item.due_on), " ", toned("alert", view.say("ui.days", n=item.days_late))])
    return muted("–" if np.isnat(item.due_on) else view.say("ui.missing.by", day=view.day(item.due_on)))


def place(view: View, item: Missing) -> Safe:
    """The cell, or the sheet where there is no row yet."""
    where = item.finding
    return cell(where.address, where.web) if where.cell else muted(where.sheet or BY_KEY[where.table].sheet)
