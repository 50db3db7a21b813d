"""The board on a Google spreadsheet: links that open the very cell, and no reads for those who only look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

import settings
from tests.data_access.google_server import SPREADSHEET, Google, key_file, served
from tests.pages.conftest import page, text_of
from ui import boards

HEAD = ["项目编号", "项目名称", "公司名称(甲方)", "售后专员", "项目状态"]


@pytest.fixture
def google(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """The board configured for a spreadsheet with one wrong cell."""
    made = Google("售后台账", {"项目台账": [HEAD, ["P-1", "一号", "某公司", "王敏", "没有这个状态"]]})
    with served(made) as address:
        config = tmp_path / "config.toml"
        config.write_text(
            f'as_of = 2026-11-20\n[[sources]]\nkind = "google_sheets"\nspreadsheet = "{SPREADSHEET}"\n'
            f'service_account = "{key_file(tmp_path, address).as_posix()}"\napi_base = "{address}"\n[refresh]\nseconds = 3600\n',
            "utf-8",
        )
        monkeypatch.setenv(settings.LOCATION, str(config))
        settings.load.cache_clear()
        boards.forget_store()
        st.cache_resource.clear()
        yield made
        boards.forget_store()
    settings.load.cache_clear()
    st.cache_resource.clear()


def test_a_finding_leads_to_its_very_cell(google: Google) -> None:
    said = text_of(page("data_check")).replace("&amp;", "&")

    assert "range=E2" in said
    assert f"https://docs.google.com/spreadsheets/d/{SPREADSHEET}/edit#gid=100" in said


def test_thirty_sessions_cost_no_more_reads_than_one(google: Google) -> None:
    page("overview")
    before = dict(google.asked)

    for _ in range(30):
        assert not page("data_check").exception

    assert dict(google.asked) == before
