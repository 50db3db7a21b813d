"""Sheets drawn in a test, written as a real workbook and read by the real reader."""

import io
import re
from datetime import date

import openpyxl

from data_access.excel import workbook
from data_access.reading import book_of as read
from schemas.book import Book
from schemas.sheets import TABLES
from schemas.table import Table
from workflow.daybook import DayBook

SHEETS = {name: table for table in TABLES for name in (table.sheet, *table.aliases)}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
KEEP_TEXT = frozenset({"identifier", "reference", "text", "long_text", "person", "phone", "phones"})


def book_of(drawing: str, *, whole: bool = True) -> Book:
    """The book of the sheets drawn: a sheet's name, its headers between ``|``, its rows; blocks side by side or below each other.

    Args:
        whole: add the sheets and columns not drawn, empty, and a row for every project and contract that is only named.
    """
    return read([workbook(content_of(drawing, whole=whole), "售后台账.xlsx")])


def day_of(drawing: str, as_of: date, **options) -> DayBook:
    """The drawn book as a day saw it."""
    return DayBook(book_of(drawing), as_of, **options)


def content_of(drawing: str, *, whole: bool = True) -> bytes:
    """The bytes of the drawn workbook."""
    sheets = _blocks(drawing)
    if whole:
        _complete(sheets)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet, table = book.create_sheet(name), SHEETS.get(name)
        for row, cells in enumerate(rows, 1):
            for column, text in enumerate(cells, 1):
                sheet.cell(row, column).value = _value(text, rows[0][column - 1], table) if row > 1 else text
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


BETWEEN_BLOCKS = re.compile(r"(?<![|\s])\s{2,}(?![|\s])")


def _blocks(drawing: str) -> dict[str, list[list[str]]]:
    sheets: dict[str, list[list[str]]] = {}
    for part in re.split(r"\n[ \t]*\n", drawing.strip("\n")):
        names, *lines = [BETWEEN_BLOCKS.split(line.strip()) for line in part.split("\n") if line.strip()]
        for number, name in enumerate(names):
            texts = [line[number] for line in lines if number < len(line)]
            sheets[name] = [[cell.strip() for cell in text.split("|")] for text in texts]
    return sheets


def _complete(sheets: dict[str, list[list[str]]]) -> None:
    drawn = {SHEETS[name].key: rows for name, rows in sheets.items()}
    for table in TABLES:
        rows = drawn.get(table.key)
        if rows is None and not table.optional:
            rows = sheets[table.sheet] = drawn[table.key] = [[]]
        if rows is not None:
            rows[0] += [column.header for column in table.columns if column.header not in rows[0]]
    _name(drawn, "contracts", "合同编号", {"项目编号": _first(drawn, "projects", "项目编号") or _any_project(drawn)})
    _name(drawn, "projects", "项目编号", {"项目状态": "进行中", "售后专员": "王敏", "项目名称": "某项目", "公司名称(甲方)": "某公司"})


def _first(drawn: dict[str, list[list[str]]], key: str, header: str) -> str:
    rows = drawn[key]
    return rows[1][rows[0].index(header)] if len(rows) > 1 else ""


def _any_project(drawn: dict[str, list[list[str]]]) -> str:
    named = [_first(drawn, key, "项目编号") for key, rows in drawn.items() if "项目编号" in rows[0] and len(rows) > 1]
    return next((name for name in named if name), "P-1")


def _name(drawn: dict[str, list[list[str]]], key: str, header: str, rest: dict[str, str]) -> None:
    """A row for everything that other sheets name."""
    there = {row[drawn[key][0].index(header)] for row in drawn[key][1:]}
    named: dict[str, None] = {}
    for other, rows in drawn.items():
        if other != key and header in rows[0]:
            column = rows[0].index(header)
            named.update(dict.fromkeys(row[column] for row in rows[1:] if len(row) > column and row[column]))
    for name in named:
        if name not in there:
            values = {header: name, **rest}
            drawn[key].append([values.get(each, "") for each in drawn[key][0]])


def _value(text: str, header: str, table: Table | None) -> object:
    column = next((column for column in table.columns if header in (column.header, *column.aliases)), None) if table else None
    if not text:
        return None
    if DAY.fullmatch(text):
        return date.fromisoformat(text)
    if NUMBER.fullmatch(text) and (column is None or column.kind not in KEEP_TEXT):
        return float(text)
    return text
