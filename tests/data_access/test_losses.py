"""What a save has lost against the data that was believed: told at once, after a restart too, and believed in the end."""

from pathlib import Path

import openpyxl
import pytest

from data_access.sources import Source
from data_access.store import Store
from tests.data_access.saving import HEAD


def save(path: Path, rows: int, *sheets: str, head: tuple[str, ...] = HEAD) -> None:
    made = openpyxl.Workbook()
    made.active.title = "项目台账"
    made.active.append(head)
    for number in range(rows):
        made.active.append((f"P-{number}", "一号", "某公司", "王敏", "进行中")[: len(head)])
    for sheet in sheets:
        made.create_sheet(sheet).append(("项目编号", "测量单号", "类型"))
    made.save(path)


def board(path: Path, **options: float) -> Store:
    return Store([Source(path=path)], seconds=3600, folder=path.parent / "kept", **options)


def told(before: int, after: int, folder: Path) -> list[tuple[str, dict[str, object]]]:
    """What is told of a sheet of so many rows that has so many after the next save."""
    save(folder / "台账.xlsx", before)
    store = board(folder / "台账.xlsx")
    store.look(settled=True)
    save(folder / "台账.xlsx", after)
    store.look()
    store.look()
    return store.losses


@pytest.mark.parametrize(("before", "after"), [(20, 15), (9, 1), (9, 7), (5, 3), (1, 0), (3, 0)])
def test_more_than_a_fifth_of_the_rows_gone_is_told(before: int, after: int, tmp_path: Path) -> None:
    assert told(before, after, tmp_path) == [("lost_rows", {"sheet": "项目台账", "before": before, "after": after})]


@pytest.mark.parametrize(("before", "after"), [(20, 16), (4, 3), (2, 1), (9, 8), (5, 6)])
def test_a_row_deleted_or_a_few_of_many_are_an_ordinary_edit(before: int, after: int, tmp_path: Path) -> None:
    assert told(before, after, tmp_path) == []


def test_what_was_doubted_before_a_restart_is_doubted_after_it(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    save(path, 20, "现场测量复核")
    store = board(path)
    store.look(settled=True)
    save(path, 20, head=HEAD[:4])
    store.look()
    store.look()
    doubted = store.losses
    assert {key for key, _ in doubted} == {"lost_sheet", "lost_column"}

    for _ in range(2):
        again = board(path)
        again._show_kept()
        assert again.losses == doubted
        again.look(settled=True)
        assert again.losses == doubted

    save(path, 20, "现场测量复核")
    again.look()
    again.look()
    assert again.losses == []


def test_what_has_been_told_long_enough_is_believed_after_a_restart_too(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    save(path, 20, "现场测量复核")
    store = board(path)
    store.look(settled=True)
    save(path, 20)
    store.look()
    store.look()
    assert store.losses

    again = board(path, doubt_seconds=0)
    again.start()
    again.stop()

    assert again.losses == []


def test_the_warning_does_not_begin_anew_with_every_save(tmp_path: Path) -> None:
    path = tmp_path / "台账.xlsx"
    save(path, 20)
    store = board(path)
    store.look(settled=True)
    since = []
    for rows in (10, 9, 8):
        save(path, rows)
        store.look()
        store.look()
        since.append(store._shown._doubts._doubt.since)

    assert store.losses == [("lost_rows", {"sheet": "项目台账", "before": 20, "after": 8})]
    assert since[0] == since[1] == since[2]


def test_rows_that_find_no_project_once_another_source_is_there_are_not_lost_in_a_save(tmp_path: Path) -> None:
    visits, register = tmp_path / "测量.xlsx", tmp_path / "台账.xlsx"
    made = openpyxl.Workbook()
    made.active.title = "现场测量复核"
    made.active.append(("项目编号", "测量单号", "类型"))
    for number in range(9):
        made.active.append((f"Q-{number}", f"C-{number}", "测量"))
    made.save(visits)
    store = Store([Source(path=visits), Source(path=register)], seconds=3600, folder=tmp_path / "kept")
    store.look(settled=True)
    assert len(store.latest().book.site_surveys) == 9  # of projects nobody else names

    save(register, 5)
    store.look()
    store.look()

    assert len(store.latest().book.site_surveys) == 0
    assert store.losses == []

    save(register, 1)
    store.look()
    store.look()
    assert store.losses == [("lost_rows", {"sheet": "项目台账", "before": 5, "after": 1})]
