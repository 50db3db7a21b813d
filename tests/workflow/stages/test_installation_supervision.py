"""Stage 11: every section is built to the drawing, inspected, found good, and what was wrong is put right."""

from datetime import date

import pytest

from tests.workflow.complete import COMPLETE, ask

CLEAN = {"问题与整改": "", "整改完成日期": ""}
UNBUILT = {
    **CLEAN,
    **dict.fromkeys(("安装队", "安装队长", "实际进场", "实际完工", "完成率", "按图施工", "检查日期", "检查人", "检查结论"), ""),
}


def test_a_section_that_is_built_inspected_and_good_is_done_when_the_last_problem_is_put_right():
    installation = ask("installation_supervision")

    assert (installation.status, installation.done_on) == ("done", "2026-06-01")


def test_without_sections_the_sections_are_missing():
    installation = ask("installation_supervision", 安装监督=[])

    assert (installation.status, installation.lacks) == ("not_started", ["安装监督"])


def test_a_planned_section_has_not_started_and_is_late_after_its_planned_finish():
    assert ask("installation_supervision", date(2026, 5, 30), 安装监督=UNBUILT).status == "not_started"
    assert ask("installation_supervision", date(2026, 5, 31), 安装监督=UNBUILT).status == "overdue"


@pytest.mark.parametrize("contract", [{"是否需要安装": "否"}, {"安装方式": "客户自装"}])
def test_it_does_not_apply_where_nothing_is_installed_by_us(contract):
    assert ask("installation_supervision", 安装监督=[], 合同信息=contract).status == "not_applicable"


def test_one_contract_with_installation_is_enough():
    contracts = [{"是否需要安装": "否"}, {"合同编号": "HT-2"}]

    assert ask("installation_supervision", 安装监督=[], 合同信息=contracts).status == "not_started"


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"按图施工": "否"}, ["按图施工"]),
        ({"检查日期": ""}, ["检查日期"]),
        ({"检查人": ""}, ["检查人"]),
        ({"检查结论": "整改中"}, ["检查结论"]),
        ({"检查结论": ""}, ["检查结论"]),
        ({"完成率": "90%"}, ["完成率"]),
        ({"完成率": "", "实际完工": ""}, ["完成率"]),
        ({"整改完成日期": ""}, ["整改完成日期"]),
        ({"安装队长": ""}, ["安装队长"]),
    ],
)
def test_each_part_of_the_supervision_is_needed(change, lacks):
    installation = ask("installation_supervision", 安装监督=change)

    assert (installation.status in ("in_progress", "overdue"), installation.lacks) == (True, lacks)


def test_a_finished_section_need_not_say_a_hundred_percent():
    assert ask("installation_supervision", 安装监督={"完成率": ""}).status == "done"


def test_a_section_that_finishes_after_the_day_looked_at_is_not_built():
    assert "完成率" in ask("installation_supervision", date(2026, 5, 27)).lacks


@pytest.mark.parametrize("issues", ["", "无"])
def test_no_problem_needs_no_rectification(issues):
    assert ask("installation_supervision", 安装监督={"问题与整改": issues, "整改完成日期": ""}).status == "done"


def test_every_section_must_be_good():
    installation = ask("installation_supervision", 安装监督=[{}, {**CLEAN, "安装区段": "二层", "检查结论": "不合格"}])

    assert (installation.lacks, installation.cells) == (["检查结论"], ["O3"])


def test_our_own_crew_must_have_a_name():
    assert ask("installation_supervision", 项目台账={"安装队": ""}).lacks == ["安装队"]
    assert ask("installation_supervision", 项目台账={"安装队": ""}, 合同信息={"安装方式": "指导安装"}).status == "done"


def test_an_installation_that_runs_before_the_goods_are_accepted_is_blocked_by_them():
    installation = ask("installation_supervision", 安装监督={"检查结论": ""}, 发货单={"签回日期": ""})

    assert (installation.status, installation.waits_for) == ("blocked", [10])


def test_drawings_hold_the_installation_as_well():
    unsigned = [{**each, "签字确认": ""} for each in COMPLETE["图纸审核"]]

    assert ask("installation_supervision", 安装监督={"检查结论": ""}, 图纸审核=unsigned).waits_for == [6]


def test_the_crew_leader_acts_while_building_then_the_specialist():
    assert ask("installation_supervision", 安装监督={"完成率": "50%", "实际完工": ""}).owner == "孙队"
    assert ask("installation_supervision", 安装监督={"检查结论": ""}).owner == "王敏"
