"""The to-do page: by person, by kind, mine; and the list as a workbook to hand out."""

import io
from datetime import date

import openpyxl

from schemas.roles import MANAGER, STAFF
from tests.pages.conftest import Open, page, text_of
from texts import say
from ui import boards
from ui.navigation import BY_KEY
from ui.todo.export import workbook
from ui.view import View


def view(role=MANAGER) -> View:
    snapshot = boards.store().latest()
    return View(BY_KEY["todo"], "zh", role, "", snapshot, boards.board(snapshot, date(2026, 11, 20)))


def test_one_persons_list_names_nobody_elses_tasks(opened: Open) -> None:
    opened("todo")
    tasks = view().board.todo
    person = tasks["person"].iloc[0]
    others = set(tasks["person"]) - {person}

    shown = next(part for part in text_of(page("todo", person=person, all="1")).split("\n") if "as-table as-stack" in part)

    assert person in shown
    assert not any(other in shown for other in others)


def test_a_kind_of_task_and_a_person_nobody_knows_have_their_answers(opened: Open) -> None:
    assert say("todo.no_match", "zh") in text_of(opened("todo", person="没有这个人"))
    assert say("todo.no_match", "zh") in text_of(page("todo", kind="nonsense"))
    assert not page("todo", week="下周").exception


def test_the_week_can_be_turned(opened: Open) -> None:
    assert "11-23" in text_of(opened("todo", week="2026-11-25"))


def test_the_workbook_has_a_sheet_for_everybody_and_loses_no_task(opened: Open) -> None:
    opened("todo")
    tasks = view().board.todo

    book = openpyxl.load_workbook(io.BytesIO(workbook(view(), tasks)))

    assert set(book.sheetnames) == set(tasks["person"])
    assert sum(sheet.max_row - 1 for sheet in book) == len(tasks)


def test_staff_are_told_to_chase_but_not_how_much(opened: Open) -> None:
    opened("todo")
    tasks = view().board.todo
    money = tasks[tasks["kind"] == "follow_up"]

    cells = [cell for sheet in openpyxl.load_workbook(io.BytesIO(workbook(view(STAFF), money))) for row in sheet.values for cell in row]

    assert say("todo.follow_up_only", "zh") in cells
    assert not any("¥" in str(cell) for cell in cells)
