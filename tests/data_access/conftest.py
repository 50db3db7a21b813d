"""A workbook of one project, a store that has read it, and the same project in Google."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from data_access import google_sheets
from data_access.sources import GOOGLE, Source
from data_access.store import Store
from tests.data_access.google_server import ROW, SPREADSHEET, Google, key_file, served
from tests.data_access.saving import HEAD
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


@pytest.fixture(autouse=True)
def no_client_outlives_its_test() -> None:
    google_sheets._clients.clear()


@pytest.fixture
def google() -> Google:
    return Google("售后台账", {"项目台账": [[*HEAD], [*ROW]], "空表": []})


@pytest.fixture
def source(google: Google, tmp_path: Path) -> Iterator[Source]:
    with served(google) as address:
        yield Source(GOOGLE, spreadsheet=SPREADSHEET, service_account=key_file(tmp_path, address), api_base=address)
