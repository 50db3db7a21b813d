"""Several sources in one book: each is watched and read by itself, and whatever happens to one leaves the others as they are."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from data_access import google_sheets
from data_access.limits import Limits
from data_access.sources import GOOGLE, Source
from data_access.store import Store
from tests.data_access.google_server import SPREADSHEET, Google, error, key_file, served
from tests.data_access.saving import HEAD

PATIENCE = 120.0  # seconds until a test gives up; nothing is said about how fast a machine is
KILLS = Limits(rows=1_100_000, columns=17_000)  # lets through what ends any process that parses it


def workbook(path: Path, *words: str, letter: str = "P") -> Source:
    """A workbook with one project a word."""
    made = openpyxl.Workbook()
    made.active.title = "项目台账"
    made.active.append(HEAD)
    for number, word in enumerate(words):
        made.active.append((f"{letter}-{number}", word, "某公司", "王敏", "进行中"))
    made.save(path)
    return Source(path=path)


def deadly(path: Path) -> Source:
    """A workbook with a stray cell in the last row and column: the parser asks for more memory than there is."""
    made = openpyxl.Workbook()
    made.active.title = "项目台账"
    made.active.append(HEAD)
    made.active.cell(1_048_576, 16_384, "x")
    made.save(path)
    return Source(path=path)


def names(store: Store) -> set[str]:
    snapshot = store.latest()
    return set(snapshot.book.projects.texts("project_name")) if snapshot else set()


def standing(store: Store) -> list[str]:
    return [f"{state.state} {state.refusal.key}" if state.refusal else state.state for state in store.states]


def until(holds: Callable[[], bool]) -> bool:
    """Whether something comes true at all."""
    end = time.monotonic() + PATIENCE
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


@pytest.fixture
def running() -> Iterator[Callable[..., Store]]:
    """Starts stores that are stopped when the test is over."""
    stores: list[Store] = []

    def start(*sources: Source, **options: object) -> Store:
        stores.append(Store(sources, **options))
        stores[-1].start()
        return stores[-1]

    yield start
    for store in stores:
        store.stop()


@pytest.fixture
def google(tmp_path: Path) -> Iterator[tuple[Google, Source]]:
    """A spreadsheet with one project, and its source."""
    google_sheets._clients.clear()
    made = Google("在线台账", {"项目台账": [[*HEAD], ["G-1", "在线", "某公司", "王敏", "进行中"]]})
    with served(made) as address:
        yield made, Source(GOOGLE, spreadsheet=SPREADSHEET, service_account=key_file(tmp_path, address), api_base=address)


@pytest.mark.parametrize("trouble", ["hang", "drip", error(429, "Quota exceeded")], ids=["hang", "drip", "429"])
def test_a_service_that_does_not_answer_keeps_nobody_from_seeing_a_saved_workbook(trouble, google, running, tmp_path) -> None:
    online, source = google
    ours = workbook(tmp_path / "台账.xlsx", "一号")
    store = running(ours, source, seconds=0.2, folder=tmp_path / "kept")
    assert until(lambda: names(store) == {"一号", "在线"})

    online.failing["drive"] = trouble
    asked = online.asked["drive"]
    assert until(lambda: online.asked["drive"] > asked)
    workbook(tmp_path / "台账.xlsx", "一号", "二号")

    assert until(lambda: names(store) == {"一号", "二号", "在线"})
    assert store.states[1].refusal is None  # it was waited for all the while
    assert until(lambda: store.states[1].refusal is not None)
    assert store.states[1].state == "stale"

    online.failing.clear()
    assert until(lambda: store.states[1].state == "fresh")


def test_sources_saved_in_the_same_moment_are_all_in_the_book_at_the_end(running, tmp_path) -> None:
    sources = [workbook(tmp_path / f"{letter}.xlsx", "旧", letter=letter) for letter in "PQRS"]
    store = running(*sources, seconds=0.2, folder=tmp_path / "kept")
    assert until(lambda: store.latest() is not None and len(store.latest().book.projects) == 4)

    for letter in "PQRS":
        workbook(tmp_path / f"{letter}.xlsx", f"新{letter}", letter=letter)

    assert until(lambda: names(store) == {"新P", "新Q", "新R", "新S"})
    assert until(lambda: standing(store) == ["fresh"] * 4)


def test_a_source_that_ends_every_process_that_reads_it_leaves_the_others_fresh_from_the_first_start_on(tmp_path) -> None:
    good, bad = workbook(tmp_path / "好.xlsx", "一号"), deadly(tmp_path / "坏.xlsx")
    store = Store([good, bad], seconds=3600, limits=KILLS, folder=tmp_path / "kept")

    store.look(settled=True)

    assert (names(store), standing(store)) == ({"一号"}, ["fresh", "refused worker_died"])


def test_of_two_sources_that_change_at_once_the_good_one_is_shown(tmp_path) -> None:
    good, other = workbook(tmp_path / "好.xlsx", "一号"), workbook(tmp_path / "另.xlsx", "别的", letter="Q")
    store = Store([good, other], seconds=3600, limits=KILLS, folder=tmp_path / "kept")
    store.look(settled=True)

    workbook(good.path, "一号", "二号")
    deadly(other.path)
    for _ in range(4):
        store.look()

    assert (names(store), standing(store)) == ({"一号", "二号", "别的"}, ["fresh", "stale worker_died"])


@pytest.mark.parametrize(
    "new", [lambda folder: Source(path=folder / "没有.xlsx"), lambda folder: deadly(folder / "坏.xlsx")], ids=["missing", "deadly"]
)
def test_another_source_in_the_configuration_leaves_what_is_kept_of_the_others_at_hand(new, running, tmp_path) -> None:
    ours = workbook(tmp_path / "台账.xlsx", "一号")
    Store([ours], seconds=3600, folder=tmp_path / "kept").look(settled=True)
    ours.path.unlink()

    store = running(new(tmp_path), ours, seconds=0.2, limits=KILLS, folder=tmp_path / "kept")

    assert (names(store), store.states[1].state) == ({"一号"}, "kept")
    assert until(lambda: [state.state for state in store.states] == ["refused", "stale"])
    assert names(store) == {"一号"}


def test_a_workbook_that_is_taken_out_of_the_configuration_is_out_of_the_book(tmp_path) -> None:
    ours, other = workbook(tmp_path / "台账.xlsx", "一号"), workbook(tmp_path / "另.xlsx", "别的", letter="Q")
    Store([ours, other], seconds=3600, folder=tmp_path / "kept").look(settled=True)

    store = Store([ours], seconds=3600, folder=tmp_path / "kept")
    store.start()
    store.stop()

    assert (names(store), store.losses) == ({"一号"}, [])


def test_one_source_that_changes_is_the_only_one_that_is_read(tmp_path) -> None:
    ours, other = workbook(tmp_path / "台账.xlsx", "一号"), workbook(tmp_path / "另.xlsx", "别的", letter="Q")
    store = Store([ours, other], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)
    other.path.chmod(0o000) if sys.platform != "win32" else None

    workbook(ours.path, "一号", "二号")
    store.look()
    store.look()

    assert (names(store), store.reads) == ({"一号", "二号", "别的"}, 3)


def test_what_is_no_longer_kept_of_a_source_is_read_anew_by_itself(tmp_path) -> None:
    ours, other = workbook(tmp_path / "台账.xlsx", "一号"), workbook(tmp_path / "另.xlsx", "别的", letter="Q")
    store = Store([ours, other], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)
    for file in (tmp_path / "kept").glob("source-*.kept"):
        file.unlink()

    workbook(ours.path, "一号", "二号")
    store.look()
    store.look()

    assert names(store) == {"一号", "二号", "别的"}


def test_a_board_that_ends_takes_the_reading_process_along(google, running, tmp_path) -> None:
    online, source = google
    online.failing["values"] = "hang"
    store = Store([source], seconds=3600, folder=tmp_path / "kept")
    starting = threading.Thread(target=store.start)
    starting.start()
    assert until(lambda: online.asked["values"] > 0)

    store.stop()
    starting.join(PATIENCE)

    assert not starting.is_alive()
    assert not list((tmp_path / "kept").glob("request-*.kept"))
