"""One foreign list judged: what a row of it is, and all that each of its columns may be."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from data_access.grid import Grid
from data_access.mapping import not_ours, payments
from data_access.mapping.batches import batches
from data_access.mapping.columns import (
    CLEAR,
    IN_REGISTER,
    Candidate,
    assigned,
    candidates,
    context_of,
    possible,
    supported,
)
from data_access.mapping.header_rows import Found, cells_of
from data_access.mapping.judged import Judged
from data_access.mapping.kinds import NAMED, kind_of, named_after
from data_access.mapping.misleading import misleading
from data_access.mapping.needs import BESIDE, COMPANIONS, NUMBERED, REGISTERS
from data_access.mapping.numbers import numbers_of
from data_access.mapping.numbers_of_people import numbers_behind_people
from data_access.mapping.operations import operations
from data_access.mapping.people import people
from data_access.mapping.running import set_aside, single_entries
from data_access.mapping.same_things import Held, identity_of
from data_access.mapping.subjects import says_collection, subject_of
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import tables_named
from schemas.cells.plain import folded
from schemas.cells.units import AMOUNTS
from schemas.sheets import BY_KEY

OWN_NUMBERS = frozenset(f"{table}.{NUMBERED[table]}" for table in ("receipts", "invoices", "site_surveys"))
LOG_OF_REGISTERS = ("dunning_log",)  # what a ledger of what is owed says of the last time somebody asked for it
# Lists whose steps are called alike, so that the heading above tells them apart.
LISTS_OF_THEIR_OWN = frozenset({"production", "drawings", "shipments", "installations", "acceptances", "site_surveys", "settlements"})


def judged_in(grid: Grid, found: Found, held: Held) -> Judged:
    """What is known of a list before anything is proposed.

    Args:
        held: the projects and contracts that other sheets are known to keep.
    """
    names = found.header.joined()
    levels = {
        number: tuple(each for each in levels if folded(each).strip("()") not in AMOUNTS) or levels
        for number, levels in found.header.names.items()
    }
    cells = {number: cells_of(grid, found, number) for number in names}
    numbers = numbers_of(grid, found, cells)
    by_cells = {number: target for number in names if (target := identity_of(cells[number], held))}
    levels |= {number: (header_of(target),) for number, target in by_cells.items()}
    nodes = payments.nodes(levels, cells, numbers) or payments.of_one(grid.name, levels, cells)
    steps = operations(levels, cells)
    told = {number: (levels[number], cells[number]) for number in names if number not in nodes and number not in steps}
    subject = subject_of(grid.name, [each[-1] for each in levels.values()])
    main = kind_of(grid.name, told, subject=subject, in_parts=bool(nodes), in_steps=bool(steps))
    nodes = nodes if main in REGISTERS else {}
    persons = people(levels, cells) if main in (*REGISTERS, "contacts") else {}
    several = batches(levels, cells) if main in REGISTERS else {}
    several |= steps if main in (*REGISTERS, "production") else {}
    net = not_ours.net_of_tax({number: each[-1] for number, each in levels.items()}, numbers)
    shut = {*nodes, *persons, *several, *net}
    singles = single_entries({number: each for number, each in levels.items() if number not in nodes})
    shut |= misleading(grid.name, main, subject, levels)
    open_ = {number for number in names if number not in shut and not set_aside(levels[number], cells[number], main, singles)}
    collects = main in REGISTERS and any(map(says_collection, levels.values()))
    beside = LOG_OF_REGISTERS if collects else BESIDE.get(main, ())
    context = context_of(main)
    for _ in range(3):  # what most columns say of a table tells what the doubtful ones mean
        every = {number: _possible(number, main, levels[number], cells[number], context, beside) for number in open_}
        context = supported(main, every, assigned(every).values())
    every |= numbers_behind_people(levels, cells, every, assigned(every))
    return Judged(
        found=found,
        main=main,
        subject=subject,
        named=named_after(grid.name, main, subject),
        names=names,
        levels=levels,
        cells=cells,
        nodes=nodes,
        people=persons,
        several=several,
        net=net,
        every=every,
        chosen=assigned(every),
        numbers=numbers,
        singles=singles,
        by_cells=frozenset(by_cells),
    )


def header_of(target: str) -> str:
    """What our template calls ``table.column``."""
    table, _, key = target.partition(".")
    return BY_KEY[table][key].header


def _possible(
    number: int, main: str, levels: Sequence[str], cells: Cells, context: Mapping[str, float], beside: Collection[str]
) -> list[Candidate]:
    every = candidates(number, levels, cells, context, lists_of(main, levels), beside)
    if not cells.hardly_repeats:  # 测量单甲方签字 is no number of a survey
        every = [each for each in every if each.target not in OWN_NUMBERS or each.name >= CLEAR]
    return possible(main, levels, cells, every, context)


def lists_of(main: str, levels: Sequence[str]) -> list[str]:
    """The tables a column is known to be of: those its upper headings are called after, in a list its own where they say nothing."""
    named = {key: sure for above in levels[:-1] for key, sure in tables_named(above).items() if sure >= NAMED}
    if main in REGISTERS:
        return [key for key in named if IN_REGISTER.get(key, 0.0) > 0.0]
    beside = [key for key in named if key in COMPANIONS.get(main, ())]
    another = not named.keys().isdisjoint(LISTS_OF_THEIR_OWN) and main not in named  # 生产节点 / 检验 of a delivery is no inspection of it
    return beside if another or (beside and main not in named) else [main] if main else []
