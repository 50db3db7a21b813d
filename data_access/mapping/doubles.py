"""What stands in two places: receipts and deliveries one by one in a list of their own, and in sum or the first of them in a register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_access.mapping.column_proposal import UNSURE, ColumnProposal, Reason
from data_access.mapping.proposal import SeenSheet

SINGLES = ("receipts", "invoices", "shipments")
OF_REGISTERS = ("shipments",)  # what is told twice only there: a packing list names its delivery


def without_doubles(sheets: Sequence[SeenSheet]) -> list[SeenSheet]:
    """The sheets with each receipt, invoice and delivery in one place: the list of single ones goes before any other.

    Where the list and the register have no contract in common it is asked; a running total is asked in any case, and
    left out at the reading for every contract that has single entries.
    """
    lists = {table: [each for each in sheets if _lists(each, table)] for table in SINGLES}
    return [sheet if sheet.own or sheet.seen.main in SINGLES else _once(sheet, lists) for sheet in sheets]


def _lists(sheet: SeenSheet, table: str) -> bool:
    return (sheet.own.table.key if sheet.own else sheet.seen.main) == table


def _once(sheet: SeenSheet, lists: dict[str, list[SeenSheet]]) -> SeenSheet:
    ours = {table: found for table, found in lists.items() if table not in OF_REGISTERS or sheet.seen.is_register}
    columns = tuple(_kept_once(each, sheet, ours.get(each.target.partition(".")[0], [])) for each in sheet.seen.columns)
    return replace(sheet, seen=replace(sheet.seen, columns=columns))


def _kept_once(column: ColumnProposal, register: SeenSheet, lists: Sequence[SeenSheet]) -> ColumnProposal:
    if not lists or column.reason.key == "answered":
        return column
    same = [each for each in lists if not register.seen.rows.isdisjoint(each.seen.rows)]
    facts = {"sheet": (same or lists)[0].name}
    if column.running:
        return replace(column, ask=True, reason=Reason("running_total_beside", facts))
    if not same:
        return replace(column, ask=True, confidence=UNSURE, reason=Reason("kept_singly_perhaps", facts))
    return replace(
        column,
        target="",
        repeats=column.target,
        also=(),
        fixed={},
        ask=False,
        reason=Reason("kept_singly", facts),
        words={},
        unknown_words=(),
    )
