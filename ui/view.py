"""What a page is given: the board of a day in a language, for a role; nothing the role may not see leaves here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NoReturn, TypeVar

import streamlit as st

from data_access.sources import Snapshot
from schemas.book import Rows
from schemas.findings import Finding, Found
from schemas.roles import Role
from texts import say
from ui import address, formats, linked
from ui.markup import Safe, element
from ui.masking import masked
from ui.navigation import BY_KEY, PageEntry
from ui.once import once
from workflow.board import Board
from workflow.wording import Worded, words

T = TypeVar("T")


@dataclass(frozen=True)
class View:
    """One visit to a page.

    Attributes:
        person: the name somebody signed in with, "" where nobody signs in.
        board: everything that follows from the book on the day; its frames are shared, nobody assigns to them.
    """

    page: PageEntry
    language: str
    role: Role
    person: str
    snapshot: Snapshot
    board: Board

    @property
    def lang(self) -> str:
        """The language as HTML names it."""
        return "zh-CN" if self.language == "zh" else self.language

    @property
    def as_of(self) -> date:
        """The day looked at."""
        return self.board.as_of

    def say(self, key: str, **facts: Any) -> str:
        """A sentence in the language of the view."""
        return say(key, self.language, **facts)

    def rows(self, table: str) -> Rows:
        """The rows of a table as the day saw them, masked for the role: once for everybody who has it."""
        key = (self.snapshot.version, self.as_of, self.board.day.today, "rows", table, self.role)
        return once(key, lambda: masked(self.board.book[table], self.role))

    def worded(self, finding: Finding) -> Worded:
        """Message, fix and value of a finding, amounts and telephone numbers masked for the role."""
        return words(finding, self.language, self.role)

    def findings(self, found: Iterable[Found]) -> list[tuple[Finding, Worded]]:
        """Findings with their words."""
        return [(finding, self.worded(finding)) for finding in self.board.book.findings(found)]

    def money(self, fen: Any) -> str:
        """An exact amount, ¥1,234,567.89, hidden from a role that may not see it."""
        return formats.yuan(fen, self.role)

    def glance(self, fen: Any) -> str:
        """An amount in the unit of ``money_unit``, for figures and bars."""
        return formats.at_a_glance(fen, self.language, self.role)

    @property
    def money_unit(self) -> str:
        """万元, or M CNY."""
        return self.say("ui.unit.money")

    def day(self, day: Any) -> str:
        """A day as 03-05, with the year when it is far."""
        return formats.short_day(day, self.as_of)

    def status(self, key: str) -> str:
        """The word of a status."""
        return self.say(f"stages.status.{key}") if key not in ("at_risk", "stale") else self.say(f"ui.status.{key}")

    def to(self, page: str, /, **query: str | Sequence[str]) -> str:
        """The address of a page, with language and day."""
        return address.to(page, **query)

    def to_project(self, position: int, stage: int = 0) -> str:
        """The address of a project's page, at a stage."""
        return self.to("project", id=str(self.board.book.project_ids[position]), stage=str(stage) if stage else "")

    def go_to_project(self, position: int) -> NoReturn:
        """Changes to a project's page."""
        st.switch_page(str(BY_KEY["project"].file), query_params={"id": str(self.board.book.project_ids[position]), **address.kept()})

    @property
    def names(self) -> list[str]:
        """Per project its name, its number where it has none."""
        return self.board.names

    def once(self, name: str, make: Callable[[], T]) -> T:
        """What follows from the data, the day, who looks and the address: worked out once, see ``ui.once``.

        Args:
            name: tells it from the other things of the page.
        """
        who = (self.role, self.person, self.language)
        links = (address.kept().get(address.LANGUAGE), address.kept().get(address.AS_OF))
        return once((self.snapshot.version, self.as_of, self.board.day.today, who, links, self.page.key, address.everything(), name), make)

    def html(self, markup: Safe) -> None:
        """Draws markup of our own."""
        if markup:
            st.html(element("div", "as-own", markup, lang=self.lang))

    def linked(self, markup: Safe, key: str) -> None:
        """Draws markup of our own whose links lead to other pages of the board without loading it anew."""
        linked.show(element("div", "as-own", markup, lang=self.lang), key)
