"""The template is made of the schemas, is read without a complaint, and survives being filled in and saved by others."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from data_access.excel import read_bytes, workbook
from data_access.reading import book_of
from data_access.template import template, write_template
from data_access.upgrading import upgrade
from schemas.book import Book
from schemas.sheets import TABLES
from tests.libreoffice import saved_by_libreoffice
from tests.same import assert_same
from workflow.board import Board

SAMPLE = Path(__file__).parents[2] / "sample_data" / "aftersales.xlsx"


def read(path: Path) -> Book:
    """The book of a workbook file."""
    return book_of([workbook(read_bytes(path), path.name)])


@pytest.fixture(scope="module")
def empty() -> openpyxl.Workbook:
    return template()


def test_an_empty_template_is_read_without_a_word(tmp_path: Path) -> None:
    write_template(tmp_path / "模板.xlsx")

    book = read(tmp_path / "模板.xlsx")

    assert not book.found
    assert all(rows.present and len(rows) == 0 for rows in book.tables.values())


def test_the_example_is_a_project_without_anything_wrong(tmp_path: Path) -> None:
    write_template(tmp_path / "示例.xlsx", example=True)

    board = Board(read(tmp_path / "示例.xlsx"), date(2026, 11, 23))

    assert not list(board.book.findings(board.findings))
    assert all(len(rows) for rows in board.book.tables.values())
    assert [stage.stage.key for stage in board.stages if stage.missing[0]] == []


def test_an_existing_file_is_never_overwritten(tmp_path: Path) -> None:
    kept = tmp_path / "台账.xlsx"
    kept.write_bytes(b"somebody's work")

    with pytest.raises(FileExistsError):
        write_template(kept)

    assert kept.read_bytes() == b"somebody's work"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_sheet_has_its_headers_in_order_and_a_note_on_each(empty: openpyxl.Workbook, table) -> None:
    header = empty[table.sheet][1]

    assert [cell.value for cell in header] == [column.header for column in table.columns]
    assert all(column.english in cell.comment.text for cell, column in zip(header, table.columns, strict=True))
    assert empty[table.sheet].freeze_panes == "B2"


def test_required_needed_and_free_headers_look_different(empty: openpyxl.Workbook) -> None:
    colours = {
        "required" if column.required else "needed" if column.stages else "free": empty[table.sheet].cell(1, number).fill.fgColor.rgb
        for table in TABLES
        for number, column in enumerate(table.columns, 1)
    }

    assert len(set(colours.values())) == 3


def test_numbers_that_are_names_are_kept_as_text_and_days_look_like_days(empty: openpyxl.Workbook) -> None:
    formats = {
        column.kind: empty[table.sheet].column_dimensions[empty[table.sheet].cell(1, number).column_letter].number_format
        for table in TABLES
        for number, column in enumerate(table.columns, 1)
    }

    assert {formats[kind] for kind in ("identifier", "reference", "phone", "phones")} == {"@"}
    assert formats["day"] == "yyyy-mm-dd"


def test_drop_downs_offer_the_words_of_the_schema_and_let_others_in(empty: openpyxl.Workbook) -> None:
    rules = {str(rule.sqref).split(":")[0]: rule for rule in empty["发货单"].data_validations.dataValidation}
    of = {cell.value: f"{cell.column_letter}2" for cell in empty["发货单"][1]}

    assert rules[of["验收结果"]].formula1 == '"合格,短缺,破损,型号不符,混合"'
    assert rules[of["是否末批"]].formula1 == '"是,否"'
    assert not any(rule.showErrorMessage for rule in rules.values())


def test_a_drop_down_is_never_longer_than_excel_takes(empty: openpyxl.Workbook) -> None:
    lists = [rule.formula1 for sheet in empty for rule in sheet.data_validations.dataValidation]

    assert max(map(len, lists)) <= 257


def test_the_three_blanks_have_their_colours(empty: openpyxl.Workbook) -> None:
    formulas = {
        str(cells.sqref).split(":")[0]: " ".join(rule.formula[0] for rule in rules)
        for cells, rules in empty["合同信息"].conditional_formatting._cf_rules.items()
    }
    of = {cell.value: f"{cell.column_letter}2" for cell in empty["合同信息"][1]}

    assert all(mark in formulas[of["签订日期"]] for mark in ("ISBLANK", "待定", "不适用"))
    assert "ISBLANK" not in formulas[of["品牌"]]


def test_the_first_sheet_explains_and_leads_to_the_others(empty: openpyxl.Workbook) -> None:
    first = empty.worksheets[0]

    links = {cell.value for row in first.iter_rows() for cell in row if cell.hyperlink}

    assert first.title == "说明"
    assert links == {table.sheet for table in TABLES}


def test_a_filled_template_saved_by_libreoffice_is_read_the_same(tmp_path: Path) -> None:
    filled = tmp_path / "filled.xlsx"
    upgrade(SAMPLE, filled)

    saved = saved_by_libreoffice(filled, tmp_path / "saved")

    assert_same(read(saved), read(filled))
    assert_same(read(filled), read(SAMPLE))


def test_the_template_still_has_its_drop_downs_colours_and_formats_after_libreoffice(tmp_path: Path) -> None:
    write_template(tmp_path / "empty.xlsx")

    saved = openpyxl.load_workbook(saved_by_libreoffice(tmp_path / "empty.xlsx", tmp_path / "saved"))

    assert saved["项目台账"].data_validations.dataValidation
    assert saved["项目台账"].conditional_formatting
    assert saved["项目台账"].column_dimensions["A"].number_format == "@"
