"""The template: an empty workbook with our sheets, notes, drop-downs and formats; made from the schemas alone."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from data_access.example import example_rows
from schemas.cells import read_cell
from schemas.cells.blanks import NA_WORDS, PENDING_WORDS
from schemas.columns import Column
from schemas.sheets import TABLES
from schemas.table import Table
from texts import knows, say

LAST_ROW = 10_000  # down to which there are drop-downs and colours
LONGEST_LIST = 255  # characters Excel takes in a drop-down
_TEXT = ("identifier", "reference", "phone", "phones")
FORMATS = {"day": "yyyy-mm-dd", "money": "#,##0.00", "percent": "0.00%", **dict.fromkeys(_TEXT, "@")}
_WIDTHS = {"day": 12, "money": 14, "yes_no": 8, "long_text": 28, "text": 18, "phone": 15, "phones": 18}
_REQUIRED, _NEEDED, _FREE = "F7D7D4", "DCE8F5", "EEF1F5"
_MISSING, _PENDING, _NA = "FBE4E2", "FFF3CD", "E9ECEF"


def write_template(out: Path, *, example: bool = False) -> None:
    """Writes the template.

    Args:
        example: with one example project in it.

    Raises:
        FileExistsError: there is such a file already; it is never overwritten.
    """
    write_new(out, template(example=example))


def template(*, example: bool = False) -> openpyxl.Workbook:
    """The workbook, empty or with one example project."""
    book = openpyxl.Workbook()
    _explain(book.active)
    for table in TABLES:
        _sheet(book.create_sheet(table.sheet), table)
        if example:
            _example(book[table.sheet], table)
    return book


def write_new(out: Path, book: openpyxl.Workbook) -> None:
    """Writes a workbook under a name that is still free.

    Raises:
        FileExistsError: it is not.
    """
    content = io.BytesIO()
    book.save(content)
    with out.open("xb") as file:
        file.write(content.getvalue())


def _explain(sheet: Worksheet) -> None:
    """The first sheet: how to fill in, on one page."""
    sheet.title = say("template.sheet", "zh")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
    sheet["A1"] = say("template.title", "zh")
    sheet["A1"].font = Font(bold=True, size=16)
    row = 3
    while knows(f"template.line.{row - 2}.what"):
        for column, part in enumerate(("what", "how"), 1):
            cell = sheet.cell(row, column, say(f"template.line.{row - 2}.{part}", "zh"))
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=column == 1)
        row += 1
    for name, colour in (
        ("required", _REQUIRED),
        ("needed", _NEEDED),
        ("free", _FREE),
        ("missing", _MISSING),
        ("pending", _PENDING),
        ("na", _NA),
    ):
        sheet.cell(row, 1).fill = PatternFill("solid", fgColor=colour)
        sheet.cell(row, 2, say(f"template.colour.{name}", "zh"))
        row += 1
    sheet.cell(row + 1, 1, say("template.sheets", "zh")).font = Font(bold=True)
    for offset, table in enumerate(TABLES, row + 2):
        sheet.cell(offset, 1, table.sheet).hyperlink = f"#'{table.sheet}'!A1"
        optional = say("template.optional", "zh") if table.optional else ""
        sheet.cell(offset, 2, f"{table.english}{optional}")
    _fit_on_paper(sheet, "portrait")


def _sheet(sheet: Worksheet, table: Table) -> None:
    sheet.freeze_panes = "B2"
    sheet.row_dimensions[1].height = 32
    for number, column in enumerate(table.columns, 1):
        letter = get_column_letter(number)
        head(sheet, number, column.header, _REQUIRED if column.required else _NEEDED if column.stages else _FREE)
        sheet.cell(1, number).comment = Comment(note(table, column), say("template.author", "zh"), width=340, height=170)
        sheet.column_dimensions[letter].width = max(_WIDTHS.get(column.kind, 12), len(column.header) * 2 + 2)
        if column.kind in FORMATS:
            sheet.column_dimensions[letter].number_format = FORMATS[column.kind]
        cells = f"{letter}2:{letter}{LAST_ROW}"
        _drop_down(sheet, column, cells)
        _show_blanks(sheet, table, column, letter, cells)
    _fit_on_paper(sheet, "landscape")


def head(sheet: Worksheet, number: int, text: str, colour: str = _FREE) -> None:
    """One header cell."""
    cell = sheet.cell(1, number, text)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=colour)
    cell.alignment = Alignment(wrap_text=True, vertical="center")


def _fit_on_paper(sheet: Worksheet, orientation: str) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.print_title_rows = "1:1"


def note(table: Table, column: Column) -> str:
    """What a column is for, in both languages: its English name, its words, when it is needed, an example."""
    lines = [column.english]
    own = f"columns.{table.key}.{column.key}"
    lines += [say(own, language) for language in ("zh", "en") if knows(own)]
    if column.values:
        lines.append("; ".join(f"{word} {english}" for word, english in column.values.items()))
    if column.required:
        lines.append(say("template.required", "zh"))
    if column.stages:
        lines.append(say("template.needed", "zh", stages="、".join(str(stage) for stage in column.stages)))
    if column.example:
        lines.append(say("template.example", "zh", example=column.example))
    return "\n".join(lines)


def _drop_down(sheet: Worksheet, column: Column, cells: str) -> None:
    words = {"yes_no": ("是", "否"), "score": ("5", "4", "3", "2", "1"), "one_of": tuple(column.values)}.get(column.kind, ())
    listed = ",".join((*words, "不适用") if words and column.na_allowed else words)
    if listed and len(listed) <= LONGEST_LIST:
        # a word that is not listed is let in: 待定 and / are answers too, and the board says the rest
        rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=False)
        sheet.add_data_validation(rule)
        rule.add(cells)


def _show_blanks(sheet: Worksheet, table: Table, column: Column, letter: str, cells: str) -> None:
    """The three blanks at a glance: still to fill in, still to be settled, not applicable."""
    if column.required:
        begun = f"COUNTA($A2:${get_column_letter(len(table.columns))}2)>0"
        _colour(sheet, cells, f"AND({begun},ISBLANK({letter}2))", _MISSING)
    _colour(sheet, cells, _any_of(letter, PENDING_WORDS), _PENDING)
    _colour(sheet, cells, _any_of(letter, NA_WORDS), _NA)


def _any_of(letter: str, words: Iterable[str]) -> str:
    return "OR(" + ",".join(f'{letter}2="{word}"' for word in sorted(words)) + ")"


def _colour(sheet: Worksheet, cells: str, formula: str, colour: str) -> None:
    sheet.conditional_formatting.add(cells, FormulaRule([formula], fill=PatternFill("solid", bgColor=colour)))


def _example(sheet: Worksheet, table: Table) -> None:
    for row, texts in enumerate(example_rows(table), 2):
        for number, column in enumerate(table.columns, 1):
            if column.key in texts:
                cell = sheet.cell(row, number, _value(column, texts[column.key]))
                cell.number_format = FORMATS.get(column.kind, "General")


def _value(column: Column, text: str) -> Any:
    """An example as people would type it: a day as a day, numbers as numbers, everything else as text."""
    value = read_cell(text, column).value
    if column.kind == "money":
        return value / 100
    return value if column.kind in ("day", "percent", "quantity", "whole", "score") else text
