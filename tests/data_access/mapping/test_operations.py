"""Operations side by side in one row of a production plan: each becomes a row of its own."""

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets

PLAN = """
    生产令号 | 项目名称 | 下料冲孔   |            | 装配       |            | 包装
             |          | 计划       | 完成       | 开始       | 完成       | 实际
    SC-1     | 一期厂房 | 2026-04-01 | 2026-04-02 | 2026-04-03 | 2026-04-08 | 2026-04-09
    SC-2     | 二期厂房 | 2026-04-06 | 2026-04-06 | 2026-04-08 | 2026-04-11 | 2026-04-12
    SC-3     | 综合楼   | 2026-04-09 |            |            |            |"""
GROUPS = ("C1:D1", "E1:F1")


def plan(drawing: str = PLAN, *merged: str) -> Ledger:
    return Ledger("排产.xlsx").draw("工序进度", drawing.strip(), merged=merged or GROUPS)


def test_each_operation_of_which_a_day_is_known_is_a_row() -> None:
    rows = read(plan()).production

    found = list(zip(rows.texts("order_no"), rows.texts("operation"), rows.days("actual_finish").astype(str), strict=True))
    assert found == [
        ("SC-1", "导体加工", "2026-04-02"), ("SC-2", "导体加工", "2026-04-06"), ("SC-3", "导体加工", "NaT"),
        ("SC-1", "装配", "2026-04-08"), ("SC-2", "装配", "2026-04-11"),
        ("SC-1", "包装", "2026-04-09"), ("SC-2", "包装", "2026-04-12"),
    ]  # fmt: skip


def test_plan_start_and_finish_of_an_operation_are_told_apart() -> None:
    found = [(each.target, each.fixed.get("production.operation")) for each in proposed(plan()).columns if each.fixed]

    assert found == [
        ("production.plan_finish", "导体加工"), ("production.actual_finish", "导体加工"),
        ("production.actual_start", "装配"), ("production.actual_finish", "装配"), ("production.actual_finish", "包装"),
    ]  # fmt: skip


def test_a_single_operation_is_none_beside_others() -> None:
    drawing = """
        生产令号 | 项目名称 | 装配       |
                 |          | 计划       | 完成
        SC-1     | 一期厂房 | 2026-04-01 | 2026-04-02
        SC-2     | 二期厂房 | 2026-04-06 | 2026-04-06
        SC-3     | 综合楼   | 2026-04-09 |"""

    assert not [each for each in proposed(plan(drawing, "C1:D1")).columns if each.fixed]


def test_a_works_order_number_is_no_project() -> None:
    assert targets(proposed(plan(PLAN.replace("生产令号", "令号"))))["令号"] == "production.order_no"


ORDERS = """
    生产令号 | 项目名称 | 合同编号 | 规格型号 | 极数 | 防护等级 | 直段长度 | 计划开始   | 计划完成
    SC-1     | 一期厂房 | H-1      | 2500A    | 4P   | IP54     | 120      | 2026-04-01 | 2026-04-20
    SC-2     | 二期厂房 | H-2      | 1600A    | 5P   | IP65     | 80       | 2026-04-06 | 2026-04-26
    SC-3     | 综合楼   | H-3      | 800A     | 4P   | IP54     | 60       | 2026-04-09 | 2026-04-29"""


def test_what_an_order_is_made_of_tells_what_the_contract_holds_but_not_how_much() -> None:
    items = read(Ledger("排产.xlsx").draw("排产计划", ORDERS.strip())).contract_items

    assert items.texts("ip_rating").tolist() == ["IP54", "IP65", "IP54"]
    assert not items.has("straight_m").any()
