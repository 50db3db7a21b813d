"""A board on a workbook of the test's choice, drawn by the real frame."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import openpyxl
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import settings
from schemas.sheets import TABLES
from ui import boards
from ui.navigation import BY_KEY

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data" / "aftersales.xlsx"
BROKEN = ROOT / "sample_data" / "broken.xlsx"
NAME = "售后台账.xlsx"
Open = Callable[..., AppTest]


def empty_workbook() -> bytes:
    """Every sheet with its headers and no rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in TABLES:
        book.create_sheet(table.sheet).append([column.header for column in table.columns])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


@contextmanager
def configured(workbook: Path | bytes, folder: Path) -> Iterator[None]:
    """The board on a workbook, as the configuration says it."""
    if isinstance(workbook, bytes):
        (folder / NAME).write_bytes(workbook)
        workbook = folder / NAME
    config = folder / "config.toml"
    config.write_text(f"as_of = 2026-11-20\n[[sources]]\npath = {str(workbook)!r}\n[refresh]\nseconds = 3600\n", "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(settings.LOCATION, str(config))
        settings.load.cache_clear()
        boards.forget_store()
        st.cache_resource.clear()
        yield
        boards.forget_store()
    settings.load.cache_clear()
    st.cache_resource.clear()


@pytest.fixture
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    """Opens a page of a board that has kept nothing yet: ``opened("data_check", BROKEN, lang="en")``."""
    with ExitStack() as open_boards:

        def open_page(key: str, workbook: Path | bytes = SAMPLE, **query: str) -> AppTest:
            open_boards.enter_context(configured(workbook, tmp_path_factory.mktemp("board")))
            return page(key, **query)

        yield open_page


def page(key: str, **query: str) -> AppTest:
    """A page of the board as configured now."""
    at = AppTest.from_file(str(ROOT / "ui" / "shell.py"), default_timeout=60)
    at.run()
    if key != "overview":
        at.switch_page(f"../{BY_KEY[key].file.relative_to(ROOT).as_posix()}")
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def text_of(at: AppTest) -> str:
    """All that our own markup and components say."""
    parts = [element.proto.body for element in at.get("html")]
    parts += [json.dumps(json.loads(element.proto.json), ensure_ascii=False) for element in at.get("bidi_component")]
    return "\n".join(parts)
