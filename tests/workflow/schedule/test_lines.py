"""Lines of the charts: plan, actual, slip, status; and every row either drawn or listed."""

from datetime import date

import pytest

from tests.drawn import book_of, day_of
from workflow.board import Board
from workflow.schedule import production
from workflow.schedule.report import schedule_report

ORDER = """
合同信息
项目编号 | 合同编号 | 签订日期 | 合同金额 | 合同交货日期
P-1 | C-1 | 2026-01-05 | 100 | 2026-04-30

生产进度
项目编号 | 生产订单号 | 计划开始 | 计划完成 | 实际开始 | 实际完成 | 完成率 | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因 | 更新日期
P-1 | SC-1 | {row}
"""


def line(row: str, as_of: date = date(2026, 3, 25)):
    [found] = production(day_of(ORDER.format(row=row), as_of)).lines.itertuples()
    return found


@pytest.mark.parametrize(
    ("row", "slip", "status"),
    [
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-20 | | | | | | 2026-03-20", 0, "finished"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-18 | | | | | | 2026-03-20", -2, "finished"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-22 | | | | | | 2026-03-22", 2, "late"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | | 80% | | | | | 2026-03-25", 5, "late"),
        ("2026-03-01 | 2026-03-25 | 2026-03-01 | | 95% | | | | | 2026-03-25", 0, "on_time"),
        ("2026-03-01 | 2026-03-30 | 2026-03-01 | | 50% | | | | | 2026-03-25", -5, "at_risk"),  # three working days left
        ("2026-03-01 | 2026-03-31 | 2026-03-01 | | 50% | | | | | 2026-03-25", -6, "on_time"),
        ("2026-03-01 | 2026-04-20 | 2026-03-01 | | 50% | 2026-04-25 | 2026-04-25 | | | 2026-03-25", 5, "at_risk"),
        ("2026-03-01 | 2026-04-20 | 2026-03-01 | | 50% | 2026-04-20 | 2026-04-10 | | | 2026-03-25", 0, "at_risk"),
        ("2026-03-01 | 2026-05-20 | 2026-03-01 | | 50% | 2026-05-10 | | | | 2026-03-25", -10, "at_risk"),  # after the contract day
        ("2026-03-01 | 2026-04-20 | 2026-03-01 | | 50% | | | | | 2026-03-17", -26, "stale"),
        ("2026-03-01 | 2026-04-20 | 2026-03-01 | | 50% | | | | | 2026-03-18", -26, "on_time"),
        ("2026-05-01 | 2026-05-20 | | | | | | | | 2026-03-01", -56, "on_time"),  # not begun and not due to begin
    ],
)
def test_slip_and_status(row, slip, status):
    found = line(row)

    assert (found.slip, found.status) == (slip, status)


@pytest.mark.parametrize(("begun", "late"), [("2026-03-01", False), ("2026-02-20", False), ("2026-03-02", True), ("", True)])
def test_a_start_after_the_planned_day_is_late(begun, late):
    assert bool(line(f"2026-03-01 | 2026-04-20 | {begun} | | | | | | | 2026-03-25").late_start) == late


OPERATIONS = """
生产进度
项目编号 | 生产订单号 | 工序 | 计划开始 | 计划完成 | 实际开始 | 实际完成 | 完成率
P-1 | SC-1 | 备料 | 2026-03-01 | 2026-03-10 | 2026-03-01 | 2026-03-10 |
P-1 | SC-1 | 装配 | 2026-03-11 | 2026-03-30 | 2026-03-12 | {done} | 50%
P-1 | SC-2 | | 2026-04-01 | 2026-04-10 | | |
"""


def test_operations_roll_up_to_their_order():
    day = day_of(OPERATIONS.format(done=""), date(2026, 3, 20))

    order = production(day, "order").lines.iloc[0]

    assert [f"{order[key]:%m-%d}" for key in ("plan_start", "plan_finish", "actual_start")] == ["03-01", "03-30", "03-01"]
    assert str(order.actual_finish) == "NaT"
    assert order["rows"] == 2
    assert order.percent == pytest.approx((10 + 20 * 0.5) / 30)


def test_an_order_is_finished_when_all_its_operations_are():
    day = day_of(OPERATIONS.format(done="2026-03-28"), date(2026, 4, 1))

    assert f"{production(day, 'order').lines.iloc[0].actual_finish:%m-%d}" == "03-28"


def test_a_project_is_one_line_over_its_orders():
    [project] = production(day_of(OPERATIONS.format(done=""), date(2026, 3, 20)), "project").lines.itertuples()

    assert (f"{project.plan_start:%m-%d}", f"{project.plan_finish:%m-%d}", project.rows) == ("03-01", "04-10", 3)


def test_an_order_is_unfinished_while_a_row_that_cannot_be_drawn_is():
    day = day_of(
        """
        生产进度
        项目编号 | 生产订单号 | 工序 | 计划开始   | 计划完成   | 实际开始   | 实际完成
        P-1      | SC-1       | 备料 | 2026-03-01 | 2026-03-10 | 2026-03-01 | 2026-03-10
        P-1      | SC-1       | 装配 | 2026年3月32日 | 2026-03-20 | 2026-03-12 |
        """,
        date(2026, 3, 25),
    )

    schedule = production(day, "order")

    [order] = schedule.lines.itertuples()
    assert (order.status, order.slip, order.rows) == ("late", 15, 1)
    assert order.percent == pytest.approx(10 / 11)
    assert schedule.drawn + len(schedule.not_drawn) == schedule.content == 2


def test_who_says_nothing_about_progress_has_not_begun():
    found = line("2026-03-01 | 2026-03-27 | 2026-03-01 | | | | | | | 2026-03-25")

    assert (found.percent, found.status) == (0, "at_risk")


SHIP_DAY = """
合同信息
项目编号 | 合同编号 | 合同交货日期
P-1      | C-1      | 2026-04-05

生产进度
项目编号 | 生产订单号 | 工序 | 计划开始   | 计划完成   | 实际开始   | 实际完成   | 完成率 | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因 | 更新日期
P-1      | SC-1       | 备料 | 2026-03-01 | 2026-03-10 | 2026-03-01 | 2026-03-10 |        | 2026-04-20   | 2026-04-01       | 协商中   | 缺料     | 2026-03-20
P-1      | SC-1       | 装配 | 2026-03-11 | 2026-03-20 | 2026-03-11 |            | 50%    |              |                  |          |          | 2026-03-20
P-1      | SC-1       | 包装 | 2026-03-21 | 2026-03-31 |            |            |        |              |                  |          |          | 2026-03-20
{whole}
"""


def operations(whole: str = ""):
    return production(day_of(SHIP_DAY.format(whole=whole), date(2026, 3, 24))).lines.set_index("operation")


def test_an_operation_slips_against_its_own_plan_not_against_the_ship_day_of_its_order():
    lines = operations()

    assert lines["slip"].to_dict() == {"备料": 0, "装配": 4, "包装": -7}
    assert lines["status"].to_dict() == {"备料": "finished", "装配": "late", "包装": "at_risk"}
    assert lines.loc["装配", "reason"] == "缺料"


def test_the_ship_day_of_an_order_stands_at_its_last_operation():
    lines = operations()

    for key in ("expected_on", "agreed_on", "contract_on"):
        assert lines.index[lines[key].notna()].tolist() == ["包装"]
    assert lines["consent"].to_dict() == {"备料": "", "装配": "", "包装": "协商中"}


def test_a_row_for_the_whole_order_carries_the_ship_day_and_its_slip():
    lines = operations("P-1 | SC-1 | | 2026-03-01 | 2026-03-31 | 2026-03-01 | | 60% | | | | | 2026-03-20")

    assert lines.index[lines["expected_on"].notna()].tolist() == [""]
    assert (lines.loc["", "slip"], lines.loc["", "status"], lines.loc["包装", "status"]) == (20, "at_risk", "on_time")


def test_an_order_rolled_up_counts_its_ship_day():
    [order] = production(day_of(SHIP_DAY.format(whole=""), date(2026, 3, 24)), "order").lines.itertuples()

    assert (order.slip, order.consent, order.reason) == (20, "协商中", "缺料")


TWO_ORDERS = """
生产进度
项目编号 | 生产订单号 | 计划开始   | 计划完成   | 实际开始   | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因
P-1      | SC-1       | 2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-04-01   | 2026-03-20       | 客户同意 | 缺料
P-1      | SC-2       | 2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-25   | 2026-03-20       | {talk}   | 质量返工
P-1      | SC-3       | 2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-20   | 2026-03-20       |          |
"""


@pytest.mark.parametrize(
    ("talk", "consent", "reason"), [("", "", "质量返工"), ("协商中", "协商中", "质量返工"), ("客户同意", "客户同意", "缺料")]
)
def test_of_several_orders_the_one_moved_without_consent_speaks(talk, consent, reason):
    [project] = production(day_of(TWO_ORDERS.format(talk=talk), date(2026, 3, 10)), "project").lines.itertuples()

    assert (project.consent, project.reason) == (consent, reason)


UNDRAWABLE = """
生产进度
项目编号 | 生产订单号 | 计划开始 | 计划完成 | 实际开始 | 实际完成
P-1 | SC-1 | 2026-03-01 | 2026-03-10 | |
P-1 | SC-2 | 2026-03-10 | 2026-03-01 | |
P-1 | SC-3 | | 2026-03-10 | |
P-1 | SC-4 | 2026年2月30日 | 2026-03-10 | |
P-1 | SC-5 | 2026-03-01 | 2026-03-10 | 2026-03-09 | 2026-03-02
P-1 | SC-1 | 2026-03-01 | 2026-03-10 | |
"""


def test_every_row_is_drawn_or_listed_with_its_cell():
    board = Board(book_of(UNDRAWABLE), date(2026, 3, 20))

    told = schedule_report(board, "production")

    assert [(row["cell"], row["code"]) for row in told["not_drawn"]] == [
        ("D3", "dates_out_of_order"),
        ("C4", "no_plan"),
        ("C5", "unreadable_date"),
        ("F6", "dates_out_of_order"),
        ("A7", "set_aside"),
    ]
    assert len(told["rows"]) + len(told["not_drawn"]) == told["rows_with_content"] == 6
