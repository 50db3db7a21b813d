"""What programs put beside their headings, and the codes they give to customers and people."""

import pytest

from data_access.mapping.vocabulary import without_code
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, targets

EXPORTED = """
    {} | FCustName(客户名称) | 客户代码 | 项目名称 | 签订日期   | 价税合计
    XS-01 | 华东机电 | C1031 | 一期厂房 | 2026-01-05 | 1280000
    XS-02 | 南方电气 | C1038 | 二期厂房 | 2026-01-19 | 860000
    XS-03 | 华东机电 | C1031 | 综合楼   | 2026-02-02 | 520000"""


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("FBillNo/订单编号", "订单编号"),
        ("单据日期(bill_date)", "单据日期"),
        ("custName 客户", "客户"),
        ("ERP回复日期", "ERP回复日期"),
        ("QQ/微信", "QQ/微信"),
        ("IP防护", "IP防护"),
        ("PM", "PM"),
        ("FBillNo", "FBillNo"),
    ],
)
def test_the_code_of_a_field_is_not_part_of_its_heading(heading: str, said: str) -> None:
    assert without_code(heading) == said


def test_an_exported_register_is_read_by_the_words_in_its_headings() -> None:
    found = targets(proposed(Ledger("导出.xlsx").draw("销售订单", EXPORTED.format("FBillNo/订单编号").strip())))

    assert found["FBillNo/订单编号"] == "contracts.contract_no"
    assert found["FCustName(客户名称)"] == "projects.customer_name"


def test_the_code_of_a_customer_is_no_customer() -> None:
    [code] = [
        each
        for each in proposed(Ledger("导出.xlsx").draw("销售订单", EXPORTED.format("订单编号").strip())).columns
        if each.header == "客户代码"
    ]

    assert (code.target, code.ask) == ("", False)
