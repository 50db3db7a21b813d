"""Which projects and contracts the registers hold, by which a column of another sheet is known whatever it is called: 去哪, 工地, 对接."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from data_access.mapping.needs import IDENTITIES
from data_access.mapping.recognised import Recognised
from data_access.mapping.values import Cells
from schemas.as_typed import as_text
from schemas.cells.plain import folded

FOUND_AGAIN = 0.8  # of the different cells of a column, for it to hold what the registers hold
LEAST = 3  # different ones; fewer may be chance
_COUNTS = re.compile(r"\d{1,3}")
Held = Mapping[str, frozenset[str]]  # identity, ``table.column``, to its cells as compared
NOTHING: Held = {}


def held_by_registers(sheets: Iterable[Recognised]) -> Held:
    """The numbers and names of the projects and contracts that any register keeps."""
    registers = [each for each in sheets if each.is_register]
    return {target: frozenset().union(*(each.of.get(target, frozenset()) for each in registers)) for target in IDENTITIES.values()}


def is_register(sheet: Recognised) -> bool:
    """Whether a sheet says by itself that its rows are projects or contracts, and which."""
    return sheet.is_register and bool(sheet.rows)


def identity_of(cells: Cells, held: Held) -> str:
    """The identity whose numbers or names a column holds, ``table.column``, ``""`` if it holds none."""
    there = {folded(as_text(raw)) for raw in cells.different}
    if sum(not _COUNTS.fullmatch(each) for each in there) < LEAST:  # 1, 2, 3 is the number of whatever
        return ""
    return next((target for target, known in held.items() if len(there & known) >= FOUND_AGAIN * len(there)), "")
