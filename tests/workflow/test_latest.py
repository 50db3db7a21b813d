"""Which row of a group is the last one, and which day a row without one takes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workflow.days import earliest_by, latest_by
from workflow.latest import carried_down, last_by

DAYS = st.one_of(st.none(), st.dates())
ROWS = st.lists(st.tuples(st.integers(0, 3), DAYS, DAYS), max_size=10)
LONG_AGO = np.datetime64("-9999-01-01")


def columns(rows: list[tuple]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    group = np.array([row[0] for row in rows], dtype=int)
    return group, *(np.array([row[at] for row in rows], dtype="datetime64[D]") for at in (1, 2))


@given(ROWS)
def test_the_last_row_of_a_group_has_the_latest_days_and_among_equals_stands_lowest(rows: list[tuple]):
    group, day, then = columns(rows)
    known = [[LONG_AGO if np.isnat(each) else each for each in side] for side in (day, then)]
    wanted = {max((at for at in range(len(rows)) if group[at] == of), key=lambda at: (known[0][at], known[1][at], at)) for of in set(group)}

    assert set(np.flatnonzero(last_by(group, day, np.ones(len(rows), bool), then))) == wanted


@given(ROWS)
def test_a_row_without_a_day_takes_the_latest_of_its_group_above_it(rows: list[tuple]):
    group, day, _ = columns(rows)
    above = [[other for other in day[: at + 1][group[: at + 1] == group[at]] if not np.isnat(other)] for at in range(len(rows))]
    wanted = [each if not np.isnat(each) else max(found, default=each) for each, found in zip(day, above, strict=True)]

    np.testing.assert_array_equal(carried_down(group, day), np.array(wanted, dtype="datetime64[D]"))


@given(ROWS)
def test_the_latest_and_the_earliest_day_of_a_group_leave_out_rows_without_one(rows: list[tuple]):
    group, day, _ = columns(rows)
    there = [[each for each in day[group == of] if not np.isnat(each)] for of in range(4)]

    for by, extreme in ((latest_by, max), (earliest_by, min)):
        wanted = np.array([extreme(found, default=None) for found in there], dtype="datetime64[D]")
        np.testing.assert_array_equal(by(group, day, 4), wanted)
