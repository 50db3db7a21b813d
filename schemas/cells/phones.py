"""Telephone numbers in canonical form: 13800138000, 0757-81234567-801, 400-858-8668."""

import re
from typing import Any

from schemas.cells.plain import number_text
from schemas.cells.reading import Doubtful, Unreadable
from schemas.cells.units import Factor
from schemas.columns import Column

BETWEEN = " / "
_COUNTRY = r"(?:\+\s*86[- ]?|0086[- ]?|86-)?"
_MOBILE = rf"{_COUNTRY}(?P<mobile>1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}})"
_SERVICE = r"(?P<service>[48]00[- ]?(?:\d{3}[- ]?\d{4}|\d{4}[- ]?\d{3}))"
_AREA = r"0(?:10|2\d|[3-9]\d{2})"
_LOCAL = r"[1-9]\d{2,3}[ ]?\d{4}"
_EXTENSION = r"(?:\s*\(?\s*(?:-|转?\s*分机号?|转|ext\.?|x|\*|#)\s*:?\s*(?P<extension>\d{1,6})\)?)?"
_LANDLINE = rf"{_COUNTRY}\(?(?P<area>{_AREA})\)?[- ]{{0,3}}(?P<local>{_LOCAL}){_EXTENSION}"
_LANDLINE_ABROAD = rf"(?:\+\s*86[- ]?|0086[- ]?)\(?0?\)?(?P<abroad>10|2\d|[3-9]\d{{2}})[- ]?(?P<abroad_local>{_LOCAL})"
_WITHOUT_ZERO = r"(?P<zeroless>(?:2\d[2-9]\d{7})|(?:[3-9]\d{2}[2-9]\d{6,7}))"
_ANY = re.compile(rf"(?<!\d)(?:{_MOBILE}|{_SERVICE}|{_LANDLINE}|{_LANDLINE_ABROAD}|{_WITHOUT_ZERO})(?!\d)", re.IGNORECASE)
_CLEAN_MOBILE = re.compile(r"1[3-9]\d{9}").fullmatch
_SEPARATORS = re.compile(r"[\s/、,，;；|&()+\-:：.]+")
_MANGLED = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)


def read_phones(raw: Any, _column: Column, _multiply: Factor | None = None) -> str | Doubtful:
    """One or more numbers in canonical form, joined by ``BETWEEN``.

    Raises:
        Unreadable: ``unreadable_phone`` for a number of the wrong length, in E notation, or none at all.
    """
    if isinstance(raw, str) and _CLEAN_MOBILE(raw):
        return raw
    if isinstance(raw, float):
        text, doubt = (number_text(raw) if abs(raw) < 1e13 else "E"), False
    else:
        text, doubt = (raw, False) if isinstance(raw, str) else ("", False)
    if _MANGLED.search(text):
        raise Unreadable("unreadable_phone")
    bare = re.sub(r"(?<=\d)\.0+(?!\d)", "", text)
    doubt = doubt or bare != text
    numbers = [_canonical(found) for found in _ANY.finditer(bare)]
    rest = _SEPARATORS.sub("", _ANY.sub(" ", bare))
    if not numbers or any(letter.isdigit() for letter in rest):
        raise Unreadable("unreadable_phone")
    doubt = doubt or bool(rest) or any(found["zeroless"] for found in _ANY.finditer(bare))
    joined = BETWEEN.join(dict.fromkeys(numbers))
    return Doubtful(joined) if doubt else joined


def _canonical(found: re.Match[str]) -> str:
    if found["mobile"]:
        return re.sub(r"\D", "", found["mobile"])
    if found["service"]:
        digits = re.sub(r"\D", "", found["service"])
        return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    if found["zeroless"]:
        digits = found["zeroless"]
        length = 2 if digits[0] == "2" else 3
        return f"0{digits[:length]}-{digits[length:]}"
    area, local = (found["area"], found["local"]) if found["area"] else (f"0{found['abroad']}", found["abroad_local"])
    extension = f"-{found['extension']}" if found["extension"] else ""
    return f"{area}-{local.replace(' ', '')}{extension}"
