"""The last good sheets of every source, kept apart: whatever happens to one of them, the others can be joined without it."""

from __future__ import annotations

import hashlib
import pickle
from dataclasses import dataclass
from pathlib import Path

from data_access.allotment import Allotted
from data_access.grid import Workbook
from data_access.kept import KeptDamaged, kept
from data_access.limits import Limits
from data_access.reading import ReadWorkbook
from data_access.sources import Source, SourceState


@dataclass(frozen=True, slots=True)
class Good:
    """The sheets of a source that could be read, and how it stood then.

    Attributes:
        origin: what they were read from, see ``ReadWorkbook``.
        sheets: name and rows of each, every one pickled by itself: what nobody touches is kept on as it is.
        mapping, limits: what they were read by.
    """

    origin: bytes | Workbook
    sheets: tuple[tuple[str, bytes], ...]
    mapping: str
    limits: Limits
    state: SourceState

    def sheet(self, name: str) -> Allotted:
        """A sheet with its rows."""
        return _rows(dict(self.sheets)[name])

    def workbook(self) -> ReadWorkbook:
        """All sheets with their rows."""
        state = self.state
        sheets = [_rows(rows) for _, rows in self.sheets]
        return ReadWorkbook(state.name, sheets, self.origin, state.fingerprint, state.modified_at, state.time_zone)


def good(read: ReadWorkbook, state: SourceState, mapping: str, limits: Limits, before: Good | None) -> Good:
    """A workbook to be kept.

    Args:
        before: what its untouched sheets were taken over from.
    """
    old = dict(before.sheets) if before else {}
    sheets = tuple(
        (each.name, old[each.name] if each.name in read.untouched else pickle.dumps(each, pickle.HIGHEST_PROTOCOL)) for each in read.sheets
    )
    return Good(read.origin, sheets, mapping, limits, state)


def _rows(rows: bytes) -> Allotted:
    found = pickle.loads(rows)  # noqa: S301 - kept and shown to be intact with what it is part of
    if not isinstance(found, Allotted):
        raise TypeError(type(found))
    return found


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
