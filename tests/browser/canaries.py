"""A workbook in which every place that can hold an amount or a telephone number holds one that stands nowhere else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import count
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from schemas.columns import Column
from schemas.sheets import TABLES

# Texts that name something: nobody writes a sum or a number beside them, and other rows are found by them.
NAMES = {
    "project_name", "customer_name", "end_user", "region", "archive_ref", "crew", "brand", "batch", "section", "revision", "model",
    "spec", "run_id", "package_no", "company", "user_company", "title",
}  # fmt: skip


@dataclass
class Canaries:
    """What was planted: the amount or number, and where it stands."""

    amounts: dict[Decimal, str] = field(default_factory=dict)
    phones: dict[str, str] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def amount(self, where: str) -> Decimal:
        """Tens of millions with odd cents: nothing else in the workbook is as large."""
        made = Decimal(71_000_000) + Decimal("104729.37") * next(self.numbers)
        self.amounts[made] = where
        return made

    def phone(self, where: str) -> str:
        made = f"139{61_000_000 + 7_919 * next(self.numbers)}"
        self.phones[made] = where
        return made


def planted(sample: Path, out: Path) -> Canaries:
    """Writes the sample anew with canaries: as numbers, as text that is none, in notes, columns nobody knows, and footers."""
    book, canaries = openpyxl.load_workbook(sample), Canaries()
    for table in TABLES:
        sheet = book[table.sheet]
        headers = [cell.value for cell in sheet[1]]
        for column in table.columns:
            if column.header in headers:
                _column(sheet, headers.index(column.header) + 1, column, canaries, f"{table.key}.{column.key}")
        _unknown_columns(sheet, canaries, table.key)
        _footer(sheet, canaries, table.key)
    book.save(out)
    return canaries


def _column(sheet: Worksheet, number: int, column: Column, canaries: Canaries, where: str) -> None:
    if column.kind == "money":
        for row in (2, 3, 8):
            sheet.cell(row, number).value = float(canaries.amount(where))
        sheet.cell(5, number).value = f"大约{canaries.amount(f'{where} unreadable'):,}元"
    elif column.confidential == "phone":
        for row in (2, 3):
            sheet.cell(row, number).value = canaries.phone(where)
        sheet.cell(5, number).value = f"打{canaries.phone(f'{where} unreadable')}找张工，或者再问问"
    elif column.kind in ("text", "long_text") and column.key not in NAMES:
        for row in (2, 3, 5):
            said = f"尾款{canaries.amount(f'{where} note'):,}元，找钟姐{canaries.phone(f'{where} note')}"
            sheet.cell(row, number).value = f"{sheet.cell(row, number).value or ''} {said}".strip()


def _unknown_columns(sheet: Worksheet, canaries: Canaries, table: str) -> None:
    last = sheet.max_column
    for at, (header, planted_) in enumerate((("垫付款", canaries.amount), ("司机联系", canaries.phone)), 1):
        sheet.cell(1, last + at).value = header
        for row in (2, 3):
            value = planted_(f"{table} unknown column")
            sheet.cell(row, last + at).value = float(value) if isinstance(value, Decimal) else value


def _footer(sheet: Worksheet, canaries: Canaries, table: str) -> None:
    last = sheet.max_row + 1
    sheet.cell(last, 1).value = f"合计：{canaries.amount(f'{table} footer'):,}元"
    sheet.cell(last + 1, 1).value = "制表人"
    sheet.cell(last + 1, 2).value = f"钟姐 {canaries.phone(f'{table} footer')}"
