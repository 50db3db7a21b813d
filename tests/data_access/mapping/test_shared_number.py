"""A number of their own that all sheets of a team go by: 令号, 立项号, whatever they call it."""

import pytest

from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told

REGISTER = """
    接单日     | {number} | 合同号 | 工程名称           | 签约单位 | 签订日期   | 合同额(元)
    2026-01-02 | L24-101  | H-1    | 沽云算力园一期厂房 | 华东机电 | 2026-01-05 | 1280000
    2026-01-09 | L24-102  | H-2    | 沽云算力园二期厂房 | 南方电气 | 2026-01-19 | 860000
    2026-01-30 | L24-103  | H-3    | 综合楼             | 海工集团 | 2026-02-02 | 520000"""
SHIPPED = """
    发货单号 | 令号    | 工程     | 发货日期   | 件数
    FH-1     | L24-102 | 沽云二期 | 2026-03-01 | 12
    FH-2     | L24-101 | 沽云一期 | 2026-03-11 | 9
    FH-3     | L24-103 | 综合楼   | 2026-03-15 | 4
    FH-4     | L24-103 | 综合楼   | 2026-03-19 | 2"""
ORDERS = """
    令号    | 工程     | 计划开工   | 计划完工   | 实际完工
    L24-101 | 沽云一期 | 2026-02-01 | 2026-02-20 | 2026-02-21
    L24-102 | 沽云二期 | 2026-02-05 | 2026-02-25 |
    L24-103 | 综合楼   | 2026-02-09 | 2026-02-28 |"""


def ledger(number: str = "生产令号", shipped: str = SHIPPED) -> Ledger:
    register = REGISTER.replace("{number}", number)
    return Ledger("台账.xlsx").draw("合同执行台账", register.strip()).draw("发货明细", shipped.strip()).draw("排产计划", ORDERS.strip())


def book(**said: str) -> Book:
    return read(ledger(**said))


@pytest.mark.parametrize("number", ["生产令号", "令号", "内部代号"])
def test_rows_are_placed_by_the_number_that_the_register_and_the_lists_share(number: str) -> None:
    found = book(number=number)

    assert found.projects.texts("project_id").tolist() == ["L24-101", "L24-102", "L24-103"]
    assert found.shipments.project.tolist() == [1, 0, 2, 2]
    assert not [finding for finding in found.findings(found.found) if finding.code == "unknown_reference"]


def test_the_number_of_an_order_can_be_that_of_its_project_too() -> None:
    found = book()

    assert found.production.texts("order_no").tolist() == ["L24-101", "L24-102", "L24-103"]
    assert found.production.project.tolist() == [0, 1, 2]


def test_it_is_told_what_the_number_stands_for() -> None:
    assert told(proposed(ledger()), "合同执行台账")["生产令号"] == ("projects.project_id", "shared_number")


def test_a_number_that_two_projects_have_is_that_of_neither() -> None:
    register = REGISTER.replace("{number}", "令号").replace("L24-103", "L24-102")
    shipped = SHIPPED.replace("L24-103", "L24-104")
    more = "\n    2026-02-09 | L24-104  | H-4    | 仓库               | 海工集团 | 2026-02-12 | 90000"
    both = Ledger("台账.xlsx").draw("合同执行台账", (register + more).strip()).draw("发货明细", shipped.strip())

    assert told(proposed(both), "合同执行台账")["令号"][1] != "shared_number"


def test_a_number_that_only_a_few_rows_share_is_chance() -> None:
    shipped = SHIPPED.replace("L24-101", "Q-1").replace("L24-102", "Q-2")

    assert told(proposed(ledger(shipped=shipped)), "发货明细")["令号"][1] != "shared_number"


def test_where_the_register_has_a_project_number_no_other_one_is_taken() -> None:
    register = REGISTER.replace("{number}", "旧系统编码").replace("接单日    ", "项目编号  ")
    for number, day in enumerate(("2026-01-02", "2026-01-09", "2026-01-30"), 1):
        register = register.replace(f"    {day} | L24", f"    P-{number}        | L24")
    found = told(proposed(Ledger("台账.xlsx").draw("合同执行台账", register.strip()).draw("发货明细", SHIPPED.strip())), "合同执行台账")

    assert found["项目编号"][0] == "projects.project_id"
    assert found["旧系统编码"][1] != "shared_number"


def test_lists_that_name_the_contract_need_no_other_number() -> None:
    shipped = SHIPPED.replace("| 工程    ", "| 合同号  ").replace("沽云二期", "H-2").replace("沽云一期", "H-1").replace("综合楼  ", "H-3")
    register = REGISTER.replace("{number}", "生产令号")
    found = told(proposed(Ledger("台账.xlsx").draw("合同执行台账", register.strip()).draw("发货明细", shipped.strip())), "合同执行台账")

    assert found["生产令号"][1] != "shared_number"
