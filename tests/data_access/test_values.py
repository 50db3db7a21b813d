"""What stands in a cell, as the staff see it; copies of the cell above; formulas that were saved without a result."""

import pytest

from schemas import states
from tests.data_access.reading import PROJECT, ROW, cells, found, ledger, read, told

CONTRACT = ("项目编号", "合同编号", "签订日期", "合同金额")
SURVEY = ("项目编号", "测量单号", "类型")


@pytest.mark.parametrize(
    ("cell", "seen"),
    [(1380013800, "1380013800"), (20261305, "20261305"), (1234567.891, "1234567.891"), (0.1 + 0.2, "0.3"), (0.00001, "0.00001"), (3, "3")],
)
def test_a_number_is_shown_as_the_staff_see_it(cell: float, seen: str) -> None:
    book = read(项目台账=[(*PROJECT, "归档日期"), (*ROW, cell)])

    assert [each.value for each in found(book, "unreadable_date")] == [seen]


def test_an_amount_read_with_doubt_is_shown_in_yuan_and_a_share_in_hundredths() -> None:
    rows = [("P-1", f"C-{number}", "2026-03-01", 100, cell) for number, cell in enumerate(("约6.4万", 1.5, 12.5))]

    book = read(项目台账=[PROJECT, ROW], 合同信息=[(*CONTRACT, "质保期额度"), *rows])

    assert [each.facts["read_as"] for each in found(book, "read_with_doubt")] == ["64,000.00", "1.5%", "12.5%"]


@pytest.mark.parametrize("word", ["TBD", "面议", "待定"])
def test_a_cell_still_to_be_settled_is_shown_as_typed(word: str) -> None:
    book = read(项目台账=[PROJECT, (*ROW[:3], word, ROW[4])])

    assert [(each.cell, each.value) for each in found(book, "required_missing")] == [("D2", word)]
    assert [each.message for each in told(book, "required_missing")] == [f"项目台账!D2：“售后专员”写的是“{word}”，还没有定。"]


@pytest.mark.parametrize("mark", ["同上", "同上 ", "同 上", " 〃 ", "＂"])
def test_as_above_is_known_with_white_space_too(mark: str) -> None:
    book = read(
        项目台账=[PROJECT, ROW],
        现场测量复核=[(*SURVEY, "技术员", "约定时间"), ("P-1", "CL-1", "测量", "何工", "2026-03-05"), ("P-1", "CL-2", "复核", mark, mark)],
    )

    assert book.site_surveys.texts("technician").tolist() == ["何工", "何工"]
    assert book.site_surveys.has("appointed_date").tolist() == [True, True]
    assert sorted((each.cell, each.value) for each in found(book, "read_with_doubt")) == [("D3", mark), ("E3", mark)]


def test_a_copy_of_nothing_says_so() -> None:
    book = read(项目台账=[PROJECT, ROW], 现场测量复核=[(*SURVEY, "技术员"), ("P-1", "CL-1", "测量", None), ("P-1", "CL-2", "复核", "同上")])

    assert [each.message for each in told(book, "read_with_doubt")] == ["现场测量复核!D3：“同上”上面是空的，按空读取。"]


@pytest.mark.parametrize("cell", ["26.3.5", "下周三"])
def test_what_is_wrong_with_a_cell_is_not_said_again_of_its_copy(cell: str) -> None:
    book = read(
        项目台账=[PROJECT, ROW], 现场测量复核=[(*SURVEY, "约定时间"), ("P-1", "CL-1", "测量", cell), ("P-1", "CL-2", "复核", "同上")]
    )

    about = [(each.cell, each.value) for each in book.findings(book.found) if each.field == "appointed_date" and each.cell]
    assert sorted(about) == [("D2", cell), ("D3", "同上")]


def test_a_copy_of_what_cannot_be_read_does_not_claim_to_have_been_read() -> None:
    book = read(
        项目台账=[PROJECT, ROW], 现场测量复核=[(*SURVEY, "约定时间"), ("P-1", "CL-1", "测量", "下周三"), ("P-1", "CL-2", "复核", "同上")]
    )

    [copy] = told(book, "read_with_doubt")
    assert (copy.message, copy.fix) == ("现场测量复核!D3：“同上”照抄上面的“下周三”，那一格读不了。", "请先改好上面那一格。")


def test_a_sheet_of_nothing_but_uncalculated_formulas_leaves_the_others_usable() -> None:
    receipts = ("收款编号", "合同编号", "期次", "告知财务日期", "客户汇款日期", "到账日期", "到账金额", "收款方式", "到账状态")

    book = read(项目台账=[PROJECT, ROW], 收款记录=[receipts, (*[None] * 6, "=SUM(G3:G9)")])

    assert len(book.projects) == 1
    assert cells(book, "no_cached_value") == ["G2"]
    assert ledger(book, "收款记录") == (1, 0, 1, 0)


def test_all_rows_of_a_merged_range_share_the_formula_that_was_not_calculated() -> None:
    def fill(sheet) -> None:
        sheet.append((*SURVEY, "约定时间"))
        for number in (1, 2, 3):
            sheet.append(("P-1" if number < 3 else None, f"CL-{number}", "测量"))
        sheet["A2"] = "=项目台账!A2"
        sheet.merge_cells("A2:A4")

    book = read(项目台账=[PROJECT, ROW], 现场测量复核=fill)

    assert sorted(cells(book, "no_cached_value")) == ["A2", "A3", "A4"]
    assert not found(book, "required_missing")


def test_less_than_nothing_cannot_have_been_received_or_agreed() -> None:
    book = read(
        项目台账=[PROJECT, ROW],
        合同信息=[CONTRACT, ("P-1", "C-1", "2026-03-01", 0), ("P-1", "C-2", "2026-03-01", -5), ("P-1", "C-3", "2026-03-01", 5)],
        发货单=[("项目编号", "送货单号", "批次"), ("P-1", "SH-1", "1")],
        装箱明细=[("送货单号", "序号", "品名", "单位", "发货数量", "实收数量"), ("SH-1", 1, "直段", "节", 4, -4)],
    )

    assert [each.address for each in found(book, "out_of_range")] == ["合同信息!D2", "合同信息!D3", "装箱明细!F2"]
    assert book.contracts.states["contract_amount"].tolist() == [states.UNREADABLE, states.UNREADABLE, states.VALUE]
