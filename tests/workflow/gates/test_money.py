"""Money that should have been in first, to the fen and to the day."""

from datetime import date

import pytest

from schemas.amounts import Fen
from tests.workflow.gates.breaches import at_stake, breaches, told

SHIPPED, PRODUCED = "shipped_without_preshipment_money", "production_before_advance"
BREACH = ("C2", "2026-03-10", "付款计划!D2")


def money(milestone: str, trigger: str, *receipts: str, more: str = "") -> str:
    """A contract over a million with 300 000 due first, what came in, and goods that left and were begun on 10 March."""
    came_in = "\n".join(f"SK-{number} | HT-1 | {receipt}" for number, receipt in enumerate(receipts, 1))
    return f"""
合同信息
项目编号 | 合同编号 | 签订日期   | 合同金额
P-1      | HT-1     | 2026-01-05 | 1000000
{more}

付款计划
合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件
HT-1 | 1 | {milestone} | 300000 | {trigger}
HT-1 | 2 | 验收款      | 700000 | 工程验收

收款记录
收款编号 | 合同编号 | 到账日期 | 到账金额 | 到账状态
{came_in}

发货单
项目编号 | 送货单号 | 实际发货日期
P-1      | SH-1     | 2026-03-10

生产进度
项目编号 | 生产订单号 | 实际开始
P-1      | SC-1       | 2026-03-12
P-1      | SC-2       | 2026-03-10
P-1      | SC-3       | 2026-03-10
"""


@pytest.mark.parametrize("trigger", ["生产完毕", "发货前"])
def test_goods_shipped_while_a_part_was_open_and_still_is(trigger):
    [breach] = breaches(SHIPPED, money("发货款", trigger, "2026-03-01 | 200000 | 已到账"))

    assert told(breach) == (*BREACH, "", 51)
    assert at_stake(breach) == Fen(100_000_00)


def test_what_came_in_afterwards_is_named_with_what_was_open_on_the_day():
    [breach] = breaches(SHIPPED, money("发货款", "发货前", "2026-03-01 | 100000 | 已到账", "2026-03-15 | 200000 | 已到账"))

    assert told(breach) == (*BREACH, "2026-03-15", 5)
    assert at_stake(breach) == Fen(200_000_00)


def test_money_that_came_on_the_day_of_shipment_was_in_time():
    assert not breaches(SHIPPED, money("发货款", "发货前", "2026-03-10 | 300000 | 已到账"))


def test_announced_money_is_not_in():
    assert breaches(SHIPPED, money("发货款", "发货前", "2026-03-01 | 300000 | 待到账"))


@pytest.mark.parametrize(("milestone", "trigger"), [("进度款", "发货前"), ("发货款", "发货"), ("预付款", "合同签订")])
def test_other_money_does_not_hold_the_shipment(milestone, trigger):
    assert not breaches(SHIPPED, money(milestone, trigger))


def test_a_receipt_after_the_day_looked_at_is_not_in_yet():
    [breach] = breaches(SHIPPED, money("发货款", "发货前", "2026-03-15 | 300000 | 已到账"), as_of=date(2026, 3, 12))

    assert told(breach) == (*BREACH, "", 2)


@pytest.mark.parametrize("milestone", ["预付款", "定金"])
def test_production_begun_before_the_advance_is_one_breach_at_the_order_begun_first(milestone):
    [breach] = breaches(PRODUCED, money(milestone, "合同签订", "2026-03-13 | 300000 | 已到账"))

    assert told(breach) == ("C3", "2026-03-10", "付款计划!D2", "2026-03-13", 3)
    assert at_stake(breach) == Fen(300_000_00)


def test_production_begun_on_the_day_the_advance_came_in_is_none():
    assert not breaches(PRODUCED, money("预付款", "合同签订", "2026-03-10 | 300000 | 已到账"))


def test_without_an_advance_nothing_holds_production():
    assert not breaches(PRODUCED, money("进度款", "合同签订"))


def test_a_department_may_do_without_the_warning():
    assert not breaches(PRODUCED, money("预付款", "合同签订"), production_before_advance=False)


def test_the_advance_of_a_contract_signed_later_held_nothing():
    second = money("进度款", "合同签订", more="P-1 | HT-2 | 2026-04-01 | 500000").replace(
        "HT-1 | 2 |", "HT-2 | 1 | 预付款 | 100000 | 合同签订\nHT-1 | 2 |"
    )

    assert not breaches(PRODUCED, second)
    assert breaches(PRODUCED, second.replace("2026-04-01 | 500000", "2026-03-01 | 500000"))


def test_money_that_was_in_and_went_back_later_was_in_on_the_day():
    refunded = ("2026-03-01 | 300000 | 已到账", "2026-04-10 | 50000 | 退款")

    assert not breaches(SHIPPED, money("发货款", "发货前", *refunded))
    assert breaches(SHIPPED, money("发货款", "发货前", refunded[0], "2026-03-05 | 50000 | 退款"))


@pytest.mark.parametrize("header", ["实际到货日期", "验收日期"])
def test_goods_that_arrived_have_left_though_nobody_wrote_down_when(header):
    arrived = money("发货款", "发货前").replace("实际发货日期", header)

    [breach] = breaches(SHIPPED, arrived)

    assert told(breach)[:2] == ("C2", "2026-03-10")
