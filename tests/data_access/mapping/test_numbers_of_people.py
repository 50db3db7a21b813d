"""Whose number a bare 电话 is: that of the person who stands before it."""

import pytest

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets

REGISTER = """
    合同号 | 工程名称 | 签约单位 | 合同额(元) | {person} | {heading}
    H-1    | 一期厂房 | 华东机电 | 1280000    | 张伟     | 13800000001
    H-2    | 二期厂房 | 南方电气 | 860000     | 李娜     | 13800000002
    H-3    | 综合楼   | 海工集团 | 520000     | 王磊     | 13800000003"""


@pytest.mark.parametrize(
    ("person", "heading", "target"),
    [
        ("联系人", "电话", "contacts.phone"),
        ("联系人", "手机", "contacts.mobile"),
        ("收货人", "电话", "contracts.consignee_mobile"),
        ("收货人", "联系电话", "contracts.consignee_mobile"),
    ],
)
def test_a_number_is_that_of_the_person_before_it(person: str, heading: str, target: str) -> None:
    ledger = Ledger("台账.xlsx").draw("合同台账", REGISTER.strip().format(person=person, heading=heading))

    assert targets(proposed(ledger))[heading] == target


def test_a_number_of_whom_one_meets_on_the_site_stands_beside_the_name() -> None:
    drawing = """
        测量日期   | 项目名称 | 现场联系人 | 联系电话    | 测量结果
        2026-02-01 | 一期厂房 | 张伟       | 13800000001 | 通过
        2026-02-06 | 二期厂房 | 李娜       | 13800000002 | 通过
        2026-02-09 | 综合楼   | 王磊       | 13800000003 | 通过"""

    found = read(Ledger("测量.xlsx").draw("现场测量", drawing.strip())).site_surveys

    assert found.texts("site_contact").tolist() == ["张伟 13800000001", "李娜 13800000002", "王磊 13800000003"]
