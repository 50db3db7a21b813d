"""A stage page: figures, filters, what lacks and who acts, the breaches; beside it the view of its own; the deck's sentence below."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from ui.markup import Safe, joined, quotation
from ui.stages import breaches as stage_breaches
from ui.stages import figures as stage_figures
from ui.stages import filters as stage_filters
from ui.stages import missing as stage_missing
from ui.to_add import to_add
from ui.view import View
from workflow.stages import STAGES

Own = Callable[[View, np.ndarray], Safe]


def show(view: View, *own: Own, wide: int = 60) -> None:
    """Draws the page.

    Args:
        own: what the page shows of its own, one below the other, each for a mask of projects.
        wide: how much of the width the list takes, in per cent.
    """
    stage = STAGES[view.page.stage - 1]
    if not stage.has_data(view.board.day.recorded.held):
        view.html(joined([to_add(view, view.page.key), _sentence(view)]))
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


def _sentence(view: View) -> Safe:
    return quotation(view.say(f"stages.deck.{view.page.key}"))
