"""The to-do list as a workbook to hand out: one sheet per person."""

from __future__ import annotations

import re

import pandas as pd

from data_access.exporting import xlsx_bytes
from ui import downloads
from ui.project.missing import stage_word
from ui.todo.list import finding, sentence
from ui.view import View

COLUMNS = ("todo.what", "todo.kind.label", "stages.list.project", "todo.stage", "todo.due_on", "todo.days_late", "ui.missing.cell")
NOT_IN_A_NAME = re.compile(r"[\\/*?:\[\]]")


def button(view: View, tasks: pd.DataFrame, who: str) -> None:
    """Downloads the tasks that are shown; the workbook is made on the click."""
    name = view.say("todo.file_name", day=view.as_of.isoformat(), who=f"-{who}" if who else "")
    label = view.say("todo.export", n=len(tasks))
    downloads.button(view, label, name, lambda: workbook(view, tasks), there=len(tasks) > 0)


def workbook(view: View, tasks: pd.DataFrame) -> bytes:
    """One sheet per person, in the order of the list."""
    head = [view.say(key) for key in COLUMNS]
    sheets = [(_sheet(view, who), head, _rows(view, theirs)) for who, theirs in tasks.groupby("person", sort=False)]
    return xlsx_bytes(sheets)


def _sheet(view: View, who: str) -> str:
    return NOT_IN_A_NAME.sub(" ", who).strip() or view.say("todo.nobody")


def _rows(view: View, tasks: pd.DataFrame) -> list[list[object]]:
    rows = []
    for task in tasks.to_dict("records"):
        found = finding(view, task)
        rows.append(
            [
                sentence(view, task),
                view.say(f"todo.kind.{task['kind']}"),
                view.names[task["project"]],
                stage_word(view, task["stage"]),
                task["due_on"],
                task["days_late"] or None,
                found.address if found else "",
            ]
        )
    return rows
