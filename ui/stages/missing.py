"""What a stage lacks, project by project or batch by batch: who acts, since when, in which cell."""

from __future__ import annotations

import numpy as np
import pandas as pd

from schemas.findings import Finding
from ui import address
from ui.markup import Safe, chip, element, empty, heading, joined, link, muted, person, table, toned
from ui.project.missing import place, stage_word
from ui.stages.filters import NAMES, Chosen, here
from ui.stages.marks import named
from ui.values import word
from ui.view import View
from workflow.missing import Missing, of_stage
from workflow.stage_views.batch_marks import batch_names
from workflow.stage_views.marks import contract_notes
from workflow.status import Status

KINDS = ("tight", "", "", "tight", "number", "cell")
HEAD = ("what", "who", "since", "cell")
BY_CONTRACT = (2, 4, 13)
WHICH = {"production": "order_no", "installations": "section", "drawings": "drawing_no", "contract_items": "run_id"}
PER_UNIT, MOST, MOST_AT_ALL = 2, 16, 300


def listed(view: View, chosen: Chosen) -> Safe:
    """The list, the longest overdue first; a unit's second item leaves status and project blank."""
    stage, lines = view.board.stages[view.page.stage - 1], _by_unit(chosen.lines)
    units = int((lines["place"] == 0).sum())
    count = view.say(f"stages.list.{'count_batches' if stage.stage.batch else 'count'}", projects=units, items=len(lines))
    title = view.say("stages.list.title")
    top = heading(title, count)
    if not len(lines):
        return joined([top, _nothing(view)])
    everything = bool(address.asked("all")) or len(lines) <= MOST
    shown = lines.head(MOST_AT_ALL) if everything else lines[lines["place"] < PER_UNIT].head(MOST)
    unit = "batch" if stage.stage.batch else "contract" if view.page.stage in BY_CONTRACT else "project"
    head = [view.say(key) for key in ("stages.list.status", f"stages.list.{unit}", *(f"ui.missing.{key}" for key in HEAD))]
    rows = [
        _row(view, item, line, note, more=0 if everything else line["items"] - PER_UNIT)
        for item, line, note in zip(of_stage(view.board.book, stage, shown), shown.to_dict("records"), _notes(view, shown), strict=True)
    ]
    return joined([top, table(head, rows, KINDS, title, stack=True), _rest(view, len(lines) - len(shown))])


def _by_unit(lines: pd.DataFrame) -> pd.DataFrame:
    """The lines unit by unit; what lacks in a whole project stands with its worst batch.

    Returns:
        Besides ``place``, which of its unit’s items a line is, counted from 0, and ``items``, how many the unit has.
    """
    own = lines["unit"].where(lines["unit"] >= 0)
    unit = own.fillna(own.groupby(lines["project"]).transform("first")).fillna(-1).astype(int)
    units = lines.assign(unit=unit).groupby(["project", "unit"], sort=False)
    placed = lines.assign(unit=unit, rank=units.ngroup(), items=units["index"].transform("size"))
    placed = placed.sort_values("rank", kind="stable", ignore_index=True)
    return placed.assign(place=placed.groupby("rank").cumcount())


def _nothing(view: View) -> Safe:
    """Why the list is empty: the filter, or there is nothing to do."""
    if any(address.asked(name) for name in NAMES):
        return empty(view.say("ui.empty.no_match"), link(view.to(view.page.key), view.say("ui.empty.reset")))
    begun = (view.board.stages[view.page.stage - 1].status != Status.NOT_STARTED).any()
    return empty(view.say(f"stages.list.{'none' if begun else 'none_begun'}"))


def _notes(view: View, lines: pd.DataFrame) -> list[str]:
    """Per line the batch, or the contract where a project has several."""
    number, book, unit = view.page.stage, view.board.book, lines["unit"].to_numpy()
    if view.board.stages[number - 1].stage.batch:
        names = batch_names(book.shipments)
    elif number in BY_CONTRACT:
        names = contract_notes(book.contracts, np.arange(len(book.contracts)))
    else:
        return [""] * len(lines)
    return [str(names[at]) if at >= 0 else "" for at in unit]


def _row(view: View, item: Missing, line: dict[str, int], note: str, *, more: int) -> list[object]:
    first, project = not line["place"], line["project"]
    more = more if line["place"] == PER_UNIT - 1 else 0
    return [
        _chip(view, item, project) if first else "",
        joined([named(view, project, note), _waits(view, item, project) if line["items"] == 1 else ""])
        if first
        else _besides(view, item, line, more),
        joined([toned("ink", view.worded(item.finding).beside), " ", muted(_which(view, item.finding))]),
        person(item.owner),
        _since(view, item),
        place(view, item),
    ]


def _besides(view: View, item: Missing, line: dict[str, int], more: int) -> Safe:
    """Below the name of a project: what it waits for, and how much lacks besides what is listed."""
    others = link(view.to_project(line["project"], view.page.stage), view.say("stages.list.others", n=more)) if more > 0 else ""
    waits = _waits(view, item, line["project"]) if line["place"] == 1 else ""
    return element("span", "as-small", waits, others) if waits or others else Safe("")


def _which(view: View, finding: Finding) -> str:
    """Which of several rows of a project is meant: its order, section or drawing."""
    key = WHICH.get(finding.table, "")
    if not key or not finding.row:
        return ""
    rows = view.board.book[finding.table]
    at = np.flatnonzero((rows.row == finding.row) & (rows.project == np.flatnonzero(view.board.book.project_ids == finding.project_id)[0]))
    return str(rows.texts(key)[at[0]]) if len(at) else ""


def _chip(view: View, item: Missing, project: int) -> Safe:
    if not view.board.day.is_open[project]:
        return chip("not_started", word(view, "projects", "project_status", view.board.book.projects.texts("project_status")[project]))
    if item.status == Status.OVERDUE:
        return chip("overdue", view.say("stages.column.days_late", n=item.days_late))
    return chip(item.status.key, view.status(item.status.key))


def _waits(view: View, item: Missing, project: int) -> Safe:
    """Which stages a blocked one waits for."""
    if item.status != Status.BLOCKED:
        return Safe("")
    held_by = int(view.board.stages[item.stage - 1].held_by[project])
    stages = [stage_word(view, number) for number in range(1, 16) if held_by >> number & 1]
    return (
        element("div", "as-small as-muted", view.say("stages.list.waits", stages=view.say("ui.between").join(stages)))
        if stages
        else Safe("")
    )


def _since(view: View, item: Missing) -> Safe:
    """The day it was due; with the days overdue where the chip does not say them."""
    day = muted(view.day(item.due_on)) if not item.days_late else joined([view.day(item.due_on)])
    if item.days_late and item.status != Status.OVERDUE:
        return joined([day, " ", toned("alert", view.say("ui.days", n=item.days_late))])
    return day


def _rest(view: View, more: int) -> Safe:
    if more <= 0:
        return Safe("")
    if address.asked("all"):
        return element("p", "as-pager", view.say("stages.list.rest", n=more))
    return element("p", "as-pager", link(here(view, all="1"), view.say("stages.list.more", n=more)))
