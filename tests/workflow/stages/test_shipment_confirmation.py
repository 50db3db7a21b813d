"""Stage 8: the customer knows the goods are ready, when they come and how to store them, and confirmed who receives them."""

from datetime import date

import pytest

from tests.workflow.complete import COMPLETE, ask

FOUR = ("通知客户日期", "确认出货日期", "已告知存放条件", "收货信息再确认")
CONFIRMED = ("生产完毕日期", *FOUR, "收货人", "收货人手机", "收货地址")


def test_a_confirmed_batch_is_done_on_the_day_the_customer_was_told():
    confirmation = ask("shipment_confirmation")

    assert (confirmation.status, confirmation.done_on) == ("done", "2026-05-08")


def test_a_batch_without_a_word_to_the_customer_has_not_started():
    confirmation = ask("shipment_confirmation", 发货单=dict.fromkeys(CONFIRMED, ""))

    assert (confirmation.status, confirmation.lacks) == ("not_started", list(CONFIRMED))


def test_no_delivery_note_lacks_the_delivery_note():
    assert ask("shipment_confirmation", 发货单=[]).lacks == ["发货单"]


@pytest.mark.parametrize("header", CONFIRMED)
def test_each_of_the_confirmations_is_needed(header):
    assert ask("shipment_confirmation", 发货单={header: ""}).lacks == [header]


@pytest.mark.parametrize("header", ["已告知存放条件", "收货信息再确认"])
def test_a_no_is_no_confirmation(header):
    assert ask("shipment_confirmation", 发货单={header: "否"}).lacks == [header]


@pytest.mark.parametrize("header", ["手机", "地址", "最近确认日期"])
def test_the_consignee_among_the_contacts_must_be_confirmed_too_and_holds_the_batch(header):
    contacts = [{**each, header: ""} if each["角色"] == "收货人" else each for each in COMPLETE["联系人"]]

    confirmation = ask("shipment_confirmation", 联系人=contacts)

    assert (confirmation.status, confirmation.lacks) == ("overdue", [header])


def test_nobody_asks_for_the_confirmation_of_other_contacts():
    without = [each for each in COMPLETE["联系人"] if each["角色"] != "收货人"]

    assert ask("shipment_confirmation", 联系人=without).status == "done"


def test_a_day_on_which_the_customer_was_told_after_the_day_looked_at_is_not_there_yet():
    confirmation = ask("shipment_confirmation", date(2026, 5, 7))

    assert (confirmation.status, confirmation.lacks) == ("in_progress", ["生产完毕日期", "通知客户日期"])
