"""A fault of ours shows an id and no cell; the log says where, not what."""

import logging
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

import settings
from data_access.reading import book_of
from data_access.sources import Snapshot
from schemas.roles import MANAGER
from ui.downloads import NotMade, handed_out
from ui.navigation import BY_KEY
from ui.view import View
from workflow.board import Board


def faulty() -> None:
    from ui import trouble  # noqa: PLC0415 - AppTest runs this function alone

    try:
        raise ValueError("13800138000 owes 1,234,567.89")
    except ValueError as fault:
        trouble.told(fault)


def test_a_fault_is_told_with_a_number_and_without_what_stood_in_the_sheet(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="aftersales"):
        at = AppTest.from_function(faulty).run()
    shown = at.get("html")[0].proto.body

    number = caplog.records[0].args[0]
    assert number in shown
    assert "13800138000" not in shown + caplog.text
    assert "1,234,567.89" not in shown + caplog.text
    assert "ValueError at" in caplog.text


def test_a_download_that_fails_leaves_a_number_in_the_log_and_no_cell(caplog: pytest.LogCaptureFixture, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("AFTERSALES_SERVE__LOG_FOLDER", str(tmp_path))
    settings.load.cache_clear()
    view = View(BY_KEY["overview"], "zh", MANAGER, "王敏", Snapshot("", book_of([])), Board(book_of([]), date(2026, 11, 20)))

    def fails() -> bytes:
        raise ValueError("13800138000 owes 1,234,567.89")

    with caplog.at_level(logging.ERROR, logger="aftersales"), pytest.raises(NotMade) as failed:
        handed_out(view, "a.xlsx", fails)

    assert caplog.records[0].args[0] == str(failed.value)
    assert "13800138000" not in caplog.text + repr(failed.value.__context__ if not failed.value.__suppress_context__ else "")
    assert '"export"' in next(tmp_path.glob("audit*.jsonl")).read_text("utf-8")
    settings.load.cache_clear()
