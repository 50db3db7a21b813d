"""What a payment is for, told by the name of its node: it pays that node and no earlier one."""

from datetime import date

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told
from workflow.board import Board

REGISTER = """
    合同编号 | 项目名称 | 客户名称 | 合同金额 | 付款约定 |        |
             |          |          |          | 预付款   | 提货款 | 质保金
    H-1      | 一期厂房 | 华东机电 | 1000000  | 300000   | 600000 | 100000
    H-2      | 二期厂房 | 南方电气 | 800000   | 240000   | 480000 | 80000
    H-3      | 综合楼   | 海工集团 | 500000   | 150000   | 300000 | 50000"""
WITHOUT_NODES = """
    合同编号 | 项目名称 | 客户名称 | 合同金额 | 签订日期
    H-1      | 一期厂房 | 华东机电 | 1000000  | 2026-01-05
    H-2      | 二期厂房 | 南方电气 | 800000   | 2026-01-19
    H-3      | 综合楼   | 海工集团 | 500000   | 2026-02-02"""
CAME_IN = """
    到账日期   | 合同编号 | 款项   | 到账金额 | 付款方式
    2026-02-01 | H-1      | 提货款 | 600000   | 电汇
    2026-02-11 | H-2      | 预付款 | 240000   | 电汇
    2026-03-01 | H-3      | 其他   | 50000    | 电汇"""


def ledger(register: str) -> Ledger:
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"] if register is REGISTER else []
    return Ledger("台账.xlsx").draw("合同台账", register.strip(), merged=merged).draw("回款明细", CAME_IN.strip())


def test_it_pays_the_node_that_is_named() -> None:
    book = read(ledger(REGISTER))
    nodes = Board(book, date(2026, 6, 1)).receivables.nodes
    paid = {
        (contract, milestone): applied / 100
        for contract, milestone, applied in zip(nodes["contract"], nodes["milestone"], nodes["applied"], strict=True)
        if applied
    }

    assert told(proposed(ledger(REGISTER)), "回款明细")["款项"][0] == "receipts.seq"
    assert paid == {(0, "发货款"): 600000, (1, "预付款"): 240000, (2, "预付款"): 50000}  # 其他 names none, so the first is paid first
    assert not [found for found in book.findings(book.found) if found.field == "seq"]


def test_where_nobody_knows_the_nodes_it_is_said_and_not_read() -> None:
    assert told(proposed(ledger(WITHOUT_NODES)), "回款明细")["款项"] == ("", "needs_nodes")
    assert not read(ledger(WITHOUT_NODES)).receipts.has("seq").any()
