"""The Monday meeting speaks about what is late, blocked, past a gate or owed, and about nothing else."""

from datetime import date

import pytest

from data_access.excel import workbook
from data_access.reading import book_of as read_book
from sample_data.generate import HERE as SAMPLES
from tests.drawn import book_of
from workflow.board import Board
from workflow.meeting import meeting, totals

AS_OF = date(2026, 4, 20)


def lines(drawing: str):
    board = Board(book_of(drawing), AS_OF, AS_OF)
    return meeting(board)


SURVEY = """
    项目台账                          现场测量复核
    项目编号 | 项目状态 | 售后专员    项目编号 | 测量单号 | 类型 | 约定时间
    P-1      | {status} | 王敏        P-1      | CL-1     | 测量 | {on}
"""


@pytest.mark.parametrize(
    ("status", "on", "days"), [("进行中", "2026-04-10", [10]), ("进行中", "2026-05-10", []), ("暂停", "2026-04-10", [])]
)
def test_a_late_project_is_spoken_of_and_one_that_is_stopped_or_on_time_is_not(status, on, days):
    assert lines(SURVEY.format(status=status, on=on))["days_late"].tolist() == days


def test_a_closed_project_that_owes_money_is_spoken_of():
    found = lines("""
        项目台账                                           合同信息
        项目编号 | 公司名称(甲方) | 项目状态 | 售后专员    项目编号 | 合同编号 | 签订日期   | 合同金额
        P-1      | 某公司         | 已完成   | 王敏        P-1      | HT-1     | 2026-01-05 | 1000

        付款计划
        合同编号 | 期次 | 款项名称 | 比例 | 触发条件 | 触发日期   | 账期天数
        HT-1     | 1    | 进度款   | 100% | 固定日期 | 2026-03-10 | 0
    """)

    assert found[["specialist", "overdue", "days_late"]].to_numpy().tolist() == [["王敏", 100_000, 0]]


def test_the_sheet_and_the_overview_count_the_same():
    sample = SAMPLES / "aftersales.xlsx"
    board = Board(read_book([workbook(sample.read_bytes(), sample.name)]), date(2026, 11, 20), date(2026, 11, 20))
    now, found = board.headline, totals(meeting(board))

    assert (found["late"], found["blocked"], found["breaches"]) == (now.late, now.blocked, now.breaches)
    assert found["overdue"] == now.overdue
