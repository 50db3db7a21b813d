"""What stands where the workbook stood, a full disk, a new version of the program: told in a sentence, and the last good data stays."""

import errno
import hashlib
import io
import os
import pickle
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from data_access import isolation
from data_access.kept import DIGEST, MAGIC
from data_access.limits import Limits
from data_access.refusals import SourceRefused, of_the_system
from data_access.sources import Source
from data_access.store import Store
from tests.data_access.saving import saved
from tests.data_access.test_look import HOSTILE, bomb, changed
from texts import LANGUAGES

ROOT = Path(__file__).parents[2]


def foreign() -> bytes:
    """A workbook, but of somebody else."""
    file = io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["甲", "乙"])
    book.save(file)
    return file.getvalue()


def many_parts() -> bytes:
    """A workbook with more parts than there may be."""
    file = io.BytesIO(saved("一号"))
    with zipfile.ZipFile(file, "a") as target:
        for number in range(60):
            target.writestr(f"xl/media/{number}.bin", b"0")
    return file.getvalue()


def with_document_type() -> bytes:
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><workbook'
    return changed("xl/workbook.xml", lambda part: evil + part.split(b"<workbook", 1)[1], saved("一号"))


CONTENTS = {
    **HOSTILE,
    "no_known_sheet": foreign(),
    "too_many_parts": many_parts(),
    "inflates_too_far": bomb(),
    "damaged by a document type": with_document_type(),
    "damaged by being cut off": saved("一号")[:-200],
}
LIMITS = Limits(parts=50, inflated_bytes=5_000_000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "台账.xlsx").write_bytes(saved("一号"))
    return tmp_path / "台账.xlsx"


@pytest.fixture
def store(path: Path) -> Store:
    made = Store([Source(path=path)], seconds=3600, limits=LIMITS, folder=path.parent / "kept")
    made.look(settled=True)
    return made


def names(store: Store) -> set[str]:
    return set(store.latest().book.projects.texts("project_name"))


def looks(store: Store, count: int = 4) -> None:
    """As many as it takes until what may pass is believed."""
    for _ in range(count):
        store.look()


def test_every_hostile_file_gets_its_sentence_while_the_last_good_data_stays(store: Store, path: Path) -> None:
    said, shown = {}, []
    for name, content in CONTENTS.items():
        path.write_bytes(content)
        looks(store)
        [state] = store.states
        said[name] = state.refusal.key if state.refusal else state.state
        shown.append((state.state, names(store)))
        assert all(state.refusal.sentence(language) for language in LANGUAGES)

    assert said == {name: name.split(" ")[0] for name in CONTENTS}
    assert shown == [("stale", {"一号"})] * len(CONTENTS)

    path.write_bytes(saved("二号"))
    looks(store)

    assert (names(store), store.states[0].state, store.states[0].refusal) == ({"二号"}, "fresh", None)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made this way on POSIX only")
@pytest.mark.parametrize(("key", "make"), [("no_regular_file", "mkfifo"), ("is_folder", "mkdir")])
def test_a_pipe_or_a_folder_in_its_place_hangs_nobody(store: Store, path: Path, key: str, make: str) -> None:
    path.unlink()
    getattr(os, make)(path)

    looks(store)

    assert (store.states[0].refusal.key, names(store)) == (key, {"一号"})


def test_a_workbook_of_somebody_else_does_not_take_its_rows_out_of_a_book_of_several(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "另一本.xlsx"
    other.write_bytes(saved("别的", "Q"))
    store = Store([Source(path=path), Source(path=other)], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)

    other.write_bytes(foreign())
    looks(store, 2)

    assert names(store) == {"一号", "别的"}
    assert [state.state for state in store.states] == ["fresh", "stale"]


def test_a_program_updated_below_a_running_board_asks_for_a_restart(store: Store, path: Path, tmp_path: Path, monkeypatch) -> None:
    newer = tmp_path / "newer"
    for folder in ("data_access", "schemas", "texts", "workflow"):
        shutil.copytree(ROOT / folder, newer / folder, ignore=shutil.ignore_patterns("__pycache__"))
    with (newer / "schemas" / "book.py").open("a") as file:
        file.write("# newer\n")
    monkeypatch.setattr(isolation, "ROOT", newer)
    path.write_bytes(saved("二号"))

    looks(store, 2)

    assert (store.states[0].refusal.key, names(store)) == ("restart_needed", {"一号"})


def test_what_another_version_of_the_program_kept_is_left_alone(store: Store, path: Path) -> None:
    for file in (path.parent / "kept").glob("*.kept"):
        body = b"another version of the program" + file.read_bytes()[len(MAGIC) + DIGEST :]
        file.write_bytes(MAGIC + hashlib.blake2b(body, digest_size=DIGEST).digest() + body)

    again = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    again.start()
    again.stop()

    assert (names(again), again.notice) == ({"一号"}, "")


def test_a_damaged_snapshot_is_still_told_of_once_the_data_has_been_read_anew(store: Store, path: Path) -> None:
    file = path.parent / "kept" / "snapshot.kept"
    file.write_bytes(file.read_bytes()[:-1])

    again = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    again.start()
    again.stop()

    assert (names(again), again.notice) == ({"一号"}, "kept_damaged")


def test_the_age_of_old_data_counts_from_when_the_file_was_last_seen_to_be_so(store: Store, path: Path) -> None:
    looks(store, 1)
    [seen] = store.states
    path.unlink()
    looks(store)

    [state] = store.states
    assert seen.read_at < seen.known_at == state.known_at


def test_nobody_sees_new_data_before_it_has_been_worked_out(path: Path, tmp_path: Path) -> None:
    seen: list[object] = []
    store = Store(
        [Source(path=path)], seconds=3600, folder=tmp_path / "kept", on_reload=lambda new: seen.append((new, store._shown.snapshot))
    )

    store.look(settled=True)

    assert seen == [(store.latest(), None)]
    store.stop()


def windows(number: int) -> OSError:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = number
    return error


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (FileNotFoundError(errno.ENOENT, ""), "not_found"),
        (PermissionError(errno.EACCES, ""), "not_allowed"),
        (OSError(errno.EBUSY, ""), "locked"),
        (windows(32), "locked"),
        (OSError(errno.EHOSTDOWN, ""), "unreachable"),
    ],
)
def test_what_the_system_says_of_a_file_is_told_apart(error: OSError, key: str) -> None:
    assert of_the_system(error, Path("台账.xlsx")).key == key


def test_a_command_whose_reader_dies_is_told_what_to_do_and_not_of_data_on_a_screen(path: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(isolation, "ROOT", tmp_path / "nowhere")
    (tmp_path / "nowhere").mkdir()

    with pytest.raises(SourceRefused, match="worker_died") as refused:
        isolation.read_once((Source(path=path),))

    assert "请在 Excel 里打开" in refused.value.sentence("zh")
    assert "照常显示" not in refused.value.sentence("zh")


@pytest.mark.parametrize("key", ["empty_file", "locked"])
def test_of_several_sources_the_refused_one_is_named_after_a_journey_between_processes(key: str) -> None:
    refused = pickle.loads(pickle.dumps(SourceRefused(key).of("台账.xlsx").for_a_command()))  # noqa: S301 - our own

    for language in LANGUAGES:
        assert refused.sentence(language).startswith("台账.xlsx")


def test_a_refusal_that_names_its_path_does_not_name_its_file_again() -> None:
    assert SourceRefused("not_found", path="/表/台账.xlsx").of("台账.xlsx").sentence("zh").startswith("找不到文件")
