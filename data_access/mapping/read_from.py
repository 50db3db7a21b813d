"""How the cells of a column are read once it is known what it is: their words, the parts of a cell, what an amount is counted in."""

from __future__ import annotations

import re
from collections.abc import Mapping

from data_access.mapping.columns import Candidate
from data_access.mapping.header_rows import Found
from data_access.mapping.headers import BETWEEN
from data_access.mapping.names_of_people import is_person
from data_access.mapping.needs import NODE_NUMBERS
from data_access.mapping.values import ATTENDS, FEW, LISTED, Cells, words_of
from data_access.mapping.vocabulary import milestone_of
from data_access.translation import WHATEVER
from schemas.cells.plain import folded
from schemas.cells.units import UnitUnclear, header_unit
from schemas.columns import MONEY_KINDS
from schemas.sheets import BY_KEY

# 合同额万元, 合同额/万, or a heading of its own below 合同额
_BARE_UNIT = re.compile(r"(?:^|[^(])(亿元|万元|千元|元)$|/([亿万千])$")

# What a telephone number stands beside in one cell, and the column it belongs to.
PEOPLE: Mapping[str, str] = {
    "contacts.name": "contacts.mobile",
    "contacts.mobile": "contacts.mobile",
    "contacts.phone": "contacts.mobile",
    "shipments.consignee": "shipments.consignee_mobile",
    "shipments.consignee_mobile": "shipments.consignee_mobile",
    "contracts.consignee": "contracts.consignee_mobile",
    "contracts.consignee_mobile": "contracts.consignee_mobile",
}
NAME_OF = {"contacts.mobile": "contacts.name", "contacts.phone": "contacts.name", "shipments.consignee_mobile": "shipments.consignee",
           "contracts.consignee_mobile": "contracts.consignee"}  # fmt: skip


def their_words_with_ours(cells: Cells, target: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Their words with ours, and those nobody knows; nothing for a column without a list of words."""
    table, _, key = target.partition(".")
    if target in NODE_NUMBERS:  # the names of nodes; which number each has is known where the plan is
        return {raw: milestone_of(raw) for raw in cells.different if isinstance(raw, str)}, ()
    column = BY_KEY[table][key]
    if column.kind not in LISTED:
        return {}, ()
    found = words_of(cells, BY_KEY[table], column)
    words = {theirs: ours for theirs, ours in found.items() if ours is not None and theirs != ours}
    if key in ATTENDS and cells.people >= FEW:  # who is named was there, or signed, whoever it is next time
        return {**{theirs: ours for theirs, ours in words.items() if not is_person(theirs)}, WHATEVER: "是"}, ()
    return words, tuple(theirs for theirs, ours in found.items() if ours is None)


def out_of(cells: Cells, target: str) -> int:
    """The most marks of a column of scores, 0 where they are as ours or the column holds none."""
    table, _, key = target.partition(".")
    return cells.marks_out_of if BY_KEY[table][key].kind == "score" else 0


def parts_of(cells: Cells, chosen: Candidate) -> tuple[str, ...]:
    """The targets a column feeds when its cells hold several things."""
    if chosen.target in PEOPLE and cells.phones_with_names >= 0.5:
        number = PEOPLE[chosen.target]
        return (NAME_OF[number], number)
    if chosen.table.key == "contract_items":
        there = [key for key, share in cells.ratings.items() if share >= 0.6]
        if len(there) >= 2:
            parts = [f"contract_items.{key}" for key in there]
            return (*parts, "contract_items.model") if chosen.column.key == "model" else tuple(parts)
    return ()


def multiply(found: Found, header: str, target: str) -> int:
    """What one of their amounts is of ours: the unit in its heading, else the one above the list; 1 where it is no amount."""
    table, _, key = target.partition(".")
    column = BY_KEY[table][key]
    if column.kind not in MONEY_KINDS:
        return 1
    bare = next((found_[1] or f"{found_[2]}元" for part in header.split(BETWEEN) if (found_ := _BARE_UNIT.search(folded(part)))), "")
    try:
        named = header_unit(f"({bare})" if bare else header, column)
    except UnitUnclear:  # the reader asks about it
        return 1
    # a bare number in a column that may hold shares is a share, whatever the amounts of the list are counted in
    return int(named.factor) if named else (found.unit or 1) if column.kind == "money" else 1
