"""Arithmetic on arrays of days: datetime64[D], NaT where there is none."""

import numpy as np

NO_DAY = np.datetime64("NaT", "D")
NOTHING, ENDLESS = np.iinfo("int64").min, np.iinfo("int64").max  # as days: before the first, after the last


def none(size: int) -> np.ndarray:
    """That many times no day."""
    return np.full(size, NO_DAY, dtype="datetime64[D]")


def latest(*columns: np.ndarray) -> np.ndarray:
    """Row by row the latest day, days that are not there left out."""
    result = columns[0]
    for column in columns[1:]:
        result = np.fmax(result, column)
    return result


def earliest(*columns: np.ndarray) -> np.ndarray:
    """Row by row the earliest day, days that are not there left out."""
    result = columns[0]
    for column in columns[1:]:
        result = np.fmin(result, column)
    return result


def latest_by(group: np.ndarray, day: np.ndarray, size: int) -> np.ndarray:
    """Per group 0 … size-1 the latest day of its rows."""
    return _extreme_by(np.maximum, NOTHING, group, day, size)


def earliest_by(group: np.ndarray, day: np.ndarray, size: int) -> np.ndarray:
    """Per group 0 … size-1 the earliest day of its rows."""
    return _extreme_by(np.minimum, ENDLESS, group, day, size)


def _extreme_by(extreme: np.ufunc, before: int, group: np.ndarray, day: np.ndarray, size: int) -> np.ndarray:
    """Compares the days as the numbers they are, for which numpy has a fast way.

    Args:
        before: the number that every day goes before.
    """
    result = np.full(size, before)
    there = ~np.isnat(day) & (group >= 0)
    extreme.at(result, group[there], day[there].astype("datetime64[D]", copy=False).view("int64"))
    return np.where(result == before, NO_DAY, result.view("datetime64[D]"))


def any_by(group: np.ndarray, true: np.ndarray, size: int) -> np.ndarray:
    """Per group whether any of its rows is true."""
    return np.bincount(group[true & (group >= 0)], minlength=size) > 0


def all_by(group: np.ndarray, true: np.ndarray, size: int) -> np.ndarray:
    """Per group whether it has rows and all of them are true."""
    return np.asarray(any_by(group, np.ones(len(group), bool), size) & ~any_by(group, ~true, size))


def count_by(group: np.ndarray, true: np.ndarray, size: int) -> np.ndarray:
    """Per group how many of its rows are true."""
    return np.bincount(group[true & (group >= 0)], minlength=size)


def first_by(group: np.ndarray, value: np.ndarray, size: int) -> np.ndarray:
    """Per group the value of its first row as object, ``""`` where it has no rows."""
    result = np.full(size, "", dtype=object)
    there = group >= 0
    result[group[there][::-1]] = value[there][::-1]
    return result
