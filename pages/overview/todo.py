"""待办: what must whom do next, and what the week brings."""

import streamlit as st

from ui import shell
from ui.todo import export as todo_export
from ui.todo import filters as todo_filters
from ui.todo import list as todo_list
from ui.todo import week as todo_week

view = shell.view("todo")
tasks = todo_filters.chosen(view)
left, right = st.columns([64, 36], gap="medium")
with left:
    view.linked(view.once("list", lambda: todo_list.listed(view, tasks)), "tasks")
    todo_export.button(view, tasks, todo_filters.asked_person(view))
with right:
    view.linked(view.once("people", lambda: todo_list.people(view, view.board.todo)), "people")
    view.linked(view.once("week", lambda: todo_week.calendar(view)), "week")
