"""The sheets a command is about: read for it, or refused in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from data_access.isolation import propose_apart, read_once
from data_access.mapping.proposal import Proposal
from data_access.refusals import SourceRefused
from data_access.sources import Snapshot, Source
from settings import Settings
from ui.terminal.problems import Stop, loaded_mapping, loaded_settings
from workflow.board import Board


def board_of(source: Path | None, as_of: date | None) -> tuple[Snapshot, Board]:
    """The sheets as a day saw them; a day fixed for the configured sources is not meant for another workbook."""
    ours = loaded_settings()
    with _refused_in_a_sentence():
        snapshot = read_once(_sources([source] if source else [], ours), ours.source_limits(), loaded_mapping(ours))
    return snapshot, Board(snapshot.book, as_of or (ours.today() if source else ours.day), ours.today(), ours.options())


def proposal_of(paths: Sequence[Path]) -> Proposal:
    """What the sheets of the sources hold."""
    ours = loaded_settings()
    with _refused_in_a_sentence():
        return propose_apart(_sources(paths, ours), ours.source_limits())


def _sources(paths: Sequence[Path], ours: Settings) -> tuple[Source, ...]:
    """Those that were named, else those of the configuration."""
    sources = tuple(Source(path=path) for path in paths) or ours.all_sources()
    if not sources:
        raise Stop("no_source")
    return sources


@contextmanager
def _refused_in_a_sentence() -> Iterator[None]:
    try:
        yield
    except SourceRefused as refused:
        raise Stop("refused", reason=refused.sentence(click.get_current_context().obj)) from refused


def source_as_dict(state: Any) -> dict[str, Any]:
    """A source as scripts read it, see the interface of ``check --json``."""
    return {
        "kind": state.source.kind,
        "name": state.name,
        "modified_at": state.modified_at.isoformat() if state.modified_at else None,
        "fingerprint": state.fingerprint,
    }


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """What can go wrong while a file is written, or the old one read."""
    try:
        with _refused_in_a_sentence():
            yield
    except FileExistsError:
        raise Stop("exists", path=path) from None
    except OSError:
        raise Stop("cannot_write", path=path) from None
