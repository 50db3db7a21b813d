"""Whom was written to about money, how sternly, and when next."""

from datetime import date

import pytest

from tests.drawn import day_of
from workflow.board import Board
from workflow.receivables.follow_up import CHANNELS, follow_up
from workflow.week import events, monday

CHASED = """
    项目台账
    项目编号 | 项目名称 | 公司名称(甲方) | 售后专员 | 项目状态
    P-1      | 一号     | 甲公司         | 王敏     | 进行中

    催款回访记录
    项目编号 | 日期       | 类别 | 方式   | 内容/结果 | 下次跟进日期
    P-1      | 2026-03-01 | 催款 | 催款函 | 已寄      | 2026-03-10
    P-1      | 2026-03-12 | 催款 | 电话   | 说下周    | 2026-03-20
    P-1      | 2026-03-15 | 回访 | 上门   | 运行正常  | 2026-09-01
    P-1      | 2026-03-21 | 对账 | 上门   | 已盖章    |
"""


@pytest.mark.parametrize(
    ("as_of", "last_on", "next_on", "level"),
    [
        (date(2026, 3, 5), date(2026, 3, 1), date(2026, 3, 10), "催款函"),  # the call of 12 March is not known yet, nor what it agreed
        (date(2026, 3, 15), date(2026, 3, 12), date(2026, 3, 20), "催款函"),  # a visit of another kind counts for nothing here
    ],
)
def test_the_last_reminder_the_next_day_and_the_sternest_channel_are_told(as_of, last_on, next_on, level):
    [line] = follow_up(day_of(CHASED, as_of).book).to_dict("records")

    assert (line["last_on"].date(), line["next_on"].date(), CHANNELS[line["level"] - 1]) == (last_on, next_on, level)


def test_the_newest_entry_decides_whether_there_is_a_next_day():
    [line] = follow_up(day_of(CHASED, date(2026, 4, 1)).book).to_dict("records")

    assert str(line["next_on"]) == "NaT"
    assert (line["last_on"].date(), line["outcome"]) == (date(2026, 3, 12), "说下周")


def test_nobody_is_chased_before_the_first_entry():
    assert len(follow_up(day_of(CHASED, date(2026, 2, 1)).book)) == 0


def test_the_week_of_a_past_day_knows_no_later_agreement():
    board = Board(day_of(CHASED, date(2026, 3, 5)).recorded, date(2026, 3, 5))
    first = monday(board.day.now)

    assert [str(on.date()) for on in events(board, first, 21)["on"]] == ["2026-03-10"]
