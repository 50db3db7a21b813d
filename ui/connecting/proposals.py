"""The proposal for the configured sources, looked at once for everybody, and what somebody has answered so far."""

from __future__ import annotations

import streamlit as st

import settings
from data_access.isolation import propose_apart
from data_access.mapping.answers import Answer, Place, answered
from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal

KEPT_SECONDS = 600
NONE = "-"  # a column that is none of ours, as the answer in a list of choices


@st.cache_resource(show_spinner=False, ttl=KEPT_SECONDS)
def guessed() -> Proposal:
    """What the sheets of the configured sources hold.

    Raises:
        SourceRefused: one of them cannot be read.
    """
    ours = settings.load()
    return propose_apart(ours.all_sources(), ours.source_limits())


def key_of(column: ColumnProposal, word: str = "") -> str:
    """The widget of an answer."""
    return "|".join(("answer", *map(str, column.place), word))


def with_answers(proposal: Proposal) -> Proposal:
    """The proposal with what this visitor has chosen."""
    found = answers(proposal)
    return answered(proposal, found) if found else proposal


def answers(proposal: Proposal) -> dict[Place, Answer]:
    """What this visitor has chosen so far."""
    found: dict[Place, Answer] = {}
    for column in proposal.to_ask():
        chosen = st.session_state.get(key_of(column))
        words = {word: st.session_state.get(key_of(column, word)) or "" for word in column.unknown_words}
        if chosen or any(words.values()):
            found[column.place] = Answer(None if not chosen else "" if chosen == NONE else chosen, words)
    return found
