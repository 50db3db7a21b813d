"""What one column of theirs is proposed for, how sure that is and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from schemas.addresses import letters
from texts import say

SURE = 0.8  # from here on a proposal stands without a question
UNSURE = 0.7  # of what is not read before somebody has answered


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
        out_of: the most marks theirs can have, 0 where they are as ours.
        also: what else the column feeds: the parts of a cell that holds several things, references of other tables.
        fixed: what the heading says besides: the milestone of a payment column.
        words: their words with ours.
        unknown_words: words of theirs that none of ours is like.
        candidates: what else it could be, ``table.column``.
        running: it is a running total, whoever says so.
        repeats: what it says though it is not read, ``table.column``: another sheet keeps it, or what it belongs to is not there.
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
    out_of: int = 0
    also: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    unknown_words: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    running: bool = False
    repeats: str = ""
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
    def to_confirm(self) -> bool:
        """Whether a person should look at it: what it is is not sure, or some of its words are not known."""
        return self.ask or bool(self.unknown_words)

    @property
    def letter(self) -> str:
        """The column as a spreadsheet calls it."""
        return letters(self.column)
