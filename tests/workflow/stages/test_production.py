"""Stage 5: every order is finished, and where the ship day moved, earlier or later, the customer agreed."""

from datetime import date

import pytest

from tests.workflow.complete import ask

ON_TIME = {"预计出货日期": "2026-05-10", "协商结果": "", "延误原因": ""}


def test_a_finished_order_that_ships_on_the_agreed_day_needs_no_word_from_the_customer():
    production = ask("production", 生产进度=ON_TIME)

    assert (production.status, production.done_on) == ("done", "2026-05-08")


def test_no_order_lacks_the_order():
    production = ask("production", 生产进度=[])

    assert (production.status, production.lacks) == ("not_started", ["生产进度"])


def test_a_plan_alone_is_no_evidence():
    planned = {**ON_TIME, "实际开始": "", "实际完成": "", "预计出货日期": "", "客户确认出货日期": "", "计划完成": "2026-12-10"}

    production = ask("production", 生产进度=planned)

    assert (production.status, production.due_on) == ("not_started", "2026-12-10")
    assert sorted(production.lacks) == ["实际完成", "客户确认出货日期", "预计出货日期"]


def test_an_order_is_due_on_its_planned_finish_and_late_the_day_after():
    running = {**ON_TIME, "实际完成": ""}

    assert ask("production", date(2026, 5, 10), 生产进度=running).status == "in_progress"
    assert ask("production", date(2026, 5, 11), 生产进度=running).status == "overdue"


def test_a_finish_after_the_day_looked_at_has_not_happened():
    assert ask("production", date(2026, 5, 7), 生产进度=ON_TIME).lacks == ["实际完成"]


@pytest.mark.parametrize("expected", ["2026-05-09", "2026-05-11"])
def test_earlier_needs_consent_just_like_later(expected):
    moved = {**ON_TIME, "预计出货日期": expected, "延误原因": "缺料"}

    assert ask("production", 生产进度=moved).lacks == ["协商结果"]
    assert ask("production", 生产进度={**moved, "协商结果": "协商中"}).lacks == ["协商结果"]
    assert ask("production", 生产进度={**moved, "协商结果": "客户同意"}).status == "done"


def test_only_later_needs_a_reason():
    consented = {**ON_TIME, "协商结果": "客户同意"}

    assert ask("production", 生产进度={**consented, "预计出货日期": "2026-05-11"}).lacks == ["延误原因"]
    assert ask("production", 生产进度={**consented, "预计出货日期": "2026-05-09"}).status == "done"


def test_later_than_the_contract_needs_consent_and_reason_even_when_agreed():
    production = ask("production", 生产进度=ON_TIME, 合同信息={"合同交货日期": "2026-05-09"})

    assert production.lacks == ["协商结果", "延误原因"]


def test_the_contract_day_may_follow_from_its_clock():
    clock = {"合同交货日期": "", "交货期起算": "合同签订", "交货期天数": "60"}

    assert ask("production", 生产进度=ON_TIME, 合同信息=clock).lacks == ["协商结果", "延误原因"]


def test_the_days_may_stand_on_any_row_of_the_order_and_the_latest_word_counts():
    first = {**ON_TIME, "工序": "下单拆单", "更新日期": "2026-04-01"}
    second = {**ON_TIME, "工序": "装配", "预计出货日期": "2026-05-15", "客户确认出货日期": "", "更新日期": "2026-05-01"}

    moved = ask("production", 生产进度=[first, second])
    back = ask("production", 生产进度=[first, {**second, "更新日期": "2026-03-01"}])

    assert (moved.lacks, moved.cells) == (["协商结果", "延误原因"], ["I3", "J3"])
    assert back.status == "done"


def test_a_customer_who_took_back_the_consent_has_not_consented():
    first = {
        **ON_TIME,
        "工序": "下单拆单",
        "预计出货日期": "2026-05-15",
        "延误原因": "缺料",
        "协商结果": "客户同意",
        "更新日期": "2026-04-01",
    }
    second = {**ON_TIME, "工序": "装配", "预计出货日期": "", "协商结果": "客户不同意", "更新日期": "2026-05-01"}

    production = ask("production", 生产进度=[first, second])

    assert (production.lacks, production.cells) == (["协商结果"], ["I3"])


def test_every_row_must_be_finished():
    production = ask("production", 生产进度=[{**ON_TIME, "工序": "装配"}, {**ON_TIME, "工序": "包装", "实际完成": ""}])

    assert (production.lacks, production.cells) == (["实际完成"], ["F3"])


def test_one_order_does_not_speak_for_another():
    production = ask("production", 生产进度=[ON_TIME, {**ON_TIME, "生产订单号": "SC-2", "预计出货日期": "", "客户确认出货日期": ""}])

    assert sorted(production.lacks) == ["客户确认出货日期", "预计出货日期"]


def test_of_words_given_on_the_same_day_the_latest_ship_day_counts():
    rows = [{**ON_TIME, "工序": step, "预计出货日期": expected} for step, expected in (("导体加工", "2026-05-20"), ("装配", "2026-05-10"))]

    assert ask("production", 生产进度=rows).lacks == ["协商结果", "延误原因"]


def test_consent_to_one_day_is_no_consent_to_a_later_one():
    agreed = {**ON_TIME, "工序": "装配", "预计出货日期": "2026-05-12", "协商结果": "客户同意", "延误原因": "缺料", "更新日期": "2026-05-01"}
    slipped = {**ON_TIME, "工序": "包装", "预计出货日期": "2026-05-25", "更新日期": "2026-05-08"}

    assert ask("production", 生产进度=[agreed]).status == "done"
    assert ask("production", 生产进度=[agreed, slipped]).lacks == ["协商结果"]
    assert ask("production", 生产进度=[agreed, {**slipped, "协商结果": "客户同意"}]).status == "done"
