"""Can this machine, as this account, read the sources and keep what it reads? One answer after the other, nothing changed."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from data_access.accounts import KeyUnusable, signing_key
from data_access.isolation import read_once
from data_access.limits import Limits
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.patience import begun
from data_access.refusals import SourceRefused
from data_access.sources import EXCEL, Snapshot, Source, SourceState

GOOD, NOTE, PROBLEM = "good", "note", "problem"
OLDEST_PYTHON = (3, 11)
LEAST_FREE = 500 * 1024**2  # a snapshot of 70 000 rows takes about a tenth of it
AHEAD_SECONDS = 300  # a file saved so far in the future means that one of the clocks is wrong
REQUIREMENTS = Path(__file__).parent.parent / "requirements.txt"
_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)
_MAPPED_DRIVE = re.compile(r"^[D-Zd-z]:")


@dataclass(frozen=True, slots=True)
class Answer:
    """One thing looked at.

    Attributes:
        key: of the sentence, in ``texts/*/doctor.toml``.
        outcome: ``good``, ``note`` (worth knowing) or ``problem``.
        refusal: why a source cannot be read; its sentence says what to do.
    """

    key: str
    outcome: str = GOOD
    facts: dict[str, Any] = field(default_factory=dict)
    refusal: SourceRefused | None = None


def versions(requirements: Path = REQUIREMENTS) -> Iterator[Answer]:
    """Python and the packages, against what the board was tested with."""
    running = ".".join(map(str, sys.version_info[:3]))
    yield Answer("python", GOOD if sys.version_info >= OLDEST_PYTHON else PROBLEM, {"version": running})
    other = [f"{name} {there or '–'} ≠ {pinned}" for name, pinned, there in _installed(requirements) if there != pinned]
    yield Answer("packages_differ", PROBLEM, {"packages": ", ".join(other)}) if other else Answer("packages")


def sources(wanted: Sequence[Source], limits: Limits, mapping: SheetMapping = NO_MAPPING, zone: str = "") -> Iterator[Answer]:
    """Of every source: is it there, who has it open, can it be read, which sheets are known; asked all at once, for each may hang.

    Args:
        zone: the time zone of the board.
    """
    if not wanted:
        yield Answer("no_source", PROBLEM)
    for coming in [begun(partial(_source, source, limits, mapping, zone), "doctor") for source in wanted]:
        yield from coming.result()


def folder(place: Path) -> Iterator[Answer]:
    """Whether the folder for what is kept can be written, and has room."""
    closed = list(writable(place, "state_folder"))
    yield from closed
    if closed:
        return
    free = shutil.disk_usage(place).free
    facts = {"path": place, "gigabytes": f"{free / 1024**3:.1f}"}
    yield Answer("folder", GOOD, facts) if free >= LEAST_FREE else Answer("disk_nearly_full", PROBLEM, facts)


def writable(place: Path, setting: str) -> Iterator[Answer]:
    """A problem if a folder cannot be written.

    Args:
        setting: by which another one can be named.
    """
    try:
        place.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=place):
            pass
    except OSError:
        yield Answer("folder_closed", PROBLEM, {"path": place, "setting": setting})


def key(file: Path) -> Iterator[Answer]:
    """A problem if the key that signs who has come in cannot be used, or could not be made."""
    if not os.path.lexists(file):
        yield from writable(file.parent, "serve.key_file")
        return
    try:
        signing_key(file)
    except KeyUnusable:
        yield Answer("key_unusable", PROBLEM, {"path": file})


def port(address: str, number: int) -> Iterator[Answer]:
    """Whether the port is free; when it is not, the board may simply be running."""
    host = address or "0.0.0.0"  # noqa: S104 - what Streamlit listens on when nothing is said
    with socket.socket() as asked:
        try:
            asked.bind((host, number))
        except OSError:
            yield Answer("port_taken", NOTE, {"address": host, "port": number})
            return
    yield Answer("port", GOOD, {"address": host, "port": number})


def _installed(requirements: Path) -> Iterator[tuple[str, str, str]]:
    """Name, pinned version, installed version (``""`` for none)."""
    for name, pinned in _PINNED.findall(requirements.read_text("utf-8")):
        try:
            yield name, pinned, version(name)
        except PackageNotFoundError:
            yield name, pinned, ""


def _source(source: Source, limits: Limits, mapping: SheetMapping, zone: str) -> list[Answer]:
    """Read apart first: a share that hangs is not asked a second time."""
    try:
        snapshot = read_once((source,), limits, mapping)
    except SourceRefused as refused:
        said = [Answer("refused", PROBLEM, {"name": source.name}, refused)]
        reached = refused.key not in ("too_slow", "unreachable")
    else:
        said = [_sheets(snapshot), *_clock(source, snapshot.sources[0].modified_at), *_zone(snapshot.sources[0], zone)]
        reached = True
    return [*said, *_place(source.path, is_read=said[0].outcome == GOOD)] if source.kind == EXCEL and reached else said


def _place(path: Path, *, is_read: bool) -> Iterator[Answer]:
    """A drive letter of one account is none to a service; a lock file tells who has the workbook open."""
    if sys.platform == "win32" and _MAPPED_DRIVE.match(str(path)):
        yield Answer("drive_letter", NOTE, {"path": path})
    # of Excel, of LibreOffice, of WPS
    locks = [path.with_name(name) for name in (f"~${path.name}", f".~lock.{path.name}#", f".~{path.name}")]
    if open_by := ", ".join(lock.name for lock in locks if lock.exists()):
        yield Answer("lock_file" if is_read else "lock_left", NOTE, {"names": open_by, "name": path.name})


def _clock(source: Source, modified_at: datetime | None) -> Iterator[Answer]:
    ahead = (modified_at - datetime.now(UTC)).total_seconds() if modified_at else 0
    if ahead > AHEAD_SECONDS:
        yield Answer("clock", PROBLEM, {"name": source.name, "minutes": round(ahead / 60)})


def _zone(state: SourceState, zone: str) -> Iterator[Answer]:
    """A spreadsheet elsewhere has another today in its formulas for some hours of the day."""
    if zone and state.time_zone and _offset(state.time_zone) != _offset(zone):
        yield Answer("zone_differs", NOTE, {"name": state.name, "theirs": state.time_zone, "ours": zone})


def _offset(zone: str) -> timedelta | None:
    """How far ahead of UTC it is there now, None in a zone nobody knows."""
    try:
        return datetime.now(ZoneInfo(zone)).utcoffset()
    except (ValueError, ZoneInfoNotFoundError):
        return None


def _sheets(snapshot: Snapshot) -> Answer:
    """What was read; a table that is missing has a place too, for its finding, but no sheet."""
    book, state = snapshot.book, snapshot.sources[0]
    places = [book.places[ledger.place] for ledger in book.ledgers]
    known = {place.sheet for place in places if place.columns}
    return Answer("source", GOOD, {"name": state.name, "sheets": len(known), "rows": state.rows, "errors": state.errors})
