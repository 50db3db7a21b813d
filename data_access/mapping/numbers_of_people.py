"""Whose number a bare 电话 is: that of the person who stands before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_access.mapping.columns import Candidate
from data_access.mapping.values import Cells, fit
from data_access.mapping.vocabulary import ALIAS, canonical
from schemas.sheets import BY_KEY

# A person to the columns that take the number, the first whose name is in the heading, else the last.
NUMBER_OF: Mapping[str, tuple[str, ...]] = {
    "contacts.name": ("contacts.mobile", "contacts.phone"),
    "contracts.consignee": ("contracts.consignee_mobile",),
    "shipments.consignee": ("shipments.consignee_mobile",),
    "site_surveys.site_contact": ("site_surveys.site_contact",),
}
NEAR = 2  # a title may stand between a person and the number
_BARE = re.compile("(?:联系)?(?:电话|手机|方式)$|^(?:电话|手机)")


def numbers_behind_people(
    levels: Mapping[int, Sequence[str]], cells: Mapping[int, Cells], every: Mapping[int, list[Candidate]], chosen: Mapping[int, Candidate]
) -> dict[int, list[Candidate]]:
    """Column number to the number of a person it is, for the telephone numbers whose heading does not say whose they are.

    Args:
        every: per open column all it may be.
        chosen: what the columns are so far.
    """
    found: dict[int, list[Candidate]] = {}
    for number in every:
        if not is_bare_number(levels[number], cells[number]):
            continue
        before = [chosen[at] for at in range(number - 1, number - NEAR - 1, -1) if at in chosen]
        person = next((each for each in before if each.target in NUMBER_OF), None)
        if person:
            found[number] = [_number_of(person, number, levels[number][-1], cells[number])]
    return found


def is_bare_number(levels: Sequence[str], cells: Cells) -> bool:
    """Whether a column holds telephone numbers and its heading does not say whose."""
    return bool(_BARE.fullmatch(canonical(levels[-1]))) and cells.phones >= 0.6


def _number_of(person: Candidate, number: int, heading: str, cells: Cells) -> Candidate:
    targets = NUMBER_OF[person.target]
    target = next((each for each in targets if "手机" in heading and each.endswith("mobile")), targets[-1])
    table, _, key = target.partition(".")
    column = BY_KEY[table][key]
    return replace(person, number=number, column=column, name=ALIAS, own_name=ALIAS, cells=fit(cells, BY_KEY[table], column))
