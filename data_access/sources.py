"""Where the sheets come from: a workbook on a share or a Google spreadsheet, and what is known of each."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data_access.refusals import SourceRefused

if TYPE_CHECKING:
    from schemas.book import Book

EXCEL, GOOGLE = "excel", "google_sheets"


@dataclass(frozen=True, slots=True)
class Source:
    """One shared file.

    Attributes:
        kind: ``excel`` or ``google_sheets``.
        path: of the workbook, or of nothing.
        spreadsheet: the Google spreadsheet's id.
        service_account: the key file that may read it.
        api_base: another address of Google's services, for tests and gateways.
    """

    kind: str = EXCEL
    path: Path = Path()
    spreadsheet: str = ""
    service_account: Path = Path()
    api_base: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.name if self.kind == EXCEL else self.spreadsheet


def spreadsheet_id(named: str) -> str:
    """The id of a spreadsheet, out of the address people copy from the browser too."""
    found = re.search(r"/spreadsheets/d/([\w-]+)", named)
    return found[1] if found else named.strip()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a look from outside tells about a source, to see whether it has changed."""

    modified_at: datetime
    mark: str


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is known of a source.

    Attributes:
        state: ``waiting`` before the first look, ``kept`` while data of the last run is shown, then ``fresh``, or ``stale`` when
            the last try failed and older data is shown, or ``refused`` when there is none.
        known_at: when the source was last seen to be as it is shown.
        refusal: why the last try failed.
        time_zone: of a spreadsheet, in which its formulas know what day it is.
    """

    source: Source
    name: str
    state: str = "fresh"
    modified_at: datetime | None = None
    read_at: datetime | None = None
    fingerprint: str = ""
    rows: int = 0
    errors: int = 0
    refusal: SourceRefused | None = None
    known_at: datetime | None = None
    time_zone: str = ""


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Everything read at one time; immutable.

    Attributes:
        version: changes whenever any content does.
    """

    version: str
    book: Book
    sources: tuple[SourceState, ...] = field(default_factory=tuple)


def waiting(source: Source) -> SourceState:
    """What is known of a source before the first look at it."""
    return SourceState(source, source.name, "waiting")


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)
