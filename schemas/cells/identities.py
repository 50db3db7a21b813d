"""Numbers that name a thing, people, and free text: kept as text."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from schemas.cells.plain import number_text
from schemas.cells.reading import Doubtful
from schemas.cells.units import Factor
from schemas.columns import Column

_MANGLED = re.compile(r"\d+\.0+|\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)
LONGEST_EXACT = 1e15  # a number cell keeps fifteen digits; the rest is lost before we see it


def read_identifier(raw: Any, column: Column, _multiply: Factor | None = None) -> str | Doubtful:
    """An id as text, leading zeros kept; one that a spreadsheet has turned into a number of its own is ``looks_mangled``."""
    text = str(read_text(raw, column))
    lost = isinstance(raw, float) and abs(raw) >= LONGEST_EXACT
    typed = isinstance(raw, str) and _MANGLED.fullmatch(raw) is not None
    return Doubtful(text, "looks_mangled") if lost or typed else text


def read_text(raw: Any, _column: Column, _multiply: Factor | None = None) -> str:
    """Text as it stands, a number without ``.0``, a day as 2026-03-05."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        return number_text(raw) if raw == raw and abs(raw) != float("inf") else str(raw)
    if isinstance(raw, datetime):
        return f"{raw:%Y-%m-%d %H:%M}"
    if isinstance(raw, date):
        return f"{raw:%Y-%m-%d}"
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    return str(raw) if isinstance(raw, timedelta) else f"{raw}"
