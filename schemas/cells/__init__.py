"""One reader per kind of column: a cell as the file holds it becomes a typed value, a blank, or a finding's code."""

from collections.abc import Callable, Mapping
from typing import Any

from schemas import states
from schemas.cells import dates, identities, money, numbers, phones, ratings, words
from schemas.cells.blanks import blank
from schemas.cells.plain import plain, tidy, tidy_lines
from schemas.cells.reading import MISSING, Doubtful, Reading, Unreadable
from schemas.cells.units import Factor
from schemas.columns import Column

READERS: Mapping[str, Callable[[Any, Column, Factor | None], Any]] = {
    "identifier": identities.read_identifier,
    "reference": identities.read_identifier,
    "text": identities.read_text,
    "long_text": identities.read_text,
    "person": identities.read_text,
    "day": dates.read_day,
    "money": money.read_money,
    "money_or_percent": money.read_money_or_percent,
    "percent": numbers.read_percent,
    "months": numbers.read_months,
    "whole": numbers.read_whole,
    "quantity": numbers.read_quantity,
    "yes_no": words.read_yes_no,
    "one_of": words.read_one_of,
    "some_of": words.read_some_of,
    "score": words.read_score,
    "phone": phones.read_phones,
    "phones": phones.read_phones,
    "current": ratings.read_current,
    "poles": ratings.read_poles,
    "ip_rating": ratings.read_ip_rating,
}

# What a column of the kind is made of in a frame; blanks are NaN, NaT or NA.
DTYPES: Mapping[str, str] = {
    **dict.fromkeys(READERS, "str"),
    "day": "datetime64[us]",
    "money": "Int64",
    **dict.fromkeys(("percent", "quantity", "money_or_percent"), "float64"),
    **dict.fromkeys(("months", "whole", "current", "score"), "Int64"),
    "yes_no": "boolean",
}

# Free text is kept as it stands, only tidied; everything else is brought to one form before it is read.
FREE_TEXT: Mapping[str, Callable[[str], str]] = {"text": tidy, "long_text": tidy_lines, "person": tidy}
LISTED = frozenset({"one_of", "some_of"})
ERRORS = ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#ERROR!")


def read_cell(raw: Any, column: Column, multiply: Factor | None = None) -> Reading:
    """Reads one cell.

    Args:
        raw: text, float, bool, date, datetime, time or timedelta as the file holds it; ``""`` or None for an empty cell.
        multiply: what the unit in the column's header is of the column's own, None where it names none.

    Returns:
        The value, one of the three blanks, or the code of what is wrong; an empty required cell is only ``MISSING``:
        whether that is a finding depends on the row.
    """
    if raw is None or raw == "":
        return MISSING
    if isinstance(raw, int) and not isinstance(raw, bool):
        raw = float(raw)
    if isinstance(raw, str):
        word = plain(raw)
        raw = FREE_TEXT[column.kind](raw) if column.kind in FREE_TEXT else word
        if not raw:
            return MISSING
        if raw.startswith("#") and raw.upper().startswith(ERRORS):
            return Reading(None, states.UNREADABLE, "error_cell")
        if not (column.kind in LISTED and words.listed(raw, column)):
            empty = blank(word, column)
            if empty is not None:
                return _not_here(empty, column)
    try:
        value = READERS[column.kind](raw, column, multiply)
    except Unreadable as unreadable:
        return Reading(None, states.UNREADABLE, unreadable.code)
    if isinstance(value, Doubtful):
        return Reading(value.value, states.VALUE, value.code)
    return Reading(value, states.VALUE)


def _not_here(empty: Reading, column: Column) -> Reading:
    """不适用 is no answer in a required column."""
    if empty.state == states.NA and column.required and not column.na_allowed:
        return Reading(None, states.NA, "na_not_allowed")
    return empty
