"""What a node is due: typed, a share, a cumulative share, or what the others leave."""

from datetime import date

from tests.drawn import day_of
from workflow.receivables.report import receivables_report

HEAD = "合同信息\n项目编号 | 合同编号 | 签订日期 | 合同金额\nP-1 | C-1 | 2026-03-02 | {amount}\n\n付款计划\n合同编号 | 期次 | 款项名称 | 比例 | 累计至 | 应收金额 | 触发条件\n"


def due(amount: str, *nodes: str) -> list[int]:
    rows = "\n".join(f"C-1 | {seq} | 进度款 | {node} | 合同签订" for seq, node in enumerate(nodes, 1))
    return day_of(HEAD.format(amount=amount) + rows, date(2026, 4, 1)).receivables.nodes["amount_due"].tolist()


def test_shares_are_rounded_half_up_and_the_last_takes_the_rest():
    assert due("100.01", "50% | |", "30% | |", "20% | |") == [50_01, 30_00, 20_00]
    assert due("0.05", "50% | |", "50% | |") == [3, 2]


def test_a_typed_amount_beats_its_share():
    assert due("1000", "30% | | 250", "70% | | 750") == [250_00, 750_00]


def test_up_to_a_share_is_less_what_came_before():
    assert due("1000000", "| 30% |", "| 80% |", "| 95% |", "| |") == [300_000_00, 500_000_00, 150_000_00, 50_000_00]


def test_a_plan_beyond_the_contract_leaves_a_negative_rest_in_the_open():
    assert due("1000", "80% | |", "60% | |", "| |") == [800_00, 600_00, -400_00]


def test_an_amount_that_cannot_be_told_counts_nowhere_and_the_last_node_does_not_swallow_it():
    rows = (
        HEAD.format(amount="1000")
        + "C-1 | 1 | 进度款 |  |  | 三百多 | 合同签订\nC-1 | 2 | 进度款 | 30% |  |  | 合同签订\nC-1 | 3 | 质保金 |  |  |  | 质保期满"
    )
    day = day_of(rows, date(2026, 4, 1))
    nodes, report = day.receivables.nodes, receivables_report(day.receivables)

    assert nodes["amount_known"].tolist() == [False, True, False]
    assert nodes["amount_due"].tolist() == [0, 300_00, 0]
    assert [node["seq"] for node in report["nodes"]] == [2]
    assert (report["reconciliation"]["holds"], report["reconciliation"]["nodes_set_aside"]) == (True, 2)


def test_without_a_contract_amount_shares_say_nothing():
    rows = HEAD.format(amount="待定") + "C-1 | 1 | 进度款 | 30% |  |  | 合同签订\nC-1 | 2 | 进度款 |  |  | 500 | 合同签订"

    assert day_of(rows, date(2026, 4, 1)).receivables.nodes["amount_known"].tolist() == [False, True]


def test_money_for_a_node_whose_amount_cannot_be_told_pays_no_other():
    rows = HEAD.format(amount="1000") + "C-1 | 1 | 进度款 |  |  | 三百多 | 合同签订\nC-1 | 2 | 进度款 | 30% |  |  | 合同签订"
    came_in = "\n\n收款记录\n收款编号 | 合同编号 | 期次 | 到账日期 | 到账金额 | 到账状态\nSK-1 | C-1 | 1 | 2026-03-20 | 300 | 已到账"
    money = day_of(rows + came_in, date(2026, 4, 1)).receivables

    assert (money.nodes["applied"].tolist(), money.unapplied_total) == ([0, 0], 300_00)
