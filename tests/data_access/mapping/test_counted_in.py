"""What a heading counts in says what its column cannot be."""

import pytest

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, targets


def test_a_length_and_a_price_number_no_rows() -> None:
    surveys = """
        项目编号 | 测量日期   | 测量人 | 测量长度 | 测量结论
        XM-1     | 2026-01-05 | 张一   | 85.3     | 可下单
        XM-2     | 2026-01-06 | 张一   | 120.5    | 可下单
        XM-3     | 2026-01-07 | 王三   | 60.8     | 需复测"""
    settlements = """
        项目编号 | 送审日期   | 送审价 | 审定日期   | 审定金额
        XM-1     | 2026-01-05 | 853000 | 2026-02-05 | 840000
        XM-2     | 2026-01-06 | 905000 | 2026-02-06 | 900000
        XM-3     | 2026-01-07 | 608000 | 2026-02-07 | 600000"""
    ledger = Ledger("台账.xlsx").draw("现场测量", surveys.strip()).draw("结算", settlements.strip())

    proposal = proposed(ledger)

    assert not targets(proposal, "现场测量").keys() & {"测量长度"}
    assert not targets(proposal, "结算").keys() & {"送审价"}


def test_what_is_counted_in_metres_or_pieces_is_neither_a_share_nor_a_number_of_a_row() -> None:
    installing = """
        日期       | 项目名称 | 督导 | 进场日期   | 当日完成(米) | 累计完成(米)
        2026-05-01 | 一期厂房 | 邓工 | 2026-04-28 | 12           | 40
        2026-05-02 | 二期厂房 | 邓工 | 2026-04-29 | 18           | 60
        2026-05-03 | 综合楼   | 何工 | 2026-04-30 | 9            | 25"""
    measuring = """
        测量日期   | 项目名称 | 测量人 | 测量长度(m)
        2026-02-01 | 一期厂房 | 陈测量 | 186
        2026-02-06 | 二期厂房 | 林测量 | 92
        2026-02-09 | 综合楼   | 陈测量 | 64"""
    proposal = proposed(Ledger("工程部.xlsx").draw("安装督导记录", installing.strip()).draw("现场测量", measuring.strip()))
    meant = {each.header: each.target for each in proposal.columns}

    assert targets(proposal)["进场日期"] == "installations.actual_start"  # 督导 is about the installation
    assert (meant["当日完成(米)"], meant["累计完成(米)"]) == ("", "")
    assert meant["测量长度(m)"] in ("", "contract_items.straight_m")


def test_boxes_counted_in_pieces_are_tap_off_boxes_and_no_packages() -> None:
    drawing = """
        送货单号 | 项目名称 | 发货日期   | 箱({unit})
        SH-1     | 一期厂房 | 2026-04-01 | 76
        SH-2     | 二期厂房 | 2026-04-05 | 104
        SH-3     | 综合楼   | 2026-04-09 | 71"""

    def found(unit: str) -> str | None:
        return targets(proposed(Ledger("发货.xlsx").draw("发货记录", drawing.replace("{unit}", unit).strip()))).get(f"箱({unit})")

    assert found("只") is None
    assert found("件") == "shipments.packages"


def test_what_is_counted_in_money_is_no_number_of_a_row() -> None:
    drawing = """
        项目名称 | 发货日期   | 发货金额（元） | 司机电话
        一期厂房 | 2026-04-01 | 3632300        | 13900000001
        二期厂房 | 2026-04-05 | 1442522.94     | 13900000002
        综合楼   | 2026-04-09 | 1351200        | 13900000003"""

    proposal = proposed(Ledger("发货.xlsx").draw("发货登记", drawing.strip()))
    [amount] = [each for each in proposal.columns if each.header == "发货金额(元)"]

    assert (amount.target, amount.ask) == ("", False)
    assert targets(proposal)["司机电话"] == "shipments.carrier"


@pytest.mark.parametrize("part", ["其中安装", "安装费"])
def test_a_part_of_the_amount_is_no_payment(part: str) -> None:
    drawing = f"""
        合同编号 | 项目名称 | 金额(元) |          | 预付款应收 | 验收款应收
                 |          | 合同额   | {part}   |            |
        H-1      | 一期厂房 | 1280000  | 64000    | 384000     | 384000
        H-2      | 二期厂房 | 860000   | 43000    | 258000     | 258000
        H-3      | 综合楼   | 520000   | 26000    | 156000     | 156000"""

    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    proposal = proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip(), merged=merged))

    assert targets(proposal)["预付款应收"] == "payment_schedule.amount_due"
    assert {each.target for each in proposal.columns if each.header == f"金额(元) / {part}"} == {""}
