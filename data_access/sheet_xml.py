"""What the XML of one sheet tells that parsers do not: error cells, formulas without a result, and how far it reaches.

Excel, WPS, LibreOffice and openpyxl all write a cell as ``<c r="A1"…>``, and a search of the bytes finds what we look for in a
few milliseconds. Whatever spells a cell otherwise (single quotes, another attribute first, no address) is parsed in full, which
takes forty times as long: what a parser would see, we see.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from data_access.grid import Cell
from data_access.limits import Limits
from schemas.addresses import a1
from schemas.addresses import letters as letters_of

_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*:)worksheet\b")
_PREFIXED_CELL = re.compile(rb":c[\s/>]")
_ERROR_TYPE, _ERROR_TYPE_QUOTED = re.compile(rb't="e"'), re.compile(rb"t='e'")
_ERROR = re.compile(rb"""<c r="([A-Z]+)(\d+)"[^>]*\bt=["']e["'][^>]*>\s*(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?\s*<v[^>]*>([^<]*)</v>""")
_FORMULA = re.compile(rb"<f[\s/>]")
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>')
_TEXT_RESULT = re.compile(rb"""\bt=["']str["']""")
_NO_RESULT = re.compile(rb"\s*(?:<f(?:\s[^>]*)?/>|<f(?:\s[^>]*)?>[^<]*</f>)?\s*(?:<v\s*/>|<v>\s*</v>)?\s*")
_NOTHING = re.compile(rb"\s*(?:<v\s*/>|<v></v>)?\s*")


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a sheet.

    Attributes:
        errors, uncalculated: see ``Grid``.
        beyond: the address of a filled cell outside the limits, ``""`` if there is none.
    """

    errors: dict[Cell, str] = field(default_factory=dict)
    uncalculated: frozenset[Cell] = frozenset()
    beyond: str = ""


class _Cell(NamedTuple):
    at: Cell
    kind: str
    formula: bool
    result: str | None
    inline: bool


def seen(content: bytes, limits: Limits) -> Seen:
    """Looks through the cells of a sheet.

    Raises:
        ParseError: it is spelt in an odd way, and no XML.
    """
    prefix = _PREFIX.search(content, 0, 1024)
    if prefix:  # as some libraries write every name of the sheet
        content = content.replace(b"<" + prefix[1], b"<").replace(b"</" + prefix[1], b"</")
    start = content.find(b"<sheetData")
    end = content.rfind(b"</sheetData") if start >= 0 else start
    colon = content.find(b":", max(start, 0), max(start, end))
    if start < 0 or (colon >= 0 and _PREFIXED_CELL.search(content, colon, end)):
        return _parsed(content, limits)
    beyond = _beyond(content, start, end, limits)
    errors = _errors(content, start, end)
    if beyond is None or errors is None:
        return _parsed(content, limits)
    return Seen(errors, frozenset(_uncalculated(content, start, end)), beyond)


def is_merged(content: bytes) -> bool:
    """Whether the sheet may have merged ranges; they stand behind its cells."""
    return content.find(b"mergeCell", max(content.rfind(b"sheetData"), 0)) >= 0


def _errors(content: bytes, start: int, end: int) -> dict[Cell, str] | None:
    """The error cells; None if one is not spelt as we know them."""
    quoted = [_ERROR_TYPE, _ERROR_TYPE_QUOTED] if content.find(b"'", start, end) >= 0 else [_ERROR_TYPE]
    errors: dict[Cell, str] = {}
    for mark in (mark for pattern in quoted for mark in pattern.finditer(content, start, end)):
        found = _ERROR.match(content, content.rfind(b"<c ", start, mark.start()))
        if found is None:
            return None
        errors[int(found[2]), column_number(found[1])] = found[3].decode("utf-8", "replace")
    return errors


def _uncalculated(content: bytes, start: int, end: int) -> Iterator[Cell]:
    for formula in _FORMULA.finditer(content, start, end):
        at = formula.start()
        opened = _CELL.match(content, content.rfind(b"<c ", start, at))
        if opened and not _TEXT_RESULT.search(opened[3]) and _NO_RESULT.fullmatch(content, opened.end(), content.find(b"</c>", at)):
            yield int(opened[2]), column_number(opened[1])


def _beyond(content: bytes, start: int, end: int, limits: Limits) -> str | None:
    """The address of a filled cell outside the limits, ``""`` if there is none; None where a cell is spelt in an odd way."""
    for odd in _not_within(limits).finditer(content, start, end):
        opened = _CELL.match(content, odd.start())
        if opened is None:
            return None
        blank = opened[3].endswith(b"/") or (
            not _TEXT_RESULT.search(opened[3]) and _NOTHING.fullmatch(content, opened.end(), content.find(b"</c>", opened.end()))
        )
        if not blank:
            return f"{opened[1].decode()}{opened[2].decode()}"
    return ""


@cache
def _not_within(limits: Limits) -> re.Pattern[bytes]:
    """Finds every cell but those that are plainly within the limits."""
    column, row = _up_to(letters_of(limits.columns), "A", "Z"), _up_to(str(limits.rows), "0", "9")
    return re.compile(f'<c(?![a-z]| r="(?:{column})(?:{row})")'.encode())


def _up_to(largest: str, first: str, last: str) -> str:
    """A pattern of what is at most as large: shorter, as most are, or as long and smaller at the first letter that differs."""
    any_letter = f"[{first}-{last}]"
    shorter = [f"{any_letter}{{1,{len(largest) - 1}}}"] if len(largest) > 1 else []
    smaller = [
        f"{largest[:place]}[{first}-{chr(ord(letter) - 1)}]{any_letter}{{{len(largest) - place - 1}}}"
        for place, letter in enumerate(largest)
        if letter > first
    ]
    return "|".join([*shorter, *smaller, largest])


def _parsed(content: bytes, limits: Limits) -> Seen:
    """The same, by a parser."""
    errors: dict[Cell, str] = {}
    uncalculated: set[Cell] = set()
    for cell in _cells(content):
        row, column = cell.at
        if cell.kind == "e":
            errors[cell.at] = cell.result or ""
        elif cell.formula and not (cell.result or "").strip() and cell.kind != "str":
            uncalculated.add(cell.at)
        filled = cell.formula or cell.result or cell.inline or (cell.kind == "str" and cell.result is not None)
        if filled and (row > limits.rows or column > limits.columns):
            return Seen(beyond=a1(column, row))
    return Seen(errors, frozenset(uncalculated))


def _cells(content: bytes) -> Iterator[_Cell]:
    """The cells in their order; one without an address stands right of the one before."""
    row, column = 0, 0
    for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
        name = _name(element)
        if event == "start" and name == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif event == "start" and name == "c":
            row, column = _address(element.get("r"), row, column + 1)
        elif event == "end" and name == "c":
            parts = {_name(part): part.text for part in element}
            yield _Cell((row, column), element.get("t", ""), "f" in parts, parts.get("v", "" if "v" in parts else None), "is" in parts)
        elif event == "end" and name == "row":
            element.clear()


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _address(written: str | None, row: int, column: int) -> Cell:
    found = re.fullmatch(r"([A-Za-z]+)(\d+)", written or "")
    return (int(found[2]), column_number(found[1].upper().encode())) if found else (row, column)


def column_number(letters: bytes) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
