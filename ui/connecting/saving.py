"""The mapping as a file: looked at, taken along, or put in its place beside the configuration."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

import settings
from data_access.mapping.proposal import Proposal
from data_access.mapping.writing import as_toml, save
from ui import downloads
from ui.connecting.proposals import guessed, with_answers
from ui.door.audit import audit
from ui.markup import banner, element
from ui.view import View

SAID = "mapping_saved"


def offered(view: View, proposal: Proposal, text: str) -> None:
    """The buttons, what came of the last one, and the text itself."""
    ours = settings.load()
    there = ours.mapping_file.exists()
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        label = view.say("mapping.page.save_again" if there else "mapping.page.save")
        who = (view.person, view.language)
        st.button(label, type="primary", on_click=_save, args=who, disabled=not proposal.mapping.tables, key="mapping_save")
        downloads.button(view, view.say("mapping.page.download"), ours.mapping_file.name, text.encode, there=bool(proposal.mapping.tables))
        if there:
            view.html(element("span", "as-small as-muted", view.say("mapping.page.there", name=ours.mapping_file.name)))
    said = st.session_state.pop(SAID, None)
    if said:
        tone, key, facts = said
        view.html(banner(tone, view.say(key, **facts)))
    if proposal.mapping.tables:
        with st.expander(view.say("mapping.page.text")):
            st.code(text, language="toml")


def _save(who: str, language: str) -> None:
    """Saves what is chosen at the moment of the click; the page may still be drawing the answer before."""
    ours, text = settings.load(), as_toml(with_answers(guessed()), language)
    try:
        former = save(ours.mapping_file, text, datetime.now(tz=None).astimezone())
    except OSError:
        st.session_state[SAID] = ("alert", "mapping.page.not_saved", {"name": ours.mapping_file.name})
        return
    audit().write("mapping_saved", who=who, what=ours.mapping_file.name)
    key = "mapping.page.saved_again" if former else "mapping.page.saved"
    st.session_state[SAID] = ("good", key, {"name": ours.mapping_file.name, "former": former.name if former else ""})
