"""Stage 15: form and letter are in, and whoever is unhappy has somebody who looks after it."""

from datetime import date

import pytest

from tests.workflow.complete import COMPLETE, ask

FORM, LETTER = COMPLETE["客户反馈"]
HAPPY = {"总体评价": "5", "处理人": "", "处理期限": ""}
NO_LETTER = {"工程反馈函已收": "否", "反馈函收到日期": ""}


def test_form_and_letter_are_done_on_the_day_of_the_later_one():
    feedback = ask("customer_feedback", 客户反馈=[FORM, {**LETTER, "填写日期": "2026-07-01"}])

    assert (feedback.status, feedback.done_on) == ("done", "2026-07-01")


def test_without_anything_both_are_missing():
    feedback = ask("customer_feedback", 客户反馈=[], 最终结算=NO_LETTER)

    assert (feedback.status, feedback.lacks) == ("not_started", ["客户反馈 反馈信息表", "客户反馈 项目反馈函"])


def test_the_letter_of_the_settlement_counts_as_the_letter():
    assert ask("customer_feedback", 客户反馈=[FORM]).status == "done"
    assert ask("customer_feedback", 客户反馈=[FORM], 最终结算=NO_LETTER).lacks == ["客户反馈 项目反馈函"]
    assert ask("customer_feedback", 客户反馈=[]).status == "in_progress"


def test_the_form_needs_a_name_and_an_overall_score_the_letter_no_score():
    assert ask(
        "customer_feedback", 客户反馈=[{**FORM, **HAPPY, "填写人": "", "总体评价": ""}, {**LETTER, **HAPPY, "总体评价": ""}]
    ).lacks == [
        "填写人",
        "总体评价",
    ]


@pytest.mark.parametrize("unhappy", [{"总体评价": "2"}, {"总体评价": "5", "交货及时": "1"}, {"总体评价": "4", "是否投诉": "是"}])
def test_a_low_score_or_a_complaint_needs_a_handler_and_a_day(unhappy):
    feedback = ask("customer_feedback", 客户反馈=[{**FORM, **HAPPY, **unhappy}, {**LETTER, **HAPPY}])

    assert (feedback.status, feedback.lacks) == ("in_progress", ["处理人", "处理期限"])


def test_a_customer_who_says_no_complaint_and_three_out_of_five_is_not_looked_after():
    content = {**FORM, **HAPPY, "总体评价": "3", "是否投诉": "否"}

    assert ask("customer_feedback", 客户反馈=[content, {**LETTER, **HAPPY}]).status == "done"


def test_the_feedback_of_a_return_visit_is_not_asked_for():
    visit = {**FORM, **HAPPY, "表单类型": "回访反馈", "填写人": "", "总体评价": "1"}

    assert ask("customer_feedback", 客户反馈=[FORM, LETTER, visit]).status == "done"


def test_a_form_filled_in_after_the_day_looked_at_is_not_there_yet():
    feedback = ask("customer_feedback", date(2026, 6, 25))

    assert (feedback.status, feedback.lacks) == ("in_progress", ["客户反馈 反馈信息表"])


def test_the_handler_of_an_open_complaint_acts():
    unhappy = {**FORM, "处理期限": ""}

    assert ask("customer_feedback", 客户反馈=[{**unhappy, "处理人": "郑经理"}, LETTER]).owner == "郑经理"
    assert (
        ask("customer_feedback", 客户反馈=[{**FORM, "填写人": "", "处理人": "郑经理", "关闭日期": "2026-07-01"}, {**LETTER, **HAPPY}]).owner
        == "王敏"
    )
