"""Which columns are running totals of what is received or invoiced, and which are none of ours by their heading alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from data_access.mapping import not_ours
from data_access.mapping.columns import GENERIC
from data_access.mapping.in_list import is_named
from data_access.mapping.needs import REGISTERS, SINGLE
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import SAME, canonical, meanings

KEPT_SINGLY = frozenset({"receipts", "invoices"})
_UP_TO_NOW = re.compile("累计|合计|总|已|共")


def single_entries(levels: Mapping[int, Sequence[str]]) -> frozenset[str]:
    """The tables of which a row holds a single entry and no running total: one with its own number or day."""
    return frozenset(
        table.key
        for each in levels.values()
        for table, column, sure in meanings(each[-1])
        if table.key in KEPT_SINGLY and column.key in SINGLE[table.key] and sure >= SAME
    )


def set_aside(levels: Sequence[str], cells: Cells, main: str, singles: Collection[str]) -> bool:
    """Whether a column is none of ours by its heading, or a running total, and so no candidate for anything else."""
    numbers_its_lines = main in ("contract_items", "shipment_items") or (main == "payment_schedule" and not cells.counts_up())
    if not_ours.running_number(levels[-1], cells) and not numbers_its_lines:
        return True
    leaf = levels[-1]
    if main in KEPT_SINGLY and "累计" in leaf and running_total_of(leaf, levels, main, cells, singles) == main:
        return True  # 累计回款 is no 收款编号
    if main and main not in REGISTERS and is_named(main, levels):
        return False
    return bool(not_ours.worked_out(leaf)) or bool(running_total_of(leaf, levels, main, cells, singles))


def running_total_of(leaf: str, levels: Sequence[str], main: str, cells: Cells, singles: Collection[str]) -> str:
    """The table whose running total a column holds; in a list of single payments, or beside the day of one, a plain amount is none."""
    if cells.different and cells.amounts < 0.6:
        return ""
    if not_ours.worked_out(leaf):
        return ""
    of = not_ours.running_total(leaf) or (not_ours.running_total("".join(levels)) if canonical(leaf) in GENERIC | {"累计"} else "")
    if of and (main == of or main in SINGLE) and not any(word in leaf for word in ("累计", "合计", "总")):
        return ""
    return "" if of in singles and not _UP_TO_NOW.search(leaf) else of
