"""Workbooks written in a test and read by the real reader."""

import io

import openpyxl

from data_access.excel import workbook
from data_access.reading import book_of
from schemas.book import Book
from schemas.findings import Finding
from schemas.roles import MANAGER
from workflow.wording import Worded, words

PROJECT = ("项目编号", "项目名称", "公司名称(甲方)", "售后专员", "项目状态")
ROW = ("P-1", "某项目", "某公司", "王敏", "进行中")


def read(**sheets) -> Book:
    """Sheets as lists of rows, or as functions that fill an openpyxl sheet."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        if callable(rows):
            rows(sheet)
        else:
            for row in rows:
                sheet.append(list(row))
    return of(made)


def of(*made: openpyxl.Workbook) -> Book:
    books = []
    for number, each in enumerate(made, 1):
        file = io.BytesIO()
        each.save(file)
        books.append(workbook(file.getvalue(), f"台账{number}.xlsx"))
    return book_of(books)


def found(book: Book, code: str) -> list[Finding]:
    return [finding for finding in book.findings(book.found) if finding.code == code]


def cells(book: Book, code: str) -> list[str]:
    return [finding.cell for finding in found(book, code)]


def told(book: Book, code: str, language: str = "zh") -> list[Worded]:
    """The findings of a code in words."""
    return [words(finding, language, MANAGER) for finding in found(book, code)]


def ledger(book: Book, sheet: str) -> tuple[int, int, int, int]:
    """Rows, used, set aside and footers of a sheet."""
    [said] = [each for each in book.ledgers if book.places[each.place].sheet == sheet]
    return said.rows, said.used, said.set_aside, said.footers
