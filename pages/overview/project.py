"""项目: everything about one project, told as one story."""

import streamlit as st

from ui import address, shell
from ui.markup import joined
from ui.project import facts as project_facts
from ui.project import missing as project_missing
from ui.project import money as project_money
from ui.project import schedule as project_schedule
from ui.project import state as project_state
from ui.project.choice import about, chosen, nothing_chosen

view = shell.view("project", about)
project = chosen(view)
if project is None:
    nothing_chosen(view)
    st.stop()

number, stage = address.asked("id"), address.asked("stage")
items = view.once("items", lambda: view.board.missing_of(project))
view.linked(view.once("state", lambda: project_state.state_line(view, project, items)), "state")
view.linked(view.once("ribbon", lambda: project_state.stage_ribbon(view, project, number)), "ribbon")
left, right = st.columns([62, 38], gap="medium")
with left:
    view.linked(
        view.once("missing", lambda: project_missing.listed(view, items, number, int(stage) if stage.isdecimal() else 0)), "missing"
    )
with right:
    view.html(view.once("money", lambda: joined([project_money.panel(view, project), project_facts.contacts(view, project)])))
project_schedule.show(view, project)
for name, facts in project_facts.SECTIONS.items():
    view.html(view.once(name, lambda facts=facts: joined(part(view, project) for part in facts)))
