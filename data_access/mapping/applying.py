"""A mapping applied to a sheet: their headers become the layouts the reader reads by; addresses stay theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from data_access.grid import Grid
from data_access.layout import Layout, Said, read_in_units
from data_access.mapping.headers import Header, header_with
from data_access.mapping.table_mapping import TableMapping
from data_access.translation import RUNNING_DAY, Translation, is_part
from schemas.cells.plain import folded
from schemas.sheets import BY_KEY
from schemas.table import Table


def layouts_of(mappings: Sequence[TableMapping], grid: Grid) -> Iterator[Layout]:
    """The layouts of the tables a sheet holds; none where not one of the headers is found.

    Every row of the sheet is a row of the first table; it is a row of another one where something of that stands in it.
    """
    found = header_with(grid, {header for each in mappings for header in each.columns.values()}) if mappings else None
    if found is None:
        return
    at = {folded(name): number for number, name in found.joined().items()}
    taken = {at[folded(header)] for each in mappings for _, headers in each.read_from() for header in headers if folded(header) in at}
    ignored = {folded(header) for each in mappings for header in each.not_ours}
    first, earlier = set(_numbers(mappings[0], at).values()), set[int]()
    beside = any(first.isdisjoint(_numbers(each, at).values()) for each in mappings)  # another list stands in the same rows
    for place, mapping in enumerate(mappings):
        columns = _numbers(mapping, at)
        numbers = list(dict.fromkeys(columns.values()))
        own = (
            tuple(numbers if beside else ())
            if place == 0
            else tuple([each for each in numbers if each not in earlier] or [each for each in numbers if each not in first])
        )
        earlier.update(numbers)
        others = {} if place else {number: name for number, name in found.joined().items() if number not in taken}
        yield _layout(mapping, found, columns, own, others, ignored)


def _joined(mapping: TableMapping, at: dict[str, int]) -> dict[str, tuple[int, ...]]:
    return {key: tuple(at[folded(each)] for each in headers if folded(each) in at) for key, headers in mapping.joined.items()}


def _numbers(mapping: TableMapping, at: dict[str, int]) -> dict[str, int]:
    return {key: at[folded(header)] for key, header in mapping.columns.items() if folded(header) in at}


def _layout(
    mapping: TableMapping,
    header: Header,
    columns: dict[str, int],
    own: tuple[int, ...],
    others: dict[int, str],
    ignored: set[str],
) -> Layout:
    table, names = BY_KEY[mapping.table], header.joined()
    joined = _joined(mapping, {folded(name): number for number, name in names.items()})
    units, unclear = read_in_units(table, columns, names, given=mapping.multiply)
    said = _said(mapping, table, names.values(), {number: name for number, name in others.items() if folded(name) not in ignored})
    return Layout(
        table=table,
        header_row=header.row,
        columns={key: number for key, number in columns.items() if key not in unclear},
        headers={key: names[number] for key, number in columns.items()},
        units=units,
        others=others,
        said=(*said, *unclear.values()),
        spoilt=frozenset(unclear),
        translation=Translation(
            fixed=mapping.fixed,
            words=mapping.words,
            out_of=mapping.out_of,
            numbered=frozenset(mapping.numbered) - set(columns),
            stands=mapping.stands,
            joined={key: numbers for key, numbers in joined.items() if key in columns},
            parts=_parts(table, columns),
            own=own,
            running=mapping.running,
            latest=mapping.latest if mapping.latest in columns else "",
            supporting=mapping.supporting,
        ),
    )


def _parts(table: Table, columns: dict[str, int]) -> frozenset[str]:
    """The columns that share one of theirs with others, where parts of a cell can be told apart."""
    together: dict[int, list[str]] = {}
    for key, number in columns.items():
        together.setdefault(number, []).append(key)
    shared = [keys for keys in together.values() if len(keys) > 1 and any(is_part(table[key].kind) for key in keys)]
    return frozenset(key for keys in shared for key in keys)


def _said(mapping: TableMapping, table: Table, names: Iterable[str], unknown: dict[int, str]) -> Iterator[Said]:
    for number, header in unknown.items():
        yield Said("unknown_column", number, "", header)
    there = {folded(name) for name in names}
    for key, headers in mapping.read_from():
        for header in headers:
            if folded(header) not in there:
                yield Said("missing_column", 0, key, header, {"header": header})
    answered = {*mapping.columns, *mapping.fixed, *mapping.numbered, RUNNING_DAY.get(table.key, "") if mapping.running else ""}
    for column in table.columns:
        if column.required and column.key not in answered and not mapping.supporting:
            yield Said("missing_column", 0, column.key, column.header, {"header": column.header})
    for key in mapping.numbered:
        if folded(mapping.columns.get(key, "")) not in there:
            yield Said("numbered_by_place", 0, key, table[key].header, {"header": table[key].header})
    if mapping.running:
        yield Said("running_total", 0, "", table.sheet)
