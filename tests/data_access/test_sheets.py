"""Sheets as people keep them: titles above, headers of their own, footers below, rows that cannot be placed."""

from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas import states
from schemas.sheets import BY_KEY
from tests.data_access.reading import PROJECT, ROW, cells, found, of, read


def test_a_title_above_the_header_is_no_row():
    book = read(项目台账=[("售后部 2026 年项目台账",), (), PROJECT, ROW])

    assert book.projects.texts("project_id").tolist() == ["P-1"]
    assert (book.places[0].header_row, book.projects.row.tolist()) == (3, [4])


@pytest.mark.parametrize("name", ["项目台账", " 项目 台账 ", "工程台账", "项目台账\u200b"])
def test_a_sheet_is_found_by_name_or_alias(name):
    assert len(read(**{name: [PROJECT, ROW]}).projects) == 1


def test_a_sheet_of_another_name_is_known_by_its_headers():
    headers = [column.header for column in BY_KEY["site_surveys"].columns]

    book = read(项目台账=[PROJECT, ROW], 跑现场=[headers, ["P-1", "CL-1", "测量"]])

    assert len(book.site_surveys) == 1
    assert [finding.sheet for finding in found(book, "renamed_sheet")] == ["跑现场"]


def test_a_missing_sheet_is_said_once_and_an_optional_one_not_at_all():
    missing = {finding.table for finding in found(read(项目台账=[PROJECT, ROW]), "missing_sheet")}

    assert "site_surveys" in missing
    assert not missing & {"stage_log", "calendar", "invoices", "dunning_log", "shipment_items", "projects"}


def test_a_header_in_ten_thousands_multiplies_but_not_a_cell_with_its_own_unit():
    contracts = [
        ("项目编号", "合同编号", "签订日期", "合同金额(万元)"),
        ("P-1", "C-1", "2026-03-01", 128),
        ("P-1", "C-2", "2026-03-01", "5000元"),
    ]

    book = read(项目台账=[PROJECT, ROW], 合同信息=contracts)

    assert book.contracts.fen("contract_amount").tolist() == [1_280_000_00, 5_000_00]


def test_the_exact_header_beats_an_alias():
    book = read(项目台账=[(*PROJECT, "状态", "地址"), (*ROW, "随便", "某路")])

    assert book.projects.texts("project_status").tolist() == ["进行中"]
    assert book.projects.texts("customer_address").tolist() == ["某路"]
    assert [finding.value for finding in found(book, "unknown_column")] == ["状态"]
    assert book.projects.others["状态"] == ["随便"]


def test_a_header_that_stands_twice_is_used_by_neither():
    book = read(项目台账=[(*PROJECT, "传真", "传真"), (*ROW, "1", "2")])

    assert cells(book, "duplicate_header") == ["F1", "G1"]
    assert book.projects.states["customer_fax"].tolist() == [states.MISSING]


def test_a_header_that_names_two_columns_is_asked_about():
    book = read(项目台账=[PROJECT, ROW], 用户信息=[("项目编号", "用户公司名称", "电话/手机"), ("P-1", "某公司", "13800000001")])

    assert cells(book, "ambiguous_header") == ["C1"]


def test_a_missing_required_column_is_an_error_another_a_warning():
    book = read(项目台账=[PROJECT[:-1], ROW[:-1]])

    severities = {finding.field: finding.severity for finding in found(book, "missing_column")}

    assert severities["project_status"] == "error"
    assert severities["region"] == "warning"


def test_footers_are_counted_and_pointed_at():
    book = read(项目台账=[PROJECT, ROW, (), ("合计", "1 个"), ("制表人：何丽华",), (None, "备注：每周更新")])

    assert cells(book, "footer_row") == ["A4", "A5", "B6"]
    [ledger] = book.ledgers
    assert (ledger.rows, ledger.used, ledger.set_aside, ledger.footers) == (4, 1, 0, 3)


def test_a_header_that_is_said_again_further_down_is_no_project():
    book = read(项目台账=[PROJECT, ROW, PROJECT])

    assert cells(book, "footer_row") == ["A3"]
    [ledger] = book.ledgers
    assert (ledger.rows, ledger.used, ledger.set_aside, ledger.footers) == (2, 1, 0, 1)


def test_a_row_that_begins_like_a_footer_but_has_its_other_key_is_none():
    book = read(项目台账=[PROJECT, ROW], 合同信息=[("项目编号", "合同编号"), ("合计", "HT-9"), ("合计", "")])

    assert cells(book, "footer_row") == ["A3"]
    assert [finding.cell for finding in found(book, "unknown_reference")] == ["A2"]
    assert [(ledger.used, ledger.set_aside, ledger.footers) for ledger in book.ledgers] == [(1, 0, 0), (0, 1, 1)]


def test_of_rows_with_the_same_key_the_first_is_used():
    book = read(项目台账=[PROJECT, ROW, ("P-1", "另一个", "某公司", "王敏", "进行中")])

    assert book.projects.texts("project_name").tolist() == ["某项目"]
    assert [(finding.cell, finding.facts["rows"]) for finding in found(book, "duplicate_key")] == [("A2", "A3"), ("A3", "A2")]
    assert book.ledgers[0].set_aside == 1


def test_a_row_of_an_unknown_project_is_set_aside_with_the_nearest_known():
    surveys = [("项目编号", "测量单号", "类型"), ("XM2026-O01", "CL-1", "测量")]

    book = read(项目台账=[PROJECT, ("XM2026-001", *ROW[1:])], 现场测量复核=surveys)

    [finding] = found(book, "unknown_reference")
    assert (finding.cell, finding.facts["nearest"]) == ("A2", "XM2026-001")
    assert len(book.site_surveys) == 0
    assert book.site_surveys.aside["survey_no"].tolist() == ["CL-1"]


def test_what_hangs_on_a_row_set_aside_is_set_aside_too():
    contracts = [("项目编号", "合同编号", "签订日期", "合同金额"), ("P-9", "C-1", "2026-03-01", 100)]
    receipts = [("收款编号", "合同编号", "到账金额", "收款方式", "到账状态"), ("R-1", "C-1", 50, "电汇", "已到账")]

    book = read(项目台账=[PROJECT, ROW], 合同信息=contracts, 收款记录=receipts)

    assert [finding.table for finding in found(book, "unknown_reference")] == ["contracts", "receipts"]


def test_merged_cells_are_filled_down():
    def fill(sheet):
        sheet.append(["项目编号", "测量单号", "类型"])
        sheet.append(["P-1", "CL-1", "测量"])
        sheet.append([None, "CL-2", "复核"])
        sheet.append([None, "CL-3", "补测"])
        sheet.merge_cells("A2:A3")

    book = read(项目台账=[PROJECT, ROW], 现场测量复核=fill)

    assert book.site_surveys.texts("survey_no").tolist() == ["CL-1", "CL-2"]
    assert cells(book, "required_missing") == ["A4"]


def test_as_above_copies_the_cell_above_and_says_so():
    surveys = [("项目编号", "测量单号", "类型", "技术员"), ("P-1", "CL-1", "测量", "何工"), ("同上", "CL-2", "复核", "〃")]

    book = read(项目台账=[PROJECT, ROW], 现场测量复核=surveys)

    assert book.site_surveys.texts("technician").tolist() == ["何工", "何工"]
    assert cells(book, "read_with_doubt") == ["A3", "D3"]


def test_error_cells_and_formulas_without_a_result_are_told_from_blanks():
    def fill(sheet):
        sheet.append(["项目编号", "测量单号", "类型", "约定时间", "实际到场日期", "技术员"])
        sheet.append(["P-1", "CL-1", "测量", "#REF!", "=D2+1", None])
        sheet["D2"].data_type = "e"

    book = read(项目台账=[PROJECT, ROW], 现场测量复核=fill)

    assert (cells(book, "error_cell"), cells(book, "no_cached_value")) == (["D2"], ["E2"])
    assert book.site_surveys.states["appointed_date"].tolist() == [states.UNREADABLE]
    assert book.site_surveys.states["technician"].tolist() == [states.MISSING]


def test_a_hidden_sheet_is_read_and_said_to_be_hidden():
    def fill(sheet):
        sheet.sheet_state = "hidden"
        sheet.append(["项目编号", "测量单号", "类型"])
        sheet.append(["P-1", "CL-1", "测量"])

    book = read(项目台账=[PROJECT, ROW], 现场测量复核=fill)

    assert len(book.site_surveys) == 1
    assert [finding.sheet for finding in found(book, "hidden_sheet")] == ["现场测量复核"]


def test_a_sheet_that_begins_elsewhere_keeps_its_addresses():
    def fill(sheet):
        for column, (header, value) in enumerate(zip(PROJECT, ROW, strict=True), 3):
            sheet.cell(4, column, header)
            sheet.cell(5, column, value if header != "项目状态" else "在建")

    book = read(项目台账=fill)

    assert cells(book, "not_in_list") == ["G5"]


def test_two_workbooks_feed_one_table_and_keys_are_checked_across():
    this, last = openpyxl.Workbook(), openpyxl.Workbook()
    for made, ids in ((this, ("P-1", "P-2")), (last, ("P-3", "P-2"))):
        made.active.title = "项目台账"
        made.active.append(PROJECT)
        for number in ids:
            made.active.append((number, *ROW[1:]))

    book = of(this, last)

    assert book.projects.texts("project_id").tolist() == ["P-1", "P-2", "P-3"]
    assert [(finding.file, finding.cell) for finding in found(book, "duplicate_key")] == [("台账1.xlsx", "A3"), ("台账2.xlsx", "A3")]


def test_without_a_register_the_projects_are_those_the_other_sheets_name():
    book = read(现场测量复核=[("项目编号", "测量单号", "类型"), ("P-1", "CL-1", "测量"), ("P-2", "CL-2", "测量")])

    assert book.projects.texts("project_id").tolist() == ["P-1", "P-2"]
    assert book.site_surveys.project.tolist() == [0, 1]


TYPED = st.one_of(
    st.none(), st.sampled_from(("P-1", "P-2", "CL-1", "合计", "小计：3", "待定", "/", "同上", "测量", "2026-03-05", "#REF!", " ", "无")), st.text(max_size=6),
    st.floats(allow_nan=False, allow_infinity=False, width=32), st.booleans(), st.dates(date(1990, 1, 1), date(2060, 1, 1)),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(TYPED, min_size=1, max_size=6), max_size=9))
def test_whatever_is_typed_no_row_is_lost(typed):
    legal = [[None if isinstance(cell, str) and any(ord(letter) < 32 for letter in cell) else cell for cell in row] for row in typed]
    legal = [[cell if not (isinstance(cell, str) and cell.startswith("=")) else "x" for cell in row] for row in legal]

    book = read(项目台账=[PROJECT, ROW], 现场测量复核=[("项目编号", "测量单号", "类型", "约定时间", "技术员", "别的"), *legal])

    content = sum(any(cell is not None and str(cell).strip() for cell in row) for row in legal)
    [ledger] = [each for each in book.ledgers if book.places[each.place].table == "site_surveys"]
    assert ledger.rows == content == ledger.used + ledger.set_aside + ledger.footers
    pointed_at = {finding.row for finding in book.findings(book.found) if finding.table == "site_surveys"}
    assert set(book.site_surveys.aside["row"]) <= pointed_at
