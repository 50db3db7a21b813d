"""The store: follows every way of saving, keeps the last good data through every kind of trouble, and says how old it is."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from data_access.mapping import NO_MAPPING
from data_access.mapping.written import read_mapping
from data_access.shown import SNAPSHOT
from data_access.sources import Source
from data_access.store import Store
from tests.data_access.saving import PATTERNS, saved
from tests.data_access.stores import content, names, save, settle, touched


@pytest.mark.parametrize("save_again", PATTERNS.values(), ids=PATTERNS)
def test_every_way_of_saving_ends_in_the_new_data(store, path, save_again):
    assert names(store) == ["一号"]

    save_again(path, content("一号", "二号"))
    touched(path)
    settle(store)

    assert names(store) == ["一号", "二号"]
    assert store.states[0].state == "fresh"


def test_a_file_is_read_once_it_has_settled_and_not_again(store, path):
    assert store.reads == 1
    save(path, "一号", "二号")

    assert (store.look(), store.reads) == (False, 1)
    assert (store.look(), store.reads) == (True, 2)
    assert (store.look(), store.reads) == (False, 2)


TROUBLE = {
    "damaged": lambda path: path.write_bytes(path.read_bytes()[:-200]),
    "not_found": lambda path: path.unlink(),
}


@pytest.mark.parametrize("key", TROUBLE)
def test_trouble_gets_its_sentence_while_the_last_good_data_stays(store, path, key):
    TROUBLE[key](path)
    for _ in range(6):
        store.look()

    [state] = store.states
    assert (state.state, state.refusal.key) == ("stale", key)
    assert names(store) == ["一号"]

    save(path, "一号", "回来了")
    settle(store)

    assert (names(store), store.states[0].state) == (["一号", "回来了"], "fresh")


def two_sources(folder: Path, **options: object) -> Store:
    """A store that has read a.xlsx with P-1 and b.xlsx with Q-1."""
    (folder / "a.xlsx").write_bytes(saved("一号", "P", 1))
    (folder / "b.xlsx").write_bytes(saved("别的", "Q", 1))
    made = Store([Source(path=folder / name) for name in ("a.xlsx", "b.xlsx")], seconds=3600, folder=folder / "kept", **options)
    made.look(settled=True)
    return made


def test_one_broken_source_leaves_the_other_fresh(tmp_path):
    save(tmp_path / "a.xlsx", "一号")
    save(tmp_path / "b.xlsx", "别的")
    store = Store([Source(path=tmp_path / "a.xlsx"), Source(path=tmp_path / "missing.xlsx")], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)

    assert names(store) == ["一号"]
    assert [state.state for state in store.states] == ["fresh", "refused"]

    (tmp_path / "b.xlsx").rename(tmp_path / "missing.xlsx")
    settle(store)

    assert [state.state for state in store.states] == ["fresh", "fresh"]


def test_a_restart_shows_what_was_kept_before_anything_is_read(store, path):
    path.unlink()

    again = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    again.start()

    assert names(again) == ["一号"]
    assert again.reads == 0


DAMAGE = {
    "a flipped byte of its content": lambda content: content[:-5] + bytes([content[-5] ^ 0xFF]) + content[-4:],
    "a flipped byte of the program's version": lambda content: content[:52] + bytes([content[52] ^ 1]) + content[53:],
    "cut off in the middle": lambda content: content[: len(content) // 2],
    "cut off behind its first words": lambda content: content[:18],
    "cut off in its first words": lambda content: content[:5],
    "empty": lambda content: b"",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_snapshot_is_set_aside_and_said_and_what_is_kept_of_the_sources_is_shown(store, path, damage):
    file = path.parent / "kept" / SNAPSHOT
    file.write_bytes(DAMAGE[damage](file.read_bytes()))
    path.unlink()

    again = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    again.start()
    again.stop()

    assert (again.notice, names(again)) == ("kept_damaged", ["一号"])
    assert file.with_name(f"{SNAPSHOT}.damaged").exists()


def test_damaged_sheets_of_one_source_are_said_and_read_anew(tmp_path):
    made = two_sources(tmp_path)
    for file in (tmp_path / "kept").glob("*.kept"):
        file.write_bytes(file.read_bytes()[:-1])

    again = Store(made._sources, seconds=3600, folder=tmp_path / "kept")
    again.start()
    again.stop()

    assert (again.notice, names(again)) == ("kept_damaged", ["一号", "别的"])
    assert [state.state for state in again.states] == ["fresh", "fresh"]


def test_two_boards_may_keep_in_one_folder(store, path):
    other = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    other.look(settled=True)
    shutil.copy(path, path.with_suffix(".bak"))
    save(path, "一号", "二号")

    settle(store)
    settle(other)

    assert names(store) == names(other) == ["一号", "二号"]


def test_a_file_that_was_away_and_comes_back_as_it_was_is_fresh_again(store, path):
    away = path.with_name("away.xlsx")
    path.rename(away)
    for _ in range(3):
        store.look()
    assert store.states[0].state == "stale"

    away.rename(path)
    settle(store)

    assert store.states[0].state == "fresh"
    assert store.states[0].refusal is None


def test_a_mapping_that_is_saved_or_changed_is_read_by_without_a_restart(tmp_path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "在做的活"
    for row in (("编号", "叫什么", "谁家的"), ("A-1", "一号楼", "某公司"), ("A-2", "二号楼", "某公司")):
        made.active.append(row)
    made.save(tmp_path / "台账.xlsx")
    mapping = tmp_path / "mapping.toml"
    store = Store(
        [Source(path=tmp_path / "台账.xlsx")],
        seconds=3600,
        folder=tmp_path / "kept",
        mapping=lambda: read_mapping(mapping) if mapping.exists() else NO_MAPPING,
    )
    store.look(settled=True)
    assert store.latest() is None and store.states[0].refusal.key == "no_known_sheet"

    mapping.write_text(
        '[[table]]\ntable = "projects"\nsheet = "在做的活"\n[table.columns]\nproject_id = "编号"\nproject_name = "叫什么"\n', "utf-8"
    )
    store.look()
    assert names(store) == ["一号楼", "二号楼"]

    mapping.write_text("[[table]]\ntable = projects\n", "utf-8")
    store.look()
    assert names(store) == ["一号楼", "二号楼"] and store.mapping_trouble.key == "line"

    mapping.write_text(
        '[[table]]\ntable = "projects"\nsheet = "在做的活"\n[table.columns]\nproject_id = "编号"\nproject_name = "谁家的"\n', "utf-8"
    )
    store.look()
    assert names(store) == ["某公司", "某公司"] and store.mapping_trouble is None
