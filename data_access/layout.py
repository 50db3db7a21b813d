"""Which sheet holds which table, where its header stands, and which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from data_access.grid import Grid
from data_access.translation import Translation
from schemas.addresses import a1
from schemas.as_typed import as_text
from schemas.cells.plain import folded, tidy
from schemas.cells.units import Factor, UnitUnclear, header_unit, unit_above, usual_units
from schemas.sheets import TABLES
from schemas.table import Table

HEADER_WITHIN = 10  # rows; staff put a title above
LIKE_ENOUGH = 0.9  # of a table's headers, for a sheet whose name says nothing
ASKED = ("ambiguous_header", "duplicate_header", "unit_unclear")  # of a header
_BRACKETS = re.compile(r"[(\[【〔][^)\]】〕]*[)\]】〕]")
_TOGETHER = re.compile(r"[/、,和及&+]")


@dataclass(frozen=True, slots=True)
class Said:
    """Something to say about a header or a sheet.

    Attributes:
        column: number in the sheet, 0 for the whole sheet.
    """

    code: str
    column: int = 0
    key: str = ""
    header: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table lies in one sheet.

    Attributes:
        header_row: counted from 1; the rows below it hold the data.
        columns: our column key to the column's number in the sheet.
        headers: our column key to the header as typed.
        units: our column key to what the unit its header names is of ours.
        others: headers nobody asked for, by column number.
        spoilt: our keys of columns that are there, but in doubt: two headers, one that fits two, a unit that is none.
        translation: what a mapping says of the cells; None for a sheet of ours.
    """

    table: Table
    header_row: int
    columns: dict[str, int]
    headers: dict[str, str]
    units: dict[str, Factor]
    others: dict[int, str]
    said: tuple[Said, ...] = ()
    translation: Translation | None = None
    spoilt: frozenset[str] = frozenset()


def layout(grid: Grid, table: Table) -> Layout | None:
    """How a table lies in a sheet, None if no header row of it can be found."""
    row = header_row(grid, table)
    return None if row is None else _columns(grid, table, row)


def own_layout(grid: Grid) -> Layout | None:
    """How a sheet of ours lies as it is: named after a table or like one, every required column there, hardly another header."""
    table = table_named(grid.name) or table_like(grid)
    found = layout(grid, table) if table else None
    if found is None or any(column.required and column.key not in found.columns for column in found.table.columns):
        return None
    strange = len(found.others) + sum(each.code in ASKED for each in found.said)
    return found if strange <= (1 - LIKE_ENOUGH) * (len(found.columns) + strange) else None


def table_named(name: str) -> Table | None:
    """The table a sheet is named after; an exact name beats an alias."""
    bare = folded(name)
    return _by_name().get(bare) or _by_alias().get(bare)


def table_like(grid: Grid) -> Table | None:
    """The one table whose headers a sheet of an unknown name has, nine in ten of them."""
    fits = [table for table in TABLES if _share_known(grid, table) >= LIKE_ENOUGH]
    return fits[0] if len(fits) == 1 else None


def _share_known(grid: Grid, table: Table) -> float:
    row = header_row(grid, table)
    return 0.0 if row is None else len(_columns(grid, table, row).columns) / len(table.columns)


def header_row(grid: Grid, table: Table) -> int | None:
    """The row, among the first ten of the sheet, with most known headers: at least two, and half of the required ones."""
    return _best_row(grid, table, max(0, HEADER_WITHIN - grid.first_row + 1))


def header_below(grid: Grid, table: Table) -> int | None:
    """The row that would be the header if it stood among the first ten."""
    return _best_row(grid, table, len(grid.rows))


def _best_row(grid: Grid, table: Table, within: int) -> int | None:
    required = _required(table)
    best, best_row = 1, None
    for index in range(min(within, len(grid.rows))):
        keys = _known_in(grid.rows[index], table)
        if len(keys) > best and len(required & keys) * 2 >= len(required):
            best, best_row = len(keys), grid.first_row + index
    return best_row


def headers_lacking(grid: Grid, table: Table) -> tuple[int, list[str]]:
    """The row that holds most of a table's headers, 0 if none holds any, and the required ones that it lacks."""
    found = [(len(_known_in(row, table)), -index) for index, row in enumerate(grid.rows)]
    count, index = max(found, default=(0, 0))
    there = _known_in(grid.rows[-index], table) if count else set()
    return grid.first_row - index if count else 0, [table[key].header for key in table.by_key if key in _required(table) - there]


def _required(table: Table) -> set[str]:
    return {column.key for column in table.columns if column.required}


def _known_in(row: Sequence[Any], table: Table) -> set[str]:
    known = _names(table)
    return {key for cell in row if isinstance(cell, str) for key in known.get(folded(cell), ()) or known.get(_base(cell), ())}


@dataclass(slots=True)
class _Matched:
    """Which header is which column, as far as it can be told."""

    columns: dict[str, int] = field(default_factory=dict)
    spoilt: set[str] = field(default_factory=set)
    said: list[Said] = field(default_factory=list)


def _columns(grid: Grid, table: Table, row: int) -> Layout:
    """Every header gets the column it fits best; one that fits two, or a column with two headers, is asked about."""
    line = dict(enumerate(grid.rows[row - grid.first_row], grid.first_column))
    typed = {number: as_text(cell) for number, cell in line.items()}
    matched = _matched(table, {number: cell for number, cell in line.items() if _is_text(cell)}, row)
    units, unclear = read_in_units(table, matched.columns, typed, given={})
    above = unit_above(cell for line in grid.rows[: row - grid.first_row] for cell in line)
    units |= {key: above for key in matched.columns if above and table[key].kind == "money" and key not in units}
    taken = {*matched.columns.values(), *(each.column for each in matched.said)}
    columns = {key: number for key, number in matched.columns.items() if key not in unclear}
    spoilt = matched.spoilt | unclear.keys()
    others = {number: tidy(header) for number, header in typed.items() if number not in taken and tidy(header)}
    said = [*matched.said, *unclear.values(), *(Said("unknown_column", number, "", typed[number]) for number in others)]
    said += [_missing(table, key) for key in table.by_key if key not in columns and key not in spoilt]
    headers = {key: typed[number] for key, number in columns.items()}
    return Layout(table, row, columns, headers, units, others, tuple(said), spoilt=frozenset(spoilt))


def _matched(table: Table, open_headers: dict[int, str], row: int) -> _Matched:
    matched = _Matched()
    for names, form in _ranks(table):
        fits = _fits(open_headers, names, form, matched.columns.keys() | matched.spoilt)
        for number, keys in list(fits.items()):
            if len(keys) > 1:
                _ask(matched, table, number, open_headers.pop(number), keys)
                del fits[number]
        for key in dict.fromkeys(keys[0] for keys in fits.values()):
            numbers = [number for number, keys in fits.items() if keys[0] == key]
            if len(numbers) == 1:
                matched.columns[key] = numbers[0]
            else:
                matched.spoilt.add(key)
                matched.said += [_doubled(key, number, {each: open_headers[each] for each in numbers}, row) for number in numbers]
    for number, cell in open_headers.items():
        keys = _named_together(table, cell)
        if len(keys) > 1 and number not in matched.columns.values():
            _ask(matched, table, number, cell, keys)
    matched.spoilt -= matched.columns.keys()
    return matched


def _ask(matched: _Matched, table: Table, number: int, header: str, keys: Sequence[str]) -> None:
    """One header that fits several columns: none of them is said to be missing."""
    candidates = "、".join(table[key].header for key in keys)
    matched.said.append(Said("ambiguous_header", number, "", header, {"candidates": candidates}))
    matched.spoilt |= set(keys) - matched.columns.keys()


def _doubled(key: str, number: int, headers: dict[int, str], row: int) -> Said:
    """One of several headers of the same column, with where the others stand."""
    others = "、".join(f"{tidy(header)} ({a1(other, row)})" for other, header in headers.items() if other != number)
    return Said("duplicate_header", number, key, headers[number], {"others": others})


def read_in_units(
    table: Table, columns: Mapping[str, int], typed: Mapping[int, str], given: Mapping[str, Factor]
) -> tuple[dict[str, Factor], dict[str, Said]]:
    """What the headers' units are of ours, and what is said of the columns that cannot be read because of theirs.

    Args:
        given: what is known of the units without their headers.
    """
    units, unclear = dict(given), dict[str, Said]()
    for key, number in columns.items():
        try:
            unit = None if key in given else header_unit(typed[number], table[key])
        except UnitUnclear:
            unclear[key] = Said("unit_unclear", number, key, typed[number], {"usual": usual_units(table[key])})
        else:
            units |= {key: unit.factor} if unit else {}
    return units, unclear


def _fits(headers: dict[int, str], names: dict[str, tuple[str, ...]], form: Any, gone: set[str]) -> dict[int, list[str]]:
    fits = {}
    for number, cell in headers.items():
        keys = [key for key in names.get(form(cell), ()) if key not in gone]
        if keys:
            fits[number] = keys
    return fits


def _named_together(table: Table, cell: Any) -> list[str]:
    """The columns of a header that names several, 电话/手机."""
    known = _names(table)
    parts = [part for part in _TOGETHER.split(folded(cell)) if part]
    return list(dict.fromkeys(key for part in parts for key in known.get(part, ()))) if len(parts) > 1 else []


def _missing(table: Table, key: str) -> Said:
    return Said("missing_column", 0, key, table[key].header, {"header": table[key].header})


def _ranks(table: Table) -> Iterator[tuple[dict[str, tuple[str, ...]], Any]]:
    """What to compare with what: the exact header, the header but for its brackets, then the aliases likewise."""
    exact, aliases = _exact(table), _aliases(table)
    for names in (exact, aliases):
        yield names, folded
        yield names, _base


def _base(text: Any) -> str:
    return _BRACKETS.sub("", folded(text)) or folded(text)


def _is_text(cell: Any) -> bool:
    return isinstance(cell, str) and bool(tidy(cell))


@cache
def _exact(table: Table) -> dict[str, tuple[str, ...]]:
    return _collected((form(column.header), column.key) for column in table.columns for form in (folded, _base))


@cache
def _aliases(table: Table) -> dict[str, tuple[str, ...]]:
    return _collected((form(alias), column.key) for column in table.columns for alias in column.aliases for form in (folded, _base))


@cache
def _names(table: Table) -> dict[str, tuple[str, ...]]:
    return {**_aliases(table), **_exact(table)}


def _collected(pairs: Any) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for name, key in pairs:
        found.setdefault(name, {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}


@cache
def _by_name() -> dict[str, Table]:
    return {folded(table.sheet): table for table in TABLES}


@cache
def _by_alias() -> dict[str, Table]:
    names = [(folded(alias), table) for table in TABLES for alias in table.aliases]
    counts = {name: sum(other == name for other, _ in names) for name, _ in names}
    return {name: table for name, table in names if counts[name] == 1}
