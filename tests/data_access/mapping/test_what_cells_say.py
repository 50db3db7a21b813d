"""What stands in the cells says what a column cannot be, however its heading reads."""

import pytest

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, targets

REPORTED = """
    投诉日期   | 项目名称 | 投诉人 | 投诉内容 | {heading}
    2026-04-01 | 一期厂房 | 张工   | 来得太慢 | {cells[0]}
    2026-04-06 | 二期厂房 | 李工   | 外壳划伤 | {cells[1]}
    2026-04-09 | 综合楼   | 王工   | 漏水     | {cells[2]}"""
SHIPPED = """
    发货单号 | 项目名称 | 发货日期   | {heading}
    FH-1     | 一期厂房 | 2026-03-01 | {cells[0]}
    FH-2     | 二期厂房 | 2026-03-11 | {cells[1]}
    FH-3     | 综合楼   | 2026-03-15 | {cells[2]}"""


@pytest.mark.parametrize(
    ("heading", "cells", "is_one"),
    [
        ("处理人", ("王敏", "老周", "何工"), True),
        ("谁处理的", ("换开关", "补漆", "已道歉"), False),  # deeds, not people
        ("责任部门", ("安装队", "生产部", "质检部"), False),
    ],
)
def test_who_handles_something_is_a_person(heading: str, cells: tuple[str, ...], is_one: bool) -> None:
    found = targets(proposed(Ledger("售后.xlsx").draw("客户投诉", REPORTED.strip().format(heading=heading, cells=cells))))

    assert (found.get(heading) == "feedback.handler") is is_one


@pytest.mark.parametrize(
    ("heading", "cells", "is_one"),
    [
        ("收货地", ("武汉市江汉区青年路", "宜昌市伍家岗区", "荆州市沙市区"), True),
        ("卸货", ("吊车", "人工", "客户自理"), False),
    ],
)
def test_an_address_says_a_place(heading: str, cells: tuple[str, ...], is_one: bool) -> None:
    found = targets(proposed(Ledger("发货.xlsx").draw("发货登记", SHIPPED.strip().format(heading=heading, cells=cells))))

    assert (found.get(heading) == "shipments.delivery_address") is is_one


@pytest.mark.parametrize(
    ("heading", "is_one"),
    [("送货单签回", True), ("送货单", False), ("回单", True)],
)
def test_papers_that_went_along_have_not_come_back_signed(heading: str, is_one: bool) -> None:
    cells = ("是", "否", "是")
    found = targets(proposed(Ledger("发货.xlsx").draw("发货登记", SHIPPED.strip().format(heading=heading, cells=cells))))

    assert (found.get(heading) == "shipments.dn_signed") is is_one


def test_a_way_of_paying_is_no_term_of_payment() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 合同金额 | 签订日期   | 付款方式
        H-1      | 一期厂房 | 华东机电 | 1280000  | 2026-01-05 | 电汇
        H-2      | 二期厂房 | 南方电气 | 860000   | 2026-01-19 | 银行承兑汇票
        H-3      | 综合楼   | 海工集团 | 520000   | 2026-02-02 | 电汇"""

    assert targets(proposed(Ledger("台账.xlsx").draw("合同台账", drawing.strip()))).get("付款方式") != "contracts.payment_terms"
