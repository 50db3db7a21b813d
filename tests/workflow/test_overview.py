"""Which project stands worst, and what the figures on top of the overview count."""

from datetime import date

import numpy as np

from tests.drawn import book_of
from workflow.board import Board
from workflow.overview import chosen

TODAY = date(2026, 4, 1)

PROJECTS = """
    项目台账                                          现场测量复核
    项目编号 | 项目名称 | 售后专员 | 项目状态        项目编号 | 测量单号 | 类型 | 约定时间
    P-1      | 会展中心 | 王敏     | 进行中          P-2      | CL-1     | 测量     | 2026-03-20
    P-2      | 医院迁建 | 王敏     | 进行中          P-3      | CL-2     | 测量     | 2026-03-01
    P-3      | 数据中心 | 李思远   | 进行中          P-4      | CL-3     | 测量     | 2026-01-01
    P-4      | 老厂改造 | 李思远   | 取消            P-5      | CL-4     | 测量     | 2026-04-01
    P-5      | 轨道交通 | 王敏     | 进行中
"""


def board(drawing: str = PROJECTS, as_of: date = TODAY) -> Board:
    return Board(book_of(drawing), as_of)


def test_the_project_longest_overdue_stands_first_and_a_cancelled_one_last() -> None:
    ours = board()

    order = [ours.book.project_ids[at] for at in ours.standing.order]

    assert order[:2] == ["P-3", "P-2"]
    assert order[-1] == "P-4"


def test_days_overdue_are_counted_from_the_due_day_and_the_due_day_itself_is_not_overdue() -> None:
    where = board().standing

    assert list(where.worst_days) == [0, 12, 31, 0, 0]
    assert where.stuck_at[2] == 3


def test_a_cancelled_project_counts_nowhere() -> None:
    figures = board().headline

    assert (figures.open, figures.late) == (4, 2)


def test_a_filter_nobody_knows_matches_nothing() -> None:
    where = board().standing

    assert chosen(where, ["overdue"]).sum() == 2
    assert not chosen(where, ["nonsense"]).any()
    assert chosen(where, []).all()


def test_money_behind_a_late_stage_hangs_on_the_project() -> None:
    ours = board("""
        项目台账                                付款计划
        项目编号 | 项目名称 | 项目状态        合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件
        P-1      | 会展中心 | 进行中          HT-1     | 1    | 到货款   | 100000   | 到货验收
        P-2      | 医院迁建 | 进行中          HT-2     | 1    | 到货款   | 100000   | 到货验收

        合同信息                                发货单
        项目编号 | 合同编号 | 合同金额        项目编号 | 送货单号 | 实际发货日期 | 预计到货日期
        P-1      | HT-1     | 100000          P-1      | SH-1     | 2026-03-01   | 2026-03-03
        P-2      | HT-2     | 100000
    """)

    assert list(ours.standing.held) == [10_000_000, 0]


def test_a_board_without_projects_has_figures_of_nought() -> None:
    ours = board("项目台账\n项目编号 | 项目名称")

    assert ours.headline.open == 0
    assert ours.standing.order.shape == (0,)
    assert np.array_equal(ours.standing.worst_days, [])
