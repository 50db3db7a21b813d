"""Money that goes back goes out of the money it belongs to; what was paid by name stays paid."""

from datetime import date

from tests.drawn import day_of

PLAN = """
合同信息
项目编号 | 合同编号 | 签订日期 | 合同金额
P-1 | C-1 | 2026-01-05 | 200

付款计划
合同编号 | 期次 | 款项名称 | 应收金额 | 触发条件
C-1 | 1 | 进度款 | 100 | 合同签订
C-1 | 2 | 验收款 | 100 | 工程验收

收款记录
收款编号 | 合同编号 | 期次 | 到账日期 | 到账金额 | 到账状态
"""


def paid(*receipts: str) -> tuple[list[int], int]:
    """Per node the yuan that paid it, and what is left over."""
    rows = "\n".join(f"SK-{number} | C-1 | {receipt}" for number, receipt in enumerate(receipts, 1))
    money = day_of(PLAN + rows, date(2026, 4, 1)).receivables
    return [fen // 100 for fen in money.nodes["applied"]], money.unapplied_total // 100


def test_a_refund_that_names_nothing_leaves_a_payment_that_named_its_node():
    assert paid("2 | 2026-02-01 | 100 | 已到账", " | 2026-02-02 | 100 | 已到账", " | 2026-03-01 | 50 | 退款") == ([50, 100], 0)


def test_what_was_paid_too_much_on_a_node_and_refunded_opens_nothing():
    assert paid("1 | 2026-02-01 | 150 | 已到账", "1 | 2026-03-01 | 50 | 退款") == ([100, 0], 0)


def test_a_refund_that_names_its_node_opens_that_node():
    assert paid("1 | 2026-02-01 | 100 | 已到账", "2 | 2026-02-02 | 100 | 已到账", "1 | 2026-03-01 | 30 | 退款") == ([70, 100], 0)


def test_only_what_no_other_money_can_give_is_taken_back_from_what_was_paid_by_name():
    assert paid("1 | 2026-02-01 | 100 | 已到账", " | 2026-02-02 | 20 | 已到账", " | 2026-03-01 | 50 | 退款") == ([70, 0], 0)


def test_more_refunded_than_received_is_negative_and_clamped_nowhere():
    assert paid(" | 2026-02-01 | 20 | 已到账", " | 2026-03-01 | 50 | 退款") == ([0, 0], -30)


def test_a_refund_goes_out_of_the_newest_money():
    receipts = (
        "SK-1 | C-1 | 1 | 2026-02-01 | 60 | 已到账\nSK-2 | C-1 | 1 | 2026-02-02 | 40 | 已到账\nSK-3 | C-1 | 1 | 2026-03-01 | 40 | 退款"
    )

    applied = day_of(PLAN + receipts, date(2026, 4, 1)).receivables.applications

    assert applied[["receipt", "amount"]].values.tolist() == [[0, 6000]]
