"""What can be written behind a command: days, tables, words of a list."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from data_access.layout import table_named
from schemas.sheets import BY_KEY
from schemas.table import Table
from texts import LANGUAGES
from ui.terminal.problems import Stop


class Day(click.ParamType[Any]):
    """A day as 2026-11-23."""

    name = "day"

    def convert(self, value: Any, _param: Any, _context: Any) -> date:
        """The day."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise Stop("day", value=value) from None


class TableName(click.ParamType[Any]):
    """A table by its key, or by what its sheet is called."""

    name = "table"

    def convert(self, value: Any, _param: Any, _context: Any) -> Table:
        """The table."""
        found = BY_KEY.get(value) or table_named(value)
        if found is None:
            raise Stop("table", value=value, allowed=", ".join(BY_KEY))
        return found


class Word(click.ParamType[Any]):
    """A word out of a list."""

    name = "word"

    def __init__(self, allowed: Iterable[str]) -> None:
        self.allowed = tuple(allowed)

    def convert(self, value: Any, _param: Any, _context: Any) -> str:
        """The word."""
        if value not in self.allowed:
            raise Stop("word", value=value, allowed=", ".join(self.allowed))
        return str(value)


# Only checked here: ``main`` knows the language before it understands the rest of the line.
language_option = click.option("--lang", "language", type=Word(LANGUAGES), expose_value=False, metavar="|".join(LANGUAGES))
