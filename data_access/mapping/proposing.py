"""Proposes how a team's own workbooks map to ours: sheet by sheet, then the keys that hold the sheets together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_access.grid import Workbook
from data_access.layout import Layout, own_layout
from data_access.mapping.blocks import blocks, without_contracts
from data_access.mapping.column_proposal import ColumnProposal, Reason
from data_access.mapping.doubles import without_doubles
from data_access.mapping.keys import keys_of
from data_access.mapping.needs import IDENTITIES
from data_access.mapping.proposal import Proposal, SeenSheet, SheetProposal
from data_access.mapping.recognised import Recognised
from data_access.mapping.same_things import held_by_registers, is_register, names_in_common
from data_access.mapping.shared_number import by_shared_number
from data_access.mapping.sheet import recognised_in
from data_access.mapping.support import in_support
from data_access.mapping.table_mapping import TableMapping
from data_access.mapping.told_columns import told_columns
from data_access.mapping.written import WrittenMapping
from schemas.columns import MONEY_KINDS


def propose(workbooks: Sequence[Workbook]) -> Proposal:
    """What the sheets of workbooks hold, column by column, and the mapping that follows from it.

    Registers are known by their headings; what they keep tells what the rows of the sheets are of whose headings do not say it.
    """
    sheets: list[SeenSheet] = []
    left_out: list[tuple[str, str]] = []
    grids = [(workbook.file, grid) for workbook in workbooks for grid in workbook.grids]
    at_first = [recognised_in(grid) for _, grid in grids]
    held = held_by_registers(each for lists in at_first for each in lists)
    names = names_in_common([(grid, each) for (_, grid), lists in zip(grids, at_first, strict=True) for each in lists])
    if names:  # the register is read once more too
        held = {**held, IDENTITIES["project_name"]: names}
    for (file, grid), lists in zip(grids, at_first, strict=True):
        own = own_layout(grid)
        seen = lists if own or (any(map(is_register, lists)) and not names) else recognised_in(grid, held)
        sheets += [SeenSheet(file, grid.name, each, own) for each in (seen[:1] if own else seen)]
        left_out += [] if seen else [(file, grid.name)]
    return proposal_of(sheets, left_out)


def proposal_of(sheets: Sequence[SeenSheet], left_out: Sequence[tuple[str, str]]) -> Proposal:
    """The proposal that follows from what was seen in the sheets, whoever said what a column means."""
    singly = by_shared_number(without_doubles(sheets))
    keys = keys_of([each.seen for each in singly])
    keeper = next((each for each in singly if each.seen is keys.keeper), None)
    columns: list[ColumnProposal] = []
    places: list[SheetProposal] = []
    mappings: list[TableMapping] = []
    several = len({sheet.file for sheet in sheets}) > 1
    all_made = in_support(singly, [[] if sheet.own else blocks(sheet.seen, keys) for sheet in singly], keys.keeper)
    kept = [_targets(sheet, made) for sheet, made in zip(singly, all_made, strict=True)]
    for number, (sheet, made) in enumerate(zip(singly, all_made, strict=True)):
        elsewhere = {target: singly[at].name for at in reversed(range(len(singly))) if at != number for target in kept[at]}
        told = (
            _as_read(sheet.own, sheet.seen)
            if sheet.own
            else told_columns(sheet.seen, made, keeper, elsewhere, without_contracts(sheet.seen, keys))
        )
        columns += [replace(each, file=sheet.file, sheet=sheet.name) for each in told]
        feeds = (sheet.own.table.key,) if sheet.own else tuple(dict.fromkeys(each.table for each in made))
        places += [_place(sheet, feeds)] if feeds or any(each.ask for each in told) else []
        mappings += [replace(each, sheet=sheet.name, file=sheet.file if several else "") for each in made]
    idle = [(each.file, each.name) for each in singly if not any((place.file, place.sheet) == (each.file, each.name) for place in places)]
    return Proposal(tuple(columns), tuple(places), (*left_out, *idle), WrittenMapping(_joined(mappings)), tuple(sheets))


def _targets(sheet: SeenSheet, made: Sequence[TableMapping]) -> list[str]:
    """Every ``table.column`` that is read from a sheet."""
    if sheet.own:
        return [f"{sheet.own.table.key}.{key}" for key in sheet.own.columns]
    return [f"{each.table}.{key}" for each in made for key in each.columns]


def _place(sheet: SeenSheet, feeds: tuple[str, ...]) -> SheetProposal:
    found, own = sheet.seen.found, sheet.own
    header = (own.header_row, own.header_row) if own else (found.header.first_row, found.header.row)
    return SheetProposal(sheet.file, sheet.name, *header, header[1] + 1, found.last_row, feeds, ours=own is not None)


def _as_read(own: Layout, seen: Recognised) -> list[ColumnProposal]:
    """The columns of a sheet of ours as it is: what the reader reads needs no guess."""
    known = {number: key for key, number in own.columns.items()}
    return [_known(each, own, known[each.column]) if each.column in known else _unknown(each, own) for each in seen.columns]


def _known(each: ColumnProposal, own: Layout, key: str) -> ColumnProposal:
    reason = Reason("header", {"header": own.table[key].header})
    multiply = int(own.units.get(key, 1)) if own.table[key].kind in MONEY_KINDS else 1
    return replace(
        each, header_row=own.header_row, header=own.headers[key], target=f"{own.table.key}.{key}", also=(), fixed={}, candidates=(),
        confidence=1.0, ask=False, reason=reason, multiply=multiply, words={}, unknown_words=(),
    )  # fmt: skip


def _unknown(each: ColumnProposal, own: Layout) -> ColumnProposal:
    return replace(each, header_row=own.header_row, target="", also=(), fixed={}, candidates=(), ask=False, reason=Reason("unknown"))


def _joined(mappings: Sequence[TableMapping]) -> tuple[TableMapping, ...]:
    """Sheets of the same name that map alike in several files are said once."""
    by_content: dict[str, list[TableMapping]] = {}
    for each in mappings:
        by_content.setdefault(repr(replace(each, file="")), []).append(each)
    named: dict[str, set[str]] = {}
    for each in mappings:
        named.setdefault(each.sheet, set()).add(each.file)
    said: list[TableMapping] = []
    for alike in by_content.values():
        first = alike[0]
        everywhere = {each.file for each in alike} == named[first.sheet]
        said += [replace(first, file="")] if everywhere else alike
    return tuple(said)
