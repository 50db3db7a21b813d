"""The matrix of projects and stages: what is sent for it, and the component that draws only the rows in sight.

Five hundred projects are 7 500 tiles; the browser gets a line of text per project and makes tiles of what can be seen.
Nobody scrolls further: others are found by name or filter. On a narrow screen the same lines become a list.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import streamlit as st

from texts import say
from ui import linked, tokens
from ui.view import View
from workflow.stages import STAGES
from workflow.status import Status

AT_RISK = len(Status)
MOST = 500  # projects
_SCRIPT = Path(__file__).with_name("matrix.js").read_text("utf-8")
_matrix = st.components.v2.component("board_matrix", js=linked.FOLLOW + _SCRIPT, isolate_styles=False)


def show(view: View, shown: np.ndarray) -> None:
    """Draws the projects at those positions, in that order, not more than ``MOST``; a click leads to the project, at the stage clicked."""
    result = _matrix(data=view.once("matrix", lambda: lines(view, shown[:MOST])), key="matrix", on_followed_change=lambda: None)
    linked.go(result.followed)


def lines(view: View, shown: np.ndarray) -> dict[str, Any]:
    """What the component draws: words once, and one short list per project.

    A line is: project No., name, specialist, money held, fifteen status digits, fifteen days overdue, the stage it is
    stuck at, what is said after the name.
    """
    where, book = view.board.standing, view.board.book
    codes = np.where(where.at_risk, AT_RISK, where.status)
    digits = (codes.T[shown] + ord("0")).astype("uint8").tobytes().decode("ascii")
    late, names, specialists = where.late_days.T[shown].tolist(), view.names, book.projects.texts("specialist")
    held = [view.glance(fen) if fen else "–" for fen in where.held[shown].tolist()] if view.role.money else [""] * len(shown)
    stopped = book.projects.texts("project_status")
    count = len(STAGES)
    rows = [
        [str(book.project_ids[at]), names[at], specialists[at], held[line], digits[line * count : (line + 1) * count], late[line],
         int(where.stuck_at[at]), "" if where.is_open[at] else stopped[at]]
        for line, at in enumerate(shown.tolist())
    ]  # fmt: skip
    return {"rows": rows, **_words(view), "money": view.role.money, "query": view.to("project"), "lang": view.lang}


def _words(view: View) -> dict[str, Any]:
    keys = [status.key for status in Status] + ["at_risk"]
    return {
        "stages": [[stage.number, view.say(f"stages.short.{stage.key}"), view.say(f"stages.name.{stage.key}")] for stage in STAGES],
        "statuses": [[key, tokens.symbol(key), view.status(key)] for key in keys],
        "words": {
            "project": view.say("ui.overview.project"),
            "specialist": view.say("ui.overview.specialist"),
            "held": view.say("ui.overview.held"),
            "unit": view.money_unit,
            "late": view.say("ui.overview.late_days", n="{n}"),
            "more": view.say("ui.overview.more"),
            "table": view.say("ui.overview.matrix"),
        },
    }


def legend_words(language: str) -> Sequence[tuple[str, str]]:
    """The statuses in the order of the legend."""
    order = ("done", "in_progress", "overdue", "blocked", "at_risk", "not_started", "not_applicable", "waived", "no_data")
    return [(key, say("ui.status.at_risk" if key == "at_risk" else f"stages.status.{key}", language)) for key in order]
