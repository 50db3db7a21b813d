"""What is proposed for a foreign workbook: what every column means, how sure that is and why, and what a sheet feeds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from data_access.mapping.written import WrittenMapping
from schemas.addresses import letters
from schemas.sheets import BY_KEY
from texts import say

if TYPE_CHECKING:
    from data_access.layout import Layout
    from data_access.mapping.sheet import Recognised

SURE = 0.8  # from here on a proposal stands without a question


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a column is proposed for what it is.

    Attributes:
        key: of the sentence, in ``texts/*/mapping.toml``.
    """

    key: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, language: str) -> str:
        """The reason in words."""
        return say(f"mapping.reason.{self.key}", language, **self.facts)


@dataclass(frozen=True, slots=True)
class ColumnProposal:
    """One column of theirs.

    Attributes:
        column: its number, counted from 1.
        target: ``table.column`` of ours, ``""`` for none.
        ask: a person should look at it before it is believed.
        multiply: what one of their units is of ours.
        also: what else the column feeds: the parts of a cell that holds several things, references of other tables.
        fixed: what the heading says besides: the milestone of a payment column.
        words: their words with ours.
        unknown_words: words of theirs that none of ours is like.
        candidates: what else it could be, ``table.column``.
        seen: a few of its different cells, top first, for whoever is asked and for nobody else.
    """

    file: str
    sheet: str
    column: int
    header_row: int
    header: str
    target: str
    confidence: float
    ask: bool
    reason: Reason
    multiply: int = 1
    also: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    unknown_words: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    seen: tuple[Any, ...] = ()

    @property
    def place(self) -> tuple[str, str, int]:
        """File, sheet and number of the column: what an answer about it is filed under."""
        return self.file, self.sheet, self.column

    @property
    def accepted(self) -> bool:
        """Whether it is good enough to be read by; what must be asked first is not."""
        return bool(self.target) and (not self.ask or self.confidence >= SURE)

    @property
    def letter(self) -> str:
        """The column as a spreadsheet calls it."""
        return letters(self.column)


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
        return [each for each in self.columns if each.ask]


def label(target: str, language: str) -> str:
    """A target as people call it: 合同信息·合同金额."""
    table, _, column = target.partition(".")
    return f"{BY_KEY[table].label(language)}·{BY_KEY[table][column].label(language)}"
