"""One foreign sheet recognised: where its list stands, what a row of it is, what every column means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from data_access.grid import Grid
from data_access.mapping.column_proposal import SURE, UNSURE, ColumnProposal, Reason
from data_access.mapping.columns import (
    CLEAR,
    COUNTED,
    GENERIC,
    Candidate,
)
from data_access.mapping.confidence import confidence, is_plain
from data_access.mapping.doubts import doubted, says_plan_or_actual
from data_access.mapping.header_rows import Found, cells_of, lists_in
from data_access.mapping.homes import home_of
from data_access.mapping.judged import Judged
from data_access.mapping.judging import OWN_NUMBERS, header_of, judged_in
from data_access.mapping.needs import IDENTITIES, JOINED, OF_PARTS, REGISTERS
from data_access.mapping.numbers import numbers_of
from data_access.mapping.payments import Node
from data_access.mapping.people import Person
from data_access.mapping.per_line import asked_per_line
from data_access.mapping.read_from import multiply, out_of, parts_of, their_words_with_ours
from data_access.mapping.reasons import reason_for_nothing
from data_access.mapping.recognised import Recognised
from data_access.mapping.running import running_total_of
from data_access.mapping.same_things import NOTHING, Held
from data_access.mapping.same_unit import counted_like_the_whole, in_unit_of_the_whole
from data_access.mapping.shared_number import numbers_in
from data_access.mapping.totals import one_total
from data_access.mapping.vocabulary import canonical
from schemas.as_typed import as_text
from schemas.cells.plain import folded

# What a column of a payment node is if it is not what is due.
OTHERWISE = {"payment_schedule.amount_due": "receipts.amount", "payment_schedule.due_date": "receipts.received_date"}
WORTH_ASKING = 0.55  # of name and cells; below it nothing of ours is meant
SHOWN = 40  # different cells are enough to know a list of words by


def recognised_in(grid: Grid, held: Held = NOTHING) -> list[Recognised]:
    """The lists a sheet holds; of several beside each other those that are ours, or the widest.

    Args:
        held: the projects and contracts that other sheets are known to keep.
    """
    lists = [_recognised(grid, found, held) for found in lists_in(grid)]
    ours = [each for each in lists if each.main]
    return sorted(ours, key=lambda each: min(each.found.header.names)) or lists[:1]


def _recognised(grid: Grid, found: Found, held: Held) -> Recognised:
    sheet = judged_in(grid, found, held)
    columns = one_total([_column(sheet, number) for number in sheet.names], sheet.numbers)
    counted = counted_like_the_whole(columns, numbers_of(grid, found, sheet.cells, least=1), found.unit)
    columns = tuple(in_unit_of_the_whole(each, counted) for each in columns)
    columns = asked_per_line(columns, grid, found)
    columns = doubted(columns, sheet.cells, sheet.every, found.unit, in_turn=_in_turn(grid, found))
    most = max(len(cells.raws) for cells in sheet.cells.values())
    once = frozenset(
        each.target
        for each in columns
        if each.target and sheet.cells[each.column].unique and len(sheet.cells[each.column].raws) >= 0.95 * most
    )
    return Recognised(found, sheet.main, columns, once, _rows_of(sheet, columns), counted, sheet.subject, numbers_in(sheet.cells))


def _in_turn(grid: Grid, found: Found) -> bool:
    """Whether plan and actual stand in rows of their own, told by a column with or without a heading."""
    columns = range(min(found.header.names), max(found.header.names) + 1)
    return any(says_plan_or_actual(cells_of(grid, found, number)) for number in columns)


def _rows_of(sheet: Judged, columns: Sequence[ColumnProposal]) -> dict[str, frozenset[str]]:
    """The projects and contracts the rows are of, by identity."""
    named = {each.target: sheet.cells[each.column].raws for each in columns if each.target in IDENTITIES.values()}
    return {target: frozenset(folded(as_text(raw)) for raw in raws) for target, raws in named.items()}


def _column(sheet: Judged, number: int) -> ColumnProposal:
    """What is proposed for one column."""
    header, cells = sheet.names[number], sheet.cells[number]
    if not sheet.main:
        return ColumnProposal("", "", number, sheet.found.header.row, header, "", 0.9, False, Reason("sheet_not_ours"))
    seen = tuple(cells.different[:SHOWN])
    made = ColumnProposal("", "", number, sheet.found.header.row, header, "", 0.5, False, Reason("unknown"), seen=seen)
    leaf = sheet.levels[number][-1]
    if number in sheet.nodes:
        return _payment(sheet, made, sheet.nodes[number])
    if number in sheet.people:
        return _person(made, sheet.people[number])
    if number in sheet.several:
        one = sheet.several[number]
        word = one.key.partition(".")[2]
        return _with(made, one.target, 0.9, Reason(word, {word: one.value}), fixed={one.key: one.value})
    running = "" if number in sheet.chosen else running_total_of(leaf, sheet.levels[number], sheet.main, cells, sheet.singles)
    if running:
        target = {"receipts": "receipts.amount", "invoices": "invoices.gross_amount"}[running]
        if running == sheet.main and any(each.target == target for each in sheet.chosen.values()):
            return _with(made, "", 0.9, Reason("total"))  # of single payments the board adds up itself
        ask = running == "invoices"  # without a number or a day there is no telling which invoices they are
        sure = UNSURE if ask else 0.85
        return _with(made, target, sure, Reason("running_total"), ask=ask, multiply=_multiply(sheet, number), running=True)
    chosen = sheet.chosen.get(number)
    reason = reason_for_nothing(sheet, number, chosen)
    if reason:
        return _with(made, "", 0.9, reason)
    if chosen is None:
        return _by_cells(sheet, made)
    return _chosen(sheet, made, chosen)


def _payment(sheet: Judged, made: ColumnProposal, node: Node) -> ColumnProposal:
    fixed = {"payment_schedule.milestone": node.milestone}
    reason = Reason("payment_asked" if node.ask else "payment", {"milestone": node.milestone})
    sure = UNSURE if node.ask else 0.9
    could = (OTHERWISE[node.target],) if node.ask and node.target in OTHERWISE else ()
    return _with(
        made, node.target, sure, reason, ask=node.ask, candidates=could, fixed=fixed, multiply=_multiply(sheet, made.column, node.target)
    )


def _person(made: ColumnProposal, person: Person) -> ColumnProposal:
    first, *rest = person.targets
    fixed = {"contacts.role": person.role}
    return _with(made, first, 0.9, Reason("person", {"role": person.role}), ask=False, also=tuple(rest), fixed=fixed)


def _chosen(sheet: Judged, made: ColumnProposal, chosen: Candidate) -> ColumnProposal:
    others = sheet.every[made.column]
    if chosen.target in OWN_NUMBERS and not _numbers_every_row(sheet, made.column):
        return _with(made, "", 0.9, Reason("number_repeats"), repeats=chosen.target)
    plain = is_plain(sheet.main, sheet.levels[made.column], chosen.target, named=sheet.named)
    taken = {each.target for each in sheet.chosen.values() if each.own >= CLEAR}
    bare = canonical(sheet.levels[made.column][-1]) in GENERIC
    sure, ask = confidence(chosen, others, taken=taken, plain=plain, bare=bare, register=sheet.main in REGISTERS)
    words, unknown = their_words_with_ours(sheet.cells[made.column], chosen.target)
    parts = parts_of(sheet.cells[made.column], chosen)
    rivals = tuple(each.target for each in others if each.target != chosen.target and each.score > chosen.score - 0.15)[:4]
    target = parts[0] if parts else chosen.target
    if len(parts) > 1 and chosen.own >= 0.8:
        sure, ask = max(sure, 0.85), False
    if sheet.main in OF_PARTS and chosen.target in COUNTED:
        sure, ask = min(sure, UNSURE), True
    most = out_of(sheet.cells[made.column], chosen.target)
    reason = Reason("out_of", {"most": most}) if most else _reason(chosen, sure, by_cells=made.column in sheet.by_cells)
    return _with(
        made, target, sure, reason, ask=ask or (bool(unknown) and sure < SURE), words=words, unknown_words=unknown,
        also=parts[1:], multiply=_multiply(sheet, made.column, chosen.target),
        out_of=most, candidates=rivals,
    )  # fmt: skip


def _numbers_every_row(sheet: Judged, number: int) -> bool:
    """Whether hardly a row lacks a number of its own, or has that of another; else what they are is counted by place."""
    cells = sheet.cells[number]
    every = sheet.main in REGISTERS or len(cells.raws) >= 0.95 * max(len(each.raws) for each in sheet.cells.values())
    return cells.hardly_repeats and every  # a register has no invoice in every row


def _reason(chosen: Candidate, sure: float, *, by_cells: bool) -> Reason:
    if by_cells and chosen.target in IDENTITIES.values():
        return Reason("same_things", {"header": chosen.column.header})
    facts = {"header": chosen.column.header, "cells": round(chosen.cells * 100)}
    if sure < SURE and chosen.name >= 0.86 and chosen.cells >= 0.9:
        return Reason("several", facts)
    key = "header" if chosen.name >= 0.99 else "alias" if chosen.name >= 0.86 else "like"
    return Reason(f"{key}_and_cells" if chosen.cells >= 0.95 and chosen.column.kind not in ("text", "long_text") else key, facts)


def _by_cells(sheet: Judged, made: ColumnProposal) -> ColumnProposal:
    """What the cells alone say: IP54, 2500A, 4P and telephone numbers speak for themselves, but mostly a person confirms it."""
    cells = sheet.cells[made.column]
    taken = {each.target for each in sheet.chosen.values()}
    for key, share in cells.ratings.items():
        if share >= 0.8 and f"contract_items.{key}" not in taken:
            parts = tuple(f"contract_items.{each}" for each, there in cells.ratings.items() if there >= 0.6)
            speaks = sheet.main == "contract_items" and len(parts) > 1
            return _with(made, parts[0], 0.85 if speaks else 0.7, Reason("ratings" if speaks else "cells"), ask=not speaks, also=parts[1:])
    best = next(iter(sheet.every.get(made.column, ())), None)
    if best and best.target in JOINED and best.target in taken and best.own >= CLEAR:
        return _with(made, best.target, 0.85, Reason("joined", {"header": best.column.header}))
    if cells.phones >= 0.8 and sheet.main in REGISTERS:
        return _with(
            made,
            "",
            0.4,
            Reason("phones"),
            ask=True,
            candidates=("contacts.mobile", "projects.customer_phone", "contracts.consignee_mobile"),
        )
    rivals = tuple(each.target for each in sheet.every.get(made.column, ()) if each.own >= WORTH_ASKING)[:3]
    home = "" if rivals or made.column not in sheet.every else home_of(sheet.levels[made.column], cells)
    if home:
        return _with(made, "", UNSURE, Reason("no_home", {"column": header_of(home)}), repeats=home)
    return _with(made, "", 0.5, Reason("unclear" if rivals else "unknown"), ask=bool(rivals), candidates=rivals)


def _multiply(sheet: Judged, number: int, target: str = "receipts.amount") -> int:
    return multiply(sheet.found, sheet.names[number], target)


def _with(made: ColumnProposal, target: str, sure: float, reason: Reason, *, ask: bool = False, **rest: Any) -> ColumnProposal:
    values = {name: getattr(made, name) for name in made.__slots__}
    return ColumnProposal(**{**values, **rest, "target": target, "confidence": sure, "reason": reason, "ask": ask})
