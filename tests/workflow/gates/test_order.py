"""What the deck does one after the other, or at the same time: wrong order, the same day, and what never came."""

import pytest

from tests.workflow.gates.breaches import breaches, told

SAME_DAY, READY = "crew_not_told_same_day", "notified_before_goods_ready"
GOODS, INSTALLED, ACCEPTED = "installed_before_goods_accepted", "accepted_before_installed", "settled_before_accepted"


def batch(headers: str, cells: str) -> str:
    return f"""
        发货单
        项目编号 | 送货单号 | {headers}
        P-1      | SH-1     | {cells}
    """


@pytest.mark.parametrize("crew", ["2026-03-02", "2026-03-06"])
def test_a_crew_told_on_another_day_than_the_warehouse_earlier_or_later(crew):
    [breach] = breaches(SAME_DAY, batch("通知仓库日期 | 通知安装队日期", f"2026-03-04 | {crew}"))

    assert told(breach) == ("D2", crew, "发货单!C2", "2026-03-04", 2)


@pytest.mark.parametrize("cells", ["2026-03-04 | 2026-03-04", "2026-03-04 | ", " | 2026-03-04"])
def test_a_crew_told_the_same_day_or_not_yet_is_none(cells):
    assert not breaches(SAME_DAY, batch("通知仓库日期 | 通知安装队日期", cells))


def test_a_customer_told_before_the_goods_were_ready():
    [breach] = breaches(READY, batch("通知客户日期 | 生产完毕日期", "2026-03-04 | 2026-03-07"))

    assert told(breach) == ("C2", "2026-03-04", "发货单!D2", "2026-03-07", 3)


@pytest.mark.parametrize("ready", ["2026-03-04", "2026-03-01", ""])
def test_goods_ready_that_day_or_before_or_on_a_day_nobody_wrote_down_is_none(ready):
    assert not breaches(READY, batch("通知客户日期 | 生产完毕日期", f"2026-03-04 | {ready}"))


def goods(result: str, inspected: str, started: str, discrepancy: str = "") -> str:
    return f"""
        发货单
        项目编号 | 送货单号 | 验收结果 | 验收日期 | 异常说明
        P-1      | SH-1     | {result} | {inspected} | {discrepancy}
        P-1      | SH-2     | 合格 | 2026-04-02 |

        安装监督
        项目编号 | 安装区段 | 实际进场
        P-1      | 一层     | {started}
    """


def test_installation_that_began_before_the_first_goods_were_accepted():
    [breach] = breaches(GOODS, goods("合格", "2026-03-20", "2026-03-18"))

    assert told(breach) == ("C2", "2026-03-18", "发货单!D2", "2026-03-20", 2)


def test_installation_on_the_day_of_the_first_acceptance_need_not_wait_for_the_second_batch():
    assert not breaches(GOODS, goods("合格", "2026-03-20", "2026-03-20"))


def test_short_goods_are_accepted_once_the_shortage_is_written_down():
    [breach] = breaches(GOODS, goods("短缺", "2026-03-20", "2026-03-25"))

    assert told(breach)[2:4] == ("发货单!D3", "2026-04-02")
    assert not breaches(GOODS, goods("短缺", "2026-03-20", "2026-03-25", "少一套支架"))


def test_installation_without_any_goods_accepted_is_a_breach_to_this_day():
    [breach] = breaches(GOODS, "安装监督\n项目编号 | 安装区段 | 实际进场\nP-1 | 一层 | 2026-04-20")

    assert told(breach) == ("C2", "2026-04-20", "", "", 10)


def acceptance(finish: str, accepted: str, result: str = "合格", install: str = "是") -> str:
    return f"""
        安装监督                              工程验收
        项目编号 | 安装区段 | 实际完工        项目编号 | 验收日期 | 验收结论
        P-1      | 一层     | 2026-03-10      P-1      | {accepted} | {result}
        P-1      | 二层     | {finish}

        合同信息
        项目编号 | 合同编号 | 是否需要安装
        P-1      | HT-1     | {install}
    """


def test_a_project_accepted_before_the_last_section_was_finished():
    [breach] = breaches(INSTALLED, acceptance("2026-03-20", "2026-03-15"))

    assert told(breach) == ("B2", "2026-03-15", "安装监督!C3", "2026-03-20", 5)


def test_a_project_accepted_with_a_section_unfinished():
    [breach] = breaches(INSTALLED, acceptance("", "2026-04-20"))

    assert told(breach) == ("B2", "2026-04-20", "安装监督!C3", "", 10)


def test_an_acceptance_on_the_day_of_the_last_section_is_in_order():
    assert not breaches(INSTALLED, acceptance("2026-03-20", "2026-03-20"))


def test_an_acceptance_that_failed_or_without_installation_is_none():
    assert not breaches(INSTALLED, acceptance("2026-03-20", "2026-03-15", result="不合格"))
    assert not breaches(INSTALLED, acceptance("", "2026-03-15", install="否"))


def settlement(agreed: str, acceptances: str, install: str = "是") -> str:
    return f"""
        最终结算
        合同编号 | 客户确认日期
        HT-1     | {agreed}

        合同信息
        项目编号 | 合同编号 | 是否需要安装
        P-1      | HT-1     | {install}

        工程验收
        项目编号 | 验收日期 | 验收结论
        {acceptances}
    """


def test_a_settlement_agreed_before_the_project_was_accepted():
    [breach] = breaches(ACCEPTED, settlement("2026-03-10", "P-1 | 2026-03-14 | 合格"))

    assert told(breach) == ("B2", "2026-03-10", "工程验收!B2", "2026-03-14", 4)


def test_a_settlement_after_an_acceptance_that_failed():
    [breach] = breaches(ACCEPTED, settlement("2026-04-20", "P-1 | 2026-03-14 | 不合格"))

    assert told(breach) == ("B2", "2026-04-20", "工程验收!B2", "", 10)


def test_a_settlement_on_the_day_of_the_first_acceptance_is_in_order_whatever_comes_after():
    assert not breaches(ACCEPTED, settlement("2026-03-14", "P-1 | 2026-03-14 | 有条件合格\n        P-1 | 2026-04-01 | 合格"))


def test_goods_only_are_settled_without_an_acceptance():
    assert not breaches(ACCEPTED, settlement("2026-03-10", "P-2 | 2026-03-01 | 合格", install="否"))


def test_a_crew_that_is_not_ours_is_not_ours_to_tell():
    told_apart = batch("通知仓库日期 | 通知安装队日期", "2026-03-04 | 2026-03-06")
    contract = "\n\n合同信息\n项目编号 | 合同编号 | 安装方式\nP-1 | HT-1 | {}"

    assert not breaches(SAME_DAY, told_apart + contract.format("分包"))
    assert breaches(SAME_DAY, told_apart + contract.format("本公司安装队"))


def test_a_section_that_is_built_on_a_day_nobody_wrote_down_breaks_nothing():
    accepted = "工程验收\n项目编号 | 验收日期\nP-1 | 2026-03-01\n\n安装监督\n项目编号 | 安装区段 | 完成率\nP-1 | 一层 | {}"

    assert not breaches(INSTALLED, accepted.format("100%"))
    assert breaches(INSTALLED, accepted.format("90%"))
