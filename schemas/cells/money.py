"""Amounts: whole fen out of yuan in digits or numerals, with units and separators where they belong."""

import re
from decimal import Decimal
from typing import Any

from schemas.cells import numerals
from schemas.cells.numbers import NUMBER, decimal, of_float, share_of, without_about
from schemas.cells.reading import Doubtful, Unreadable
from schemas.cells.units import MONEY, Factor
from schemas.columns import Column

FLOAT_NOISE = Decimal("1e-6")  # what binary fractions leave behind, in yuan
_CURRENCY = r"(?:人民币|RMB|CNY|¥|￥)"
_NOTE = re.compile(r"\((?![^()]*\d[\d,]*(?:\.\d+)?\)$)[^()]*\)|\([^()]*[^\d,.()\s][^()]*\)")
_UNIT_IN_BRACKETS = re.compile(r"\(((?:百万|千万|[千万亿])?[元圆]|[万亿])\)$")
_AMOUNT = re.compile(
    rf"{_CURRENCY}?\s*:?\s*(?P<number>{NUMBER})\s*(?P<unit>百万|千万|[千万亿])?\s*(?P<yuan>[元圆])?\s*(?P<end>[整正])?\s*{_CURRENCY}?",
    re.IGNORECASE,
)
_DIGIT = f"[{''.join(numerals.DIGITS)}]"
_IN_NUMERALS = re.compile(
    rf"{_CURRENCY}?\s*:?\s*(?P<number>[{numerals.LETTERS}]+)(?P<yuan>[元圆])?(?:(?P<jiao>{_DIGIT})角)?(?:零?(?P<fen>{_DIGIT})分)?\s*(?P<end>[整正])?",
    re.IGNORECASE,
)
_OWN_UNIT = re.compile("[万萬亿億]")
_NEGATIVE = re.compile(rf"{_CURRENCY}?\s*\((.*\d.*)\)", re.IGNORECASE)


def read_money(raw: Any, column: Column, multiply: Factor | None = None) -> int | Doubtful:
    """Whole fen.

    Args:
        multiply: what the header's unit stands for (万元: 10 000); a unit in the cell wins.

    Raises:
        Unreadable: ``unreadable_money``, also for more than two decimals, a percentage or two numbers;
            ``out_of_range`` below the column's minimum.
    """
    if isinstance(raw, float):
        number = of_float(raw)
        fen, doubt = (None if number is None else _fen(number * (multiply or 1), tolerant=True)), False
    elif isinstance(raw, str):
        fen, doubt = _of_text(raw, multiply or 1)
    else:
        fen, doubt = None, False
    if fen is None:
        raise Unreadable("unreadable_money")
    if column.minimum is not None and fen < column.minimum * 100:
        raise Unreadable("out_of_range")
    return Doubtful(fen) if doubt else fen


def read_money_or_percent(raw: Any, column: Column, multiply: Factor | None = None) -> float | Doubtful:
    """A share (0 to 1), or whole fen (above 1) for an amount; 无 is none at all.

    A bare number is a share up to 1, an amount above 100, and between them a percentage, with doubt; a unit in the cell or
    in the header makes it an amount.

    Raises:
        Unreadable: ``unreadable_money``; ``out_of_range`` for a share above 100 % or a negative number.
    """
    if isinstance(raw, str) and raw in ("无", "没有"):
        return 0.0
    if isinstance(raw, str) and re.search("[%‰成]|分之", raw):
        share, doubt = share_of(raw)
        if share is None:
            raise Unreadable("unreadable_percent")
        return _share(share, doubt)
    number, doubt = _bare(raw) if multiply is None else (None, False)
    if number is not None and number <= 100:
        return _share(number if number <= 1 else number / 100, doubt or number > 1)
    amount = read_money(raw, column, multiply)
    fen, doubt = (amount.value, True) if isinstance(amount, Doubtful) else (amount, False)
    if fen < 0 or fen == 1:  # one fen would pass for the whole
        raise Unreadable("out_of_range")
    return Doubtful(float(fen)) if doubt else float(fen)


def _bare(raw: Any) -> tuple[Decimal | None, bool]:
    """A number without any unit, None if there is one or no number, and whether there is a doubt."""
    if isinstance(raw, float):
        return of_float(raw), False
    text, doubt = without_about(raw) if isinstance(raw, str) else ("", False)
    return decimal(text), doubt


def _share(share: Decimal, doubt: bool) -> float | Doubtful:
    if not 0 <= share <= 1:
        raise Unreadable("out_of_range")
    return Doubtful(float(share)) if doubt else float(share)


def _of_text(text: str, multiply: Factor) -> tuple[int | None, bool]:
    text, doubt = without_about(text)
    negative = _NEGATIVE.fullmatch(text)
    bare = negative[1] if negative else _NOTE.sub("", _UNIT_IN_BRACKETS.sub(r"\1", text)).strip()
    found = _AMOUNT.fullmatch(bare)
    if found:
        number = decimal(found["number"])
        factor = MONEY[found["unit"]] if found["unit"] else 1 if found["yuan"] else multiply
        fen = None if number is None else _fen(number * factor)
    else:
        fen = _of_numerals(bare, multiply)
    return (-fen if fen is not None and negative else fen), doubt


def _of_numerals(text: str, multiply: Factor) -> int | None:
    found = _IN_NUMERALS.fullmatch(text)
    number = numerals.number(found["number"]) if found else None
    if found is None or number is None:
        return None
    has_unit = any(found[name] for name in ("yuan", "jiao", "fen", "end")) or _OWN_UNIT.search(found["number"])
    jiao, fen = (numerals.DIGITS[found[name]] if found[name] else 0 for name in ("jiao", "fen"))
    return _fen(number * (1 if has_unit else multiply) + Decimal(jiao * 10 + fen) / 100)


def _fen(yuan: Decimal, *, tolerant: bool = False) -> int | None:
    fen = yuan * 100
    whole = int(fen.to_integral_value())
    # within the noise of a number cell; a typed third decimal is a question, not noise
    near = abs(fen - whole) <= FLOAT_NOISE * 100 if tolerant else fen == whole
    return whole if near and abs(whole) < 10**15 else None
