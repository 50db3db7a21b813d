"""Stage 4: promised, finance told, cleared by finance, answered in ERP."""

from datetime import date

import pytest

from tests.workflow.complete import ask

RETENTION = {
    "期次": "2",
    "款项名称": "质保金",
    "比例": "5%",
    "触发条件": "质保期满",
    "客户承诺打款日": "",
    "先开票后付款": "",
    "开票日期": "",
}


def test_an_advance_that_finance_cleared_and_erp_answered_is_done_on_the_later_day():
    advance = ask("advance_payment")

    assert (advance.status, advance.done_on) == ("done", "2026-03-14")


def test_a_contract_without_any_payment_plan_has_not_started():
    advance = ask("advance_payment", 付款计划=[], 收款记录=[])

    assert (advance.status, advance.lacks) == ("not_started", ["付款计划"])


def test_a_plan_without_an_advance_has_nothing_to_follow_here():
    assert ask("advance_payment", 付款计划=[{**RETENTION, "比例": "100%"}], 收款记录=[]).status == "not_applicable"


def test_a_project_without_a_contract_has_not_started():
    advance = ask("advance_payment", 合同信息=[], 合同明细=[], 付款计划=[], 收款记录=[], 最终结算=[])

    assert (advance.status, advance.lacks) == ("not_started", ["合同信息"])


def test_nothing_received_lacks_the_money_with_its_amount():
    advance = ask("advance_payment", date(2026, 3, 12), 收款记录=[])

    assert (advance.status, advance.lacks, advance.due_on) == ("in_progress", ["收款记录 950,000.00"], "2026-03-12")


def test_it_is_late_the_day_after_the_customer_promised_and_without_a_promise_after_it_was_due():
    unpaid = {"收款记录": [], "流程进度": []}

    assert ask("advance_payment", date(2026, 3, 13), **unpaid).status == "overdue"
    assert ask("advance_payment", date(2026, 3, 15), 付款计划=[{"客户承诺打款日": ""}, RETENTION], **unpaid).due_on == "2026-03-15"


def test_part_of_the_money_is_not_the_money():
    advance = ask("advance_payment", date(2026, 3, 20), 收款记录={"到账金额": "900000"})

    assert (advance.status, advance.lacks) == ("overdue", ["收款记录 50,000.00"])


def test_money_on_its_way_never_counts_and_then_finance_must_act():
    coming = {"到账日期": "", "财务确认人": "", "到账状态": "待到账", "ERP已回复": "", "ERP回复日期": ""}

    advance = ask("advance_payment", 收款记录=coming)

    assert (advance.status, advance.lacks, advance.cells, advance.owner) == ("overdue", ["到账状态"], ["I2"], "财务")


def test_a_bounced_bill_is_no_money():
    assert ask("advance_payment", 收款记录={"到账状态": "退票"}).lacks == ["收款记录 950,000.00"]


@pytest.mark.parametrize(("header", "value"), [("ERP已回复", "否"), ("ERP已回复", ""), ("告知财务日期", ""), ("财务确认人", "")])
def test_each_link_of_the_chain_is_needed(header, value):
    advance = ask("advance_payment", 收款记录={header: value, **({"ERP回复日期": ""} if header == "ERP已回复" else {})})

    assert (advance.status, advance.lacks) == ("in_progress", [header])


def test_an_answer_in_erp_after_the_day_looked_at_has_not_been_given():
    assert ask("advance_payment", date(2026, 3, 13)).lacks == ["ERP已回复"]


def test_only_the_receipts_that_pay_the_advance_are_asked_for_their_chain():
    later = {"收款编号": "SK-2", "期次": "2", "到账金额": "50000", "告知财务日期": "", "财务确认人": "", "ERP已回复": "", "ERP回复日期": ""}

    assert ask("advance_payment", 收款记录=[{}, later]).status == "done"


def test_a_deposit_is_an_advance_too():
    advance = ask("advance_payment", 付款计划=[{"款项名称": "定金", "客户承诺打款日": ""}, RETENTION])

    assert advance.lacks == ["客户承诺打款日"]


def test_all_contracts_must_have_their_advance_and_one_without_an_advance_does_not_hold_the_other():
    two = [{}, {"合同编号": "HT-2"}]
    own = {"合同编号": "HT-2", "比例": "100%"}

    assert ask("advance_payment", 合同信息=two, 付款计划=[{}, RETENTION, own]).lacks == ["收款记录 1,000,000.00"]
    assert ask("advance_payment", 合同信息=two, 付款计划=[{}, RETENTION, {**RETENTION, **own}]).status == "done"


def test_part_received_and_the_rest_on_its_way_waits_for_finance_at_the_receipt():
    part, rest = {"到账金额": "500000"}, {"收款编号": "SK-2", "到账金额": "450000", "到账日期": "", "财务确认人": "", "到账状态": "待到账"}

    advance = ask("advance_payment", 收款记录=[part, rest])

    assert (advance.lacks, advance.cells, advance.owner) == (["到账状态"], ["I3"], "钱会计")


def test_money_on_its_way_is_some_evidence_even_without_a_promise():
    coming = {"告知财务日期": "", "到账日期": "", "财务确认人": "", "到账状态": "待到账", "ERP已回复": "", "ERP回复日期": ""}

    advance = ask("advance_payment", date(2026, 3, 5), 付款计划=[{"客户承诺打款日": ""}, RETENTION], 收款记录=coming)

    assert advance.status == "in_progress"


def test_of_several_advances_the_earliest_open_one_is_due():
    second = {"期次": "3", "款项名称": "定金", "比例": "10%", "客户承诺打款日": "2026-03-20"}

    assert ask("advance_payment", 付款计划=[{"比例": "85%"}, RETENTION, second], 收款记录=[]).due_on == "2026-03-12"
    assert ask("advance_payment", 付款计划=[{"比例": "85%"}, RETENTION, second], 收款记录={"到账金额": "850000"}).due_on == "2026-03-20"


def test_money_announced_for_another_node_is_not_on_its_way_to_the_advance():
    coming = {"到账日期": "", "财务确认人": "", "到账状态": "待到账", "ERP已回复": "", "ERP回复日期": "", "期次": "2"}

    advance = ask("advance_payment", 收款记录=coming)

    assert (advance.lacks, advance.owner) == (["收款记录 950,000.00"], "王敏")


def test_money_announced_after_the_day_looked_at_is_not_on_its_way_yet():
    coming = {"告知财务日期": "2026-12-01", "到账日期": "", "财务确认人": "", "到账状态": "待到账", "ERP已回复": "", "ERP回复日期": ""}

    assert ask("advance_payment", 收款记录=coming).owner == "王敏"


def test_finance_acts_on_money_it_has_not_put_its_name_to():
    assert ask("advance_payment", 收款记录={"财务确认人": ""}).owner == "财务"


def test_an_advance_whose_amount_cannot_be_told_is_not_done():
    advance = ask("advance_payment", 合同信息={"合同金额": "待定"})

    assert advance.status != "done"
    assert "付款计划" in advance.lacks
