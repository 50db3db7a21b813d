"""What a role may not see is taken out of the rows before any page gets them."""

from dataclasses import replace

import numpy as np
import pandas as pd

from schemas import states
from schemas.book import Rows
from schemas.columns import Column
from schemas.roles import Role
from workflow.wording import PHONES_IN_TEXT, in_cell, in_note

NOTES = ("text", "long_text")


def masked(rows: Rows, role: Role) -> Rows:
    """The rows with telephone numbers masked and amounts taken out, by the kind of the column, and out of notes.

    Columns nobody asked for have no kind, so a role that may not see everything does not see them at all.
    """
    if role.money and role.phones:
        return rows
    hidden = [column for column in rows.table.columns if not role.may_see(kept_from(column))]
    notes = [column for column in rows.table.columns if column.kind in NOTES and column not in hidden]
    told = {column.key: _without(rows.frame[column.key], column, role) for column in hidden}
    frame = rows.frame.assign(**told, **{column.key: _in_notes(rows.frame[column.key], role) for column in notes})
    return replace(rows, frame=frame, states={**rows.states, **_no_amounts(rows, hidden)}, others={})


def kept_from(column: Column) -> str:
    """``"money"``, ``"phone"`` or ``""``: what a role must be allowed to see; some texts hold numbers beside names."""
    return "phone" if column.key in PHONES_IN_TEXT else column.confidential


def _without(values: pd.Series, column: Column, role: Role) -> pd.Series:
    if kept_from(column) == "phone":
        return values.map(lambda text: in_cell(text, role), na_action="ignore").astype(values.dtype)
    return values.mask(np.ones(len(values), bool))


def _in_notes(values: pd.Series, role: Role) -> pd.Series:
    """Notes for a role; those without a digit are left alone."""
    numbered = values.str.contains(r"\d", na=False).to_numpy(bool)
    if not numbered.any():
        return values
    told = values.copy()
    told[numbered] = values[numbered].map(lambda text: in_note(text, role))
    return told


def _no_amounts(rows: Rows, hidden: list[Column]) -> dict[str, np.ndarray]:
    nothing = np.full(len(rows), states.NA, dtype="uint8")
    return {column.key: nothing for column in hidden if column.confidential == "money"}
