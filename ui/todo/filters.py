"""Which tasks are shown: by person, by kind, or mine; all in the address."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from ui import address, filters
from ui.view import View
from workflow.todo import KINDS

LATE, THIS_WEEK = WHEN = ("late", "week")
NOBODY = "-"


def chosen(view: View) -> pd.DataFrame:
    """Draws the row of filters; the tasks that pass."""
    tasks = view.board.todo
    people = view.once("names", lambda: sorted(name or NOBODY for name in tasks["person"].unique()))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        kinds = filters.pills("kind", view.say("todo.kind.label"), KINDS, lambda kind: view.say(f"todo.kind.{kind}"))
        filters.select("person", view.say("todo.person"), people, lambda name: _name(view, name))
        filters.pills("when", view.say("todo.when.label"), WHEN, lambda when: view.say(f"todo.when.{when}"))
        if view.person:
            filters.toggle("mine", view.say("stages.list.mine"))
    return view.once(
        "tasks",
        lambda: tasks[_of(view, tasks["person"].to_numpy(), tasks["project"].to_numpy()) & _kinds(tasks, kinds) & _when(view, tasks)],
    )


def asked_person(view: View) -> str:
    """The person the page is about, "" for everybody."""
    return view.person if address.asked("mine") else address.asked("person")


def concerns(view: View, events: pd.DataFrame) -> pd.DataFrame:
    """The events of the person the page is about, or of their projects."""
    asked = asked_person(view)
    specialist = view.board.day.specialist[events["project"]]
    return events[(events["who"] == asked) | (specialist == asked) | (not asked)]


def _of(view: View, person: np.ndarray, project: np.ndarray) -> np.ndarray:
    asked = address.asked("person")
    wanted = np.ones(len(person), bool) if not asked else person == ("" if asked == NOBODY else asked)
    if address.asked("mine") and view.person:
        wanted &= (person == view.person) | (view.board.day.specialist[project] == view.person)
    return wanted


def _kinds(tasks: pd.DataFrame, kinds: list[str]) -> np.ndarray:
    return tasks["kind"].isin(kinds).to_numpy() if kinds else np.ones(len(tasks), bool)


def _when(view: View, tasks: pd.DataFrame) -> np.ndarray:
    late = (tasks["days_late"] > 0).to_numpy()
    soon = ~late & (tasks["due_on"] >= pd.Timestamp(view.as_of)).to_numpy()
    known = {LATE: late, THIS_WEEK: soon}
    wanted = address.asked_all("when")
    return np.logical_or.reduce([known.get(each, np.zeros(len(tasks), bool)) for each in wanted]) if wanted else np.ones(len(tasks), bool)


def _name(view: View, name: str) -> str:
    return view.say("todo.nobody") if name == NOBODY else name
