"""The one store of this process and the boards worked out from it, shared by everybody who looks.

A board is found by the version of its snapshot and the day looked at; a frame is never a key.
"""

import gc
from collections import OrderedDict
from datetime import UTC, date, datetime, timedelta
from threading import Lock

import streamlit as st

import settings
from data_access.mapping.written import MappingInvalid
from data_access.reading import book_of
from data_access.sources import Snapshot, SourceState
from data_access.store import Store
from ui.door.audit import audit
from ui.once import forget
from workflow.board import Board

KEPT = 8
WEEK = timedelta(days=7)
AWAY = frozenset(
    {"not_found", "unreachable", "too_slow", "google_unreachable", "google_slow", "google_busy", "google_broken", "google_not_google"}
)
_boards: OrderedDict[tuple[str, date, date], Board] = OrderedDict()
_prepared = ""  # the version last worked out before anybody saw it
_lock = Lock()
_stores: list[Store] = []  # none or one
_store_lock = Lock()


def store() -> Store:
    """The store; its watchers run for as long as the process does.

    It is no resource of Streamlit's: whoever looks can have those forgotten, and a second store would watch beside the first.
    """
    with _store_lock:
        if not _stores:
            _stores.append(_made())
        ours = _stores[0]
    ours.start()
    return ours


def forget_store() -> None:
    """Ends the watchers; who asks next gets a new store, as now configured."""
    with _store_lock:
        while _stores:
            _stores.pop().stop()


def _made() -> Store:
    ours = settings.load()
    return Store(
        ours.all_sources(),
        seconds=ours.refresh.seconds,
        limits=ours.source_limits(),
        mapping=ours.sheet_mapping,
        on_reload=_prepare,
        on_read=_note_reload,
        on_refused=_note_trouble,
        folder=ours.resolved(ours.state_folder) / "kept",
        lost_share=ours.refresh.lost_share,
        doubt_seconds=ours.refresh.doubt_minutes * 60,
        full_read_seconds=ours.refresh.full_read_minutes * 60,
    )


def _note_reload(source: SourceState) -> None:
    audit().write("reload", what=f"{source.name} rows={source.rows} errors={source.errors}")


def _note_trouble(source: SourceState) -> None:
    audit().write("source_error", what=f"{source.name} {source.refusal.key if source.refusal else ''}")


def version() -> str:
    """What changes when there is something new to show: the data, whether a source can be read, the age of what cannot."""
    latest, doubts = store().latest(), doubtful()
    states = (f"{source.name} {standing(source)} {minutes_old(source) if source.refusal else ''}" for source in store().states)
    return "|".join([latest.version if latest else "", *states, *(key for key, _ in doubts), str(mapping_trouble() or "")])


def board(snapshot: Snapshot, as_of: date) -> Board:
    """The board of a snapshot on a day."""
    ours = settings.load()
    key = (snapshot.version, as_of, ours.today())
    with _lock:
        found = _boards.get(key)
        if found is None:
            found = _boards[key] = Board(snapshot.book, as_of, key[2], ours.options())
            while len(_boards) > KEPT:
                _boards.popitem(last=False)
        _boards.move_to_end(key)
        if snapshot.version == _prepared:
            _forget_all_but(_prepared)
    return found


def _forget_all_but(version: str) -> None:
    """Once a page asks for new data nobody asks for the old any more; the boards of a large book are half of the memory."""
    for key in [key for key in _boards if key[0] != version]:
        del _boards[key]


def week_before(snapshot: Snapshot, as_of: date) -> Board:
    """The board of the same data a week earlier, for what changed since."""
    return board(snapshot, as_of - WEEK)


@st.cache_resource(show_spinner=False)
def nothing_yet() -> Snapshot:
    """What the pages that need no data are given while there is none."""
    return Snapshot("", book_of([]))


def states() -> tuple[SourceState, ...]:
    """What is known of every source now."""
    return store().states


def standing(source: SourceState) -> str:
    """How a source stands now: what is known of it, or in which way it cannot be read."""
    if source.refusal is None:
        return source.state
    key = source.refusal.key
    return key if key == "locked" else "unreachable" if key in AWAY else "refused"


def minutes_old(source: SourceState) -> int:
    """How long ago a source was last known to be as it is shown; 0 while it never was."""
    known = source.known_at or source.read_at
    return max(0, int((datetime.now(UTC) - known).total_seconds() // 60)) if known else 0


def doubtful() -> list[tuple[str, dict[str, object]]]:
    """What everybody should know about the data itself: what it has lost, and a kept snapshot that could not be used."""
    ours = store()
    return [*ours.losses, *([(ours.notice, {})] if ours.notice else [])]


def mapping_trouble() -> MappingInvalid | None:
    """Why the mapping cannot be used as it stands now."""
    return store().mapping_trouble


def _prepare(snapshot: Snapshot) -> None:
    """Works out what the first page needs before anybody asks, in the poller's thread."""
    global _prepared  # noqa: PLW0603 - which data is the newest belongs to what is kept of it
    day = settings.load().day
    forget()
    for shown in (board(snapshot, day), week_before(snapshot, day)):
        shown.standing, shown.violations  # noqa: B018 - each is worked out when asked for
    _prepared = snapshot.version
    _set_aside()


def _set_aside() -> None:
    """Takes what is there for good out of the sight of the garbage collector.

    Streamlit collects garbage after every run of a page; looking through a whole book each time was most of the run.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
