"""Workbooks become the book: every sheet found its table, every row its project, every finding its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from data_access.allotment import Allotted, Headless, allotted, looked_at
from data_access.garbage import uncollected
from data_access.grid import Workbook
from data_access.keys import Keyed, keyed
from data_access.layout import Layout
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.rows import SheetRows
from data_access.typed import Remark
from schemas import states
from schemas.book import Book, Ledger, Rows
from schemas.cells import DTYPES
from schemas.findings import Found, Place
from schemas.sheets import TABLES
from schemas.table import Table

# Parents before children: a row finds its contract before its project through it.
IN_ORDER_OF_NEED = ("projects", "contracts", "shipments")


@dataclass
class _Reading:
    """What has been read so far.

    Attributes:
        headless: the tables that a sheet should hold in which no header was recognised.
    """

    places: list[Place] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    sheets: dict[str, list[tuple[int, SheetRows]]] = field(default_factory=dict)
    ledgers: list[Ledger] = field(default_factory=list)
    headless: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A workbook and its sheets, each looked at and its rows read by itself.

    Attributes:
        file, fingerprint, modified_at, time_zone: see ``Workbook``.
        origin: what it was read from: the bytes of a file, or what a service sent.
        untouched: the names of the sheets that are taken over from the last time, as nobody has touched them.
    """

    file: str
    sheets: Sequence[Allotted]
    origin: bytes | Workbook
    fingerprint: str = ""
    modified_at: datetime | None = None
    time_zone: str = ""
    untouched: frozenset[str] = frozenset()

    @property
    def is_known(self) -> bool:
        """Whether any of its sheets is one of ours."""
        return any(sheet.table or sheet.tables for sheet in self.sheets)


@uncollected()
def read_workbook(workbook: Workbook, mapping: SheetMapping = NO_MAPPING) -> ReadWorkbook:
    """Reads the rows of every sheet.

    Args:
        mapping: how a foreign workbook's own sheets and headers are ours; says nothing about sheets that are ours already.
    """
    sheets = [looked_at(workbook.file, grid, mapping) for grid in workbook.grids]
    return ReadWorkbook(workbook.file, sheets, workbook, workbook.fingerprint, workbook.modified_at, workbook.time_zone)


def book_of(workbooks: Sequence[Workbook], mapping: SheetMapping = NO_MAPPING) -> Book:
    """The book of workbooks whose rows have not been read yet; arguments as of ``read_workbook``."""
    return joined([read_workbook(workbook, mapping) for workbook in workbooks])


@uncollected()
def joined(read: Sequence[ReadWorkbook]) -> Book:
    """The book of all workbooks together; several sheets may hold one table."""
    reading = _Reading()
    for sheet in allotted(sheet for workbook in read for sheet in workbook.sheets if not sheet.explains):
        _enter(reading, sheet)
    _say_missing(reading, [each.file for each in read])
    tables: dict[str, Rows] = {}
    for table in sorted(TABLES, key=lambda table: table.key not in IN_ORDER_OF_NEED):
        if table.key == "projects" and "projects" not in reading.sheets:
            tables["projects"] = _projects_named_elsewhere(reading)
            continue
        keyed_rows = keyed(table, reading.sheets.get(table.key, []), tables, reading.places)
        tables[table.key] = _rows(table, keyed_rows, reading)
        reading.ledgers += _ledgers(reading, table, keyed_rows)
        reading.found += _found(table, keyed_rows, tables[table.key], reading)
    ordered = {table.key: tables[table.key] for table in TABLES}
    return Book(ordered, tuple(reading.places), tuple(found for found in reading.found if len(found)), tuple(reading.ledgers))


def _enter(reading: _Reading, sheet: Allotted) -> None:
    """Where a sheet stands, what is said of it, and its rows."""
    if sheet.headless:
        _set_aside(reading, sheet, sheet.headless)
    elif not sheet.tables:
        reading.found.append(_nowhere("unknown_sheet", reading, sheet, ""))
    if sheet.renamed and sheet.table:
        reading.found.append(_nowhere("renamed_sheet", reading, sheet, sheet.table.key, known_as=sheet.table.sheet))
    for rows in sheet.tables:
        place, each = len(reading.places), rows.layout
        reading.places.append(Place(each.table.key, sheet.file, sheet.name, each.header_row, each.columns, each.headers, sheet.link))
        reading.found += _about_header(place, each)
        if sheet.hidden:
            reading.found.append(_at_sheet("hidden_sheet", each.table.key, place))
        reading.sheets.setdefault(each.table.key, []).append((place, rows))
        reading.found += _footers(place, each.table, rows)


def _set_aside(reading: _Reading, sheet: Allotted, headless: Headless) -> None:
    """All rows of a sheet whose header was not recognised."""
    reading.headless.add(headless.table.key)
    reading.found.append(_nowhere("header_not_found", reading, sheet, headless.table.key, **headless.facts))
    reading.ledgers.append(Ledger(len(reading.places) - 1, headless.rows, 0, headless.rows, 0))


def _nowhere(code: str, reading: _Reading, sheet: Allotted, key: str, **facts: Any) -> Found:
    reading.places.append(Place(key, sheet.file, sheet.name, header_row=0, link=sheet.link))
    return _at_sheet(code, key, len(reading.places) - 1, **facts)


def _at_sheet(code: str, table: str, place: int, **facts: Any) -> Found:
    return Found(code, table, "", np.array([place]), np.array([0]), np.array([-1]), None, facts)


def _about_header(place: int, found: Layout) -> Iterator[Found]:
    for said in found.said:
        needed = found.table.primary_key if found.translation else tuple(column.key for column in found.table.columns if column.required)
        yield Found(
            said.code,
            found.table.key,
            said.key,
            np.array([place]),
            np.array([found.header_row]),
            np.array([-1]),
            [said.header],
            said.facts,
            severity="error" if said.code == "missing_column" and said.key in needed else "",
            column=np.array([said.column]),
        )


def _footers(place: int, table: Table, rows: SheetRows) -> Iterator[Found]:
    if rows.footers:
        size = len(rows.footers)
        yield Found(
            "footer_row",
            table.key,
            "",
            np.full(size, place),
            np.array([row for row, _, _ in rows.footers]),
            np.full(size, -1),
            [text for _, _, text in rows.footers],
            column=np.array([column for _, column, _ in rows.footers]),
        )


def _say_missing(reading: _Reading, files: Sequence[str]) -> None:
    for table in TABLES:
        if table.key not in reading.sheets and table.key not in reading.headless and not table.optional:
            reading.places.append(Place(table.key, "、".join(files), ""))
            reading.found.append(_at_sheet("missing_sheet", table.key, len(reading.places) - 1, expected=table.sheet))


def _rows(table: Table, read: Keyed, reading: _Reading) -> Rows:
    places = [place for place, _ in reading.sheets.get(table.key, [])]
    return Rows(
        table=table,
        frame=read.frame,
        states=read.states,
        place=_place_of(places, read.sheet),
        row=read.row,
        links=read.links,
        told_in={key: (_place_of(places, sheet), row) for key, (sheet, row) in read.told_in.items()},
        others=read.others,
        aside=read.aside.assign(place=_place_of(places, read.aside_sheet)),
        present=table.key in reading.sheets,
    )


def _place_of(places: Sequence[int], sheet: np.ndarray) -> np.ndarray:
    """Sheets by their numbers among those of a table, as indices into the book's places."""
    return np.array(places, dtype=np.int32)[sheet] if places else np.empty(0, np.int32)


def _ledgers(reading: _Reading, table: Table, read: Keyed) -> Iterator[Ledger]:
    for number, (place, rows) in enumerate(reading.sheets.get(table.key, [])):
        used = int((read.sheet == number).sum())
        footers, folded = len(rows.footers), int(read.folded[number])
        size = len(rows.row) - folded
        yield Ledger(place, size + footers, used, size - used, footers, folded)


def _found(table: Table, read: Keyed, rows: Rows, reading: _Reading) -> Iterator[Found]:
    for number, (place, sheet) in enumerate(reading.sheets.get(table.key, [])):
        project = np.full(len(sheet.row), -1)
        kept = read.sheet == number
        if "projects" in rows.links:
            project[read.index[kept]] = rows.links["projects"][kept]
            of, index, to = (each[read.added[0] == number] for each in read.added)
            project[index[of == number]] = rows.links["projects"][to]
        for key, remark in [*sheet.remarks, *read.remarks[number]]:
            yield _of_remark(table, key, remark, place, sheet, project)


def _of_remark(table: Table, key: str, remark: Remark, place: int, sheet: SheetRows, project: np.ndarray) -> Found:
    at = remark.at
    return Found(remark.code, table.key, key, np.full(len(at), place), sheet.row[at], project[at], remark.values, remark.facts)


def _projects_named_elsewhere(reading: _Reading) -> Rows:
    """Without a project register there are the projects the other sheets name, so that the rest still works."""
    table = next(table for table in TABLES if table.key == "projects")
    named = [
        sheet.cells["project_id"].values for key, sheets in reading.sheets.items() for _, sheet in sheets if "project_id" in sheet.cells
    ]
    ids = pd.unique(pd.Series(np.concatenate([np.asarray(values, dtype=object) for values in named]) if named else []).dropna())
    size = len(ids)
    blank: list[Any] = [None] * size
    frame = pd.DataFrame({column.key: pd.Series(blank, dtype=DTYPES[column.kind]) for column in table.columns})
    frame["project_id"] = pd.array(list(ids), dtype="str")
    state = {column.key: np.full(size, states.MISSING, np.uint8) for column in table.columns}
    state["project_id"] = np.full(size, states.VALUE, np.uint8)
    links = {"projects": np.arange(size)}
    return Rows(table, frame, state, np.full(size, -1), np.zeros(size, int), links, {}, present=False)
