"""Due days: terms, working days, months' ends, invoices that come first, warranties."""

from datetime import date

import numpy as np
import pytest

from tests.drawn import book_of, day_of
from workflow.daybook import DayBook, Options
from workflow.receivables.calendar import WorkingDays
from workflow.receivables.events import add_months
from workflow.receivables.findings import due_day_differs, fixed_day_missing
from workflow.receivables.lanes import Lane

SIGNED = """
合同信息
项目编号 | 合同编号 | 签订日期 | 合同金额 | 质保期 | 质保起算
P-1 | C-1 | {signed} | 1000000 | {months} | {basis}

付款计划
合同编号 | 期次 | 款项名称 | 比例 | 触发条件 | 账期天数 | 天数口径 | 先开票后付款 | 开票日期 | 到期日
C-1 | 1 | {name} | {share} | {trigger} | {term} | {basis_of_days} | {first} | {invoiced} | {due}
C-1 | 2 | 结算款 | | 结算确认 | | | | |

{more}
"""
USUAL = {
    "signed": "2026-03-02",
    "months": "24",
    "basis": "",
    "name": "进度款",
    "share": "30%",
    "trigger": "合同签订",
    "term": "30",
    "basis_of_days": "",
    "first": "",
    "invoiced": "",
    "due": "",
    "more": "",
}


def first_node(as_of: date, options: Options | None = None, **changes):
    day = DayBook(book_of(SIGNED.format(**{**USUAL, **changes})), as_of, options=options)
    return day.receivables.nodes.iloc[0]


def due(as_of: date = date(2026, 6, 1), **changes) -> str:
    return f"{first_node(as_of, **changes).due_on:%Y-%m-%d}"


def test_the_day_itself_does_not_count():
    assert due(term="30") == "2026-04-01"
    assert due(term="") == "2026-03-02"


@pytest.mark.parametrize(
    ("signed", "term", "expected"),
    [
        ("2026-09-28", 3, "2026-10-08"),  # 1 to 7 October is off; counting goes on with 8 October
        ("2026-02-13", 1, "2026-02-14"),  # a Saturday that is worked for the Spring Festival
        ("2026-03-06", 1, "2026-03-09"),  # over a weekend
        ("2026-03-07", 1, "2026-03-09"),  # begun on a Saturday
        ("2026-02-14", 2, "2026-02-25"),  # begun on a Saturday that is worked, before nine days off
        ("2026-05-09", 1, "2026-05-11"),  # a Saturday that is worked for Labour Day, then a Sunday
        ("2040-03-02", 1, "2040-03-05"),  # over a weekend of a year that is only estimated
    ],
)
def test_working_days_follow_the_public_calendar(signed, term, expected):
    assert due(date(2040, 6, 1), signed=signed, term=term, basis_of_days="工作日") == expected


def test_the_sheet_of_exceptions_beats_the_public_calendar():
    sheet = "工作日历\n日期 | 类型\n2026-03-09 | 休\n2026-03-08 | 班"

    assert due(signed="2026-03-06", term=1, basis_of_days="工作日", more=sheet) == "2026-03-08"
    assert due(signed="2026-03-06", term=2, basis_of_days="工作日", more=sheet) == "2026-03-10"


def test_a_year_without_a_published_calendar_is_an_estimate():
    calendar = WorkingDays(book_of("项目台账\n项目编号\nP-1"))
    published, unknown = np.datetime64("2026-05-01"), np.datetime64("2041-05-05")

    assert calendar.is_estimated(np.array([published, unknown])).tolist() == [False, True]


def test_a_due_day_on_a_day_off_moves_only_where_the_department_wants_it():
    on_saturday = {"signed": "2026-03-02", "term": "5"}

    assert due(**on_saturday) == "2026-03-07"
    moved = first_node(date(2026, 6, 1), Options(roll_days_off=True), **on_saturday)
    assert f"{moved.due_on:%Y-%m-%d}" == "2026-03-09"


def test_where_the_invoice_comes_first_its_day_starts_the_clock():
    assert due(first="是", invoiced="2026-04-10", term=10) == "2026-04-20"
    assert due(first="是", invoiced="2026-01-10", term=10) == "2026-03-12"
    assert first_node(date(2026, 6, 1), first="是").lane == Lane.AWAITING_INVOICE


def test_an_invoice_in_its_own_sheet_counts_too():
    sheet = "开票记录\n发票号码 | 合同编号 | 期次 | 开票日期 | 价税合计\nF-1 | C-1 | 1 | 2026-04-10 | 300000"

    assert due(first="是", term=10, more=sheet) == "2026-04-20"


def test_a_due_day_that_is_counted_in_a_year_without_a_calendar_is_said_to_be_an_estimate():
    late = {"signed": "2040-03-02", "term": "10"}
    as_of = date(2040, 6, 1)

    assert first_node(as_of, basis_of_days="工作日", **late).estimated
    assert first_node(as_of, Options(roll_days_off=True), **late).estimated
    assert not first_node(as_of, **late).estimated  # calendar days are certain
    assert not first_node(as_of, basis_of_days="工作日", due="2040-03-16", **late).estimated  # and so is what was typed
    assert not first_node(date(2026, 6, 1), basis_of_days="工作日").estimated


@pytest.mark.parametrize(
    ("signed", "term", "expected"),
    [
        ("2028-01-30", "30", "2028-02-29"),
        ("2028-02-28", "1", "2028-02-29"),
        ("2027-01-30", "30", "2027-03-01"),
        ("2026-12-31", "1", "2027-01-01"),
    ],
)
def test_calendar_days_run_over_the_ends_of_months_and_leap_days(signed, term, expected):
    assert due(date(2028, 6, 1), signed=signed, term=term) == expected


def test_a_fixed_day_is_the_trigger_day_alone():
    fixed = {"trigger": "固定日期", "due": "2026-05-20"}
    day = day_of(SIGNED.format(**{**USUAL, **fixed}), date(2026, 6, 1))

    [found] = fixed_day_missing(day)

    assert day.receivables.nodes.lane[0] == Lane.NOT_TRIGGERED
    assert [finding.column for finding in day.book.findings([found])] == ["触发日期"]


def test_due_today_is_not_overdue():
    assert first_node(date(2026, 4, 1)).lane == Lane.NOT_DUE
    assert first_node(date(2026, 4, 2)).lane == Lane.OVERDUE
    assert first_node(date(2026, 4, 2)).days_overdue == 1


def test_a_typed_due_day_counts_and_the_difference_is_found():
    day = day_of(SIGNED.format(**{**USUAL, "due": "2026-05-20"}), date(2026, 6, 1))

    [found] = due_day_differs(day)

    assert f"{day.receivables.nodes.due_on[0]:%Y-%m-%d}" == "2026-05-20"
    assert [finding.cell for finding in day.book.findings([found])] == ["J2"]
    assert found.facts["expected"] == [date(2026, 4, 1)]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-10-15", 24, "2028-10-15"),
        ("2026-05-31", 0, "2026-05-31"),
    ],
)
def test_a_warranty_ends_on_the_same_day_or_the_months_last(day, months, expected):
    assert str(add_months(np.array([day], "datetime64[D]"), np.array([months]))[0]) == expected


ACCEPTED = "工程验收\n项目编号 | 验收日期 | 验收结论 | 通电日期\nP-1 | 2026-03-31 | 合格 | 2026-04-10"
RETENTION = {"name": "质保金", "trigger": "质保期满", "term": "0", "share": "5%"}


@pytest.mark.parametrize(
    ("basis", "expected"), [("", "2028-03-31"), ("工程验收", "2028-03-31"), ("通电", "2028-04-10"), ("先到为准", "2028-03-31")]
)
def test_the_warranty_begins_with_what_the_contract_says(basis, expected):
    assert due(**RETENTION, basis=basis, more=ACCEPTED) == expected


def test_a_retention_is_held_up_to_its_day_and_overdue_after_it():
    held = {**RETENTION, "months": "1", "more": ACCEPTED}

    assert first_node(date(2026, 3, 30), **held).lane == Lane.NOT_TRIGGERED
    assert first_node(date(2026, 4, 30), **held).lane == Lane.RETENTION_HELD
    assert first_node(date(2026, 5, 1), **held).lane == Lane.RETENTION_OVERDUE


def test_a_warranty_of_unknown_length_has_no_due_day():
    assert first_node(date(2026, 6, 1), **RETENTION, months="终身", more=ACCEPTED).lane == Lane.UNDATED


def test_a_contract_signed_later_is_counted_and_owes_nothing_yet():
    node = first_node(date(2026, 3, 1))

    assert (node.lane, node.amount_due) == (Lane.NOT_TRIGGERED, 300_000_00)


@pytest.mark.parametrize(("final", "happened"), [("", False), ("是", True)])
def test_several_batches_have_happened_once_all_have_and_the_last_is_marked(final, happened):
    batches = f"发货单\n项目编号 | 送货单号 | 是否末批 | 实际发货日期\nP-1 | S-1 | 否 | 2026-04-01\nP-1 | S-2 | {final} | 2026-04-20"

    node = first_node(date(2026, 6, 1), trigger="发货", term="0", more=batches)

    assert (node.lane == Lane.OVERDUE) == happened
    assert not happened or f"{node.due_on:%Y-%m-%d}" == "2026-04-20"
