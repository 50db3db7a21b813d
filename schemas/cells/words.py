"""Words out of a list: yes and no, one or some of several, and scores."""

import re
from typing import Any

from schemas.cells.numbers import decimal, of_float
from schemas.cells.plain import number_text
from schemas.cells.reading import Doubtful, Unreadable
from schemas.cells.units import Factor
from schemas.columns import Column

_YES = frozenset({"是", "√", "✓", "✔", "☑", "有", "对", "y", "yes", "1", "true", "t", "v", "ok", "好"})
_NO = frozenset({"否", "×", "✗", "✘", "x", "无", "没有", "没", "n", "no", "0", "false", "f", "不", "不是", "非"})
# done, but not all of it, or called off
_NOT_ALL = re.compile(r"未|没|不|部分|半|差|缺|欠|待|取消|作废|[%/]")
_SCORES = {"很满意": 5, "非常满意": 5, "满意": 4, "一般": 3, "基本满意": 3, "不满意": 2, "很不满意": 1, "非常不满意": 1}
_BETWEEN = re.compile(r"[\s、,，;；/+&|和及]+")


def read_yes_no(raw: Any, _column: Column, _multiply: Factor | None = None) -> bool:
    """是 or 否, √ or ×, 已… or 未….

    Raises:
        Unreadable: ``unreadable_yesno``, also for what is done in part: 部分, 已签一半.
    """
    if isinstance(raw, bool):
        return raw
    word = (number_text(raw) if isinstance(raw, float) and raw == raw and abs(raw) < 10 else str(raw)).lower()
    if word in _YES or (word.startswith("已") and not _NOT_ALL.search(word)):
        return True
    if word in _NO or (word.startswith(("未", "没")) and "已" not in word):
        return False
    raise Unreadable("unreadable_yesno")


def read_one_of(raw: Any, column: Column, _multiply: Factor | None = None) -> str:
    """The listed word, or the one an alias stands for.

    Raises:
        Unreadable: ``not_in_list``.
    """
    word = listed(raw if isinstance(raw, str) else number_text(raw) if isinstance(raw, float) and raw == raw else str(raw), column)
    if word is None:
        raise Unreadable("not_in_list")
    return word


def listed(text: str, column: Column) -> str | None:
    """The listed word a text stands for, white space and letter case aside, None if it is none."""
    if text in column.values:
        return text
    bare = text.replace(" ", "").casefold()
    known = {**{word: word for word in column.values}, **column.value_aliases}
    return next((word for written, word in known.items() if written.replace(" ", "").casefold() == bare), None)


def read_some_of(raw: Any, column: Column, _multiply: Factor | None = None) -> str:
    """The listed words in the order of the list, joined by ``、``.

    Raises:
        Unreadable: ``not_in_list`` as soon as one word is not listed.
    """
    parts = [part for part in _BETWEEN.split(raw) if part] if isinstance(raw, str) else [str(raw)]
    words = {listed(part, column) for part in parts}
    if None in words or not words:
        raise Unreadable("not_in_list")
    return "、".join(word for word in column.values if word in words)


def read_score(raw: Any, _column: Column, _multiply: Factor | None = None) -> int | Doubtful:
    """5 (很满意) to 1 (很不满意).

    Raises:
        Unreadable: ``unreadable_score``; ``out_of_range`` for a number outside 1 to 5.
    """
    if isinstance(raw, str) and raw in _SCORES:
        return _SCORES[raw]
    value = of_float(raw) if isinstance(raw, float) else decimal(re.sub(r"(?:\.0+)?\s*分?$", "", raw)) if isinstance(raw, str) else None
    if value is None or value != int(value):
        raise Unreadable("unreadable_score")
    if not 1 <= value <= 5:
        raise Unreadable("out_of_range")
    return int(value)
