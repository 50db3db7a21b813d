"""One store for everybody: nobody who looks can start a second one, and what it does is written down once."""

import gc
import json
import threading
import weakref
from pathlib import Path

import openpyxl
import streamlit as st

from tests.pages.conftest import NAME, configured, empty_workbook, page
from ui import boards


def named(folder: Path, name: str) -> None:
    """Saves the workbook with one project of that name."""
    book = openpyxl.load_workbook(folder / NAME)
    sheet = book["项目台账"]
    headers = [cell.value for cell in sheet[1]]
    sheet.delete_rows(2, 10)
    sheet.append([{"项目编号": "P-1", "项目名称": name}.get(header) for header in headers])
    book.save(folder / NAME)


def watchers() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if thread.name.startswith("source ")}


def looked_at_twice() -> None:
    for _ in range(2):
        boards.store().look()


def test_whoever_empties_the_caches_of_the_page_starts_no_second_watch(tmp_path: Path) -> None:
    earlier = watchers()  # of boards forgotten before, whose last look may not be over
    with configured(empty_workbook(), tmp_path):
        page("overview")
        store, ours = boards.store(), watchers() - earlier

        st.cache_resource.clear()
        page("overview")

        assert boards.store() is store
        assert len(ours) == 1
        assert watchers() - earlier == ours


def test_a_board_that_is_forgotten_watches_no_longer(tmp_path: Path) -> None:
    earlier = watchers()
    with configured(empty_workbook(), tmp_path):
        store = boards.store()
        [ours] = watchers() - earlier
        boards.forget_store()

        ours.join(10)
        assert not ours.is_alive()
        assert boards.store() is not store


def test_reloads_and_trouble_are_written_down_once_for_every_change_and_without_what_stands_in_a_cell(tmp_path: Path) -> None:
    with configured(empty_workbook(), tmp_path):
        looked_at_twice()
        named(tmp_path, "机密工程")
        looked_at_twice()
        looked_at_twice()
        (tmp_path / NAME).write_bytes(b"a,b")
        looked_at_twice()
        looked_at_twice()

    [log] = (tmp_path / "var" / "log").glob("audit*.jsonl")
    text = log.read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["event"] for line in lines] == ["reload", "reload", "source_error"]
    assert [line["what"].split(" ") for line in lines][1][:2] == [NAME, "rows=1"]
    assert lines[2]["what"] == f"{NAME} csv_file"
    assert "机密" not in text


def test_old_data_is_let_go_of_however_often_it_is_saved(tmp_path: Path) -> None:
    with configured(empty_workbook(), tmp_path):
        page("overview")
        books = []
        for number in range(10):
            named(tmp_path, f"{number}号")
            looked_at_twice()
            page("overview")
            books.append(weakref.ref(boards.store().latest().book))
        gc.unfreeze()
        gc.collect()

        assert len({book() for book in books} - {None}) == 1
