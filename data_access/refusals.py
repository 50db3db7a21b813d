"""A source that cannot be read, and the plain sentence for it."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

from texts import knows, say

SHARING = (32, 33)  # Windows: another program has the file, or a part of it, to itself


class SourceRefused(Exception):
    """A source cannot be read as a whole.

    Attributes:
        key: of the sentence, in ``texts/*/refusals.toml``.
        facts: what the sentence names; never a cell's value, a key or a token.
        source: which of several sources it is, ``""`` where there is only one or the sentence names it.
        once: it is read for a command, which shows nothing older and does not try again.
    """

    def __init__(self, key: str, **facts: Any) -> None:
        super().__init__(key, facts)
        self.key = key
        self.facts = facts
        self.source = ""
        self.once = False

    def of(self, source: str) -> SourceRefused:
        """The same, said of one of several sources."""
        self.source = "" if "path" in self.facts else source
        return self

    def for_a_command(self) -> SourceRefused:
        """The same, said to somebody who reads once."""
        self.once = True
        return self

    def sentence(self, language: str) -> str:
        """What is wrong and what to do."""
        key = f"refusals.{self.key}"
        own = f"{key}_once"
        reason = say(own if self.once and knows(own) else key, language, **self.facts)
        return say("refusals.named", language, source=self.source, reason=reason) if self.source else reason

    def __reduce__(self) -> Any:
        return _again, (self.key, self.facts, self.source, self.once)


def of_the_system(error: OSError, path: Path) -> SourceRefused:
    """What the operating system says about a file, in plain words."""
    if getattr(error, "winerror", None) in SHARING or error.errno in (errno.EBUSY, errno.EAGAIN, errno.ETXTBSY):
        return SourceRefused("locked", path=str(path))
    if isinstance(error, FileNotFoundError):
        return SourceRefused("not_found", path=str(path))
    return SourceRefused("not_allowed" if isinstance(error, PermissionError) else "unreachable", path=str(path))


def _again(key: str, facts: dict[str, Any], source: str, once: bool) -> SourceRefused:
    refused = SourceRefused(key, **facts)
    refused.source, refused.once = source, once
    return refused
