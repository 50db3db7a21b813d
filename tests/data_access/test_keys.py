"""Keys over sheets and files: what is there twice, what leads nowhere and why."""

import time

import openpyxl
import pytest

from tests.data_access.reading import PROJECT, ROW, cells, found, ledger, of, read, told

CONTRACT = ("项目编号", "合同编号", "签订日期", "合同金额")
RECEIPT = ("收款编号", "合同编号", "到账金额", "收款方式", "到账状态")
PRODUCTION = ("项目编号", "生产订单号", "工序", "计划开始", "计划完成")
PLANNED = ("2026-03-01", "2026-03-09")


def test_a_key_that_is_in_two_sheets_is_told_with_the_other_sheet() -> None:
    book = read(项目台账=[PROJECT, ROW], 工程台账=[PROJECT, ("P-2", *ROW[1:]), ROW])

    assert [(each.address, each.facts["rows"], each.facts["used"]) for each in found(book, "duplicate_key")] == [
        ("项目台账!A2", "工程台账!A3", "A2"),
        ("工程台账!A3", "项目台账!A2", "项目台账!A2"),
    ]


def test_a_key_that_is_in_two_files_is_told_with_the_other_file() -> None:
    made = [openpyxl.Workbook(), openpyxl.Workbook()]
    for each in made:
        each.active.title = "项目台账"
        each.active.append(PROJECT)
        each.active.append(ROW)

    book = of(*made)

    assert [each.facts["rows"] for each in found(book, "duplicate_key")] == ["[台账2.xlsx]项目台账!A2", "[台账1.xlsx]项目台账!A2"]
    assert told(book, "duplicate_key")[0].message == "项目台账!A2：“P-1”重复，另见 [台账2.xlsx]项目台账!A2；只用 A2。"


@pytest.mark.parametrize(("cell", "code"), [("焊接大会战", "not_in_list"), ("待定", "required_missing"), ("不适用", "na_not_allowed")])
def test_an_operation_that_cannot_be_read_is_not_the_whole_order(cell: str, code: str) -> None:
    book = read(项目台账=[PROJECT, ROW], 生产进度=[PRODUCTION, ("P-1", "SC-1", cell, *PLANNED), ("P-1", "SC-1", None, *PLANNED)])

    assert book.production.row.tolist() == [3]
    assert [(each.cell, each.value) for each in found(book, code)] == [("C2", cell)]
    assert not found(book, "duplicate_key")
    assert ledger(book, "生产进度") == (2, 1, 1, 0)


def test_an_operation_that_is_an_error_cell_is_not_the_whole_order() -> None:
    def fill(sheet) -> None:
        sheet.append(PRODUCTION)
        sheet.append(("P-1", "SC-1", "#REF!", *PLANNED))
        sheet["C2"].data_type = "e"

    book = read(项目台账=[PROJECT, ROW], 生产进度=fill)

    assert len(book.production) == 0
    assert cells(book, "error_cell") == ["C2"]


def test_a_row_whose_parent_was_set_aside_leads_to_the_cell_that_is_to_blame() -> None:
    contracts = [CONTRACT, ("P-1", "HT-1", "2026-03-01", 100), (None, "HT-2", "2026-03-01", 100), ("P-9", "HT-3", "2026-03-01", 100)]
    receipts = [
        RECEIPT,
        ("R-1", "HT-2", 50, "电汇", "已到账"),
        ("R-2", "HT-3", 50, "电汇", "已到账"),
        ("R-3", "HT-4", 50, "电汇", "已到账"),
    ]

    book = read(项目台账=[PROJECT, ROW], 合同信息=contracts, 收款记录=receipts)

    lost = {each.cell: each for each in found(book, "unknown_reference") if each.table == "receipts"}
    assert {cell: each.facts.get("other_cell") for cell, each in lost.items()} == {"B2": "合同信息!A3", "B3": "合同信息!A4", "B4": None}
    assert lost["B4"].facts["nearest"] == "HT-1"
    said = [each for each in told(book, "unknown_reference") if "HT-2" in each.message]
    assert said[0].message == "收款记录!B2：“HT-2”在“合同信息”里有，但那一行没有用（见 合同信息!A3 的“项目编号”），所以这一行也没有用。"
    assert said[0].fix == "请先改好 合同信息!A3，这一行就会用上。"


def test_a_key_that_stands_everywhere_is_told_of_in_no_time() -> None:
    began = time.perf_counter()
    book = read(项目台账=[PROJECT, *[ROW] * 3000])
    rows = [each.facts["rows"] for each in found(book, "duplicate_key")]

    assert rows[0] == "A3、A4、A5、A6、A7…"
    assert rows[-1] == "A2、A3、A4、A5、A6…"
    assert time.perf_counter() - began < 5
