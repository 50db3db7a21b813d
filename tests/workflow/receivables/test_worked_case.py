"""The worked case of the department, to the cent."""

from datetime import date

import pytest

from schemas.amounts import Fen
from tests.drawn import day_of
from workflow.board import Board
from workflow.daybook import DayBook
from workflow.receivables.lanes import Lane
from workflow.receivables.reconciliation import reconciliation
from workflow.receivables.report import receivables_report

CASE = """
合同信息
项目编号 | 合同编号 | 签订日期   | 合同金额 | 质保期 | 是否需要安装 | 安装方式
P-1      | HT-1     | 2026-06-01 | 1000000  | 24     | 是           | 本公司安装队

付款计划
合同编号 | 期次 | 款项名称 | 比例 | 触发条件 | 账期天数
HT-1     | 1    | 预付款   | 30%  | 合同签订 | 7
HT-1     | 2    | 发货款   | 30%  | 生产完毕 | 0
HT-1     | 3    | 到货款   | 20%  | 到货验收 | 30
HT-1     | 4    | 验收款   | 15%  | 工程验收 | 30
HT-1     | 5    | 质保金   | 5%   | 质保期满 | 0

收款记录
收款编号 | 合同编号 | 到账日期   | 到账金额 | 收款方式 | 财务确认人 | 到账状态
R-1      | HT-1     | 2026-06-20 | 300000   | 电汇     | 周敏       | 已到账
R-2      | HT-1     | 2026-09-01 | 200000   | 电汇     | 周敏       | 已到账
R-3      | HT-1     | 2026-12-01 | 100000   | 电汇     | 周敏       | 已到账

发货单
项目编号 | 送货单号 | 生产完毕日期 | 实际发货日期 | 实际到货日期 | 验收日期
P-1      | SH-1     | 2026-08-20   | 2026-08-30   | 2026-09-01   | 2026-09-02

工程验收
项目编号 | 验收日期   | 验收结论
P-1      | 2026-10-15 | 合格
"""


@pytest.fixture(scope="module")
def case() -> DayBook:
    return day_of(CASE, date(2026, 11, 23))


def node(case: DayBook, seq: int):
    nodes = case.receivables.nodes
    return nodes[nodes["seq"] == seq].iloc[0]


@pytest.mark.parametrize(
    ("seq", "outstanding", "due_on", "days_overdue", "lane", "bucket"),
    [
        (1, 0, "2026-06-08", 0, "", ""),
        (2, 100_000_00, "2026-08-20", 95, "overdue", "91-180"),
        (3, 200_000_00, "2026-10-02", 52, "overdue", "31-60"),
        (4, 150_000_00, "2026-11-14", 9, "overdue", "1-30"),
        (5, 50_000_00, "2028-10-15", 0, "retention_held", ""),
    ],
)
def test_every_node_stands_where_the_department_says(case, seq, outstanding, due_on, days_overdue, lane, bucket):
    found = node(case, seq)

    assert (found.outstanding, f"{found.due_on:%Y-%m-%d}", found.days_overdue) == (outstanding, due_on, days_overdue)
    assert (found.lane, found.bucket) == (lane, bucket)


def test_the_figures_are_those_of_the_department(case):
    money = case.receivables

    assert sum(money.lanes.values()) == 500_000_00
    assert (money.open, money.overdue, money.unapplied_total, money.net) == (450_000_00, 450_000_00, 0, 450_000_00)
    assert reconciliation(money).holds


def test_goods_that_arrived_with_preshipment_money_open_are_found():
    found = list(Board(day_of(CASE, date(2026, 11, 23)).recorded, date(2026, 11, 23)).violations.found)

    [breach] = [batch for batch in found if batch.code == "shipped_without_preshipment_money"]

    assert breach.facts["money"] == [Fen(100_000_00)]


def test_a_past_day_is_that_days_picture():
    now, then = day_of(CASE, date(2026, 8, 31)).receivables, day_of(CASE, date(2026, 9, 1)).receivables

    assert now.lanes[Lane.OVERDUE] == 300_000_00
    assert then.lanes[Lane.OVERDUE] == 100_000_00
    assert now.lanes[Lane.NOT_TRIGGERED] == 400_000_00


def test_the_report_says_the_same_in_words_scripts_understand(case):
    told = receivables_report(case.receivables)

    assert (told["open"], told["overdue"], told["unapplied"]) == ("450000.00", "450000.00", "0.00")
    assert told["buckets"]["91-180"] == "100000.00"
    assert [row["lane"] for row in told["nodes"]] == [None, "overdue", "overdue", "overdue", "retention_held"]
    assert told["reconciliation"]["holds"]
