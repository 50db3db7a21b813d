"""Days, however written; never a guess, never 1970.

All ways of writing a day have the same limits, 2015 to 2050: whoever types 2014-12-31 into Excel does not know whether the
cell becomes a day, a text or a number, and a day far outside is a slip of the key or a number in a cell formatted as a day.
"""

import re
from datetime import date, datetime, timedelta
from typing import Any

from schemas.cells import numerals
from schemas.cells.plain import number_text
from schemas.cells.reading import Doubtful, Unreadable
from schemas.cells.units import Factor
from schemas.columns import Column

SERIAL_ZERO = date(1899, 12, 30)
FIRST_DAY, LAST_DAY = date(2015, 1, 1), date(2050, 12, 31)
FIRST_SERIAL, LAST_SERIAL = ((day - SERIAL_ZERO).days for day in (FIRST_DAY, LAST_DAY))  # 42005 … 55153

_TIME = (
    r"(?:[T ]?\s*(?:上午|下午|早上|晚上|中午)?\s*\d{1,2}(?:[:时点]\d{0,2}(?:[:分]\d{0,2}(?:\.\d+)?秒?)?|[时点])分?"
    r"\s*(?:[AaPp][Mm])?(?:Z|[+-]\d\d:?\d\d)?)?"
)
_WEEKDAY = r"(?:\s*\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)?"
_WRITTEN = re.compile(rf"(\d{{4}}|\d{{2}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号]?{_WEEKDAY}{_TIME}")
_COMPACT = re.compile(rf"(\d{{4}})(\d{{2}})(\d{{2}})(?:\.0+)?{_WEEKDAY}")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_NUMERAL = re.compile(rf"(?:^|(?<=[年月]))\s*([{numerals.LETTERS}]+)\s*(?=([年月日号]|$))")


def read_day(raw: Any, _column: Column, _multiply: Factor | None = None) -> date | Doubtful:
    """A day.

    Raises:
        Unreadable: ``unreadable_date`` without a year or a day, for a range, day first, an impossible day, before 2015, after 2050.
    """
    if isinstance(raw, date):
        return _likely(raw.date() if isinstance(raw, datetime) else raw)
    if isinstance(raw, float):
        return _from_number(raw)
    if not isinstance(raw, str):
        raise Unreadable("unreadable_date")
    return _from_text(raw)


def _from_number(number: float) -> date:
    if FIRST_SERIAL <= number < LAST_SERIAL + 1:
        return SERIAL_ZERO + timedelta(days=int(number))
    compact = _COMPACT.fullmatch(number_text(number)) if number == number and abs(number) < 1e9 else None
    if compact is None:
        raise Unreadable("unreadable_date")
    return _day(*compact.groups())


def _from_text(text: str) -> date | Doubtful:
    found = _WRITTEN.fullmatch(text) or _COMPACT.fullmatch(text) or _WRITTEN.fullmatch(_NUMERAL.sub(_in_digits, text))
    if found:
        year, month, day = found.groups()
        return _day(year, month, day) if len(year) == 4 else Doubtful(_day(f"20{year}", month, day))
    if not _SERIAL.fullmatch(text):
        raise Unreadable("unreadable_date")
    return _from_number(float(text))


def _in_digits(found: re.Match[str]) -> str:
    """A year digit after digit, 二〇二六 or 二六; a month or a day as a number."""
    numeral, of = found.groups()
    if of == "年" and all(letter in numerals.DIGITS for letter in numeral):
        return "".join(str(numerals.DIGITS[letter]) for letter in numeral)
    number = numerals.number(numeral)
    return found[0] if number is None else str(number)


def _day(year: str, month: str, day: str) -> date:
    try:
        return _likely(date(int(year), int(month), int(day)))
    except ValueError as error:
        raise Unreadable("unreadable_date") from error


def _likely(day: date) -> date:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Unreadable("unreadable_date")
    return day
