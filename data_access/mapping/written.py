"""``mapping.toml``: which of our columns stands under which of a team's own headers; read, checked, applied, written by people too."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from data_access.grid import Grid
from data_access.layout import Layout
from data_access.mapping.applying import layouts_of
from data_access.mapping.table_mapping import TableMapping
from schemas.sheets import BY_KEY
from texts import say

_AT_LINE = re.compile(r"at line (\d+)")


class MappingInvalid(Exception):
    """A mapping cannot be used; names the file and the line or the key.

    Attributes:
        key: of the sentence, in ``texts/*/mapping.toml``.
    """

    def __init__(self, key: str, path: Path | str, where: str = "", **facts: Any) -> None:
        super().__init__(f"{path}: {where}")
        self.key, self.path, self.where, self.facts = key, path, where, facts

    def sentence(self, language: str, *, folder: bool = True) -> str:
        """What is wrong and what to do; without the folder for people in a browser."""
        path = self.path if folder else Path(self.path).name
        return say(f"mapping.invalid.{self.key}", language, path=path, where=self.where, **self.facts)


@dataclass(frozen=True, slots=True)
class WrittenMapping:
    """All that a mapping file says."""

    tables: tuple[TableMapping, ...] = ()

    @property
    def version(self) -> str:
        """Changes whenever the mapping does."""
        return hashlib.blake2b(repr(self.tables).encode(), digest_size=8).hexdigest()

    def layouts(self, file: str, grid: Grid) -> Iterable[Layout]:
        """The tables a sheet holds by the mapping, those that hold one row a row first."""
        return layouts_of([each for each in self.tables if each.is_of(file, grid.name)], grid)


def read_mapping(path: Path) -> WrittenMapping:
    """The mapping in a file.

    Raises:
        MappingInvalid: names the line or the key.
    """
    try:
        written = tomllib.loads(path.read_text("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        raise MappingInvalid("line" if line else "end", path, line[1] if line else "") from error
    except UnicodeDecodeError as error:
        raise MappingInvalid("encoding", path) from error
    except OSError as error:
        raise MappingInvalid("unreadable", path) from error
    unknown = [key for key in written if key != "table"]
    if unknown:
        raise MappingInvalid("unknown", path, unknown[0])
    entries = written.get("table", [])
    if not isinstance(entries, list):
        raise MappingInvalid("value", path, "table")
    return WrittenMapping(tuple(_table(entry, path, number) for number, entry in enumerate(entries, 1)))


def _table(entry: Any, path: Path, number: int) -> TableMapping:
    where = f"[[table]] {number}"
    if not isinstance(entry, dict):
        raise MappingInvalid("value", path, where)
    known = {each.name: each for each in fields(TableMapping)}
    for key in entry:
        if key not in known:
            raise MappingInvalid("unknown", path, f"{where}: {key}")
    for key in ("table", "sheet"):
        if not isinstance(entry.get(key), str) or not entry[key].strip():
            raise MappingInvalid("missing", path, f"{where}: {key}")
    if entry["table"] not in BY_KEY:
        raise MappingInvalid("table", path, f"{where}: {entry['table']}", allowed=", ".join(BY_KEY))
    where = f"{where} {entry['table']}"
    return TableMapping(**{key: _checked(key, value, entry["table"], path, f"{where}.{key}") for key, value in entry.items()})


def _checked(key: str, value: Any, table: str, path: Path, where: str) -> Any:
    """One setting of a table in its proper form."""
    if key in ("columns", "fixed", "joined", "multiply", "out_of", "stands", "words"):
        if not isinstance(value, dict):
            raise MappingInvalid("value", path, where)
        return {name: _of_column(key, name, each, table, path, f"{where}.{name}") for name, each in value.items()}
    if key in ("running", "supporting"):
        return _is_of(bool, value, path, where)
    if key == "latest":
        return _column_key(_is_of(str, value, path, where), table, path, where)
    if key == "numbered":
        return tuple(_column_key(each, table, path, where) for each in _is_of(list, value, path, where))
    if key == "not_ours":
        return tuple(_is_of(str, each, path, where) for each in _is_of(list, value, path, where))
    return _is_of(str, value, path, where)


def _of_column(key: str, name: str, value: Any, table: str, path: Path, where: str) -> Any:
    _column_key(name, table, path, where)
    if key in ("multiply", "out_of"):
        if type(value) is not int or value < 1:
            raise MappingInvalid("value", path, where)
        return value
    if key == "joined":
        return tuple(_is_of(str, each, path, where) for each in _is_of(list, value, path, where))
    if key == "words":
        return {word: _is_of(str, ours, path, f"{where}.{word}") for word, ours in _is_of(dict, value, path, where).items()}
    if key == "fixed" and type(value) in (int, float):
        return str(value)
    if key == "stands" and value not in BY_KEY["projects"].by_key | BY_KEY["contracts"].by_key:
        raise MappingInvalid("column", path, f"{where} = {value}", table="projects")
    return _is_of(str, value, path, where)


def _column_key(name: Any, table: str, path: Path, where: str) -> str:
    if name not in BY_KEY[table].by_key:
        raise MappingInvalid("column", path, where, table=table)
    return str(name)


def _is_of(kind: type, value: Any, path: Path, where: str) -> Any:
    if not isinstance(value, kind):
        raise MappingInvalid("value", path, where)
    return value
