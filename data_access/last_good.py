"""The last good sheets of every source, kept apart: whatever happens to one of them, the others can be joined without it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from data_access.grid import Workbook
from data_access.kept import KeptDamaged, kept
from data_access.sources import Source, SourceState


@dataclass(frozen=True, slots=True)
class Good:
    """The sheets of a source that could be read, and how it stood then."""

    workbook: Workbook
    state: SourceState


def file_of(folder: Path, source: Source) -> Path:
    """Where the sheets of a source are kept, whichever others are configured beside it."""
    text = "|".join((source.kind, str(source.path), source.spreadsheet))
    return folder / f"source-{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}.kept"


def last_good(path: Path) -> Good | None:
    """What is kept there, None if nothing is, or nothing of this version of the board.

    Raises:
        KeptDamaged: what was kept is damaged; it has been set aside.
    """
    found = kept(path)
    return found if isinstance(found, Good) else None


def good_or_damaged(path: Path) -> tuple[Good | None, bool]:
    """What is kept there, and whether it is damaged; damaged sheets are none."""
    try:
        return last_good(path), False
    except KeptDamaged:
        return None, True
