"""A store that follows one workbook, and what tests do to the workbook and ask of the store."""

import io
import os
import time
from pathlib import Path

import openpyxl

from data_access.store import Store
from tests.data_access.saving import HEAD


def content(*names: str, sheets: tuple[str, ...] = ()) -> bytes:
    """A workbook with those projects, and sheets of visits without a row."""
    made = openpyxl.Workbook()
    made.active.title = "项目台账"
    made.active.append(HEAD)
    for number, name in enumerate(names, 1):
        made.active.append((f"P-{number}", name, "某公司", "王敏", "进行中"))
    for sheet in sheets:
        made.create_sheet(sheet).append(("项目编号", "测量单号", "类型"))
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def save(path: Path, *names: str, sheets: tuple[str, ...] = ()) -> None:
    """Saves it, and makes sure that two saves in one tick of the clock differ."""
    path.write_bytes(content(*names, sheets=sheets))
    touched(path)


def touched(path: Path) -> None:
    """Gives a file the time of now."""
    now = time.time_ns()
    os.utime(path, ns=(now, now))


def names(store: Store) -> list[str]:
    """The projects a store shows."""
    return store.latest().book.projects.texts("project_name").tolist()


def settle(store: Store) -> None:
    """Two looks that agree."""
    store.look()
    store.look()
