"""A proposal written down as ``mapping.toml``: small, in the order of the sheets, with what must be asked as comments."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from data_access.atomic import write_atomically
from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal, label
from data_access.mapping.table_mapping import TableMapping
from schemas.sheets import BY_KEY
from texts import say


def save(path: Path, text: str, at: datetime) -> Path | None:
    """Puts a mapping in its place; what stood there is kept beside it under a name with the time.

    Returns:
        Where the former mapping is kept, None if there was none.

    Raises:
        OSError: the folder cannot be written; the former mapping is untouched.
    """
    former = None
    if path.exists():
        former = path.with_name(f"{path.stem}-{at:%Y%m%d-%H%M%S}{path.suffix}")
        write_atomically(former, path.read_bytes())
    write_atomically(path, text.encode())
    return former


def as_toml(proposal: Proposal, language: str) -> str:
    """The mapping as text that people can read and change."""
    return "\n".join(_lines(proposal, language)) + "\n"


def _lines(proposal: Proposal, language: str) -> Iterator[str]:
    yield from _comments(say("mapping.file.head", language))
    told: set[tuple[str, str]] = set()
    for each in proposal.mapping.tables:
        sheet = (each.file, each.sheet)
        if sheet not in told:
            told.add(sheet)
            yield from _questions(proposal, each, language)
        yield from _table(each, language)


def _questions(proposal: Proposal, mapping: TableMapping, language: str) -> Iterator[str]:
    """What must be asked about a sheet, one comment a column."""
    asked = [each for each in proposal.to_ask() if each.sheet == mapping.sheet and (not mapping.file or each.file == mapping.file)]
    if asked:
        yield ""
        yield from _comments(say("mapping.file.ask", language, sheet=mapping.sheet))
        yield from (f"#   {_question(each, language)}" for each in asked)


def _question(each: ColumnProposal, language: str) -> str:
    could = [target for target in dict.fromkeys((each.target, *each.candidates)) if target]
    named = "; ".join(f"{target} ({label(target, language)})" for target in could)
    if each.unknown_words:
        words = "、".join(each.unknown_words[:8])
        return say("mapping.file.words", language, header=each.header, target=each.target, words=words)
    return say("mapping.file.could_be", language, header=each.header, candidates=named or "–")


def _table(each: TableMapping, language: str) -> Iterator[str]:
    table = BY_KEY[each.table]
    yield ""
    yield f"[[table]] # {table.label(language)}"
    yield f"table = {_value(each.table)}"
    yield f"sheet = {_value(each.sheet)}"
    for name in ("file", "numbered", "running", "latest", "supporting", "stands", "not_ours"):
        if value := getattr(each, name):
            yield f"{name} = {_value(value)}"
    yield "[table.columns]"
    for key, header in each.columns.items():
        yield f"{key} = {_value(header)} # {table[key].label(language)}"
    for name in ("joined", "multiply", "out_of", "fixed"):
        if entries := getattr(each, name):
            yield f"[table.{name}]"
            yield from (f"{key} = {_value(value)}" for key, value in entries.items())
    for key, words in each.words.items():
        yield f"[table.words.{key}]"
        yield from (f"{_value(theirs)} = {_value(ours)}" for theirs, ours in words.items())


def _comments(text: str) -> Iterator[str]:
    yield from (f"# {line}".rstrip() for line in text.strip("\n").split("\n"))


def _value(value: Any) -> str:
    """A value as TOML writes it."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)
