"""What a column says though a row of its sheet cannot keep it: 送电日期 in a list of installations, a telephone number in a log."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data_access.mapping.columns import GENERIC, candidates
from data_access.mapping.numbers_of_people import is_bare_number
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import SAME, canonical
from schemas.as_typed import as_text

FITS = 0.9  # of the cells
NEAR = 0.07
_MOBILE = re.compile(r"\D*1\d{2}\D?\d{4}\D?\d{4}\D*")


def home_of(levels: Sequence[str], cells: Cells) -> str:
    """The one column of ours that a heading is a name of and that its cells fit, ``table.column``; ``""`` if there is none."""
    if is_bare_number(levels, cells):
        return f"contacts.{'mobile' if cells.share(lambda raw: bool(_MOBILE.fullmatch(as_text(raw)))) >= FITS else 'phone'}"
    if canonical(levels[-1]) in GENERIC:
        return ""
    found = candidates(0, levels, cells, {})
    best = next(iter(found), None)
    if best is None or best.own_name < SAME or best.name < SAME * FITS or best.cells < FITS:
        return ""
    rivals = [each for each in found[1:] if each.own > best.own - NEAR and each.column.header != best.column.header]
    return "" if rivals else best.target
