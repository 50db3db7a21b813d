"""Which of several sheets that tell of the same things goes first: a list of them, then the keeper, then other registers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_access.mapping.needs import REGISTERS
from data_access.mapping.proposal import SeenSheet
from data_access.mapping.recognised import Recognised
from data_access.mapping.table_mapping import TableMapping


def in_support(sheets: Sequence[SeenSheet], made: Sequence[list[TableMapping]], keeper: Recognised | None) -> list[list[TableMapping]]:
    """The tables of every sheet, those marked that another sheet tells of better: they only add what that one lacks.

    A register gives way to a list, to the keeper and to a register that says more; a list, in what it tells of besides,
    to the list of that.

    Args:
        made: the tables of each sheet.
        keeper: the sheet that keeps the register.
    """
    feeds = [
        {each.table for each in tables} | ({sheet.own.table.key} if sheet.own else set())
        for sheet, tables in zip(sheets, made, strict=True)
    ]
    return [
        [replace(each, supporting=True) if _is_told_better(each.table, number, sheets, feeds, keeper) else each for each in tables]
        for number, tables in enumerate(made)
    ]


def _is_told_better(table: str, number: int, sheets: Sequence[SeenSheet], feeds: Sequence[set[str]], keeper: Recognised | None) -> bool:
    ours = sheets[number].seen
    if not ours.is_register:  # 安装完成 in a list of acceptances, where another sheet lists installations
        return table not in (ours.main, *REGISTERS) and any(each.seen.main == table for each in sheets)
    if table == "projects":
        return False
    others = [each for at, each in enumerate(sheets) if at != number and table in feeds[at]]
    listed = table not in REGISTERS and any(each.own or not each.seen.is_register for each in others)
    more = [each for each in others if each.seen.is_register and _says_more(each, sheets[number])]
    kept = any(each.seen is keeper for each in others)
    return listed or kept or (table not in REGISTERS and ours is not keeper and bool(more))


def _says_more(other: SeenSheet, ours: SeenSheet) -> bool:
    return len(other.seen.headers()) + len(other.seen.nodes()) > len(ours.seen.headers()) + len(ours.seen.nodes())
