"""Money in foreign ledgers: what is due and what has come in, totals and their parts, units nobody names."""

from data_access.excel import workbook
from data_access.mapping.answers import Answer, answered
from data_access.reading import book_of
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told


def test_of_a_total_and_its_parts_only_the_total_is_read() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同额(万元) | 25年底已收 | 26年已收 | 累计已收 | 回款率 | 未收款
        H-1      | 一期厂房 | 128          | 20         | 40       | 60       | 0.47   | 68
        H-2      | 二期厂房 | 86           | 0          | 30       | 30       | 0.35   | 56
        H-3      | 综合楼   | 52           | 10         | 12       | 22       | 0.42   | 30
        H-4      | 门诊楼   | 75           | 5          | 9        | 14       | 0.19   | 61"""

    found = told(proposed(Ledger("收款.xlsx").draw("合同台账", drawing.strip())), "合同台账")

    assert found["累计已收"] == ("receipts.amount", "running_total")
    assert found["25年底已收"] == found["26年已收"] == ("", "part_of_total")
    assert (found["回款率"], found["未收款"]) == (("", "rate"), ("", "balance"))


def test_the_heading_of_a_column_goes_before_the_one_above_it() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 收款合计 |         |
                 |          |          | 已收款   | 未收款  | 回款率
        H-1      | 一期厂房 | 1280000  | 600000   | 680000  | 0.47
        H-2      | 二期厂房 | 860000   | 300000   | 560000  | 0.35
        H-3      | 综合楼   | 520000   | 220000   | 300000  | 0.42"""
    ledger = Ledger("收款.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1"])

    found = told(proposed(ledger), "合同台账")

    assert found["收款合计 / 已收款"] == ("receipts.amount", "running_total")
    assert (found["收款合计 / 未收款"], found["收款合计 / 回款率"]) == (("", "balance"), ("", "rate"))


def test_what_stands_singly_in_a_list_is_not_read_beside_the_contract_again() -> None:
    register = """
        合同编号 | 项目名称 | 合同金额 | 预付款   |            | 发货款   |
                 |          |          | 到账金额 | 到账日期   | 到账金额 | 到账日期
        H-1      | 一期厂房 | 1280000  | 384000   | 2026-01-20 | 500000   | 2026-03-01
        H-2      | 二期厂房 | 860000   | 258000   | 2026-02-20 |          |
        H-3      | 综合楼   | 520000   | 156000   | 2026-03-02 |          |"""
    receipts = """
        到账日期   | 合同编号 | 到账金额 | 收款方式
        2026-01-20 | H-1      | 384000   | 电汇
        2026-02-20 | H-2      | 258000   | 电汇
        2026-03-01 | H-1      | 500000   | 电汇
        2026-03-02 | H-3      | 156000   | 电汇"""
    ledger = Ledger("收款.xlsx").draw("合同台账", register.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"])
    ledger.draw("到账流水", receipts.strip())

    proposal = proposed(ledger)
    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert told(proposal, "合同台账")["预付款 / 到账金额"] == ("", "kept_singly")
    assert sum(book.receipts.fen("amount")) == 129_800_000


def test_a_contract_of_next_to_nothing_is_asked_for_its_unit() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户       | 合同金额 | 质保金
        H-1      | 一期厂房 | 甲机电公司 | 128.5    | 6.4
        H-2      | 二期厂房 | 乙机电公司 | 86       | 4.3
        H-3      | 综合楼   | 丙机电公司 | 52.3     | 2.6"""

    asked = {each.header: each.reason.key for each in proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())).to_ask()}

    assert asked["合同金额"] == "small_amounts"


def test_a_unit_alone_in_a_cell_above_the_list_multiplies() -> None:
    drawing = """
        合同台账 | | |
                 | | | 万元
        合同编号 | 项目名称 | 客户       | 合同金额
        H-1      | 一期厂房 | 甲机电公司 | 128.5
        H-2      | 二期厂房 | 乙机电公司 | 86"""

    amount = next(each for each in proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())).columns if each.letter == "D")

    assert (amount.multiply, amount.ask) == (10_000, False)


def test_a_settled_amount_and_a_lone_retention_are_no_payment_nodes() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 结算金额 | 质保金 | 节点
        H-1      | 一期厂房 | 1280000  | 1300000  | 64000  | 发货
        H-2      | 二期厂房 | 860000   | 850000   | 43000  | 验收
        H-3      | 综合楼   | 520000   | 520000   | 26000  | 到货"""

    found = told(proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())), "合同台账")

    assert found["结算金额"][0] == "settlements.settled_amount"
    assert found["质保金"][0] == "contracts.retention"
    assert not found["节点"][0].startswith("payment_schedule.amount")


def test_amounts_under_bare_milestones_are_due_where_they_make_up_the_contract() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 预付款 | 发货款 | 质保金
        H-1      | 一期厂房 | 1000000  | 300000 | 600000 | 100000
        H-2      | 二期厂房 | 800000   | 240000 | 480000 | 80000
        H-3      | 综合楼   | 500000   | 150000 | 300000 | 50000"""

    found = told(proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())), "合同台账")

    assert found["预付款"] == found["质保金"] == ("payment_schedule.amount_due", "payment")


def test_amounts_under_bare_milestones_are_asked_where_nothing_adds_up() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 预付款 | 发货款
        H-1      | 一期厂房 | 1000000  | 300000 |
        H-2      | 二期厂房 | 800000   | 240000 | 100000
        H-3      | 综合楼   | 500000   | 150000 | 300000"""

    proposal = proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip()))

    assert [each.header for each in proposal.to_ask()] == ["预付款", "发货款"]
    assert not {"payment_schedule", "receipts"} & {each.table for each in proposal.mapping.tables}


def test_what_may_be_our_own_payment_is_asked() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 已付款 | 未付款
        H-1      | 一期厂房 | 1000000  | 300000 | 700000
        H-2      | 二期厂房 | 800000   | 240000 | 560000
        H-3      | 综合楼   | 500000   | 150000 | 350000"""

    proposal = proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip()))

    assert [each.header for each in proposal.to_ask()] == ["已付款"]
    assert told(proposal, "合同台账")["未付款"] == ("", "balance")


def test_headings_of_parts_and_their_sums_are_no_rows() -> None:
    drawing = """
        项目名称     | 客户       | 合同编号 | 合同金额
        一、华东区   |            |          |
        一期厂房     | 甲机电公司 | H-1      | 1280000
        二期厂房     | 乙机电公司 | H-2      | 860000
        华东区小计   |            |          | 2140000
        二、华南区   |            |          |
        综合楼       | 丙机电公司 | H-3      | 520000
        总计         |            |          | 2660000"""
    ledger = Ledger("合同.xlsx").draw("合同台账", drawing.strip())

    book = read(ledger)

    assert list(book.projects["project_name"]) == ["一期厂房", "二期厂房", "综合楼"]
    assert sum(book.contracts.fen("contract_amount")) == 266_000_000
    assert all(each.rows == each.used + each.set_aside + each.footers for each in book.ledgers)


def test_a_sheet_called_after_money_with_a_contract_a_row_is_a_register() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户       | 合同额  | 第一笔收款 |            | 第二笔收款 |            | 收款合计
                 |          |            |         | 金额       | 日期       | 金额       | 日期       |
        H-1      | 一期厂房 | 甲机电公司 | 1280000 | 384000     | 2026-01-20 | 500000     | 2026-03-01 | 884000
        H-2      | 二期厂房 | 乙机电公司 | 860000  | 258000     | 2026-02-20 |            |            | 258000
        H-3      | 综合楼   | 丙机电公司 | 520000  | 156000     | 2026-03-02 | 90000      | 2026-05-02 | 246000"""
    ledger = Ledger("收款.xlsx").draw("收款跟踪", drawing.strip(), merged=["E1:F1", "G1:H1"])

    proposal = proposed(ledger)

    assert proposal.sheets[0].feeds == ("projects", "contracts", "receipts")
    assert told(proposal, "收款跟踪")["收款合计"] == ("receipts.amount", "running_total")


def test_a_total_of_payment_nodes_is_not_read_beside_them() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 预付款到账 | 发货款到账 | 收款合计
        H-1      | 一期厂房 | 1280000  | 384000     | 500000     | 884000
        H-2      | 二期厂房 | 860000   | 258000     |            | 258000
        H-3      | 综合楼   | 520000   | 156000     | 90000      | 246000"""
    ledger = Ledger("收款.xlsx").draw("合同台账", drawing.strip())

    proposal = proposed(ledger)
    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert told(proposal, "合同台账")["收款合计"] == ("", "total")
    assert sum(book.receipts.fen("amount")) == 138_800_000


TWO_TESTS = """
    合同编号 | 项目名称 | 合同额   | 预付款 |         |         | 初验款 |        |         | 终验款 |        |
             |          |          | 比例   | 应收    | 实收    | 比例   | 应收   | 实收    | 比例   | 应收   | 实收
    H-1      | 一期厂房 | 1000000  | 0.3    | 300000  | 300000  | 0.5    | 500000 | 400000  | 0.2    | 200000 |
    H-2      | 二期厂房 | 860000   | 0.3    | 258000  | 258000  | 0.5    | 430000 |         | 0.2    | 172000 |
    H-3      | 综合楼   | 520000   | 0.3    | 156000  | 100000  | 0.5    | 260000 |         | 0.2    | 104000 |
"""


def test_payments_of_the_first_and_the_final_acceptance_are_two_nodes() -> None:
    ledger = Ledger("收款.xlsx").draw("付款节点", TWO_TESTS.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1", "J1:L1"])

    book = read(ledger)

    assert book.payment_schedule.texts("milestone").tolist().count("验收款") == 6
    assert sum(book.payment_schedule.fen("amount_due")) == 238_000_000
    assert sum(book.receipts.fen("amount")) == 121_400_000 - 15_600_000


OWED = """
    合同编号 | 项目名称 | 合同总价(万) | 定金 |           | 货到款 |           | 还欠(万)
             |          |              | 金额 | 到账      | 金额   | 到账      |
    H-1      | 一期厂房 | 35.8         | 10.8 | 2025.6.30 | 20     | 2025.8.19 | 5
    H-2      | 二期厂房 | 126          | 37.8 | 2025.7.24 |        |           | 88.2
    H-3      | 综合楼   | 60           | 18   | 2025.9.26 | 24     | 9月30日   | 18
    H-4      | 门诊楼   | 88           | 26.4 | 2026.3.12 | 35.2   | 2026.3.28 | 26.4
"""


def test_amounts_that_make_up_the_contract_with_what_is_owed_have_come_in() -> None:
    ledger = Ledger("收款.xlsx").draw("合同台账", OWED.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"])

    proposal = proposed(ledger)
    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert told(proposal, "合同台账")["货到款 / 金额"] == ("receipts.amount", "payment")
    assert sum(book.receipts.fen("amount")) == 172_200_000  # in the 万 that only the total speaks of
    assert book.receipts.days("received_date").astype(str).tolist().count("2025-06-30") == 1


def test_an_audited_amount_is_no_deposit() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同额  | 审定金额 | 质保金
        H-1      | 一期厂房 | 1000000 | 980000   | 49000
        H-2      | 二期厂房 | 860000  | 861000   | 43050
        H-3      | 综合楼   | 520000  | 500000   | 25000"""

    found = told(proposed(Ledger("结算.xlsx").draw("结算台账", drawing.strip())), "结算台账")

    assert found["审定金额"][0] == "settlements.settled_amount"


LAST = """
    合同编号 | 项目名称 | 合同总价(万) | 定金 |           | 尾款 |           | 还欠(万)
             |          |              | 金额 | 到账      | 金额 | 到账      |
    H-1      | 一期厂房 | 35.8         | 10.8 | 2025.6.30 | 20   | 2025.8.19 | 5
    H-2      | 二期厂房 | 126          | 37.8 | 2025.7.24 |      |           | 88.2
    H-3      | 综合楼   | 60           | 18   | 2025.9.26 | 24   | 9月30日   | 18
"""


def test_an_amount_that_somebody_answers_for_keeps_the_unit_of_its_contract() -> None:
    ledger = Ledger("收款.xlsx").draw("合同台账", LAST.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1", "H1:H2"])

    said = answered(proposed(ledger), {(ledger.file, "合同台账", 6): Answer("receipts.amount")})
    book = book_of([workbook(ledger.content(), ledger.file)], said.mapping)

    first, last = [10_800_000, 37_800_000, 18_000_000], [20_000_000, 24_000_000]  # 20 and 24 万
    assert sorted(book.receipts.fen("amount")) == sorted([*first, *last])


def test_a_named_last_payment_and_money_that_is_returned_need_no_question() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 结算尾款 |            |            | 质保金 |            |
                 |          |          | 应收日   | 实收       | 收到日     | 应留   | 起算       | 退回日
        H-1      | 一期厂房 | 1280000  | 2026-03-01 | 384000   | 2026-03-20 | 64000  | 2026-01-01 | 2027-01-05
        H-2      | 二期厂房 | 860000   | 2026-04-01 | 258000   | 2026-04-20 | 43000  | 2026-02-01 |
        H-3      | 综合楼   | 520000   | 2026-05-01 | 156000   | 2026-05-20 | 26000  | 2026-03-01 |"""
    ledger = Ledger("合同.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1"])

    found = {each.header: (each.target, each.ask) for each in proposed(ledger).columns}

    assert found["结算尾款 / 应收日"] == ("payment_schedule.due_date", False)
    assert found["结算尾款 / 实收"] == ("receipts.amount", False)
    assert found["结算尾款 / 收到日"] == ("receipts.received_date", False)
    assert found["质保金 / 退回日"] == ("receipts.received_date", False)
    assert found["质保金 / 起算"] == ("", False)


def test_who_owes_is_a_customer_and_no_balance() -> None:
    drawing = """
        合同编号 | 欠款单位   | 项目名称 | 合同金额 | 欠款金额
        H-1      | 甲机电公司 | 一期厂房 | 1280000  | 680000
        H-2      | 乙机电公司 | 二期厂房 | 860000   | 560000
        H-3      | 丙机电公司 | 综合楼   | 520000   | 300000"""

    found = told(proposed(Ledger("应收.xlsx").draw("应收账款", drawing.strip())), "应收账款")

    assert found["欠款单位"][0] == "projects.customer_name"
    assert found["欠款金额"] == ("", "balance")
