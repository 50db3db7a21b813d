"""Where things stand between the first and the last day of a chart: the dates on top, and the words beside the bars.

A browser stretches the days to its width, but not the letters. So everything is placed for the narrowest screen the board
is made for: a wider one only leaves more room, and no word is cut off or drawn over on either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from ui.gantt.letters import widths
from ui.gantt.words import MARKERS, beside

GAP = 6  # pixels between a bar and its words; also the width of the space that makes it
MARK, LINE = 12, 0  # half a diamond with its edge; the as-of line has no width to speak of
CORNER = 40  # right of the last day, where the button of the picture stands
DAY_ROOM, DATE_ROOM, MONTH_ROOM = 44, 46, 72  # pixels a date on top takes
STEPS = (1, 2, 3, 6, 12)  # months between two dates


@dataclass(frozen=True, slots=True)
class Words:
    """What stands beside a line.

    Attributes:
        row: the line's position.
        at: days after the start of the chart's first day from which the gap is counted.
        gap: pixels, a multiple of ``GAP``.
    """

    row: int
    days: str
    rest: str
    at: float
    gap: int


def placed(
    lines: Sequence[Any],
    ends: Sequence[date],
    first: date,
    last: date,
    as_of: date,
    language: str,
    pixels: float,
    letter: float,
) -> tuple[list[Words], float]:
    """The words beside all lines, and how many of the pixels must be left free right of the last day for them.

    Args:
        ends: per line the day after its last bar.
        pixels: from the first day to the end of the drawing.
        letter: pixels a Chinese character takes.
    """
    said = [(row, *beside(line, language)) for row, line in enumerate(lines)]
    said = [each for each in said if each[1] or each[2]]
    lengths = (widths([f"{days} {rest}" for _, days, rest in said]) * letter).tolist()
    total, room = (last - first).days + 1, float(CORNER)
    now = ((as_of - first).days + 1, LINE)
    marks = [sorted([*_marks(lines[row], first, total), now]) for row, *_ in said]
    found: list[Words] = []
    for _ in range(4):  # more room makes shorter days, which may push words on; it settles at once or at the second time
        day = (pixels - room) / total
        found = []
        for (row, days, rest), length, around in zip(said, lengths, marks, strict=True):
            after = min(max((ends[row] - first).days, 0), total)  # at the edge where the bar goes on beyond it
            found.append(Words(row, days, rest, *_free(after, around, day, length)))
        needed = max([room, *(_room(words, pixels, total, length) for words, length in zip(found, lengths, strict=True))])
        if needed <= room:
            break
        room = needed
    return found, room


def _free(after: float, marks: Iterable[tuple[float, int]], day: float, length: float) -> tuple[float, int]:
    """Where words can stand right of a bar: the day, and the pixels after it; behind whatever they would cover.

    What lies right of the day moves further right on a wider screen, through the words if it is not behind their end already.

    Args:
        marks: the middle of each in days, and half its width in pixels; from the left.
        day, length: pixels of a day and of the words.
    """
    at, gap = after, float(GAP)
    for middle, half in marks:
        away = (middle - at) * day
        if away <= 0:
            gap = max(gap, away + half + GAP)
        elif away - half < gap + length:
            at, gap = middle, max(half + GAP, gap - away)
    return at, ceil(gap / GAP) * GAP


def _marks(line: Any, first: date, total: int) -> Iterable[tuple[float, int]]:
    days = (getattr(line, key) for key in MARKERS.values())
    places = ((day - first).days + 0.5 for day in days if day is not None)
    return ((place, MARK) for place in places if 0 < place < total)


def _room(words: Words, pixels: float, total: int, length: float) -> float:
    """Pixels needed right of the last day, so that the words end where the drawing does."""
    return pixels - (pixels - words.gap - length) * total / words.at if words.at else 0.0


def dates(first: date, last: date, language: str, pixels: float, room: float) -> list[tuple[date, str]]:
    """The dates on top, as many as there is room for: days, Mondays, or months as numbers.

    Args:
        pixels: from the first day to the end of the last.
        room: pixels right of it over which a date may reach.
    """
    total = (last - first).days + 1
    day = pixels / total
    if day >= DAY_ROOM or (7 * day >= DATE_ROOM and total <= 45):
        step = 1 if day >= DAY_ROOM else 7
        monday = first + timedelta(days=-first.weekday() % 7 if step == 7 else 0)
        ticks = [monday + timedelta(days=number) for number in range(0, total, step)]
        found = [(tick, f"{tick:%m-%d}") for tick in ticks if tick <= last]
    else:
        step = next((each for each in STEPS if each * 30 * day >= MONTH_ROOM), STEPS[-1])
        found = [(tick, f"{tick.year}年{tick.month:02d}月" if language == "zh" else f"{tick:%Y-%m}") for tick in _months(first, last, step)]
    needed = DATE_ROOM if found and len(found[0][1]) == 5 else MONTH_ROOM
    return [(tick, word) for tick, word in found if ((last - tick).days + 1) * day + room >= needed]


def _months(first: date, last: date, step: int) -> list[date]:
    """The first days of every step-th month between two days, January among them."""
    count = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    days = [date(month // 12, month % 12 + 1, 1) for month in count if month % 12 % step == 0]
    return [day for day in days if day >= first]
