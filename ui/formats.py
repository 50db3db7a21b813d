"""How a number, an amount and a day are written: ¥1,234,567.89 exactly, 386.4 万元 at a glance, 2026-03-05, 3月5日."""

from datetime import date
from typing import Any

import numpy as np

from schemas.amounts import Fen
from schemas.roles import HIDDEN, Role

BLANK = "–"
FEN_PER_WAN = 10_000 * 100
FEN_PER_MILLION = 1_000_000 * 100
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def to_date(day: Any) -> date | None:
    """A day from numpy, pandas or Python, None where there is none."""
    if day is None or day != day:
        return None
    if isinstance(day, np.datetime64):
        return day.astype("datetime64[D]").item()
    return date(day.year, day.month, day.day)


def full_day(day: Any) -> str:
    """2026-03-05."""
    found = to_date(day)
    return f"{found:%Y-%m-%d}" if found else BLANK


def short_day(day: Any, as_of: date) -> str:
    """03-05 within half a year of the as-of day, with the year beyond."""
    found = to_date(day)
    if found is None:
        return BLANK
    return f"{found:%m-%d}" if abs((found - as_of).days) < 183 else f"{found:%Y-%m-%d}"


def spoken_day(day: Any, language: str) -> str:
    """3月5日 in Chinese, 5 Mar in English."""
    found = to_date(day)
    if found is None:
        return BLANK
    return f"{found.month}月{found.day}日" if language == "zh" else f"{found.day} {_MONTHS[found.month - 1]}"


def yuan(fen: Any, role: Role) -> str:
    """An exact amount, ¥1,234,567.89; hidden from a role that may not see money."""
    if fen is None or fen != fen:
        return BLANK
    if not role.money:
        return HIDDEN
    return f"-¥{Fen(-int(fen))}" if fen < 0 else f"¥{Fen(int(fen))}"


def at_a_glance(fen: Any, language: str, role: Role) -> str:
    """An amount without its unit: in 万元 with one decimal in Chinese, in millions with two in English."""
    if fen is None or fen != fen:
        return BLANK
    if not role.money:
        return HIDDEN
    return f"{int(fen) / FEN_PER_WAN:,.1f}" if language == "zh" else f"{int(fen) / FEN_PER_MILLION:,.2f}"
