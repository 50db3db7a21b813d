"""Which row of a group is the last one: the latest day, else the lowest in the sheet."""

import numpy as np

from workflow.days import NO_DAY

SPAN = 2**32  # more days than there are between any two
LONG_AGO = np.datetime64(-(2**31), "D")
NEVER = 0  # days after that


def last_by(group: np.ndarray, day: np.ndarray, which: np.ndarray, then: np.ndarray | None = None) -> np.ndarray:
    """Mask of the last row of every group among the rows of ``which``: latest day, then lowest row; no day counts as earliest.

    Args:
        then: per row a second day that decides where the first ones agree, before the row does.
    """
    at = np.flatnonzero(which & (group >= 0))
    by_days = [np.where(np.isnat(each[at]), LONG_AGO, each[at]) for each in (then, day) if each is not None]
    order = at[np.lexsort((*by_days, group[at]))]  # rows that agree stay in the order of the sheet
    result = np.zeros(len(group), bool)
    if len(order):
        result[order[np.append(group[order][1:] != group[order][:-1], True)]] = True
    return result


def carried_down(group: np.ndarray, day: np.ndarray) -> np.ndarray:
    """Each row's day; a row without one takes the latest of its group's rows above it: what was added below is newer."""
    order = np.argsort(group, kind="stable")
    known = np.where(np.isnat(day), NEVER, (day - LONG_AGO).astype("int64"))[order]
    begins = group[order] * SPAN  # what a group begins with is more than any group before it came to
    latest = np.empty(len(day), dtype="datetime64[D]")
    seen = np.maximum.accumulate(begins + known) - begins
    latest[order] = np.where(seen == NEVER, NO_DAY, LONG_AGO + seen.astype("timedelta64[D]"))
    return np.where(np.isnat(day), latest, day)
