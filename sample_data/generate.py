"""Makes the sample workbooks: ``python -m sample_data.generate``; the same every time."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path
from typing import Any

import click
import openpyxl
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from sample_data.sheets import Rows, rows_of
from sample_data.story import stories
from schemas.sheets import TABLES
from schemas.table import Table

HERE = Path(__file__).parent
MADE_AT = datetime(2026, 11, 20, 10, 42)  # noqa: DTZ001 - a workbook's own time has no zone
EXTRA = ("客户评级", ("A", "B", "A", "C"))
WRONG = ("下周三", "待核", "#REF!", "约120万", "1.38E+10", "七八", "IP99", "部分")


@click.command()
@click.option("--projects", default=60, help="how many projects")
@click.option("--bad-share", default=0.0, help="share of cells spoilt on purpose")
@click.option("--out", type=click.Path(path_type=Path), default=HERE / "aftersales.xlsx")
def main(projects: int, bad_share: float, out: Path) -> None:
    """Writes the good sample, or a large one for measuring."""
    write(rows_of(stories(projects)), out, bad_share=bad_share)


def write(rows: Rows, out: Path, *, bad_share: float = 0.0) -> None:
    """Writes rows as a workbook with all sheets that have any, and those that are not optional."""
    book = openpyxl.Workbook(write_only=True)
    book.properties.created = book.properties.modified = MADE_AT
    spoil = random.Random(7)  # noqa: S311 - invented data
    for table in TABLES:
        if table.key in rows or not table.optional:
            _sheet(book, table, rows.get(table.key, []), bad_share, spoil)
    book.save(out)


def _sheet(book: openpyxl.Workbook, table: Table, rows: list[dict[str, Any]], bad_share: float, spoil: random.Random) -> None:
    sheet = book.create_sheet(table.sheet)
    sheet.freeze_panes = "B2"
    extra = [EXTRA[0]] if table.key == "projects" else []
    for number, header in enumerate([*(column.header for column in table.columns), *extra], 1):
        sheet.column_dimensions[get_column_letter(number)].width = max(10, len(header) * 2 + 3)
    sheet.append([_head(sheet, column.header) for column in table.columns] + [_head(sheet, header) for header in extra])
    keys = {*table.primary_key, table.parent.key if table.parent else ""}
    for number, row in enumerate(rows):
        cells = [_cell(row.get(column.key), column.key in keys, bad_share, spoil) for column in table.columns]
        sheet.append([*cells, EXTRA[1][number % 4]] if extra else cells)


def _head(sheet: Any, text: str) -> Any:
    cell = openpyxl.cell.WriteOnlyCell(sheet, text)
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E8EEF6")
    return cell


def _cell(value: Any, is_key: bool, bad_share: float, spoil: random.Random) -> Any:
    if bad_share and not is_key and spoil.random() < bad_share:
        return spoil.choice(WRONG)
    return value if value != "" else None


if __name__ == "__main__":
    main()
