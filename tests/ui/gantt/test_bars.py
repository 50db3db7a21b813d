"""The bars of a chart as data: every bar's start, end and role."""

import pytest

from tests.drawn import day_of
from tests.ui.gantt.drawn_charts import AS_OF, BATCH, bars, made
from workflow.schedule import delivery, production


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-20", [("plan", "03-01", "03-20"), ("finished", "03-01", "03-20")]),
        ("2026-03-10 | 2026-03-10 | 2026-03-10 | 2026-03-10", [("plan", "03-10", "03-10"), ("finished", "03-10", "03-10")]),
        ("2026-03-20 | 2026-04-05 | 2026-03-20 |", [("plan", "03-20", "04-05"), ("running", "03-20", "03-25")]),
        ("2026-03-20 | 2026-04-05 | 2026-03-15 |", [("plan", "03-20", "04-05"), ("running", "03-15", "03-25")]),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 |", [("plan", "03-01", "03-20"), ("running", "03-01", "03-20"), ("overrun", "03-21", "03-25")]),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-23", [("plan", "03-01", "03-20"), ("finished", "03-01", "03-20"), ("overrun", "03-21", "03-23")]),
        ("2026-03-01 | 2026-03-20 | 2026-03-22 |", [("plan", "03-01", "03-20"), ("overrun", "03-22", "03-25")]),
        ("2026-03-01 | 2026-03-20 | |", [("plan", "03-01", "03-20"), ("overrun", "03-21", "03-25")]),
        ("2026-04-01 | 2026-04-20 | |", [("plan", "04-01", "04-20")]),
        # finished, and nobody wrote down when it began: what is known is the end
        ("2026-03-01 | 2026-03-20 | | 2026-03-18", [("plan", "03-01", "03-20"), ("start_unknown", "03-01", "03-18")]),
        ("2026-03-01 | 2026-03-20 | | 2026-03-22", [("plan", "03-01", "03-20"), ("start_unknown", "03-01", "03-20"), ("overrun", "03-21", "03-22")]),
        ("2026-03-10 | 2026-03-20 | | 2026-03-08", [("plan", "03-10", "03-20"), ("start_unknown", "03-08", "03-08")]),
    ],
)  # fmt: skip
def test_every_bar_has_its_days_and_its_role(row, expected):
    assert bars(production(made(row)).lines) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-05 | 2026-03-08 | 2026-03-10",
            [("plan", "01", "08"), ("waiting", "01", "05"), ("transit", "05", "08"), ("inspection", "08", "10")],
        ),
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-05 | 2026-03-11 | 2026-03-12",  # late, and it stays to be seen
            [("plan", "01", "08"), ("waiting", "01", "05"), ("transit", "05", "11"), ("overrun", "09", "11"), ("inspection", "11", "12")],
        ),
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-05 | 2026-03-08 |",  # arrived in time and inspected by nobody
            [("plan", "01", "08"), ("waiting", "01", "05"), ("transit", "05", "08"), ("overrun", "09", "25"), ("inspection", "08", "25")],
        ),
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | | 2026-03-08 | 2026-03-08",  # nobody wrote down when it was shipped
            [("plan", "01", "08"), ("waiting", "01", "08"), ("inspection", "08", "08")],
        ),
    ],
)
def test_a_batch_waits_travels_and_is_inspected(row, expected):
    lines = delivery(day_of(BATCH + row, AS_OF)).lines

    assert [(role, start[3:], end[3:]) for role, start, end in bars(lines)] == expected
