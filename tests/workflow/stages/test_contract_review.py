"""Stage 2: the nineteen items of the contract are answered, and somebody has read it."""

import pytest

from tests.workflow.complete import ask, project_day
from workflow.stages.contract_review import NINETEEN, completeness


def test_a_contract_with_nineteen_answers_and_a_reader_is_done_on_the_day_it_was_read():
    contract = ask("contract_review")

    assert (contract.status, contract.owner, contract.done_on) == ("done", "王敏", "2026-03-05")


def test_a_project_without_a_contract_has_not_started_and_lacks_it():
    contract = ask("contract_review", 合同信息=[], 合同明细=[], 付款计划=[], 收款记录=[], 最终结算=[])

    assert (contract.status, contract.lacks) == ("not_started", ["合同信息"])


def test_a_contract_without_a_schedule_lacks_the_schedule():
    contract = ask("contract_review", 合同明细=[])

    assert (contract.status, contract.lacks) == ("in_progress", ["合同明细"])


def test_every_line_of_the_schedule_must_be_answered():
    contract = ask("contract_review", 合同明细=[{}, {"序号": "2", "防护等级": "待定"}])

    assert (contract.lacks, contract.cells) == (["防护等级"], ["F3"])


@pytest.mark.parametrize("answer", ["0", "无"])
def test_none_is_an_answer_for_the_retention(answer):
    assert ask("contract_review", 合同信息={"质保期额度": answer}).status == "done"


def test_no_installation_is_an_answer_and_then_nobody_asks_what_and_by_whom():
    contract = ask("contract_review", 合同信息={"是否需要安装": "否", "安装方式": "", "安装需求": ""})

    assert contract.status == "done"


def test_with_installation_its_scope_and_who_does_it_are_asked():
    assert ask("contract_review", 合同信息={"安装方式": "", "安装需求": ""}).lacks == ["安装方式", "安装需求"]


def test_a_delivery_day_that_follows_from_clock_and_days_need_not_be_typed():
    day_only = {"合同交货日期": ""}
    clock = {**day_only, "交货期起算": "合同签订", "交货期天数": "60"}

    assert ask("contract_review", 合同信息=day_only).lacks == ["合同交货日期"]
    assert ask("contract_review", 合同信息=clock).status == "done"


def test_invoicing_details_are_needed_for_vat_invoices_only():
    assert ask("contract_review", 合同信息={"开票信息": ""}).lacks == ["开票信息"]
    assert ask("contract_review", 合同信息={"开票信息": "", "开票需求": "不开票"}).status == "done"


def test_all_contracts_of_a_project_must_be_read():
    contract = ask("contract_review", 合同信息=[{}, {"合同编号": "HT-2", "合同审阅日期": ""}], 合同明细=[{}, {"合同编号": "HT-2"}])

    assert (contract.status, contract.lacks) == ("in_progress", ["合同审阅日期"])


def test_a_project_without_a_name_has_eighteen_of_nineteen():
    assert ask("contract_review", 项目台账={"项目名称": ""}).lacks == ["项目名称"]
    assert completeness(project_day(项目台账={"项目名称": ""})).sum() == 18


def test_the_completeness_counts_the_items_of_the_sentence():
    assert len(NINETEEN) == 19
    assert completeness(project_day()).sum() == 19
    assert completeness(project_day(合同信息={"品牌": "", "质保期": "待定"}, 合同明细=[{}, {"序号": "2", "几P": ""}])).sum() == 16


def test_without_installation_its_scope_counts_as_answered():
    assert completeness(project_day(合同信息={"是否需要安装": "否", "安装需求": ""})).sum() == 19
