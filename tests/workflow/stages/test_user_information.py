"""Stage 14: who uses the busbar is known, confirmed, and the next visit has a day."""

from datetime import date

import pytest

from tests.workflow.complete import ask

OWN = ("用户地址", "负责人", "电气负责人", "传真", "确认日期", "下次回访日期")


def test_a_complete_card_is_done_on_the_day_it_was_confirmed():
    user = ask("user_information")

    assert (user.status, user.done_on) == ("done", "2026-06-25")


def test_without_a_card_the_card_is_missing():
    user = ask("user_information", 用户信息=[])

    assert (user.status, user.lacks) == ("not_started", ["用户信息"])


@pytest.mark.parametrize("header", OWN)
def test_each_line_of_the_card_is_needed(header):
    user = ask("user_information", 用户信息={header: ""})

    assert (user.status, user.lacks) == ("in_progress", [header])


def test_telephone_or_mobile_is_enough():
    assert ask("user_information", 用户信息={"手机": "", "电话": "0757-85551234"}).status == "done"
    assert ask("user_information", 用户信息={"手机": "", "电话": ""}).lacks == ["电话", "手机"]


def test_a_visit_day_that_has_passed_leaves_the_stage_done():
    assert ask("user_information", date(2027, 3, 1)).status == "done"


def test_a_card_confirmed_after_the_day_looked_at_is_not_confirmed():
    assert ask("user_information", date(2026, 6, 24)).lacks == ["确认日期"]


def test_every_user_of_the_project_has_a_complete_card():
    assert ask("user_information", 用户信息=[{}, {"用户公司名称": "另一物业", "负责人": ""}]).lacks == ["负责人"]
