"""Rows for other tools: JSON values, CSV and .xlsx; text that a spreadsheet would take for a formula stays text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from schemas import states
from schemas.amounts import Fen
from schemas.book import Book, Rows
from schemas.columns import Column
from schemas.roles import HIDDEN, Role

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MARKS = {states.NA: "na", states.PENDING: "pending"}
WIDEST = 60
LONGEST_TEXT = 32_767  # letters a cell has room for


def table_as_dict(book: Book, table: str, role: Role) -> dict[str, Any]:
    """``export TABLE --json``: the typed rows of a table; rows set aside are absent."""
    rows = book[table]
    values = {column.key: _values(rows, column, role) for column in rows.table.columns}
    listed = []
    for index in range(len(rows)):
        place = book.places[rows.place[index]] if rows.place[index] >= 0 else None
        marks = {key: MARKS[state] for key in values if (state := int(rows.states[key][index])) in MARKS}
        entry: dict[str, Any] = {
            "file": place.file if place else "",
            "sheet": place.sheet if place else "",
            "row": int(rows.row[index]),
            "values": {key: column[index] for key, column in values.items()},
        }
        listed.append({**entry, "marks": marks} if marks else entry)
    return {"table": table, "rows": listed}


def _values(rows: Rows, column: Column, role: Role) -> list[Any]:
    there = rows.has(column.key)
    may_see = role.may_see(column.confidential)
    series = rows.frame[column.key]
    return [(_json(value, column.kind) if may_see else HIDDEN) if known else None for value, known in zip(series, there, strict=True)]


def _json(value: Any, kind: str) -> Any:
    """A typed value for JSON: days as ISO, money and shares as decimal text."""
    if kind == "money":
        return Fen(value).plain()
    if kind == "percent" or (kind == "money_or_percent" and value <= 1):
        text = f"{value:.6f}".rstrip("0")
        return text + "0" * max(0, 2 - len(text.partition(".")[2]))
    if kind == "money_or_percent":
        return Fen(round(value)).plain()
    if kind == "day":
        return f"{value:%Y-%m-%d}"
    if kind == "yes_no":
        return bool(value)
    if kind == "quantity":
        return float(value)
    return int(value) if kind in ("months", "whole", "current", "score") else str(value)


def table_for_people(book: Book, table: str, role: Role) -> tuple[list[str], list[list[Any]]]:
    """Headers and rows of a table for a spreadsheet: amounts in yuan as numbers, days as days."""
    rows = book[table]
    columns = []
    for column in rows.table.columns:
        series, there, may_see = rows.frame[column.key], rows.has(column.key), role.may_see(column.confidential)
        columns.append(
            [(_cell(value, column) if may_see else HIDDEN) if known else None for value, known in zip(series, there, strict=True)]
        )
    return [column.header for column in rows.table.columns], [list(row) for row in zip(*columns, strict=True)]


def _cell(value: Any, column: Column) -> Any:
    if column.kind == "money" or (column.kind == "money_or_percent" and value > 1):
        return Fen(round(value))
    return _plain(value)


def _plain(value: Any) -> Any:
    """A value of a frame as plain Python, None for a blank."""
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, (Fen, str, bool, date)) and not isinstance(value, pd.Timestamp):
        return value
    if isinstance(value, (pd.Timestamp, np.datetime64)):
        return None if pd.isna(value) else pd.Timestamp(value).date()
    if isinstance(value, np.generic):
        return value.item()
    return value


def csv_bytes(headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """CSV that Excel opens with its Chinese intact; an apostrophe disarms what would be a formula."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_harmless(header) for header in headers])
    writer.writerows([_harmless(_plain(value)) for value in row] for row in rows)
    return ("\ufeff" + file.getvalue()).encode("utf-8", "replace")


def _harmless(value: Any) -> Any:
    if isinstance(value, Fen):
        return value.plain()
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return ""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def xlsx_bytes(sheets: Sequence[tuple[str, Sequence[str], Iterable[Sequence[Any]]]]) -> bytes:
    """A workbook of sheets (name, headers, rows): real numbers and days, text as text."""
    book = openpyxl.Workbook(write_only=True)
    for name, headers, rows in sheets:
        sheet = book.create_sheet(_writable(name)[:31])
        sheet.freeze_panes = "A2"
        listed = [[_plain(value) for value in row] for row in rows]
        for number, header in enumerate(headers, 1):
            longest = max([len(str(header)) * 2, *(_width(row[number - 1]) for row in listed[:200])], default=10)
            sheet.column_dimensions[get_column_letter(number)].width = min(longest + 3, WIDEST)
        sheet.append([_header(sheet, header) for header in headers])
        for row in listed:
            sheet.append([_typed_cell(sheet, value) for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _header(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, _writable(text))
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF6")
    cell.alignment = Alignment(vertical="center")
    return cell


def _typed_cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, Fen):
        cell = WriteOnlyCell(sheet, int(value) / 100)
        cell.number_format = "#,##0.00"
        return cell
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, _writable(value))
        cell.data_type = "s"  # never a formula, whatever it begins with
        return cell
    return "是" if value is True else "否" if value is False else value


def _writable(text: str) -> str:
    """A text without what no workbook can hold: control characters, half characters, more letters than a cell has room for."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return ILLEGAL_CHARACTERS_RE.sub("", whole)[:LONGEST_TEXT]


def _width(value: Any) -> int:
    text = f"{value:%Y-%m-%d}" if isinstance(value, date) else "" if value is None else str(value)
    return sum(1 if letter.isascii() else 2 for letter in text)
