"""Which projects the overview shows: words, statuses, specialist, closed ones or not; all of it in the address."""

import numpy as np
import streamlit as st

from ui import address, filters, tokens
from ui.markup import element
from ui.overview import matrix, meeting
from ui.view import View
from workflow import overview, search
from workflow.daybook import CANCELLED, CLOSED, ON_HOLD

STATUSES = ("overdue", "blocked", "at_risk")
FINISHED = (CLOSED, CANCELLED)


def chosen(view: View) -> np.ndarray:
    """Draws the row of filters; the positions of the projects that pass, worst first."""
    where = view.board.standing
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        words = filters.search("q", view.say("ui.overview.search"))
        statuses = filters.pills("status", view.say("ui.overview.status"), STATUSES, lambda key: f"{tokens.symbol(key)} {view.status(key)}")
        named = view.once("names", lambda: sorted({name for name in view.board.day.specialist if name}))
        specialist = filters.select("specialist", view.say("ui.overview.specialist"), named)
        mine = bool(view.person) and filters.toggle("mine", view.say("stages.list.mine"))
        finished = filters.toggle("closed", view.say("ui.overview.show_closed"))
        shown = view.once("shown", lambda: _passing(view, words, statuses, specialist, mine=mine, finished=finished))
        st.html(element("span", "as-tally", _count(view, shown)), width="content")
        meeting.button(view)
    if filters.just_searched() and len(found := search.found(view.board.book, words)) == 1:
        address.put("q")
        view.go_to_project(found[0])
    return view.once("order", lambda: where.order[shown[where.order]])


def _passing(view: View, words: str, statuses: list[str], specialist: str, *, mine: bool, finished: bool) -> np.ndarray:
    """Mask of the projects that pass."""
    shown = search.matching(view.board.book, words) & overview.chosen(view.board.standing, statuses)
    shown &= ((view.board.day.specialist == specialist) | (not specialist)) & (concerns(view) if mine else True)
    return np.asarray(shown & (~view.board.book.projects.equals("project_status", *FINISHED) | finished))


def _count(view: View, shown: np.ndarray) -> str:
    """How many pass; those on hold do, but count as no open projects. Of very many only the worst are listed."""
    passing, paused = int(shown.sum()), int((shown & view.board.book.projects.equals("project_status", ON_HOLD)).sum())
    said = view.say("ui.overview.count_paused" if paused else "ui.overview.count", n=passing, paused=paused)
    return f"{said} · {view.say('ui.overview.worst', n=matrix.MOST)}" if passing > matrix.MOST else said


def concerns(view: View) -> np.ndarray:
    """Mask of the projects the person who looks answers for, or must act in."""
    mask = view.board.book.projects.texts("specialist") == view.person
    for lines in view.board.missing:
        mask[lines["project"][lines["owner"] == view.person]] = True
    return np.asarray(mask)
