"""The header of a sheet: its units, its doubles, and sheets in which it is not found; whatever the order of the sheets."""

import io
from itertools import permutations

import openpyxl
import pytest

from data_access.excel import workbook
from data_access.loading import snapshot_of
from data_access.reading import read_workbook
from data_access.refusals import SourceRefused
from data_access.sources import Source, SourceState
from schemas import states
from tests.data_access.reading import PROJECT, ROW, cells, found, ledger, read, told

CONTRACT = ("项目编号", "合同编号", "签订日期", "合同金额")
SIGNED = ("P-1", "C-1", "2026-03-01")


@pytest.mark.parametrize("unit", ["单位:万元", "含税,万元", "万元，含税", "人民币万元", "RMB万元"])
def test_a_unit_among_other_words_multiplies_too(unit: str) -> None:
    book = read(项目台账=[PROJECT, ROW], 合同信息=[(*CONTRACT[:-1], f"合同金额({unit})"), (*SIGNED, 128)])

    assert book.contracts.fen("contract_amount").tolist() == [1_280_000_00]


@pytest.mark.parametrize(
    ("headers", "cell", "key", "value"),
    [
        ("质保期(年)", 2, "warranty_months", 24),
        ("质保期(天)", 730, "warranty_months", 24),
        ("质保金(万元)", 0.5, "retention", 500_000),
        ("质保金(万元)", "0.5", "retention", 500_000),
        ("质保金(万元)", 0.05, "retention", 50_000),
    ],
)
def test_units_count_in_more_than_amounts(headers: str, cell: object, key: str, value: float) -> None:
    book = read(项目台账=[PROJECT, ROW], 合同信息=[(*CONTRACT, headers), (*SIGNED, 100, cell)])

    assert book.contracts[key].tolist() == [value]


def test_lengths_and_currents_are_read_in_the_unit_of_their_header() -> None:
    book = read(
        项目台账=[PROJECT, ROW],
        合同信息=[CONTRACT, (*SIGNED, 100)],
        合同明细=[("合同编号", "序号", "直段长度(mm)", "安培数(kA)"), ("C-1", 1, 120500, 2.5)],
    )

    assert book.contract_items["straight_m"].tolist() == [120.5]
    assert book.contract_items["rated_current"].tolist() == [2500]


@pytest.mark.parametrize("header", ["直段数量(米)", "直段数量(m)"])
def test_metres_are_not_taken_for_sections(header: str) -> None:
    book = read(项目台账=[PROJECT, ROW], 合同信息=[CONTRACT, (*SIGNED, 100)], 合同明细=[("合同编号", "序号", header), ("C-1", 1, 42)])

    [finding] = found(book, "unit_unclear")
    assert (finding.cell, finding.column, finding.facts["usual"]) == ("C1", header, "节")
    assert book.contract_items.states["straight_qty"].tolist() == [states.MISSING]
    assert not [each for each in found(book, "missing_column") if each.field == "straight_qty"]


def test_an_amount_whose_unit_cannot_be_told_is_asked_about_once_and_not_read() -> None:
    book = read(项目台账=[PROJECT, ROW], 合同信息=[(*CONTRACT[:-1], "合同金额(元/万元)"), (*SIGNED, 128)])

    assert cells(book, "unit_unclear") == ["D1"]
    assert book.contracts.states["contract_amount"].tolist() == [states.MISSING]
    assert not found(book, "required_missing")
    assert len(book.contracts) == 1


@pytest.mark.parametrize(
    ("line", "yuan"),
    [
        ("单位：万元", 1_280_000),
        ("2026年合同   单位: 万元", 1_280_000),
        ("（单位：万元）", 1_280_000),
        ("(万元)", 1_280_000),
        ("万元", 1_280_000),
        ("单位：元", 128),
        ("2026年合同（含万元以下）", 128),
        ("填表单位：售后部", 128),
    ],
)
def test_a_unit_above_the_header_counts_for_all_amounts_of_the_sheet(line: str, yuan: int) -> None:
    book = read(项目台账=[PROJECT, ROW], 合同信息=[(line,), CONTRACT, (*SIGNED, 128)])

    assert book.contracts["contract_amount"].tolist() == [yuan * 100]


def test_a_unit_in_the_header_or_the_cell_beats_the_one_above() -> None:
    book = read(项目台账=[PROJECT, ROW], 合同信息=[("单位：万元",), (*CONTRACT[:-1], "合同金额(元)"), (*SIGNED, 1280)])
    typed = read(项目台账=[PROJECT, ROW], 合同信息=[("单位：万元",), CONTRACT, (*SIGNED, "1280元")])

    assert book.contracts["contract_amount"].tolist() == typed.contracts["contract_amount"].tolist() == [128_000]


def test_two_names_of_one_column_are_both_named() -> None:
    book = read(项目台账=[("项目号", "工程编号", *PROJECT[1:]), ("P-1", "P-1", *ROW[1:])])

    assert [(each.cell, each.value, each.column) for each in found(book, "duplicate_header")] == [
        ("A1", "项目号", "项目号"),
        ("B1", "工程编号", "工程编号"),
    ]
    assert "工程编号 (B1)" in told(book, "duplicate_header")[0].message
    assert not found(book, "required_missing")
    assert ledger(book, "项目台账") == (1, 0, 1, 0)


def test_a_header_that_fits_two_columns_does_not_make_them_missing() -> None:
    book = read(项目台账=[PROJECT, ROW], 用户信息=[("项目编号", "用户公司名称", "电话/手机"), ("P-1", "某公司", "13800000001")])

    assert not {"phone", "mobile"} & {finding.field for finding in found(book, "missing_column") if finding.table == "user_profiles"}


def test_a_header_is_told_as_it_was_typed() -> None:
    book = read(项目台账=[("项目编号", "项目名称", "公司名称（甲方）", "售后\n专员", "项目状态", "客户\n评级"), (*ROW[:-1], "在建", "A")])

    assert book.places[0].headers["customer_name"] == "公司名称（甲方）"
    assert book.places[0].headers["specialist"] == "售后\n专员"
    assert [(each.column, each.value) for each in found(book, "unknown_column")] == [("客户\n评级", "客户\n评级")]


def below(rows: int, *lines: tuple) -> list[tuple]:
    """Lines of a sheet with titles above them."""
    return [*[("某公司售后部",)] * rows, *lines]


def test_a_header_too_far_down_is_said_to_be_so_and_its_rows_are_counted() -> None:
    book = read(
        项目台账=below(10, PROJECT, ROW, ("P-2", *ROW[1:])), 现场测量复核=[("项目编号", "测量单号", "类型"), ("P-1", "CL-1", "测量")]
    )

    [finding] = found(book, "header_not_found")
    assert (finding.severity, finding.sheet, finding.facts["at"], finding.facts["rows"]) == ("error", "项目台账", 11, 2)
    assert ledger(book, "项目台账") == (2, 0, 2, 0)
    assert not found(book, "unknown_sheet")
    assert "projects" not in {each.table for each in found(book, "missing_sheet")}
    assert book.site_surveys.texts("survey_no").tolist() == ["CL-1"]


def test_a_sheet_with_too_few_headers_names_those_that_are_missing() -> None:
    contracts = [("合同编号", "品牌", "税率"), ("C-1", "某牌", "13%"), ("C-2", "某牌", "13%")]
    receipts = [("收款编号", "合同编号", "到账金额", "收款方式", "到账状态"), ("R-1", "C-1", 50, "电汇", "已到账")]

    book = read(项目台账=[PROJECT, ROW], 合同信息=contracts, 收款记录=receipts)

    [finding] = found(book, "header_not_found")
    assert finding.facts["lacking"] == "项目编号、签订日期、合同金额"
    assert ledger(book, "合同信息") == (2, 0, 2, 0)
    [lost] = told(book, "unknown_reference")
    assert "“合同信息”没有读到能用的行" in lost.message


@pytest.mark.parametrize("rows", [below(10, PROJECT, ROW), [("项目编号", "客户评级"), ("P-1", "A")]])
def test_a_workbook_of_one_sheet_without_a_header_is_no_workbook_of_somebody_else(rows: list[tuple]) -> None:
    book = openpyxl.Workbook()
    book.active.title = "项目台账"
    for row in rows:
        book.active.append(row)

    snapshot = snapshot_of([read_workbook(of_bytes(book))], [SourceState(Source(), "台账.xlsx")])

    assert [each.sheet for each in found(snapshot.book, "header_not_found")] == ["项目台账"]


def test_a_workbook_of_somebody_else_is_still_refused() -> None:
    book = openpyxl.Workbook()
    book.active.append(("甲", "乙"))

    with pytest.raises(SourceRefused, match="no_known_sheet"):
        snapshot_of([read_workbook(of_bytes(book))], [SourceState(Source(), "台账.xlsx")])


def of_bytes(book: openpyxl.Workbook):
    file = io.BytesIO()
    book.save(file)
    return workbook(file.getvalue(), "台账.xlsx")


REGISTERS = {
    "项目台账": [PROJECT, ROW],
    "项目表": [PROJECT[:3], ("P-2", "另一个", "某公司")],
    "工程台账": [PROJECT, ("P-3", *ROW[1:])],
}


@pytest.mark.parametrize("names", list(permutations(REGISTERS)), ids="-".join)
def test_which_sheets_are_joined_does_not_depend_on_their_order(names: tuple[str, ...]) -> None:
    book = read(**{name: REGISTERS[name] for name in names})

    assert sorted(book.projects.texts("project_id")) == ["P-1", "P-3"]
    assert [each.sheet for each in found(book, "unknown_sheet")] == ["项目表"]
    assert "error" not in {each.severity for each in found(book, "missing_column")}


def test_a_sheet_of_another_name_is_read_where_there_is_no_better_one() -> None:
    book = read(项目表=REGISTERS["项目表"], 项目=[PROJECT[:4], ("P-4", *ROW[1:4])])

    assert book.projects.texts("project_id").tolist() == ["P-4"]
    assert [each.sheet for each in found(book, "unknown_sheet")] == ["项目表"]
