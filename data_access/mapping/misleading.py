"""Headings that do not mean in their sheet what they mean elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data_access.mapping.kinds import named_after
from data_access.mapping.needs import REGISTERS
from data_access.mapping.subjects import LOGS, REPORTED, of_another
from data_access.mapping.vocabulary import SAME, canonical, meanings, tables_named

REMARKS = frozenset({"备注", "说明", "情况说明"})
KINDS = frozenset({"类别", "类型", "性质"})
CONTRACTOR = "总包"
_PARTIES = frozenset({"customer_name", "end_user"})


def misleading(sheet: str, main: str, subject: str, levels: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """The columns that are nothing of ours, whatever their heading is called like.

    The kind of a repair says which kind of repair it is; a log of repairs speaks of the visit that came after; remarks in a
    ledger of settlements are none on the project; a general contractor is the customer only where no other party is named.
    """
    leaves = {number: each[-1] for number, each in levels.items()}
    names = {number: canonical(leaf) for number, leaf in leaves.items()}
    found = {number for number, name in names.items() if subject in REPORTED and name in KINDS}
    found |= {number for number, leaf in leaves.items() if main in LOGS and of_another(leaf, subject)}
    if main in REGISTERS and tables_named(sheet) and not any(named_after(sheet, register) for register in REGISTERS):
        found |= {number for number, name in names.items() if name in REMARKS}
    parties = [number for number, leaf in leaves.items() if _is_party(leaf)]
    if len(parties) > 1:
        found |= {number for number in parties if names[number].startswith(CONTRACTOR)}
    return frozenset(found)


def _is_party(heading: str) -> bool:
    return any(table.key == "projects" and column.key in _PARTIES and sure >= SAME for table, column, sure in meanings(heading))
