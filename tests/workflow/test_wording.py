"""The same code is told in other words where it is about something else."""

from datetime import date

import pytest

from schemas.findings import Finding
from schemas.roles import MANAGER
from tests.drawn import book_of
from workflow.board import Board
from workflow.wording import Worded, words

TODAY = date(2026, 4, 1)


def told(drawing: str, code: str) -> list[Worded]:
    """The findings of a code in Chinese."""
    board = Board(book_of(drawing), TODAY, TODAY)
    return [words(finding, "zh", MANAGER) for finding in board.book.findings(board.findings) if finding.code == code]


def test_a_negative_node_is_no_refund() -> None:
    [node] = told(
        "合同信息\n项目编号 | 合同编号 | 签订日期 | 合同金额\nP-1 | C-1 | 2026-03-02 | 100\n\n"
        "付款计划\n合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件\nC-1 | 1 | 预付款 | -5 | 合同签订",
        "negative_amount",
    )

    assert node.fix == "请核对后改正。"


def test_a_negative_receipt_may_be_a_refund() -> None:
    [receipt] = told(
        "收款记录\n收款编号 | 合同编号 | 到账金额 | 收款方式 | 到账状态 | 到账日期\nR-1 | C-1 | -5 | 电汇 | 已到账 | 2026-03-05",
        "negative_amount",
    )

    assert "“退款”" in receipt.fix


@pytest.mark.parametrize(("came", "asks"), [("2026-03-09", "没错就不用改"), ("", "重新约定")])
def test_nobody_is_asked_for_a_new_appointment_once_the_visit_has_been(came: str, asks: str) -> None:
    [late] = told(
        f"现场测量复核\n项目编号 | 测量单号 | 类型 | 约定时间 | 实际到场日期\nP-1 | CL-1 | 测量 | 2026-03-05 | {came}", "survey_late"
    )

    assert asks in late.fix


def test_a_header_in_two_lines_is_told_in_one() -> None:
    said = words(Finding("required_missing", "error", "projects", sheet="项目台账", cell="B2", row=2, column="项目\n名称"), "zh", MANAGER)

    assert said.message == "项目台账!B2：“项目 名称”没有填。"
