"""A stage page: figures, filters, what lacks and who acts, the breaches; beside it the view of its own; the deck's sentence below."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from schemas.sheets import BY_KEY
from ui.markup import Safe, empty, joined, quotation
from ui.stages import breaches as stage_breaches
from ui.stages import figures as stage_figures
from ui.stages import filters as stage_filters
from ui.stages import missing as stage_missing
from ui.view import View
from workflow.stages import STAGES
from workflow.worth_adding import Worth, worth_adding

Own = Callable[[View, np.ndarray], Safe]


def show(view: View, *own: Own, wide: int = 60) -> None:
    """Draws the page.

    Args:
        own: what the page shows of its own, one below the other, each for a mask of projects.
        wide: how much of the width the list takes, in per cent.
    """
    stage = STAGES[view.page.stage - 1]
    held = view.board.day.recorded.held
    if not stage.has_data(held):
        lacking = [each for each in worth_adding(held) if view.page.key in each.pages and each.nothing_yet]
        view.html(joined([*(empty(_add(view, each)) for each in lacking), _sentence(view)]))
        return
    view.linked(view.once("figures", lambda: stage_figures.strip(view)), "figures")
    chosen = stage_filters.chosen(view)
    left, right = st.columns([wide, 100 - wide], gap="medium")
    with left:
        view.linked(view.once("missing", lambda: stage_missing.listed(view, chosen())), "missing")
        view.linked(view.once("breaches", lambda: stage_breaches.listed(view, chosen().projects)), "breaches")
    with right:
        view.linked(view.once("own", lambda: joined(part(view, chosen().projects) for part in own)), "own")
    view.html(_sentence(view))


def _add(view: View, each: Worth) -> str:
    """What to add so that the stage can be shown."""
    table = BY_KEY[each.table]
    columns = view.say("ui.between").join(table[key].label(view.language) for key in each.columns)
    return view.say(f"ui.empty.{'sheet' if each.sheet else 'columns'}_missing", sheet=table.label(view.language), columns=columns)


def _sentence(view: View) -> Safe:
    return quotation(view.say(f"stages.deck.{view.page.key}"))
