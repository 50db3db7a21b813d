"""Which projects and missing items a stage page shows: status, specialist, who acts, not yet begun, closed; all in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from ui import address, filters, tokens
from ui.overview.filters import FINISHED
from ui.view import View
from workflow.status import Status

STATUSES = ("overdue", "blocked", "in_progress")
NAMES = ("status", "specialist", "owner", "begun", "mine", "closed")


@dataclass(frozen=True, eq=False)
class Chosen:
    """What passed.

    Attributes:
        projects: mask of projects.
        lines: of what the stage lacks, see ``workflow.missing.lacking``.
    """

    projects: np.ndarray
    lines: pd.DataFrame


def chosen(view: View) -> Callable[[], Chosen]:
    """Draws the row of filters; what passes them is worked out when asked for."""
    names, owners = view.once("names", lambda: _names(view))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        statuses = filters.pills("status", view.say("stages.list.status"), STATUSES, lambda key: f"{tokens.symbol(key)} {view.status(key)}")
        specialist = filters.select("specialist", view.say("ui.overview.specialist"), names)
        owner = filters.select("owner", view.say("stages.list.owner"), owners)
        mine = bool(view.person) and filters.toggle("mine", view.say("stages.list.mine"))
        waiting = filters.toggle("begun", view.say("stages.list.not_started"))
        closed = filters.toggle("closed", view.say("ui.overview.show_closed"))
    wanted = _Wanted(statuses, specialist, owner, mine, waiting, closed)
    return lambda: view.once("chosen", lambda: _passing(view, wanted))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What the filters say."""

    statuses: list[str]
    specialist: str
    owner: str
    mine: bool
    waiting: bool
    closed: bool


def _names(view: View) -> tuple[list[str], list[str]]:
    """The specialists, and who must act."""
    owners = view.board.missing[view.page.stage - 1]["owner"].unique()
    return sorted({name for name in view.board.day.specialist if name}), sorted({name for name in owners if name})


def _passing(view: View, wanted: _Wanted) -> Chosen:
    lines, projects, specialists = view.board.missing[view.page.stage - 1], view.board.book.projects, view.board.day.specialist
    statuses, owner, mine = wanted.statuses, wanted.owner, wanted.mine
    mask = ~projects.equals("project_status", *FINISHED) | wanted.closed
    mask &= (specialists == wanted.specialist) | (not wanted.specialist)
    lines = lines[_status(lines, statuses) & ((lines["status"] != Status.NOT_STARTED) | wanted.waiting)]
    lines = lines[(lines["owner"] == owner) | (not owner)]
    own = specialists == view.person
    lines = lines[mask[lines["project"]] & ((lines["owner"] == view.person) | own[lines["project"]] | (not mine))]
    if statuses or owner or mine:
        mask = mask & np.isin(np.arange(len(mask)), lines["project"])
    return Chosen(mask, lines)


def _status(lines: pd.DataFrame, wanted: list[str]) -> pd.Series:
    known = {
        "overdue": lines["days_late"] > 0,
        "blocked": lines["status"] == Status.BLOCKED,
        "in_progress": lines["status"] == Status.IN_PROGRESS,
    }
    keep = lines["days_late"] < (0 if wanted else np.inf)
    for each in wanted:
        keep = keep | known.get(each, False)
    return keep


def here(view: View, **query: str) -> str:
    """The address of this page as filtered now, with what is asked for besides."""
    return view.to(view.page.key, **{name: address.asked_all(name) for name in NAMES}, **query)
