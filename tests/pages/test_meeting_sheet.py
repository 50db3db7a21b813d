"""The sheet for the Monday meeting: everybody's late projects, on paper; no amount for those who may not see one."""

import re
from datetime import date

import pytest

from schemas.roles import MANAGER, STAFF
from tests.pages.conftest import Open
from texts import LANGUAGES, say
from ui import boards
from ui.navigation import BY_KEY
from ui.overview.meeting import document
from ui.view import View


def sheet(role=MANAGER, language: str = "zh") -> str:
    snapshot = boards.store().latest()
    return document(View(BY_KEY["overview"], language, role, "", snapshot, boards.board(snapshot, date(2026, 11, 20))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_specialist_has_a_section_and_the_worst_project_its_days(opened: Open, language: str) -> None:
    opened("overview")

    said = sheet(language=language)

    assert said.count("<h2") == len({*re.findall(r"<h2[^>]*>([^ ]+) ·", said)})
    assert "296" in said
    assert say("meeting.title", language, day="2026-11-20") in said


def test_staff_get_the_sheet_without_money(opened: Open) -> None:
    opened("overview")

    assert "¥" in sheet()
    assert "¥" not in sheet(STAFF)
    assert say("meeting.head.overdue", "zh") not in sheet(STAFF)
    assert not re.search(r"\d,\d{3}\.\d\d", sheet(STAFF))


def test_the_sheet_needs_nothing_from_elsewhere(opened: Open) -> None:
    opened("overview")

    assert "http" not in sheet() and "<script" not in sheet()
