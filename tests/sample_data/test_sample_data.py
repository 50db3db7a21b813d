"""The sample workbooks: the good one is good, and everything planted in the broken one is found where it stands."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from data_access.loading import read
from data_access.sources import Source
from sample_data import broken, generate
from sample_data.sheets import rows_of
from sample_data.story import AS_OF, stories
from schemas.findings import SEVERITIES
from workflow.board import Board
from workflow.status import Status

HERE = Path(__file__).parents[2] / "sample_data"


def board(name: str, today: date = AS_OF) -> Board:
    return Board(read([Source(path=HERE / name)]).book, AS_OF, today)


@pytest.fixture(scope="module")
def good() -> Board:
    return board("aftersales.xlsx")


@pytest.fixture(scope="module")
def bad() -> Board:
    return board("broken.xlsx", date(2026, 11, 24))


def cells(path: Path) -> list:
    return [[sheet.title, *sheet.iter_rows(values_only=True)] for sheet in openpyxl.load_workbook(path)]


def test_the_sample_is_what_its_generator_makes(tmp_path):
    generate.write(rows_of(stories()), tmp_path / "again.xlsx")

    assert cells(tmp_path / "again.xlsx") == cells(HERE / "aftersales.xlsx")


def test_the_good_sample_has_no_errors_and_loses_no_row(good):
    assert [finding for finding in good.book.findings(good.findings) if finding.severity == "error"] == []
    assert all(ledger.rows == ledger.used for ledger in good.book.ledgers)


def test_the_good_sample_shows_every_status(good):
    seen = set(np.unique([stage.status for stage in good.stages]))

    assert {Status(int(status)) for status in seen} == set(Status) - {Status.NO_DATA}


PLANTED = json.loads((HERE / "broken_cells.json").read_text("utf-8"))


def test_every_code_a_workbook_can_hold_is_planted():
    assert {plant["code"] for plant in PLANTED} == set(SEVERITIES) - set(broken.MADE_BY_TESTS)


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: f"{plant['code']} {plant['sheet']}!{plant['cell']}")
def test_what_is_planted_is_found_at_its_cell(bad, plant):
    found = {(finding.code, finding.sheet, finding.cell) for finding in bad.book.findings((*bad.findings, *bad.lacking))}

    assert (plant["code"], plant["sheet"], plant["cell"]) in found or (
        not plant["cell"] and any(code == plant["code"] and plant["sheet"] in ("", sheet) for code, sheet, _ in found)
    )


def test_the_broken_sample_loses_no_row_either(bad):
    assert all(ledger.rows == ledger.used + ledger.set_aside + ledger.footers for ledger in bad.book.ledgers)
    assert sum(ledger.set_aside for ledger in bad.book.ledgers) > 0
