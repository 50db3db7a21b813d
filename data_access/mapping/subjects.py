"""What a log of talks with the customer is about: money, a return visit, a repair; its name says so, else its headings do.

It must not be taken for money: a return visit read as 催款 would tell the collector that somebody was reminded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from data_access.mapping.vocabulary import trade_words
from schemas.cells.plain import folded

LOGS = ("dunning_log", "feedback")
VISIT, REPAIR, BOTH = "visit", "repair", "visits and repairs"
_OF_VISITS = {"dunning_log": {"kind": "回访"}, "feedback": {"form_type": "回访反馈"}}
SAID: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    VISIT: _OF_VISITS,
    REPAIR: {"dunning_log": {"kind": "报修"}},
    BOTH: _OF_VISITS,  # where no column says which it is
}


_COLLECTS = re.compile("催|清欠")


def says_collection(levels: Sequence[str]) -> bool:
    """Whether a heading speaks of asking for money, so that a register tells when that was done last."""
    return any(_COLLECTS.search(level) for level in levels)


def subject_of(sheet: str, headings: Iterable[str]) -> str:
    """``VISIT``, ``REPAIR``, ``BOTH`` if the name of the sheet says both, or ``""`` for money."""
    named = _said(sheet)
    return BOTH if len(named) > 1 else next(iter([*named, *_said(" ".join(headings))]), "")


def _said(name: str) -> list[str]:
    return [str(subject) for subject, words in trade_words()["subjects"].items() if any(word in folded(name) for word in words)]


def of_another(heading: str, subject: str) -> bool:
    """Whether a heading speaks of the other subject: the return visit after a repair is not the day it was reported."""
    return subject in (VISIT, REPAIR) and subject_of(heading, ()) not in ("", subject)


def said_by_subject(table: str, subject: str) -> Mapping[str, str]:
    """The columns of a table that follow from the subject, by key."""
    return SAID.get(subject, {}).get(table, {})
