"""Which lines stand in a window of days, and which come first."""

from datetime import date

import pytest

from tests.drawn import day_of
from workflow.schedule import delivery, production
from workflow.schedule.chosen import in_order, latest, touching, window_of

FRIDAY = date(2026, 11, 20)
HEAD = "生产进度\n项目编号 | 生产订单号 | 工序 | 计划开始 | 计划完成 | 实际开始 | 实际完成 | 预计出货日期\n"


@pytest.mark.parametrize(
    ("window", "as_of", "expected"),
    [
        ("week", FRIDAY, (date(2026, 11, 16), date(2026, 11, 22))),
        ("month", FRIDAY, (date(2026, 11, 1), date(2026, 11, 30))),
        ("month", date(2026, 12, 31), (date(2026, 12, 1), date(2026, 12, 31))),
        ("quarter", FRIDAY, (date(2026, 10, 1), date(2026, 12, 31))),
        ("quarter", date(2026, 2, 28), (date(2026, 1, 1), date(2026, 3, 31))),
        ("all", FRIDAY, None),
    ],
)
def test_a_window_is_the_whole_week_month_or_quarter_and_no_day_more(window, as_of, expected):
    assert window_of(window, as_of) == expected


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        ("2026-08-01 | 2026-09-10 | 2026-08-01 | |", True),  # overdue for weeks, and running to the as-of day
        ("2026-08-01 | 2026-09-10 | | |", True),  # never begun, though it should have ended
        ("2026-08-01 | 2026-09-10 | 2026-08-01 | 2026-09-20 | 2026-11-25", False),  # done; a day once expected is no news
        ("2026-11-01 | 2026-11-18 | 2026-11-01 | 2026-11-15 |", False),  # done before, though planned until the window
        ("2026-11-01 | 2026-11-18 | 2026-11-01 | 2026-11-16 |", True),
        ("2026-11-22 | 2026-12-10 | | |", True),
        ("2026-11-23 | 2026-12-10 | | |", False),
        ("2026-12-01 | 2026-12-10 | | | 2026-11-22", True),  # the day it is expected is in the window
    ],
)
def test_a_week_shows_what_is_planned_done_or_overdue_in_it(row, shown):
    lines = production(day_of(f"{HEAD}P-1 | SC-1 | | {row}", FRIDAY)).lines

    assert touching(lines, *window_of("week", FRIDAY), FRIDAY).tolist() == [shown]


def test_operations_finished_before_the_window_do_not_stand_in_it():
    day = day_of(
        HEAD + "P-1 | SC-1 | 备料 | 2026-09-01 | 2026-09-10 | 2026-09-01 | 2026-09-10 | 2026-11-25\n"
        "P-1 | SC-1 | 装配 | 2026-11-01 | 2026-11-30 | 2026-11-01 | | 2026-11-25",
        FRIDAY,
    )
    lines = production(day).lines

    assert lines["operation"][touching(lines, *window_of("week", FRIDAY), FRIDAY)].tolist() == ["装配"]


def test_a_batch_inspected_in_the_window_stands_in_it_though_it_arrived_before():
    day = day_of(
        "发货单\n项目编号 | 送货单号 | 确认出货日期 | 预计到货日期 | 实际发货日期 | 实际到货日期 | 验收日期\n"
        "P-1 | SH-1 | 2026-11-10 | 2026-11-13 | 2026-11-10 | 2026-11-13 | 2026-11-16",
        FRIDAY,
    )

    assert touching(delivery(day).lines, *window_of("week", FRIDAY), FRIDAY).all()


SEVERAL = (
    HEAD + "P-1 | SC-1 | | 2026-11-01 | 2026-11-30 | 2026-11-01 | |\n"
    "P-2 | SC-2 | | 2026-09-01 | 2026-11-10 | 2026-09-01 | |\n"
    "P-3 | SC-3 | | 2026-10-01 | 2026-10-31 | 2026-10-01 | |\n"
    "P-2 | SC-4 | | 2026-11-01 | 2026-12-10 | 2026-11-01 | |\n"
    "P-4 | SC-5 | | 2026-08-01 | 2026-08-10 | 2026-08-01 | 2026-10-31 |\n"
    "P-5 | SC-6 | | 2026-11-01 | 2026-11-25 | 2026-11-01 | | 2026-12-01"
)


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("slip", ["SC-3", "SC-2", "SC-4", "SC-6", "SC-1", "SC-5"]),
        ("date", ["SC-5", "SC-2", "SC-4", "SC-3", "SC-1", "SC-6"]),
    ],
)
def test_lines_of_a_project_stay_together_behind_its_worst_or_its_first(sort, expected):
    lines = production(day_of(SEVERAL, FRIDAY)).lines

    assert in_order(lines, sort)["part"].tolist() == expected


def test_operations_of_an_order_stay_together():
    rows = [(order, *row) for row in (("备料", "01", "05"), ("装配", "06", "09")) for order in ("SC-1", "SC-2")]
    drawing = HEAD + "\n".join(f"P-1 | {order} | {name} | 2026-11-{start} | 2026-11-{end} | | |" for order, name, start, end in rows)

    lines = in_order(production(day_of(drawing, FRIDAY)).lines, "date")

    assert lines["label"].tolist() == ["SC-1 备料", "SC-1 装配", "SC-2 备料", "SC-2 装配"]


def test_the_latest_are_unfinished_and_those_that_are_expected_too_late_count():
    lines = production(day_of(SEVERAL, FRIDAY)).lines

    assert latest(lines, 3)[["part", "slip"]].to_numpy().tolist() == [["SC-3", 20], ["SC-2", 10], ["SC-6", 6]]


@pytest.mark.parametrize("sort", ["slip", "date"])
def test_nothing_is_sorted_into_nothing(sort):
    lines = production(day_of(HEAD, FRIDAY)).lines

    assert in_order(lines, sort).empty
    assert latest(lines, 3).empty
