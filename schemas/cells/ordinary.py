"""Columns whose cells are all read as they stand, told by one look at the whole column: most columns of names and numbers."""

import re
from collections.abc import Sequence
from typing import Any

from schemas.cells.blanks import PENDING_WORDS
from schemas.columns import Column

_NUMBER = r"[A-Z]{1,6}[-A-Z0-9]*\d(?:-?[A-Z])?|\d[-\d]*\d"  # nothing that a spreadsheet makes of a long number
_PHONE = r"1[3-9]\d{9}|0(?:10|2\d|[3-9]\d{2})-[1-9]\d{6,7}"
_TEXT = r"[\u4e00-\u9fff](?:[\u4e00-\u9fff!-~、。·]| (?=[^ \n]))*"  # what NFKC and trimming leave alone
_AS_IT_STANDS = {
    **dict.fromkeys(("identifier", "reference"), _NUMBER),
    **dict.fromkeys(("phone", "phones"), _PHONE),
    **dict.fromkeys(("text", "long_text", "person"), _TEXT),
}
# A cell once read is never read in another way: a wrong cell below thousands of good ones must not be tried in all of theirs.
_ALL = {kind: re.compile(rf"(?>(?:{each})?\n)*+", re.ASCII) for kind, each in _AS_IT_STANDS.items()}
_ONE = {kind: re.compile(rf"(?>{each})", re.ASCII).fullmatch for kind, each in _AS_IT_STANDS.items()}
# What the readers take for a blank or for the cell above; other words of not applicable begin with no Chinese letter.
_NO_TEXT = PENDING_WORDS | {"不适用", "不涉及", "同上", "同 上"}


def all_ordinary(cells: Sequence[Any], column: Column) -> bool:
    """Whether each of the different cells of a column is empty or a text that its reader would hand back unchanged."""
    every = _ALL.get(column.kind)
    if every is None or not set(map(type, cells)) <= {str}:
        return False
    joined = "\n".join([*cells, ""])
    return joined.count("\n") == len(cells) and every.fullmatch(joined) is not None and _NO_TEXT.isdisjoint(cells)


def ordinary_ones(cells: Sequence[Any], column: Column) -> frozenset[str]:
    """Those of the different cells of a column that its reader would hand back unchanged."""
    matches = _ONE.get(column.kind)
    return frozenset(cell for cell in cells if type(cell) is str and matches(cell)) - _NO_TEXT if matches else frozenset()
