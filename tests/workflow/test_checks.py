"""Rules across rows and sheets that the broken sample does not show from all sides."""

from datetime import date

import pytest

from tests.drawn import book_of
from tests.workflow.complete import drawing
from workflow.board import Board

AS_OF = date(2026, 11, 23)


def found(code: str, sheets: str, as_of: date = AS_OF, *, whole: bool = True) -> list[tuple[str, str]]:
    """The findings of a code: severity and cell."""
    board = Board(book_of(sheets, whole=whole), as_of, AS_OF)
    return [(each.severity, each.cell) for each in board.book.findings(board.findings) if each.code == code]


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("20 | 20", []),
        ("10 | 30", [("warning", "C2")]),
        ("30 | 10", [("warning", "D2")]),
        ("30 | 0.3", [("error", "D2")]),
        (" | ", []),
    ],
)
def test_insulation_that_is_low_is_worth_a_look_and_too_low_an_error(cells: str, said: list[tuple[str, str]]):
    sheets = f"安装监督\n项目编号 | 安装区段 | 安装前单节绝缘(最小) | 整回路绝缘(最小)\nP-1 | 一层 | {cells}"

    assert found("out_of_range", sheets) == said


def test_more_arrived_than_was_shipped():
    sheets = """
        发货单                    装箱明细
        项目编号 | 送货单号       送货单号 | 序号 | 品名 | 单位 | 发货数量 | 实收数量
        P-1      | SH-1           SH-1     | 1    | 直段 | 节   | 2        | 5
    """

    assert found("out_of_range", sheets) == [("warning", "F2")]


@pytest.mark.parametrize(("gross", "said"), [("1000000", []), ("1000002", [("warning", "D2")])])
def test_more_was_invoiced_than_was_settled(gross: str, said: list[tuple[str, str]]):
    invoices = f"\n\n开票记录\n发票号码 | 合同编号 | 开票日期 | 价税合计\nFP-1 | HT-1 | 2026-06-30 | {gross}"

    assert found("out_of_range", drawing() + invoices, whole=False) == said


SETTLED = """
    合同信息                              最终结算
    项目编号 | 合同编号 | 合同金额        合同编号 | 结算单号 | 增减金额 | 结算金额
    P-1      | HT-1     | {contract}      HT-1     | JS-1     | {change} | {settled}
"""


@pytest.mark.parametrize(
    ("contract", "change", "settled", "said"),
    [
        ("100000", "5000", "105000", []),
        ("100000", "", "105000", [("warning", "D2")]),
        ("100000", "五千多", "105000", []),  # what cannot be read is no zero
        ("十万左右吧", "5000", "105000", []),
        ("", "", "105000", []),
    ],
)
def test_a_settlement_is_compared_with_amounts_that_can_be_read(contract: str, change: str, settled: str, said: list[tuple[str, str]]):
    sheets = SETTLED.format(contract=contract, change=change, settled=settled)

    assert found("settlement_differs", sheets) == said


PLANNED = """
    合同信息
    项目编号 | 合同编号 | 合同金额
    P-1      | HT-1     | 100000

    付款计划
    合同编号 | 期次 | 款项名称 | 应收金额
    HT-1     | 1    | 预付款   | {first}
    HT-1     | 2    | 发货款   | {second}
"""


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("30000", "70000", []), ("30000", "60000", [("error", "D3")]), ("三万多", "60000", [])],
)
def test_a_plan_adds_up_unless_an_amount_cannot_be_read(first: str, second: str, said: list[tuple[str, str]]):
    assert found("schedule_total_differs", PLANNED.format(first=first, second=second)) == said


LOG = "\n\n流程进度\n项目编号 | 阶段 | 实际完成 | 人工状态 | 依据/原因\nP-1 | {}"
EARLY = {"项目台账": {"归档日期": "2026-03-02"}}


def contradictions(log: str, **changes: dict[str, str]) -> list[tuple[str, str]]:
    return found("typed_status_contradicts_evidence", drawing(**changes, 流程进度=None) + LOG.format(log), whole=False)


def test_a_waiver_that_excuses_a_breach_contradicts_nothing_though_nothing_lacks():
    assert contradictions("1 |  | 豁免 | 后补签字", **EARLY) == []
    assert contradictions("1 |  | 豁免 | 后补签字") == [("warning", "D2")]


@pytest.mark.parametrize(("day", "said"), [("2026-03-04", []), ("2026-04-04", [("warning", "C2")])])
def test_a_typed_finish_on_another_day_than_the_evidence_says(day: str, said: list[tuple[str, str]]):
    assert contradictions(f"1 | {day} |  | ") == said


def test_the_last_delivery_note_without_its_mark_is_said_once_and_at_the_one_still_here():
    batches = """
        发货单
        项目编号 | 送货单号 | 批次 | 实际发货日期
        P-1      | SH-2     | 2    |
        P-1      | SH-1     | 1    | 2026-05-10
    """
    board = Board(book_of(batches), AS_OF, AS_OF)
    said = [
        each for each in (*board.book.findings(board.findings), *board.book.findings(board.lacking)) if each.code == "final_batch_unmarked"
    ]

    assert [each.row for each in said] == [2]


def test_a_complaint_nobody_has_made_yet_has_no_owner_to_name():
    forms = "客户反馈\n项目编号 | 表单类型 | 填写日期 | 是否投诉\nP-1 | 反馈信息表 | 2026-06-26 | 是"

    assert found("complaint_without_owner", forms, date(2026, 6, 1)) == []
    assert [severity for severity, _ in found("complaint_without_owner", forms)] == ["warning"]


@pytest.mark.parametrize(
    "record",
    [
        "催款回访记录\n项目编号 | 日期 | 类别\nP-1 | 2026-11-11 | 回访",
        "客户反馈\n项目编号 | 表单类型 | 填写日期\nP-1 | 回访反馈 | 2026-11-11",
    ],
)
def test_a_return_visit_on_record_is_neither_missed_nor_to_do(record: str):
    user = "用户信息\n项目编号 | 用户公司名称 | 下次回访日期\nP-1 | 某公司 | 2026-11-10"

    for sheets, missed in ((user, 1), (f"{user}\n\n{record}", 0)):
        board = Board(book_of(sheets), AS_OF, AS_OF)
        assert len(found("return_visit_missed", sheets)) == missed
        assert (board.todo["kind"] == "visit").sum() == missed
