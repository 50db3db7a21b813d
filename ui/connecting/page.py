"""The page 接入 put together: figures, questions beside what is worth adding, the file, then every column."""

from __future__ import annotations

import streamlit as st

from data_access.mapping.writing import as_toml
from data_access.refusals import SourceRefused
from ui.connecting import proposals, questions, saving, told
from ui.markup import banner, empty
from ui.view import View


def show(view: View) -> None:
    """Draws the page for the configured sources."""
    try:
        with st.spinner(view.say("mapping.page.looking")):
            guessed = proposals.guessed()
    except SourceRefused as refused:
        view.html(banner("alert", refused.sentence(view.language)))
        return
    told_by = proposals.answers(guessed)
    proposal = view.once(f"proposal {told_by}", lambda: proposals.with_answers(guessed))
    if not proposal.sheets:
        view.html(empty(view.say("mapping.page.nothing")))
        return
    view.html(view.once(f"strip {told_by}", lambda: told.strip(view, proposal)))
    left, right = st.columns([56, 44], gap="medium")
    with left:
        if proposal.mapping.tables:
            questions.asked(view, guessed)
            saving.offered(view, proposal, view.once(f"text {told_by}", lambda: as_toml(proposal, view.language)))
        else:
            view.html(empty(view.say("mapping.page.all_ours")))
        view.html(view.once(f"sheets {told_by}", lambda: told.sheets(view, proposal)))
        st.button(view.say("mapping.page.look_again"), on_click=proposals.guessed.clear, type="tertiary", key="mapping_look_again")
    with right:
        view.html(view.once(f"worth {told_by}", lambda: told.worth(view, proposal)))
