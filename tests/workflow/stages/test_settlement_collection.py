"""Stage 13: the settlement is agreed, what is due is paid, the feedback letter is in; the retention stays open by itself."""

from datetime import date

import pytest

from tests.workflow.complete import ask, project_day
from workflow.stages.settlement_collection import parts

RETENTION = {
    "期次": "2",
    "款项名称": "质保金",
    "比例": "5%",
    "触发条件": "质保期满",
    "客户承诺打款日": "",
    "先开票后付款": "",
    "开票日期": "",
}
LAST = {**RETENTION, "款项名称": "验收款", "触发条件": "工程验收", "账期天数": "30"}


def test_settled_paid_and_with_the_letter_it_is_done_though_the_retention_is_open():
    settlement = ask("settlement_collection")

    assert (settlement.status, settlement.done_on) == ("done", "2026-06-22")


def test_without_a_settlement_there_is_no_evidence():
    settlement = ask("settlement_collection", 最终结算=[])

    assert (settlement.status, settlement.lacks) == ("not_started", ["最终结算"])


def test_without_a_contract_it_has_not_started():
    settlement = ask("settlement_collection", 合同信息=[], 合同明细=[], 付款计划=[], 收款记录=[], 最终结算=[])

    assert (settlement.status, settlement.lacks) == ("not_started", ["合同信息"])


def test_without_a_payment_plan_nobody_can_say_that_all_is_collected():
    settlement = ask("settlement_collection", 付款计划=[])

    assert (settlement.status, settlement.lacks) == ("in_progress", ["付款计划"])


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"结算金额": ""}, ["结算金额"]),
        ({"客户确认日期": ""}, ["客户确认日期"]),
        ({"结算状态": "审核中"}, ["结算状态"]),
        ({"工程反馈函已收": "否", "反馈函收到日期": ""}, ["工程反馈函已收"]),
        ({"反馈函收到日期": "2026-11-30"}, ["工程反馈函已收"]),
    ],
)
def test_settlement_and_letter_are_needed(change, lacks):
    settlement = ask("settlement_collection", 最终结算=change)

    assert (settlement.status, settlement.lacks) == ("in_progress", lacks)


def test_a_triggered_node_that_is_not_paid_holds_the_stage_and_gives_its_due_day():
    open_node = {"付款计划": [{}, LAST]}

    in_time = ask("settlement_collection", date(2026, 7, 5), **open_node)
    too_late = ask("settlement_collection", date(2026, 7, 6), **open_node)

    assert (in_time.status, in_time.due_on, in_time.lacks) == ("in_progress", "2026-07-05", ["款项名称"])
    assert too_late.status == "overdue"


def test_a_node_whose_event_has_not_happened_does_not_hold_the_stage():
    waiting = {**LAST, "触发条件": "安装完成"}

    assert ask("settlement_collection", 付款计划=[{}, waiting], 安装监督={"实际完工": "", "完成率": "100%"}).status == "done"


def test_an_invoice_that_must_come_first_is_asked_for_once_the_event_has_happened():
    settlement = ask("settlement_collection", 付款计划=[{"开票日期": ""}, RETENTION])

    assert settlement.lacks == ["开票日期"]
    assert ask("settlement_collection", 付款计划=[{}, {**RETENTION, "先开票后付款": "是"}]).status == "done"


def test_the_three_parts_are_told_apart():
    open_node = [{}, LAST]

    everything, unpaid, unsettled, no_letter = (
        parts(project_day(**change))
        for change in (
            {},
            {"付款计划": open_node},
            {"最终结算": {"结算状态": "有争议"}},
            {"最终结算": {"工程反馈函已收": "否", "反馈函收到日期": ""}},
        )
    )

    assert [
        (bool(each.settled[0]), bool(each.collected[0]), bool(each.letter[0])) for each in (everything, unpaid, unsettled, no_letter)
    ] == [
        (True, True, True),
        (True, False, True),
        (False, True, True),
        (True, True, False),
    ]


def test_all_contracts_must_be_settled():
    two = [{}, {"合同编号": "HT-2"}]
    plan = [{}, RETENTION, {**RETENTION, "合同编号": "HT-2", "期次": "1", "比例": "100%"}]

    settlement = ask("settlement_collection", 合同信息=two, 付款计划=plan)

    assert (settlement.status, settlement.lacks) == ("in_progress", ["最终结算"])


def test_a_settlement_before_the_acceptance_is_through_is_blocked_by_it():
    settlement = ask("settlement_collection", 最终结算={"结算状态": "已报送", "客户确认日期": ""}, 工程验收={"甲方到场": ""})

    assert (settlement.status, settlement.waits_for) == ("blocked", [12])


def test_the_retention_that_comes_in_years_later_does_not_move_the_day_it_was_done():
    retention = {"收款编号": "SK-2", "期次": "2", "到账日期": "2026-10-10", "到账金额": "50000"}

    assert ask("settlement_collection", 收款记录=[{}, retention]).done_on == "2026-06-22"
