"""The tasks, the longest overdue first: what is to be done, where, by whom, since when, in which cell."""

from __future__ import annotations

from typing import Any

import pandas as pd

from schemas.findings import Finding
from ui import address
from ui.markup import Safe, cell, element, empty, heading, joined, link, mark, muted, person, table, toned
from ui.more import limit, rest
from ui.project.missing import stage_word
from ui.todo.filters import NOBODY
from ui.view import View
from workflow.status import Status
from workflow.todo import BREACH, EVIDENCE, FOLLOW_UP, VISIT, by_person

HEAD = ("", "todo.what", "ui.missing.who", "ui.missing.since", "ui.missing.cell")
KINDS = ("tight", "", "tight", "number", "cell")
MOST, MOST_AT_ALL, MOST_PEOPLE = 14, 400, 8
FILTERS = ("kind", "person", "when", "mine")


def listed(view: View, tasks: pd.DataFrame) -> Safe:
    """The list; of a person too busy for one screen the rest on a click."""
    title = view.say("todo.title")
    top = heading(title, len(tasks))
    if not len(tasks):
        asked = any(address.asked(name) for name in FILTERS)
        back = link(view.to("todo"), view.say("ui.empty.reset")) if asked else ""
        return joined([top, empty(view.say("todo.no_match" if asked else "todo.none"), back)])
    shown = tasks.head(MOST_AT_ALL if address.asked("all") else MOST)
    rows = [_row(view, task) for task in shown.to_dict("records")]
    head = [view.say(key) if key else "" for key in HEAD]
    return joined([top, table(head, rows, KINDS, title, stack=True), _rest(view, len(tasks) - len(shown))])


def people(view: View, tasks: pd.DataFrame) -> Safe:
    """How much each person has on hand; a click shows theirs alone."""
    found = by_person(tasks)
    if not len(found):
        return Safe("")
    head = [view.say(f"todo.{key}") for key in ("person", "late", "all", "longest")]
    rows = [
        [
            link(here(view, person=each.person or NOBODY), each.person or view.say("todo.nobody")),
            toned("alert", each.late) if each.late else muted("0"),
            each.tasks,
            view.say("ui.days", n=each.longest) if each.longest else muted("–"),
        ]
        for each in found.head(limit("people", MOST_PEOPLE)).itertuples()
    ]
    title = view.say("todo.by_person")
    return joined(
        [heading(title), table(head, rows, ("", "number", "number", "number"), title), rest(view, "people", len(found), MOST_PEOPLE)]
    )


def finding(view: View, task: dict[str, Any]) -> Finding | None:
    """What was found lacking or broken; None for a visit and for money."""
    if task["kind"] == EVIDENCE:
        return view.board.book.finding(view.board.stages[task["stage"] - 1].evidence.lacks[task["batch"]].found, task["index"])
    return view.board.book.finding(view.board.violations.found[task["batch"]], task["index"]) if task["kind"] == BREACH else None


def sentence(view: View, task: dict[str, Any]) -> str:
    """What is to be done, in one sentence."""
    found = finding(view, task)
    if found:
        return view.worded(found).beside
    if task["kind"] == VISIT:
        return view.say("todo.visit", user=view.rows("user_profiles").texts("user_company")[task["index"]])
    return view.say("todo.follow_up", amount=view.money(task["amount"])) if view.role.money else view.say("todo.follow_up_only")


def here(view: View, **query: str) -> str:
    """The address of this page as filtered now, with what is asked for besides."""
    return view.to("todo", **{**{name: address.asked_all(name) for name in FILTERS}, **query})


def _row(view: View, task: dict[str, Any]) -> list[object]:
    project, found = task["project"], finding(view, task)
    more = link(view.to_project(project, task["stage"]), view.say("todo.more", n=task["items"] - 1)) if task["items"] > 1 else ""
    return [
        mark(_sign(task)),
        joined([toned("ink", sentence(view, task)), " ", element("span", "as-small", more) if more else "", _of(view, task)]),
        person(task["person"]),
        _since(view, task),
        _where(view, task, found),
    ]


def _sign(task: dict[str, Any]) -> str:
    """How a task stands, as a status."""
    if task["kind"] == BREACH or task["status"] == Status.BLOCKED:
        return "blocked"
    return "overdue" if task["days_late"] else "not_started" if task["status"] == Status.NOT_STARTED else "in_progress"


def _of(view: View, task: dict[str, Any]) -> Safe:
    """The project, the stage and what it waits for, below what is to be done."""
    project, stage = task["project"], task["stage"]
    name = link(view.to_project(project, stage), view.names[project])
    return element("div", "as-small", name, " ", muted(stage_word(view, stage), " ", _waits(view, task)))


def _waits(view: View, task: dict[str, Any]) -> str:
    held_by = int(view.board.stages[task["stage"] - 1].held_by[task["project"]]) if task["status"] == Status.BLOCKED else 0
    stages = [stage_word(view, number) for number in range(1, 16) if held_by >> number & 1]
    return view.say("stages.list.waits", stages=view.say("ui.between").join(stages)) if stages else ""


def _since(view: View, task: dict[str, Any]) -> Safe:
    if task["days_late"]:
        return joined([view.day(task["due_on"]), " ", toned("alert", view.say("ui.days", n=task["days_late"]))])
    return muted("–" if pd.isna(task["due_on"]) else view.say("ui.missing.by", day=view.day(task["due_on"])))


def _where(view: View, task: dict[str, Any], found: Finding | None) -> Safe:
    if found and found.cell:
        return cell(found.address, found.web)
    if task["kind"] == FOLLOW_UP:
        customer = view.board.book.projects.texts("customer_name")[task["project"]]
        return link(view.to("receivables", customer=customer), view.say("ui.page.receivables")) if view.role.money else Safe("")
    return Safe("")


def _rest(view: View, more: int) -> Safe:
    if more <= 0:
        return Safe("")
    if address.asked("all"):
        return element("p", "as-pager", view.say("stages.list.rest", n=more))
    return element("p", "as-pager", link(here(view, all="1"), view.say("todo.show_all", n=more)))
