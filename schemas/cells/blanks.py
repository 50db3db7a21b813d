"""The three kinds of blank: empty, not applicable, still to be settled."""

import re

from schemas.cells.numerals import LETTERS
from schemas.cells.reading import NA, PENDING, Reading
from schemas.columns import Column

NA_WORDS = frozenset({"/", "-", "--", "---", "\\", "不适用", "n/a", "na", "不涉及"})
_NONE = frozenset({"无", "没有", "none"})
PENDING_WORDS = frozenset(
    {
        "待定",
        "未定",
        "待确认",
        "待确定",
        "未确定",
        "待通知",
        "待补",
        "待补充",
        "待填",
        "面议",
        "另定",
        "另行通知",
        "tbd",
        "tbc",
        "月底",
        "年底",
        "?",
        "??",
    }
)
_NUMBER = rf"(?:\d{{1,4}}|[{LETTERS}]{{1,4}})"
_VAGUE_DAY = re.compile(
    rf"(?:(?:{_NUMBER}\s*[年./-]?|[今明后本]年)\s*)?(?:{_NUMBER}\s*月份?|[上下本当]个?月|月|[今明后本]?年|季度?)"
    r"\s*(?:底|初|末|中|上旬|中旬|下旬)(?:左右|前后|前)?"
)
_TEXT_KINDS = frozenset({"identifier", "reference", "text", "long_text", "person"})


def blank(text: str, column: Column) -> Reading | None:
    """The kind of blank a text stands for in a column, None when it is something to read.

    无 is an answer in text columns, not applicable where the column allows that, and left to the reader elsewhere.
    """
    word = text.lower()
    if word in NA_WORDS:
        return NA
    if word in PENDING_WORDS or (column.kind == "day" and _VAGUE_DAY.fullmatch(word)):
        return PENDING
    if word in _NONE and column.na_allowed and column.kind not in _TEXT_KINDS:
        return NA
    return None
