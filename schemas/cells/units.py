"""Units, by what a column holds: behind a number in a cell, or in the brackets of a header for all the cells below it."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from schemas.cells.plain import tidy
from schemas.columns import MONEY_KINDS, Column

Factor = Decimal | int
Units = Mapping[str, Factor]

DAY_IN_MONTHS = 1 / Decimal("30.4375")
MONEY: Units = {"元": 1, "圆": 1, "千": 1000, "万": 10_000, "百万": 1_000_000, "千万": 10_000_000, "亿": 100_000_000}
MONTHS: Units = {**dict.fromkeys(("月", "个月"), 1), **dict.fromkeys(("年", "周年"), 12), **dict.fromkeys(("天", "日"), DAY_IN_MONTHS)}
DAYS: Units = dict.fromkeys(("天", "日", "日历天", "日历日", "自然日", "工作日", "个工作日"), 1)
AMPERE: Units = {**dict.fromkeys(("a", "安", "安培"), 1), **dict.fromkeys(("ka", "千安"), 1000)}
METRES: Units = {
    **dict.fromkeys(("米", "m", "公尺"), 1),
    **dict.fromkeys(("毫米", "mm"), Decimal("0.001")),
    **dict.fromkeys(("厘米", "公分", "cm"), Decimal("0.01")),
    **dict.fromkeys(("公里", "千米", "km"), 1000),
}
MEGOHMS: Units = {**dict.fromkeys(("mω", "兆欧", "兆", "mohm"), 1), **dict.fromkeys(("gω", "吉欧"), 1000), "kω": Decimal("0.001")}
PIECES: Units = dict.fromkeys(("pcs", "pc", "set", "sets", *"节个套台付副块片只件根条组处樘箱项"), 1)
PER_MILLE: Units = {"‰": Decimal("0.001")}
AMOUNTS: Units = {**MONEY, **{f"{unit}{yuan}": factor for unit, factor in MONEY.items() if unit not in "元圆" for yuan in "元圆"}}

# Units that a column cannot be read in; k and w are 千 and 万 to one, something else to another.
_NOT_OF_MONEY = frozenset({"美元", "万美元", "欧元", "港元", "港币", "日元", "usd", "eur", "hkd", "jpy", "$", "€", "k", "w"})
_NOT_OF_TIME = frozenset({"周", "星期", "季", "季度", "小时"})
_COUNTED = frozenset(METRES.keys() | MEGOHMS.keys() | PIECES.keys() | MONTHS.keys() | DAYS.keys() | _NOT_OF_TIME)

# What people write beside a unit in the same brackets, and what stands between two words.
_BESIDE = r"(?:单位|人民币|rmb|cny|¥|不含税|含税|未税|税前|税后|均|为|以|按|计)*"
_BETWEEN = re.compile(r"[,、;:|·=/\s]+|或|每")
_BRACKETS = re.compile(r"[(\[【〔]([^)\]】〕]*)[)\]】〕]")
_ABOVE = re.compile(r"(?:^|单位:?|\()(?:人民币)?(亿元|百万元|万元|千元|元)(?:$|\))")
_LARGE_AMOUNT = re.compile(r"[百千万亿][元圆]|(?<![\u4e00-\u9fff])[千万亿](?![\u4e00-\u9fff])")


class Unit(NamedTuple):
    """A unit in a header.

    Attributes:
        word: as it could stand behind a number in a cell.
        factor: what one of it is of the column's own unit.
    """

    word: str
    factor: Factor


class UnitUnclear(Exception):
    """A header names a unit that its column cannot be read in, or more than one."""


def units_of(column: Column) -> Units:
    """The units that make sense in a column, small letters, empty where none does."""
    if column.kind in MONEY_KINDS:
        return AMOUNTS
    if column.kind in ("quantity", "whole") and column.unit:
        return {"天": DAYS, "米": METRES, "mω": MEGOHMS}.get(column.unit.lower(), PIECES)
    return {"months": MONTHS, "current": AMPERE, "percent": PER_MILLE}.get(column.kind, {})


def usual_units(column: Column) -> str:
    """The units to choose from, as one would write them in a header."""
    if column.kind in MONEY_KINDS:
        return "元、千元、万元、百万元、亿元"
    usual = {"months": "月、年、天", "current": "A、kA", "percent": "%、‰", "天": "天", "米": "米、毫米、厘米、公里", "mω": "MΩ、GΩ"}
    return usual.get(column.kind) or usual.get(column.unit.lower(), column.unit)


def header_unit(header: str, column: Column) -> Unit | None:
    """The unit in a header's brackets, None where they hold none: 万元 of 合同金额(含税,万元).

    Raises:
        UnitUnclear: there are several, one of another kind, or one that cannot be told.
    """
    known = units_of(column)
    texts = _BRACKETS.findall(tidy(header).casefold()) if known else []
    # 万 元 is one word, 年 从验收起 are two
    words = {word for text in texts for word in _named(text.replace(" ", ""), column) or _named(text, column)}
    if not words:
        if column.kind in MONEY_KINDS and any(map(_LARGE_AMOUNT.search, texts)):
            raise UnitUnclear
        return None
    factors = {known[word] for word in words if word in known}
    if len(factors) != 1 or not words <= known.keys():
        raise UnitUnclear
    return Unit(min(words), factors.pop())


def unit_above(cells: Iterable[object]) -> Factor | None:
    """What one of a list's amounts is of ours, by what stands in the cells above it: 单位：万元. None where nothing is said."""
    said = (_ABOVE.search(word) for cell in cells if isinstance(cell, str) for word in _words(cell))
    return next((AMOUNTS[found[1]] for found in said if found), None)


def _words(cell: str) -> list[str]:
    """The words of a line, 单位： 万元 being one."""
    return re.sub(r"单位\s*:?\s*", "单位:", tidy(cell)).replace("( ", "(").split()


def _named(text: str, column: Column) -> set[str]:
    """The units among the words of a bracket, those included that the column cannot be read in."""
    units = units_of(column).keys() | _strange_to(column)
    bare = (re.sub(f"^{_BESIDE}|{_BESIDE}$", "", word) for word in _BETWEEN.split(text))
    return {word for word in bare if word in units}


def _strange_to(column: Column) -> frozenset[str]:
    if column.kind in MONEY_KINDS:
        return _NOT_OF_MONEY
    if column.kind == "months":
        return _NOT_OF_TIME
    return _COUNTED if column.kind in ("quantity", "whole") else frozenset()
