"""Amounts beside days and totals: which are due, which have come in, which are only worked out from others."""

from data_access.mapping.not_ours import formula
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets


def test_an_amount_with_the_day_it_came_in_has_come_in_and_one_with_the_day_it_is_due_is_due() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 预付款 |            | 质保金 |
                 |          |          | 金额   | 到账日期   | 金额   | 到期日
        H-1      | 一期厂房 | 1280000  | 384000 | 2026-03-20 | 64000  | 2028-01-05
        H-2      | 二期厂房 | 860000   | 200000 | 2026-04-20 | 43000  | 2028-02-01
        H-3      | 综合楼   | 520000   | 156000 | 2026-05-20 | 26000  | 2028-03-01"""

    proposal = proposed(Ledger("回款.xlsx").draw("回款台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"]))

    assert targets(proposal)["预付款 / 金额"] == "receipts.amount"
    assert targets(proposal)["质保金 / 金额"] == "payment_schedule.amount_due"


def test_one_payment_with_what_is_due_and_what_came_in_below_it_needs_no_other_one() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 预付款 |        |            | 回款率
                 |          |          | 应收   | 实收   | 收款日期   |
        H-1      | 一期厂房 | 1280000  | 384000 | 384000 | 2026-03-20 | 0.3
        H-2      | 二期厂房 | 860000   | 258000 | 258000 | 2026-04-20 | 0.3
        H-3      | 综合楼   | 520000   | 156000 | 156000 | 2026-05-20 | 0.3"""

    proposal = proposed(Ledger("应收.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2"]))

    assert targets(proposal)["预付款 / 应收"] == "payment_schedule.amount_due"  # and no 实收 less the share of 回款率
    assert targets(proposal)["预付款 / 实收"] == "receipts.amount"


def test_an_amount_less_a_share_is_that_amount_and_no_formula() -> None:
    amounts, same, share = [384000.0, 258000.0, 156000.0], [384000.0, 258000.0, 156000.0], [0.3, 0.3, 0.25]

    assert formula(1, {1: amounts, 2: same, 3: share}) is None
    assert formula(1, {1: [384001.0, 258002.0, 156003.0], 2: same, 3: [1.0, 2.0, 3.0]}) is None
    assert formula(1, {1: [500000.0, 300000.0, 200000.0], 2: same, 3: [116000.0, 42000.0, 44000.0]}) == (2, "+", 3)


def test_the_end_of_the_warranty_is_no_day_on_which_money_is_due() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 合同金额 | 结算金额 | 质保金 | 质保到期   | 已退质保金 | 退还日期
        H-1      | 一期厂房 | 华东机电 | 1280000  | 1300000  | 64000  | 2028-01-05 | 64000      | 2028-02-05
        H-2      | 二期厂房 | 南方电气 | 860000   | 850000   | 43000  | 2028-02-01 |            |
        H-3      | 综合楼   | 海工集团 | 520000   | 525000   | 26000  | 2028-03-01 | 26000      | 2028-04-01"""

    found = targets(proposed(Ledger("质保金.xlsx").draw("合同质保金台账", drawing.strip())))

    assert found["质保到期"] == "settlements.warranty_end"
    assert found["已退质保金"] == "receipts.amount"
    assert found["退还日期"] == "receipts.received_date"


def test_what_stands_below_what_came_in_has_come_in() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 已收款 |        | 责任人
                 |          |          | 预付款 | 到货款 |
        H-1      | 一期厂房 | 1280000  | 384000 | 500000 | 何业务
        H-2      | 二期厂房 | 860000   | 258000 |        | 何业务
        H-3      | 综合楼   | 520000   | 156000 | 200000 | 罗业务"""

    found = targets(proposed(Ledger("回款.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:F2"])))

    assert (found["已收款 / 预付款"], found["已收款 / 到货款"]) == ("receipts.amount", "receipts.amount")


def test_a_group_of_one_milestone_tells_what_came_in_beside_what_is_due_and_the_day_behind_it() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 订金   |        |            |
                 |          |          | 应收   | 实收   | 时间       | 备注
        H-1      | 一期厂房 | 1280000  | 384000 | 384000 | 2026-01-20 |
        H-2      | 二期厂房 | 860000   | 258000 | 200000 | 2026-02-20 |
        H-3      | 综合楼   | 520000   | 156000 | 156000 | 2026-03-20 |"""
    ledger = Ledger("台账.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:G1"])

    found = targets(proposed(ledger))

    assert (found["订金 / 应收"], found["订金 / 实收"]) == ("payment_schedule.amount_due", "receipts.amount")
    assert found["订金 / 时间"] == "receipts.received_date"


def test_what_is_agreed_for_acceptance_has_not_come_in() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 付款约定 |        |
                 |          |          | 定金     | 货款   | 验收款
        H-1      | 一期厂房 | 1280000  | 384000   | 640000 | 192000
        H-2      | 二期厂房 | 860000   | 258000   | 430000 | 150000
        H-3      | 综合楼   | 520000   | 156000   | 260000 | 52000"""
    ledger = Ledger("台账.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1"])

    nodes = read(ledger).payment_schedule

    assert set(nodes.texts("milestone")) == {"定金", "发货款", "验收款"}
    assert len(read(ledger).receipts) == 0


def test_what_is_due_and_what_came_in_of_one_payment_side_by_side_need_no_heading_above() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 订金应收 | 订金到账日期 | 订金实收
        H-1      | 一期厂房 | 1280000  | 384000   | 2026-03-20   | 384000
        H-2      | 二期厂房 | 860000   | 258000   | 2026-04-20   | 200000
        H-3      | 综合楼   | 520000   | 156000   | 2026-05-20   | 156000"""

    found = targets(proposed(Ledger("定金.xlsx").draw("合同台账", drawing.strip())))

    assert found["订金应收"] == "payment_schedule.amount_due"
    assert found["订金实收"] == "receipts.amount"
    assert found["订金到账日期"] == "receipts.received_date"


def test_a_retention_with_its_share_and_its_end_is_what_the_contract_says() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 质保金比例 | 质保到期日
        H-1      | 一期厂房 | 1280000  | 5%         | 2028-03-20
        H-2      | 二期厂房 | 860000   | 5%         | 2028-04-20
        H-3      | 综合楼   | 520000   | 3%         | 2028-05-20"""

    found = targets(proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())))

    assert (found["质保金比例"], found["质保到期日"]) == ("contracts.retention", "settlements.warranty_end")


def test_a_ledger_of_one_payment_says_of_it_what_stands_below_due() -> None:
    drawing = """
        合同编号 | 客户简称 | 应收 |        |            | 实收       |
                 |          | 比例 | 金额   | 约定日     | 到账日     | 金额
        H-1      | 华东     | 0.3  | 384000 | 2026-03-20 | 2026-03-22 | 384000
        H-2      | 南方     | 0.3  | 258000 | 2026-04-20 | 2026-04-21 | 258000
        H-3      | 海工     | 0.3  | 156000 | 2026-05-20 | 2026-05-29 | 156000"""

    found = targets(proposed(Ledger("预付.xlsx").draw("预付款", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:E1", "F1:G1"])))

    assert found["应收 / 金额"] == "payment_schedule.amount_due"
    assert found["应收 / 约定日"] == "payment_schedule.due_date"
    assert found["实收 / 金额"] == "receipts.amount"
