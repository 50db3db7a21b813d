"""What a heading counts in, 金额(元), 完成(米), 箱(只), and what a column can be that is counted so."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas.cells.plain import folded
from schemas.columns import MONEY_KINDS, Column
from schemas.table import Table

_MONEY = re.compile(r"[(/](?:亿|百?万|千)?元?(?<=[亿万千元])\)?$")  # 合同(万) is an amount
_UNITS = re.compile(
    r"(?:[(/](?:米|m|mm|毫米|节|根|件|台|只|个|套|副|付|份|张|箱|吨|t|kg|公斤)\)?|(?<=[一-鿿])(?:m|kg)|份数|几联|联数|几份)$"
)  # 当日完成(米) is no share
_METRES = re.compile(r"(?:[(/](?:米|m)\)?|(?<=[一-鿿])m)$")
_PACKAGES = re.compile(r"[(/](?:件|箱|包|托)\)?$")
_IN_NO_UNITS = frozenset({"percent", "identifier", "person", "day", "yes_no", "one_of", "phone", "phones"})


@dataclass(frozen=True, slots=True)
class CountedIn:
    """What a heading counts in, by the end of its name."""

    money: bool
    units: bool
    metres: bool
    packages: bool

    def allows(self, table: Table, column: Column) -> bool:
        """Whether a column of ours can be counted so; anything can where nothing is said."""
        if self.money and column.kind not in MONEY_KINDS:
            return False
        if not self.units:
            return True
        if column.key == "packages" and not self.packages:  # 箱(只) are tap-off boxes
            return False
        of_pieces = table.key == "contract_items" and column.key.endswith("_qty")
        return column.kind not in _IN_NO_UNITS and not (of_pieces and self.metres)


def counted_in(heading: str) -> CountedIn:
    """What a heading counts in."""
    return CountedIn(*(bool(pattern.search(folded(heading))) for pattern in (_MONEY, _UNITS, _METRES, _PACKAGES)))
