"""Single receipts, invoices and payment nodes in foreign ledgers, wherever they stand."""

from data_access.excel import workbook
from data_access.reading import book_of
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told


def test_a_ledger_of_retention_money_speaks_of_that_node_alone() -> None:
    drawing = """
        序号 | 客户       | 合同编号 | 项目名称 | 合同总价 | 质保比例 | 质保金 | 到期日     | 已收回 | 收回日期
        1    | 甲机电公司 | H-1      | 一期厂房 | 1280000  | 5%       | 64000  | 2026-01-20 | 64000  | 2026-02-03
        2    | 乙机电公司 | H-2      | 二期厂房 | 860000   | 5%       | 43000  | 2026-02-20 |        |
        3    | 丙机电公司 | H-3      | 综合楼   | 520000   | 3%       | 15600  | 2026-03-02 |        |"""
    ledger = Ledger("质保金.xlsx").draw("质保金台账", drawing.strip())

    proposal = proposed(ledger)
    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert told(proposal, "质保金台账")["合同总价"][0] == "contracts.contract_amount"
    assert set(book.payment_schedule.texts("milestone")) == {"质保金"}
    assert sum(book.payment_schedule.fen("amount_due")) == 12_260_000
    assert (sum(book.receipts.fen("amount")), len(book.receipts)) == (6_400_000, 1)


def test_what_stands_under_how_the_money_came_in_has_come_in() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额(万元) | 收款情况(万元) |        |
                 |          |                | 预付款         | 到货款 | 质保金
        H-1      | 一期厂房 | 128            | 38.4           | 20     |
        H-2      | 二期厂房 | 86             | 25.8           |        |
        H-3      | 综合楼   | 52             | 15.6           | 10     | 2"""
    ledger = Ledger("收款.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1"])

    book = read(ledger)

    assert sum(book.receipts.fen("amount")) == 111_800_000
    assert len(book.payment_schedule) == 0


def test_an_invoice_with_its_number_and_day_is_no_running_total() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 开票       |          |
                 |          |          | 开票日期   | 票号     | 开票金额
        H-1      | 一期厂房 | 1280000  | 2026-01-20 | 90899358 | 640000
        H-2      | 二期厂房 | 860000   | 2026-02-20 | 27790209 | 860000
        H-3      | 综合楼   | 520000   |            |          |"""
    ledger = Ledger("合同.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:F1"])

    found = told(proposed(ledger), "合同台账")

    assert [found[f"开票 / {leaf}"][0] for leaf in ("开票日期", "票号", "开票金额")] == [
        "invoices.invoice_date",
        "invoices.invoice_no",
        "invoices.gross_amount",
    ]


def test_a_number_that_repeats_does_not_number_the_receipts() -> None:
    drawing = """
        到账日期   | 合同编号 | 到账金额 | 凭证号 | 收款方式
        2026-01-20 | H-1      | 384000   | 记-58  | 电汇
        2026-02-20 | H-2      | 258000   | 记-58  | 电汇
        2026-03-01 | H-1      | 500000   | 记-11  | 电汇
        2026-03-02 | H-3      | 156000   | 记-11  | 电汇"""
    ledger = Ledger("收款.xlsx").draw("到账流水", drawing.strip())

    proposal = proposed(ledger)
    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert told(proposal, "到账流水")["凭证号"] == ("", "number_repeats")
    assert len(book.receipts) == 4


def test_a_running_total_beside_single_payments_leaves_them_single() -> None:
    register = """
        合同编号 | 项目名称 | 客户名称 | 合同金额 | 签订日期
        H-1      | 一期厂房 | 华东机电 | 1280000  | 2026-01-05
        H-2      | 二期厂房 | 南方电气 | 860000   | 2026-01-19
        H-3      | 综合楼   | 海工集团 | 520000   | 2026-02-02"""
    came_in = """
        到账日     | 合同编号 | 付款单位 | 累计回款 | 方式 | 金额
        2026-02-01 | H-1      | 华东机电 | 100000   | 电汇 | 100000
        2026-03-01 | H-1      | 华东机电 | 300000   | 电汇 | 200000
        2026-03-09 | H-2      | 南方电气 | 50000    | 电汇 | 50000
        2026-03-11 | H-3      | 海工集团 | 70000    | 电汇 | 70000"""
    ledger = Ledger("台账.xlsx").draw("合同台账", register.strip()).draw("回款流水", came_in.strip())
    book = read(ledger)

    assert told(proposed(ledger), "回款流水")["累计回款"] == ("", "total")
    assert book.receipts.fen("amount").tolist() == [10_000_000, 20_000_000, 5_000_000, 7_000_000]
    assert book.receipts.has("received_date").all()
    assert not [each for each in book.found if each.code.startswith("running_total")]
