"""Whether two books hold the same, wherever they were read from."""

import numpy as np
import pandas as pd

from schemas.book import Book
from schemas.sheets import TABLES


def assert_same(one: Book, other: Book) -> None:
    """The same rows in the same order, every cell with the same value in the same state."""
    for table in TABLES:
        pd.testing.assert_frame_equal(one[table.key].frame, other[table.key].frame)
        for key, state in one[table.key].states.items():
            assert np.array_equal(state, other[table.key].states[key]), f"{table.key}.{key}"
