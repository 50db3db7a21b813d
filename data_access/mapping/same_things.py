"""Which projects and contracts the registers hold, by which a column of another sheet is known whatever it is called: 去哪, 工地, 对接."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from data_access.grid import Grid
from data_access.mapping.header_rows import cells_of
from data_access.mapping.needs import IDENTITIES
from data_access.mapping.recognised import Recognised
from data_access.mapping.values import Cells
from schemas.as_typed import as_text
from schemas.cells.plain import folded

FOUND_AGAIN = 0.8  # of the different cells of a column, for it to hold what the registers hold
OTHERS = 2  # sheets in which names stand again; one may hold them by chance
LEAST = 3  # different ones; fewer may be chance
_NAME = IDENTITIES["project_name"]
_COUNTS = re.compile(r"\d{1,3}")
Held = Mapping[str, frozenset[str]]  # identity, ``table.column``, to its cells as compared
NOTHING: Held = {}


def held_by_registers(sheets: Iterable[Recognised]) -> Held:
    """The numbers and names of the projects and contracts that any register keeps."""
    registers = [each for each in sheets if each.is_register]
    return {target: frozenset().union(*(each.of.get(target, frozenset()) for each in registers)) for target in IDENTITIES.values()}


def names_in_common(lists: Sequence[tuple[Grid, Recognised]]) -> frozenset[str]:
    """What a register calls its projects where it names them by a word that nobody knows: 活路, 喊法.

    It is the column whose texts are all different and stand again in several other sheets, whatever those are called.
    """
    texts = [(grid, [_texts(cells_of(grid, seen.found, number)) for number in seen.found.header.names]) for grid, seen in lists]
    best: tuple[int, frozenset[str]] = (OTHERS - 1, frozenset())
    for grid, register in lists:
        if not is_register(register) or _NAME in register.headers():
            continue
        others = [columns for other, columns in texts if other is not grid]
        for number in (each.column for each in register.columns if not each.target):
            named = _names(cells_of(grid, register.found, number))
            again = sum(any(_holds(there, named) for there in columns) for columns in others)
            best = max(best, (again, named), key=lambda each: each[0]) if named else best
    return best[1]


def _names(cells: Cells) -> frozenset[str]:
    """The texts of a column that may be names of projects, as compared; none if it holds anything else."""
    texts = [folded(raw) for raw in cells.raws if isinstance(raw, str)]
    names = len(texts) >= FOUND_AGAIN * cells.size and len(set(texts)) >= FOUND_AGAIN * len(texts)
    return frozenset(texts) if names and cells.days < FOUND_AGAIN and cells.amounts + cells.phones < 1 - FOUND_AGAIN else frozenset()


def _texts(cells: Cells) -> frozenset[str]:
    return frozenset(folded(raw) for raw in cells.different if isinstance(raw, str))


def _holds(there: frozenset[str], names: frozenset[str]) -> bool:
    return len(there) >= LEAST and len(there & names) >= FOUND_AGAIN * len(there)


def is_register(sheet: Recognised) -> bool:
    """Whether a sheet says by itself that its rows are projects or contracts, and which."""
    return sheet.is_register and bool(sheet.rows)


def identity_of(cells: Cells, held: Held) -> str:
    """The identity whose numbers or names a column holds, ``table.column``, ``""`` if it holds none."""
    there = {folded(as_text(raw)) for raw in cells.different}
    if sum(not _COUNTS.fullmatch(each) for each in there) < LEAST:  # 1, 2, 3 is the number of whatever
        return ""
    return next((target for target, known in held.items() if len(there & known) >= FOUND_AGAIN * len(there)), "")
