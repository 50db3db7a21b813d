"""What managers ask the receivables: whom to chase, what is on its way, what was settled otherwise than planned."""

from datetime import date

import numpy as np
import pytest

from tests.drawn import day_of
from workflow.receivables import views
from workflow.receivables.chosen import choose
from workflow.receivables.lanes import Lane
from workflow.receivables.report import receivables_report

SETTLED = """
    合同信息
    项目编号 | 合同编号 | 签订日期   | 合同金额
    P-1      | HT-1     | 2026-01-05 | 1000

    付款计划
    合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件
    HT-1     | 1    | 进度款   | {planned} | 合同签订

    最终结算
    合同编号 | 增减金额 | 结算金额 | 结算状态 | 客户确认日期
    HT-1     | 50       | 1050     | {status} | 2026-03-01
"""


@pytest.mark.parametrize(("status", "planned", "gaps"), [("已确认", 1000, {"HT-1": "50.00"}), ("已确认", 1050, {}), ("审核中", 1000, {})])
def test_what_was_settled_otherwise_is_a_line_of_its_own_until_the_plan_says_so(status, planned, gaps):
    money = day_of(SETTLED.format(status=status, planned=planned), date(2026, 4, 1)).receivables

    assert receivables_report(money)["settlement_gaps"] == gaps
    assert sum(money.lanes.values()) == planned * 100


def test_money_is_expected_in_the_month_promised_else_the_month_due_and_what_is_past_now():
    money = day_of(
        """
        合同信息
        项目编号 | 合同编号 | 签订日期   | 合同金额
        P-1      | HT-1     | 2026-01-05 | 600

        付款计划
        合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件 | 账期天数 | 客户承诺打款日
        HT-1     | 1    | 进度款   | 100      | 合同签订 | 0        |
        HT-1     | 2    | 发货款   | 200      | 合同签订 | 0        | 2026-06-15
        HT-1     | 3    | 到货款   | 300      | 合同签订 | 120      |
        """,
        date(2026, 4, 1),
    ).receivables

    found = {
        line["month"].strftime("%Y-%m"): (line["expected"], line["promised"], line["past"])
        for line in views.forecast(choose(money, views.detail(money), {})).to_dict("records")
    }

    assert found == {"2026-04": (10_000, 0, 10_000), "2026-05": (30_000, 0, 0), "2026-06": (20_000, 20_000, 0)}


def test_a_settlement_the_customer_agreed_to_later_is_not_known_yet():
    before = day_of(SETTLED.format(status="已确认", planned=1000), date(2026, 2, 28)).receivables

    assert receivables_report(before)["settlement_gaps"] == {}


TWO_CUSTOMERS = """
    项目台账
    项目编号 | 项目名称 | 公司名称(甲方) | 售后专员 | 项目状态
    P-1      | 一号     | 甲公司         | 王敏     | 进行中
    P-2      | 二号     | 甲公司         | 周洋     | 进行中
    P-3      | 三号     | 乙公司         | 王敏     | 进行中

    合同信息
    项目编号 | 合同编号 | 签订日期   | 合同金额
    P-1      | HT-1     | 2026-01-05 | 1000
    P-2      | HT-2     | 2026-01-05 | 2000
    P-3      | HT-3     | 2026-01-05 | 3000

    付款计划
    合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件 | 账期天数
    HT-1     | 1    | 进度款   | 1000     | 合同签订 | 0
    HT-2     | 1    | 进度款   | 500      | 合同签订 | 300
    HT-2     | 2    | 到货款   | 1500     | 到货验收 | 0

    收款记录
    收款编号 | 合同编号 | 到账日期   | 到账金额 | 收款方式 | 财务确认人 | 到账状态 | 客户汇款日期
    R-1      | HT-1     | 2026-02-01 | 400      | 电汇     | 周敏       | 已到账   | 2026-01-31
    R-2      | HT-3     | 2026-02-01 | 70       | 电汇     | 周敏       | 已到账   | 2026-01-31
    R-3      | HT-2     |            | 90       | 电汇     |            | 待到账   | 2026-03-31
"""


def chosen(as_of: date = date(2026, 4, 1), **wanted: str):
    money = day_of(TWO_CUSTOMERS, as_of).receivables
    return choose(money, views.detail(money), wanted)


def test_a_customer_who_only_has_money_with_us_is_listed_too():
    lines = {line["customer"]: line for line in views.by_customer(chosen()).to_dict("records")}

    assert (lines["甲公司"]["open"], lines["甲公司"]["late"], lines["甲公司"]["specialist"]) == (110_000, 60_000, "王敏、周洋")
    assert (lines["乙公司"]["open"], lines["乙公司"]["unapplied"]) == (0, 7_000)


@pytest.mark.parametrize(
    ("wanted", "open_", "overdue", "unapplied", "announced"),
    [
        ({}, 110_000, 60_000, 7_000, 9_000),
        ({"customer": "甲公司"}, 110_000, 60_000, 0, 9_000),
        ({"specialist": "王敏"}, 60_000, 60_000, 7_000, 0),
        ({"project_id": "P-2"}, 50_000, 0, 0, 9_000),
        ({"lane": "overdue"}, 60_000, 60_000, 0, 0),
        ({"bucket": "31-60", "customer": "乙公司"}, 0, 0, 0, 0),
        ({"lane": "nonsense"}, 0, 0, 0, 0),
    ],
)
def test_the_figures_are_those_of_what_the_filters_leave(wanted, open_, overdue, unapplied, announced):
    part = chosen(**wanted)

    assert (part.open, part.overdue, part.unapplied, part.announced) == (open_, overdue, unapplied, announced)
    assert part.net == open_ - unapplied


def test_money_announced_later_is_not_known_yet():
    assert chosen(date(2026, 3, 30)).announced == 0


def test_money_that_waits_is_told_by_the_stage_and_how_much_of_it_is_stuck():
    part, stuck = chosen(), np.zeros((15, 3), bool)
    [waiting] = views.held_by_stage(part.rows, stuck).to_dict("records")
    stuck[9, 1] = True  # the acceptance of the goods of the second project
    [held] = views.held_by_stage(part.rows, stuck).to_dict("records")

    assert waiting == {"stage": 10, "held": 150_000, "stuck": 0, "projects": 1}
    assert held["stuck"] == 150_000


WAITING = """
    合同信息
    项目编号 | 合同编号 | 签订日期   | 合同金额 | 质保期 | 质保起算
    P-1      | HT-1     | 2026-01-05 | 1000     | {months} | {basis}

    付款计划
    合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件 | 触发日期 | 先开票后付款
    HT-1     | 1    | {name} | 1000     | {trigger} | {on} | {first}

    工程验收
    项目编号 | 验收日期 | 验收结论
    P-1      | {accepted} | 合格
"""
USUAL = {"months": 1, "basis": "", "name": "质保金", "trigger": "质保期满", "on": "", "first": "", "accepted": "2026-03-01"}


def waiting(**changes):
    money = day_of(WAITING.format(**{**USUAL, **changes}), date(2026, 3, 15)).receivables
    return choose(money, views.detail(money), {})


@pytest.mark.parametrize(("basis", "stage"), [("", 12), ("通电", 12), ("到货验收", 10), ("发货", 9), ("先到为准", 9)])
def test_a_retention_waits_for_the_stage_that_begins_its_warranty(basis, stage):
    [node] = waiting(basis=basis, accepted="").rows.to_dict("records")

    assert (node["lane"], node["stage"]) == (Lane.NOT_TRIGGERED, stage)


def test_a_fixed_day_waits_for_no_stage():
    [node] = waiting(name="进度款", trigger="固定日期", on="2026-06-01").rows.to_dict("records")

    assert (node["lane"], node["stage"]) == (Lane.NOT_TRIGGERED, views.NO_STAGE)


@pytest.mark.parametrize(("months", "ahead"), [(3, ["2026-06-01"]), (4, [])])
def test_retentions_are_looked_ahead_for_ninety_days(months, ahead):
    assert [f"{day:%Y-%m-%d}" for day in views.retention_ahead(waiting(months=months))["due_on"]] == ahead


def test_a_retention_that_still_wants_its_invoice_is_looked_ahead_for_by_the_end_of_the_warranty():
    assert [f"{day:%Y-%m-%d}" for day in views.retention_ahead(waiting(months=3, first="是"))["due_on"]] == ["2026-06-01"]
