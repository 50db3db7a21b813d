"""Rows of two sheets that belong together, as pairs of positions."""

import numpy as np


def joined(left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Every pair of rows whose whole numbers agree, in the order of the left rows, then of the right ones.

    Returns:
        Per pair the position on the left and that on the right; a row without a partner is in none.
    """
    order = np.argsort(right, kind="stable")
    there = right[order]
    first = np.searchsorted(there, left, "left")
    count = np.searchsorted(there, left, "right") - first
    begins = np.cumsum(count) - count
    at_left = np.repeat(np.arange(len(left)), count)
    return at_left, order[np.arange(len(at_left)) + np.repeat(first - begins, count)]
