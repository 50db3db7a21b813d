"""Lines of the delivery chart: what a batch is planned by, when it is finished, what its orders say of it, and acceptance."""

from datetime import date

import pytest

from tests.drawn import book_of, day_of
from workflow.board import Board
from workflow.schedule import delivery
from workflow.schedule.report import schedule_report

BATCH = """
发货单
项目编号 | 送货单号 | 批次 | 生产完毕日期 | 确认出货日期 | 预计到货日期 | 实际发货日期 | 实际到货日期 | 验收日期
P-1 | SH-1 | B1 | {row}

安装监督
项目编号 | 安装区段 | 计划进场 | 计划完工 | 实际进场 | 实际完工
P-1 | 一层 | 2026-04-10 | 2026-04-20 | 2026-04-10 | 2026-04-22
P-1 | 二层 | 2026-04-15 | 2026-04-30 | 2026-04-16 |

工程验收
项目编号 | 验收日期 | 验收结论
P-1 | 2026-05-05 | 合格
"""


@pytest.mark.parametrize(
    ("row", "slip", "status"),
    [
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-25 | 2026-03-28 | 2026-03-29", 0, "finished"),
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-27 | 2026-03-31 | 2026-04-01", 3, "late"),
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-25 | | 2026-03-28", 0, "finished"),  # arrived by the day it was inspected
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-27 | | ", 43, "late"),
        ("2026-03-20 | 2026-03-25 | | | | ", 46, "late"),  # without an eta the agreed ship day ends the plan
        ("2026-03-20 | 2026-05-25 | 2026-05-28 | | | ", -18, "on_time"),
    ],
)
def test_a_batch_is_planned_from_ready_to_its_eta(row, slip, status):
    batch = delivery(day_of(BATCH.format(row=row), date(2026, 5, 10))).lines.iloc[0]

    assert (batch.slip, batch.status) == (slip, status)


@pytest.mark.parametrize(("as_of", "slip", "status"), [(date(2026, 3, 28), 0, "on_time"), (date(2026, 4, 2), 5, "late")])
def test_a_batch_that_arrived_is_unfinished_until_it_is_inspected(as_of, slip, status):
    row = "2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-25 | 2026-03-28 | "

    batch = delivery(day_of(BATCH.format(row=row), as_of)).lines.iloc[0]

    assert (batch.slip, batch.status, str(batch.actual_finish)) == (slip, status, "NaT")


def test_installation_is_one_line_a_project_with_the_acceptance_day():
    day = day_of(BATCH.format(row="2026-03-20 | 2026-03-25 | 2026-03-28 | | | "), date(2026, 5, 10))

    installation = delivery(day).lines.iloc[1]

    assert (installation.kind, installation["rows"], installation.slip, installation.status) == ("installation", 2, 10, "late")
    assert f"{installation.accepted_on:%m-%d}" == "05-05"
    schedule = delivery(day)
    assert schedule.drawn + len(schedule.not_drawn) == schedule.content == 3


def test_installation_is_unfinished_while_a_section_that_cannot_be_drawn_is():
    day = day_of(
        """
        安装监督
        项目编号 | 安装区段 | 计划进场   | 计划完工   | 实际进场   | 实际完工
        P-1      | 一层     | 2026-04-10 | 2026-04-20 | 2026-04-10 | 2026-04-20
        P-1      | 二层     |            | 2026-04-30 | 2026-04-16 |
        """,
        date(2026, 5, 10),
    )

    [installation] = delivery(day).lines.itertuples()

    assert (installation.status, installation.slip, installation.rows) == ("late", 20, 1)


ORDERS = """
生产进度
项目编号 | 生产订单号 | 批次 | 计划开始   | 计划完成   | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因
P-1      | SC-1       | B1   | 2026-03-01 | 2026-03-10 | 2026-03-12   | 2026-03-12       |          |
P-1      | SC-2       | b2   | 2026-03-01 | 2026-03-20 | 2026-04-10   | 2026-03-22       | {talk}   | 缺料

发货单
项目编号 | 送货单号 | 批次   | 确认出货日期 | 预计到货日期 | 实际发货日期
P-1      | SH-1     | B1     | 2026-03-12   | 2026-03-15   |
P-1      | SH-2     | {name} | 2026-03-22   | 2026-03-25   | {shipped}
"""


def batches(talk: str = "协商中", name: str = "B2", shipped: str = "", as_of: date = date(2026, 3, 5)):
    drawing = ORDERS.format(talk=talk, name=name, shipped=shipped)
    return delivery(day_of(drawing, as_of)).lines.set_index("label")


def test_a_batch_is_expected_when_its_own_order_is():
    lines = batches()

    assert [f"{day:%m-%d}" for day in lines["expected_on"]] == ["03-12", "04-10"]
    assert (lines["consent"].tolist(), lines["reason"].tolist()) == (["", "协商中"], ["", "缺料"])


@pytest.mark.parametrize(("name", "expected"), [("", "04-10"), ("B2", "04-10"), ("B3", "NaT")])
def test_only_a_batch_without_a_name_is_expected_when_any_order_of_the_project_is(name, expected):
    found = batches(name=name)["expected_on"].iloc[1]

    assert (str(found) if expected == "NaT" else f"{found:%m-%d}") == expected


def test_an_order_that_names_no_batch_stands_for_those_no_order_names():
    day = day_of(
        """
        生产进度
        项目编号 | 生产订单号 | 批次 | 计划开始   | 计划完成   | 预计出货日期
        P-1      | SC-1       | B1   | 2026-03-01 | 2026-03-10 | 2026-03-12
        P-1      | SC-2       |      | 2026-03-01 | 2026-03-20 | 2026-03-22

        发货单
        项目编号 | 送货单号 | 批次 | 确认出货日期
        P-1      | SH-1     | B1   | 2026-03-12
        P-1      | SH-2     | B2   | 2026-03-22
        """,
        date(2026, 3, 5),
    )

    assert [f"{day:%m-%d}" for day in delivery(day).lines["expected_on"]] == ["03-12", "03-22"]


def test_an_expected_day_counts_in_slip_and_status():
    lines = batches()

    assert (lines["slip"].tolist(), lines["status"].tolist()) == ([-3, 16], ["on_time", "at_risk"])


def test_what_has_left_is_no_longer_expected_to_leave():
    lines = batches(shipped="2026-03-24", as_of=date(2026, 3, 25))

    assert (str(lines["expected_on"].iloc[1]), lines["consent"].iloc[1], lines["slip"].iloc[1]) == ("NaT", "", 0)


WRONG = """
发货单
项目编号 | 送货单号 | 生产完毕日期 | 确认出货日期 | 预计到货日期 | 实际发货日期 | 实际到货日期 | 验收日期
P-1 | SH-1 | {row}
"""


@pytest.mark.parametrize(
    ("row", "cell", "code"),
    [
        ("2026-03-20 | 2026-03-25 | 2026-03-22 | | |", "E2", "dates_out_of_order"),
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-19 | |", "F2", "dates_out_of_order"),
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-25 | 2026-03-24 |", "G2", "dates_out_of_order"),
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-25 | | 2026-03-24", "H2", "dates_out_of_order"),
        ("2026-03-20 | 2026-03-25 | 2026-03-28 | 2026-03-25 | 2026-03-30 | 2026-03-29", "H2", "dates_out_of_order"),
        ("2026-03-20 | | 2026年3月32日 | | |", "E2", "unreadable_date"),
        ("2026-03-20 | 2026年2月30日 | 2026年3月32日 | | |", "D2", "unreadable_date"),
        ("2026-03-20 | | | | |", "D2", "no_plan"),
    ],
)
def test_a_batch_that_cannot_be_drawn_is_listed_with_the_cell_to_mend(row, cell, code):
    told = schedule_report(Board(book_of(WRONG.format(row=row)), date(2026, 4, 10)), "delivery")

    assert [(each["cell"], each["code"]) for each in told["not_drawn"]] == [(cell, code)]
    assert not told["rows"]


@pytest.mark.parametrize(
    "row",
    [
        "2026-03-27 | 2026-03-25 | 2026-03-28 | | |",  # ready after the day agreed: late, but no contradiction
        "2026-03-30 | | 2026-03-28 | | |",  # ready after it should have arrived
        "| 2026-03-25 | 2026年3月32日 | | |",  # the day agreed is enough
    ],
)
def test_goods_that_are_ready_late_are_drawn(row):
    told = schedule_report(Board(book_of(WRONG.format(row=row)), date(2026, 4, 10)), "delivery")

    assert len(told["rows"]) == 1


ACCEPTED = """
发货单
项目编号 | 送货单号 | 确认出货日期 | 预计到货日期
P-1      | SH-1     | 2026-03-25   | 2026-03-28
P-1      | SH-2     | 2026-04-05   | 2026-04-08

工程验收
项目编号 | 验收日期 | 验收结论
P-1 | 2026-05-05 | {first}
P-1 | 2026-05-08 | {second}
"""


@pytest.mark.parametrize(
    ("first", "second", "accepted", "rejected"),
    [
        ("不合格", "合格", "05-08", ""),
        ("不合格", "有条件合格", "05-08", ""),
        ("合格", "不合格", "", "05-08"),
        ("合格", "", "", ""),  # the last word is not known
    ],
)
def test_acceptance_stands_at_the_batches_where_nothing_is_installed_and_only_if_it_was_passed(first, second, accepted, rejected):
    lines = delivery(day_of(ACCEPTED.format(first=first, second=second), date(2026, 5, 10))).lines

    assert lines["accepted_on"].dt.strftime("%m-%d").fillna("").tolist() == [accepted] * 2
    assert lines["rejected_on"].dt.strftime("%m-%d").fillna("").tolist() == [rejected] * 2
