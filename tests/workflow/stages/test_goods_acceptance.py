"""Stage 10: the goods arrived, were inspected with the customer, and both papers came back to all four departments."""

from datetime import date

import pytest

from tests.workflow.complete import ask

OWN = ("实际到货日期", "验收日期", "验收结果", "异常说明", "送货单已签回", "装箱单已签回", "签回日期", "已存档部门")
GOOD = {"验收结果": "合格", "异常说明": ""}


def test_inspected_goods_with_both_papers_back_are_done_on_the_day_they_came_back():
    goods = ask("goods_acceptance", 发货单=GOOD)

    assert (goods.status, goods.done_on) == ("done", "2026-05-13")


def test_no_delivery_note_lacks_the_delivery_note():
    assert ask("goods_acceptance", 发货单=[]).lacks == ["发货单"]


def test_goods_on_their_way_are_late_the_day_after_they_were_expected():
    on_their_way = dict.fromkeys(OWN, "")

    assert ask("goods_acceptance", date(2026, 5, 12), 发货单=on_their_way).status == "not_started"
    assert ask("goods_acceptance", date(2026, 5, 13), 发货单=on_their_way).status == "overdue"
    assert ask("goods_acceptance", 发货单={**on_their_way, "预计到货日期": ""}).status == "not_started"


@pytest.mark.parametrize("header", [each for each in OWN if each != "异常说明"])
def test_each_step_of_the_acceptance_is_needed(header):
    assert ask("goods_acceptance", 发货单={**GOOD, header: ""}).lacks == [header]


@pytest.mark.parametrize("header", ["送货单已签回", "装箱单已签回"])
def test_a_paper_that_is_not_back_is_not_back(header):
    assert ask("goods_acceptance", 发货单={**GOOD, header: "否"}).lacks == [header]


def test_goods_that_are_not_right_are_accepted_once_the_discrepancy_is_described():
    assert ask("goods_acceptance", 发货单={"验收结果": "破损", "异常说明": ""}).lacks == ["异常说明"]
    assert ask("goods_acceptance", 发货单={"验收结果": "破损", "异常说明": "两节外壳凹陷"}).status == "done"


def test_every_department_that_has_no_copy_is_named():
    goods = ask("goods_acceptance", 发货单={**GOOD, "已存档部门": "仓库 事业部"})

    assert goods.lacks == ["已存档部门 售后部", "已存档部门 财务"]
