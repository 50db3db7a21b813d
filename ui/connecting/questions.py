"""The questions: one line a column that must be confirmed, with some of its cells and a list to choose from."""

from __future__ import annotations

import streamlit as st

from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal, label
from schemas.sheets import BY_KEY
from ui.connecting.proposals import NONE, key_of
from ui.markup import Safe, element, empty, heading, joined, muted
from ui.view import View

MOST = 20  # at a time: an answered one makes room for the next
EXAMPLES = 3


def asked(view: View, guessed: Proposal) -> None:
    """Draws the questions about the columns; an answer is kept for the visit."""
    questions = guessed.to_ask()
    view.html(heading(view.say("mapping.page.questions"), len(questions)))
    if not questions:
        view.html(empty(view.say("mapping.page.no_questions")))
    for column in questions[:MOST]:
        left, right = st.columns([52, 48], gap="small", vertical_alignment="center")
        with left:
            view.html(_question(view, column))
        with right:
            _choice(view, column, _choices(guessed, column))
            for word in column.unknown_words[:8]:
                _word(view, column, word)
    if len(questions) > MOST:
        view.html(element("p", "as-muted", view.say("mapping.page.more", n=len(questions) - MOST)))


def _question(view: View, column: ColumnProposal) -> Safe:
    cells = view.say("ui.between").join(_typed(raw) for raw in column.seen[:EXAMPLES])
    place = element("span", "as-cell", f"{column.sheet}!{column.letter}")
    return joined([
        element("div", "", element("b", "", column.header), " ", place),
        element("div", "as-small as-muted", column.reason.sentence(view.language)),
        element("div", "as-small", muted(view.say("mapping.page.cells")), cells) if cells else "",
    ])  # fmt: skip


def _typed(raw: object) -> str:
    """A cell about as it was typed."""
    return f"{raw:g}" if isinstance(raw, float) else str(raw)


def _choices(guessed: Proposal, column: ColumnProposal) -> list[str]:
    """What it could be, the likeliest first; then all columns of the tables of its sheet; none at all."""
    feeds = next(each.feeds for each in guessed.sheets if (each.file, each.sheet) == (column.file, column.sheet))
    of_sheet = [f"{table}.{key}" for table in feeds for key in BY_KEY[table].by_key]
    return list(dict.fromkeys([*([column.target] if column.target else []), *column.candidates, NONE, *of_sheet]))


def _choice(view: View, column: ColumnProposal, choices: list[str]) -> None:
    def word(choice: str) -> str:
        return view.say("mapping.page.none_of_ours") if choice == NONE else label(choice, view.language)

    known = label(column.target, view.language) if column.target and not column.ask else ""  # only some of its words are asked
    st.selectbox(
        column.letter, choices, index=None, format_func=word, key=key_of(column), placeholder=known or view.say("mapping.page.choose"),
        label_visibility="collapsed",
    )  # fmt: skip


def _word(view: View, column: ColumnProposal, theirs: str) -> None:
    """One word of theirs that is not in our list."""
    table, _, key = column.target.partition(".")
    values = BY_KEY[table][key].values
    if not values:
        return
    left, right = st.columns([40, 60], gap="small", vertical_alignment="center")
    with left:
        view.html(element("div", "as-small", view.say("mapping.page.word", word=theirs)))
    with right:
        st.selectbox(
            column.letter, list(values), index=None, key=key_of(column, theirs), label_visibility="collapsed",
            format_func=lambda ours: ours if view.language == "zh" else f"{ours} {values[ours]}",
            placeholder=view.say("mapping.page.choose"),
        )  # fmt: skip
