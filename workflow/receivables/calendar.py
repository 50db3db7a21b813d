"""Days off and working days: China's public calendar with its moved weekends, overridden by the sheet 工作日历."""

from __future__ import annotations

from functools import cache

import numpy as np

from schemas.book import Book

FIRST_YEAR, LAST_YEAR = 2015, 2055


class WorkingDays:
    """The working days of one book.

    Attributes:
        estimated_from: the first year whose public calendar is not published yet; from there on weekends and fixed
            holidays are only an estimate.
    """

    def __init__(self, book: Book) -> None:
        off, self.estimated_from = _public()
        self._first = np.datetime64(f"{FIRST_YEAR}-01-01", "D")
        self._off = off.copy()
        rows = book.calendar
        for day, resting in zip(rows.days("day"), rows.equals("kind", "休"), strict=True):
            at = int((day - self._first).astype(int)) if not np.isnat(day) else -1
            if 0 <= at < len(self._off):
                self._off[at] = resting
        every = self._first + np.arange(len(self._off))
        self._calendar = np.busdaycalendar(weekmask="1111111", holidays=every[self._off])

    def is_off(self, days: np.ndarray) -> np.ndarray:
        """Whether each day is a day off; a day that is none is not."""
        at = np.clip(np.where(np.isnat(days), 0, (days - self._first).astype(int)), 0, len(self._off) - 1)
        return self._off[at] & ~np.isnat(days)

    def add(self, days: np.ndarray, count: np.ndarray) -> np.ndarray:
        """Each day plus that many working days; the day itself does not count."""
        there = ~np.isnat(days)
        result = days.copy()
        result[there] = np.busday_offset(days[there], count[there], roll="backward", busdaycal=self._calendar)
        return np.where(there & (count == 0), days, result)

    def between(self, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """How many working days lie after ``first`` up to and including ``last``; 0 where either is no day."""
        there = ~(np.isnat(first) | np.isnat(last))
        result = np.zeros(len(first), int)
        one = np.timedelta64(1, "D")
        result[there] = np.busday_count(first[there] + one, last[there] + one, busdaycal=self._calendar)
        return result

    def rolled(self, days: np.ndarray) -> np.ndarray:
        """A day off moves to the next working day."""
        there = ~np.isnat(days)
        result = days.copy()
        result[there] = np.busday_offset(days[there], 0, roll="forward", busdaycal=self._calendar)
        return result

    def is_estimated(self, days: np.ndarray) -> np.ndarray:
        """Whether each day lies in a year whose public calendar is not published."""
        return days >= np.datetime64(f"{self.estimated_from}-01-01", "D")


@cache
def _public() -> tuple[np.ndarray, int]:
    """Every day from the first year on, whether it is off; and the first year that is only estimated."""
    from holidays import country_holidays  # noqa: PLC0415 - costs a third of a second that commands without days need not pay

    first = np.datetime64(f"{FIRST_YEAR}-01-01", "D")
    every = np.arange(first, np.datetime64(f"{LAST_YEAR + 1}-01-01", "D"))
    off = (every.astype(int) + 3) % 7 >= 5  # 1970-01-01 was a Thursday
    known = country_holidays("CN", years=range(FIRST_YEAR, LAST_YEAR + 1))
    for day in known:
        off[int((np.datetime64(day, "D") - first).astype(int))] = True
    moved = {day.year for day in known.weekend_workdays}
    for day in known.weekend_workdays:
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            off[int((np.datetime64(day, "D") - first).astype(int))] = False
    return off, max(moved) + 1
