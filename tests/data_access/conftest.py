"""A workbook of one project, and a store that has read it."""

from pathlib import Path

import pytest

from data_access.sources import Source
from data_access.store import Store
from tests.data_access.stores import save


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(tmp_path / "台账.xlsx", "一号")
    return tmp_path / "台账.xlsx"


@pytest.fixture
def store(path: Path) -> Store:
    made = Store([Source(path=path)], seconds=3600, folder=path.parent / "kept")
    made.look(settled=True)
    return made
