"""The figures of a stage: in hand, late, blocked, done this month, days."""

from datetime import date

import pytest

from tests.workflow.complete import COMPLETE
from tests.workflow.test_missing import board_of
from workflow.stage_figures import StageFigures, figures

UNSIGNED = [{**each, "签字确认": ""} for each in COMPLETE["图纸审核"]]


def test_a_stage_that_is_done_counts_in_the_month_it_was_done():
    assert figures(board_of(date(2026, 6, 30)), 14) == StageFigures(0, 0, 0, 1, 20.0)
    assert figures(board_of(date(2026, 7, 1)), 14).done_this_month == 0


def test_batches_are_counted_not_projects():
    two = [{"送货单已签回": "否"}, {"送货单号": "SH-2", "是否末批": "是", "送货单已签回": "否", "预计到货日期": "2026-12-20"}]

    found = figures(board_of(发货单=two), 10)

    assert (found.in_hand, found.overdue, found.blocked) == (2, 1, 0)


def test_a_blocked_stage_that_is_late_counts_as_both():
    found = figures(board_of(发货单={"实际发货日期": ""}, 图纸审核=UNSIGNED), 9)

    assert (found.in_hand, found.overdue, found.blocked) == (1, 1, 1)


@pytest.mark.parametrize("word", ["暂停", "取消", "已完成"])
def test_a_project_that_is_not_open_is_not_in_hand(word):
    found = figures(board_of(发货单={"送货单已签回": "否"}, 项目台账={"项目状态": word}), 10)

    assert (found.in_hand, found.overdue) == (0, 0)


def test_a_waived_batch_is_neither_in_hand_nor_late():
    waived = [{"阶段": "10", "人工状态": "豁免", "依据/原因": "主管批准"}]

    found = figures(board_of(发货单={"送货单已签回": "否"}, 流程进度=waived), 10)

    assert (found.in_hand, found.overdue, found.done_this_month) == (0, 0, 0)


@pytest.mark.parametrize(
    ("stage", "days"),
    [(1, 2), (2, 4), (3, 9), (4, 13), (5, 49), (6, 3), (7, 3), (8, 2), (9, 1), (10, 1), (11, 18), (12, 13), (13, 17), (14, 20), (15, 21)],
)
def test_the_days_run_between_two_days_of_the_stage(stage, days):
    assert figures(board_of(), stage).median_days == days


def test_while_nothing_is_through_there_is_no_median():
    assert figures(board_of(用户信息=[]), 14).median_days is None
