"""What a log of talks with the customer is about: money, a return visit, a repair, a complaint; its name says so, else its headings do.

It must not be taken for money: a return visit read as 催款 would tell the collector that somebody was reminded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from data_access.mapping.vocabulary import ALSO_ABOUT, tables_named, trade_words
from schemas.cells.plain import folded

LOGS = ("dunning_log", "feedback")
VISIT, REPAIR, COMPLAINT, BOTH = "visit", "repair", "complaint", "visits and repairs"
REPORTED = (REPAIR, COMPLAINT)  # what customers come with, as against what they are asked
_OF_VISITS = {"dunning_log": {"kind": "回访"}, "feedback": {"form_type": "回访反馈"}}
SAID: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    VISIT: _OF_VISITS,
    REPAIR: {"dunning_log": {"kind": "报修"}, "feedback": {"form_type": "回访反馈"}},
    COMPLAINT: {"dunning_log": {"kind": "报修"}, "feedback": {"form_type": "回访反馈", "complaint": "是"}},
    BOTH: _OF_VISITS,  # where no column says which it is
}


_COLLECTS = re.compile("催|清欠")


def says_collection(levels: Sequence[str]) -> bool:
    """Whether a heading speaks of asking for money, so that a register tells when that was done last."""
    return any(_COLLECTS.search(level) for level in levels)


def subject_of(sheet: str, headings: Iterable[str]) -> str:
    """``VISIT``, ``REPAIR``, ``COMPLAINT``, ``BOTH`` if the name of the sheet says both that and visits, or ``""`` for money.

    A form asks whether there is a complaint, so only the name of a sheet says that all its rows are.
    """
    named = _said(sheet)
    if VISIT in named and len(named) > 1:
        return BOTH
    of_another = any(sure >= ALSO_ABOUT and table not in LOGS for table, sure in tables_named(sheet).items())
    told = [] if of_another else _said(" ".join(headings))  # 发现的毛病 of an installation were reported by nobody
    return next(iter([*named, *(each for each in told if each != COMPLAINT)]), "")


def _said(name: str) -> list[str]:
    return [str(subject) for subject, words in trade_words()["subjects"].items() if any(word in folded(name) for word in words)]


def of_another(heading: str, subject: str) -> bool:
    """Whether a heading speaks of the other subject: the return visit after a repair is not the day it was reported."""
    said = _said(heading)
    return VISIT in said if subject in REPORTED else subject == VISIT and any(each in REPORTED for each in said)


def said_by_subject(table: str, subject: str) -> Mapping[str, str]:
    """The columns of a table that follow from the subject, by key."""
    return SAID.get(subject, {}).get(table, {})
