"""Stage 12: six parties came, four documents were handed over, the result is good, the form is signed."""

from datetime import date

import pytest

from tests.workflow.complete import ask

PARTIES = ("售后专员到场", "安装队长到场", "甲方到场", "用户到场", "监理到场", "供电部门到场")
DOCUMENTS = ("走向图", "现场检验报告", "CCC认证复印件", "产品合格证")
GOOD = {"验收结论": "合格", "遗留问题": "", "整改完成日期": ""}


def test_an_acceptance_on_condition_is_done_when_the_punch_list_is_closed():
    acceptance = ask("project_acceptance")

    assert (acceptance.status, acceptance.done_on) == ("done", "2026-06-10")


def test_a_good_acceptance_is_done_on_its_day():
    acceptance = ask("project_acceptance", 工程验收=GOOD)

    assert (acceptance.status, acceptance.done_on) == ("done", "2026-06-05")


def test_no_acceptance_lacks_the_acceptance():
    acceptance = ask("project_acceptance", 工程验收=[])

    assert (acceptance.status, acceptance.lacks) == ("not_started", ["工程验收"])


@pytest.mark.parametrize("header", [*PARTIES, *DOCUMENTS, "验收单已签字盖章"])
def test_each_party_each_document_and_the_signature_is_needed(header):
    acceptance = ask("project_acceptance", 工程验收={header: "否"})

    assert (acceptance.status, acceptance.lacks) == ("in_progress", [header])


@pytest.mark.parametrize("header", ["用户到场", "监理到场", "供电部门到场", "安装队长到场"])
def test_a_party_that_does_not_apply_needs_a_reason(header):
    assert ask("project_acceptance", 工程验收={header: "不适用"}).status == "done"
    assert ask("project_acceptance", 工程验收={header: "不适用", "不适用原因": ""}).lacks == ["不适用原因"]


@pytest.mark.parametrize("header", ["售后专员到场", "甲方到场"])
def test_the_specialist_and_party_a_always_apply(header):
    assert ask("project_acceptance", 工程验收={header: "不适用"}).lacks == [header]


@pytest.mark.parametrize("contract", [{"是否需要安装": "否", "安装方式": ""}, {"安装方式": "客户自装"}])
def test_without_installation_there_is_no_crew_leader(contract):
    assert ask("project_acceptance", 工程验收={"安装队长到场": ""}, 合同信息=contract).status == "done"


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"验收结论": "不合格"}, ["验收结论"]),
        ({"验收结论": ""}, ["验收结论"]),
        ({"整改完成日期": ""}, ["整改完成日期"]),
        ({"遗留问题": ""}, ["遗留问题"]),
    ],
)
def test_only_a_good_result_or_a_closed_punch_list_is_enough(change, lacks):
    assert ask("project_acceptance", 工程验收=change).lacks == lacks


def test_the_latest_acceptance_counts():
    failed = {**GOOD, "验收日期": "2026-05-31", "验收结论": "不合格"}

    assert ask("project_acceptance", 工程验收=[{}, failed]).status == "done"
    assert ask("project_acceptance", 工程验收=[{}, {**failed, "验收日期": "2026-07-01"}]).lacks == ["验收结论"]


def test_an_acceptance_after_the_day_looked_at_has_not_taken_place():
    acceptance = ask("project_acceptance", date(2026, 6, 4))

    assert (acceptance.status, acceptance.lacks) == ("not_started", ["工程验收"])


def test_goods_only_without_money_that_waits_for_acceptance_need_none():
    goods_only = {"是否需要安装": "否", "安装方式": ""}
    waiting = [{}, {"期次": "2", "款项名称": "验收款", "比例": "5%", "触发条件": "工程验收"}]

    assert ask("project_acceptance", 工程验收=[], 合同信息=goods_only).status == "not_applicable"
    assert ask("project_acceptance", 工程验收=[], 合同信息=goods_only, 付款计划=waiting).status == "not_started"
    assert ask("project_acceptance", 工程验收={"甲方到场": ""}, 合同信息=goods_only).status == "in_progress"


def test_an_acceptance_before_the_installation_is_through_is_blocked_by_it():
    acceptance = ask("project_acceptance", 工程验收={"甲方到场": ""}, 安装监督={"检查结论": "", "计划完工": "2026-12-30"})

    assert (acceptance.status, acceptance.waits_for) == ("blocked", [11])
