"""What is proposed for a foreign workbook: what every column means and what a sheet feeds."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.layout import Layout
from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.recognised import Recognised
from data_access.mapping.written import WrittenMapping
from schemas.sheets import BY_KEY


@dataclass(frozen=True, slots=True)
class SheetProposal:
    """One sheet of theirs that holds something of ours.

    Attributes:
        feeds: keys of the tables it feeds, the one a row of it stands for first.
        ours: it has our headers already and needs no mapping.
    """

    file: str
    sheet: str
    header_first_row: int
    header_row: int
    data_first_row: int
    data_last_row: int
    feeds: tuple[str, ...]
    ours: bool = False


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """A sheet of a file and what was recognised in it.

    Attributes:
        own: how it lies where it is one of ours as it is and needs no mapping.
    """

    file: str
    name: str
    seen: Recognised
    own: Layout | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything proposed.

    Attributes:
        left_out: file and name of the sheets in which no list was found.
        mapping: the same as a mapping that can be written down and applied.
        seen: what it follows from, so that an answer to a question needs no second look at the files.
    """

    columns: tuple[ColumnProposal, ...]
    sheets: tuple[SheetProposal, ...]
    left_out: tuple[tuple[str, str], ...]
    mapping: WrittenMapping
    seen: tuple[SeenSheet, ...] = ()

    @property
    def held(self) -> dict[str, frozenset[str]]:
        """Per table the columns it would have: read, fixed or numbered by place; as ``Book.held``."""
        held: dict[str, set[str]] = {}
        for each in self.mapping.tables:
            held.setdefault(each.table, set()).update(each.columns, each.fixed, each.numbered)
        for sheet in self.seen:
            if sheet.own:
                held.setdefault(sheet.own.table.key, set()).update(sheet.own.columns)
        return {key: frozenset(columns) for key, columns in held.items()}

    def to_ask(self) -> list[ColumnProposal]:
        """The columns a person should look at."""
        return [each for each in self.columns if each.to_confirm]


def label(target: str, language: str) -> str:
    """A target as people call it: 合同信息·合同金额."""
    table, _, column = target.partition(".")
    return f"{BY_KEY[table].label(language)}·{BY_KEY[table][column].label(language)}"
