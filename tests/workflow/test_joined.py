"""Rows of two sheets that belong together."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workflow.joined import joined

NUMBERS = st.lists(st.integers(0, 5), max_size=12)


@given(NUMBERS, NUMBERS)
def test_every_pair_that_agrees_is_there_once_in_the_order_of_the_rows(left: list[int], right: list[int]):
    pairs = joined(np.array(left, dtype=int), np.array(right, dtype=int))

    assert list(zip(*(side.tolist() for side in pairs), strict=True)) == [
        (of, to) for of, number in enumerate(left) for to, other in enumerate(right) if number == other
    ]
