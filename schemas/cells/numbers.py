"""Quantities, whole numbers, shares and lengths of time."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from schemas.cells import numerals
from schemas.cells.reading import Doubtful, Unreadable
from schemas.cells.units import DAY_IN_MONTHS, METRES, MONTHS, PIECES, Factor, units_of
from schemas.columns import Column

LARGEST = Decimal(10) ** 12
NUMBER = r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?"
_ABOUT = re.compile(r"^(?:大约|约|近|不少于|≥|>=|>|~)\s*|\s*(?:左右|上下|以上)$")
_DIGIT = f"[{''.join(numerals.DIGITS)}]"
_NUMERAL = rf"[{numerals.LETTERS}]+(?:点{_DIGIT}+)?"
_QUANTITY = re.compile(rf"({NUMBER}|{_NUMERAL})\s*([^\d\s]*)")
_WHOLE = re.compile(rf"第?\s*({NUMBER}|[{numerals.LETTERS}]+)\s*(?:期|号|次|天|日|个?工作日|日历天|件|箱|包|阶段|笔|步|个)?")
_BARE_SHARE = re.compile(rf"(?P<number>{NUMBER}|{_NUMERAL})(?P<rest>\([^\d%‰]*\)|/.*|每.*)?")
_SHARES = (
    re.compile(rf"(?P<number>{NUMBER}|{_NUMERAL})\s*(?P<of>%|‰)(?P<rest>.*)"),
    re.compile(rf"(?P<of>[百千万])分之(?P<number>{NUMBER}|{_NUMERAL})(?P<rest>.*)"),
    re.compile(rf"(?P<number>{NUMBER}|{_NUMERAL})(?P<of>成)(?P<half>{_DIGIT}|[1-9半])?(?P<rest>.*)"),
)
_OF = {"%": 100, "‰": 1000, "百": 100, "千": 1000, "万": 10_000, "成": 10}
_PER_TIME = re.compile(r"\s*(?:/|每|p\.?)?\s*(?:日|天|月|年|d|a|day|year)")
_MONTHS = re.compile(
    rf"[^\d{numerals.LETTERS}半]*?({NUMBER}|[{numerals.LETTERS}]+|半)\s*(个月|月|年半|年|周年|m|个自然月|天|日)?(?:整)?", re.IGNORECASE
)
_IN_MONTHS = {**MONTHS, "m": 1, "个自然月": 1, "年半": 12}
_HALF = Decimal("0.5")


def decimal(text: str) -> Decimal | None:
    """A number in digits, thousands separators where they belong, or in Chinese numerals."""
    if re.fullmatch(NUMBER, text):
        return Decimal(text.replace(",", "").replace(" ", ""))
    return numerals.number(text)


def of_float(number: float) -> Decimal | None:
    """A number cell exactly as Excel shows it, None for what is no number or no amount of anything."""
    try:
        value = Decimal(repr(number))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < LARGEST else None


def without_about(text: str) -> tuple[str, bool]:
    """A text without 约, 左右 and the like, and whether there was any."""
    bare = _ABOUT.sub("", text)
    return bare, bare != text


def read_quantity(raw: Any, column: Column, multiply: Factor | None = None) -> float | Doubtful:
    """A number in the column's unit; one with a unit of its own is converted.

    Raises:
        Unreadable: ``unreadable_number``, also for a unit of another kind; ``out_of_range`` below the column's minimum.
    """
    if isinstance(raw, float):
        value, unit, doubt = of_float(raw), "", False
    else:
        text, doubt = without_about(raw) if isinstance(raw, str) else ("", False)
        found = _QUANTITY.fullmatch(text)
        value, unit = (decimal(found[1]), found[2].lower()) if found else (None, "")
    factor = _factor(unit, column) if unit else multiply or 1
    if value is None or factor is None:
        raise Unreadable("unreadable_number")
    value *= factor
    _check_range(value, column)
    return Doubtful(float(value)) if doubt else float(value)


def _factor(unit: str, column: Column) -> Factor | None:
    """What a unit in a cell is of the column's own, None for another kind; a column without one holds pieces or metres."""
    if column.unit:
        return units_of(column).get(unit)
    return 1 if unit in PIECES or METRES.get(unit) == 1 else None


def _check_range(value: Decimal, column: Column) -> None:
    if column.minimum is not None and value < column.minimum:
        raise Unreadable("out_of_range")
    if column.maximum is not None and value > column.maximum:
        raise Unreadable("out_of_range")


def read_whole(raw: Any, column: Column, _multiply: Factor | None = None) -> int | Doubtful:
    """A whole number.

    Raises:
        Unreadable: ``unreadable_number``; ``out_of_range`` outside the column's limits.
    """
    doubt = False
    if isinstance(raw, float):
        value = of_float(raw)
    else:
        text, doubt = without_about(raw) if isinstance(raw, str) else ("", False)
        found = _WHOLE.fullmatch(re.sub(r"\.0+$", "", text))
        value = decimal(found[1]) if found else None
        doubt |= "工作日" in text  # which kind of day it is has a column of its own
    if value is None or value != int(value):
        raise Unreadable("unreadable_number")
    _check_range(value, column)
    return Doubtful(int(value)) if doubt else int(value)


def read_percent(raw: Any, _column: Column, multiply: Factor | None = None) -> float | Doubtful:
    """A share: 0.3 for ``30%``, ``三成`` and ``0.3``; a bare number above 1 counts in hundredths.

    Args:
        multiply: what a bare number counts in where the header says so (‰: 0.001).

    Raises:
        Unreadable: ``unreadable_percent``; ``out_of_range`` outside 0 to 100 %.
    """
    share, doubt = share_of(raw, multiply)
    if share is None:
        raise Unreadable("unreadable_percent")
    if not 0 <= share <= 1:
        raise Unreadable("out_of_range")
    return Doubtful(float(share)) if doubt else float(share)


def share_of(raw: Any, multiply: Factor | None = None) -> tuple[Decimal | None, bool]:
    """The share a cell stands for, unchecked, and whether there is a doubt."""
    if isinstance(raw, float):
        value = of_float(raw)
        return (None, False) if value is None else (_counted(value, multiply), False)
    text, doubt = without_about(raw) if isinstance(raw, str) else ("", False)
    found = next(filter(None, (form.fullmatch(text) for form in (*_SHARES, _BARE_SHARE))), None)
    value = _number_of_share(found) if found else None
    rest = (found["rest"] or "").strip() if found else ""
    if found is None or value is None or any(letter.isdigit() or letter in "%‰" for letter in rest):
        return None, False
    of = found.groupdict().get("of")
    share = value / _OF[of] if of else _counted(value, multiply)
    return share, doubt or bool(rest and not _PER_TIME.fullmatch(rest))


def _number_of_share(found: re.Match[str]) -> Decimal | None:
    """The number before 成, ``%`` or behind 分之: 百分之百 is a hundred of them, 三成半 three and a half."""
    named = found.groupdict()
    value = Decimal(100) if found["number"] == "百" and named.get("of") == "百" else decimal(found["number"])
    half = named.get("half")
    if value is None or not half:
        return value
    return value + (_HALF if half == "半" else Decimal(numerals.DIGITS.get(half, half)) / 10)


def _counted(value: Decimal, multiply: Factor | None) -> Decimal:
    if multiply is not None:
        return value * multiply
    return value if value <= 1 else value / 100


def read_months(raw: Any, _column: Column, multiply: Factor | None = None) -> int | Doubtful:
    """Whole months out of months, years, or (with doubt) days; words before the number are set aside.

    Args:
        multiply: what the header's unit is in months; a unit in the cell wins.

    Raises:
        Unreadable: ``unreadable_months``; ``out_of_range`` outside 0 to 120 months.
    """
    unit = ""
    if isinstance(raw, float):
        value = of_float(raw)
    else:
        found = _MONTHS.fullmatch(re.sub(r"\.0+$", "", raw)) if isinstance(raw, str) else None
        value = (_HALF if found[1] == "半" else decimal(found[1])) if found else None
        unit = (found[2] or "").lower() if found else ""
    if value is None:
        raise Unreadable("unreadable_months")
    factor = _IN_MONTHS[unit] if unit else multiply or 1
    months = value * factor + (6 if unit == "年半" else 0)
    in_days = factor == DAY_IN_MONTHS
    if in_days:
        months = Decimal(round(months))
    if months != int(months):
        raise Unreadable("unreadable_months")
    if not 0 <= months <= 120:
        raise Unreadable("out_of_range")
    return Doubtful(int(months)) if in_days else int(months)
