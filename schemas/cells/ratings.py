"""What a busbar is built for: rated current, poles, degree of protection."""

import re
from decimal import Decimal
from typing import Any

from schemas.cells.plain import number_text
from schemas.cells.reading import Doubtful, Unreadable
from schemas.cells.units import AMPERE, Factor
from schemas.columns import Column

# R10 and R20 steps the trade sells; 3200 is how many say 3150.
SERIES = frozenset({63, 100, 160, 200, 250, 400, 630, 800, 1000, 1250, 1350, 1600, 2000, 2500, 3150, 3200, 4000, 5000, 6300})
POLES = ("2P", "3P", "4P", "5P", "4P+PE外壳")
_AMPERE = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(kA|A|安培?|千安)?", re.IGNORECASE)
_AMPERE_FIRST = re.compile(r"(\d+(?:\.\d+)?)\s*(kA|A|安培?)\s*[/,\-+x× ].*", re.IGNORECASE)
# without the four poles beside it a housing says nothing of how many there are
_HOUSING = re.compile(r"(?:4P|3P4W|三相四线|四线)(?:制)?\+?(?:PE)?\(?(?:外壳|HOUSING)(?:PE|接地|作PE)?\)?(?:PE)?")
_COUNT = re.compile(r"([2-5]|[二两三四五])(?:P|极|线|W|芯)?(?:制)?")
_PHASES_WIRES = re.compile(r"(?:[1-3]|[单两三])(?:P|相|PH)([2-5]|[二两三四五])(?:W|线)(?:制)?")
_CONDUCTOR = re.compile(r"([1-4])[LP]?|L[1-3]?|[ABC]|1?N|1?PE")
_DIGIT = {"二": 2, "两": 2, "三": 3, "四": 4, "五": 5}
_IP = re.compile(r"(?:^|[^A-Z0-9])(?:IP)\s*-?\s*([0-9X])([0-9X])(?![0-9X])|^([0-9X])([0-9X])$")
_FIRST_OF_IP = "0123456X"
_ANOTHER_RATING = re.compile(r"(?<![A-Z0-9.])[0-9X]{2}(?![A-Z0-9.])")


def read_current(raw: Any, _column: Column, multiply: Factor | None = None) -> int | Doubtful:
    """A rated current in ampere; outside the series it is read and pointed at as ``rating_unusual``.

    Args:
        multiply: what the header's unit is in ampere; a unit in the cell wins.

    Raises:
        Unreadable: ``unreadable_current`` for no whole, positive number of ampere.
    """
    text = number_text(raw) if isinstance(raw, float) and raw == raw and abs(raw) < 1e9 else raw if isinstance(raw, str) else ""
    found, more = _AMPERE.fullmatch(text), False
    if not found:
        found, more = _AMPERE_FIRST.fullmatch(text), True
    if not found:
        raise Unreadable("unreadable_current")
    ampere = Decimal(found[1].replace(",", "")) * (AMPERE[found[2].lower()] if found[2] else multiply or 1)
    if ampere != int(ampere) or ampere <= 0:
        raise Unreadable("unreadable_current")
    if int(ampere) not in SERIES:
        return Doubtful(int(ampere), "rating_unusual")
    return Doubtful(int(ampere)) if more else int(ampere)


def read_poles(raw: Any, _column: Column, _multiply: Factor | None = None) -> str:
    """The number of poles, out of a word, a count of wires or of conductors.

    Raises:
        Unreadable: ``unreadable_poles``.
    """
    text = number_text(raw) if isinstance(raw, float) and raw == raw and abs(raw) < 100 else raw if isinstance(raw, str) else ""
    text = text.upper().replace(" ", "")
    if "外壳" in text or "HOUSING" in text:
        if _HOUSING.fullmatch(text):
            return POLES[-1]
        raise Unreadable("unreadable_poles")
    found = _COUNT.fullmatch(text) or _PHASES_WIRES.fullmatch(text)
    if found:
        return f"{_DIGIT.get(found[1]) or int(found[1])}P"
    conductors = [_CONDUCTOR.fullmatch(part) for part in text.split("+")]
    count = sum(int(each[1] or 1) for each in conductors if each)
    if None in conductors or len(conductors) < 2 or not 2 <= count <= 5:
        raise Unreadable("unreadable_poles")
    return f"{count}P"


def read_ip_rating(raw: Any, _column: Column, _multiply: Factor | None = None) -> str:
    """``IP`` and two characters, the first 0 to 6 or X, the second 0 to 9 or X.

    Raises:
        Unreadable: ``unreadable_ip``, also for two ratings in one cell.
    """
    text = number_text(raw) if isinstance(raw, float) and raw == raw and abs(raw) < 100 else raw if isinstance(raw, str) else ""
    found = _IP.findall(text.upper())
    if len(found) != 1 or (found[0][0] and _ANOTHER_RATING.search(_IP.sub(" ", text.upper()))):
        raise Unreadable("unreadable_ip")
    first, second = (found[0][0] or found[0][2], found[0][1] or found[0][3])
    if first not in _FIRST_OF_IP:
        raise Unreadable("unreadable_ip")
    return f"IP{first}{second}"
