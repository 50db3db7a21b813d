"""Stage 9: the warehouse ships, the crew is told, the specialist is on site."""

import pytest

from tests.workflow.complete import COMPLETE, ask

OWN = ("通知仓库日期", "通知安装队日期", "专员到场日期", "实际发货日期")
UNSIGNED = [{**each, "签字确认": ""} for each in COMPLETE["图纸审核"]]


def test_a_released_batch_is_done_when_the_specialist_was_there():
    release = ask("release_and_crew")

    assert (release.status, release.done_on) == ("done", "2026-05-12")


def test_no_delivery_note_lacks_the_delivery_note():
    release = ask("release_and_crew", 发货单=[])

    assert (release.status, release.lacks) == ("not_started", ["发货单"])


@pytest.mark.parametrize("header", OWN)
def test_each_step_of_the_release_is_needed(header):
    release = ask("release_and_crew", 发货单={header: ""})

    assert (release.status, release.lacks) == ("overdue", [header])


@pytest.mark.parametrize("contract", [{"安装方式": "指导安装"}, {"是否需要安装": "否"}])
def test_without_a_crew_of_our_own_nobody_is_told_and_no_crew_is_named(contract):
    release = ask("release_and_crew", 发货单={"通知安装队日期": ""}, 项目台账={"安装队": ""}, 合同信息=contract)

    assert release.status == "done"


@pytest.mark.parametrize("header", ["通知安装队日期", "专员到场日期"])
def test_not_applicable_is_an_answer_for_crew_and_specialist(header):
    assert ask("release_and_crew", 发货单={header: "/"}).status == "done"


def test_the_name_of_our_own_crew_holds_the_batch():
    release = ask("release_and_crew", 项目台账={"安装队": ""})

    assert (release.status, release.lacks) == ("overdue", ["安装队"])


def test_a_release_that_has_begun_before_the_drawings_are_signed_is_blocked_by_them_and_late_besides():
    release = ask("release_and_crew", 发货单={"实际发货日期": ""}, 图纸审核=UNSIGNED)

    assert (release.status, release.late, release.waits_for) == ("blocked", True, [6])


def test_a_release_with_all_its_evidence_is_done_whatever_came_before():
    assert ask("release_and_crew", 图纸审核=UNSIGNED).status == "done"


def test_a_release_nobody_has_begun_is_not_blocked_before_it_is_due():
    untouched = {**dict.fromkeys(OWN, ""), "确认出货日期": "2026-12-01", "核对结果": ""}

    assert ask("release_and_crew", 发货单=untouched).status == "not_started"
