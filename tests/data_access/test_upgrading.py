"""An old workbook is carried into the current layout without losing a cell."""

import io
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from data_access.excel import read_bytes, workbook
from data_access.grid import Grid
from data_access.reading import book_of
from data_access.refusals import SourceRefused
from data_access.upgrading import Moved, upgrade
from schemas.sheets import TABLES
from tests.data_access.saving import written
from tests.same import assert_same

SAMPLES = Path(__file__).parents[2] / "sample_data"
REGISTER = ["项目编号", "项目名称", "公司名称(甲方)", "售后专员", "项目状态"]
PROJECT = ["P-1", "某大厦", "某公司", "王敏", "进行中"]


def grids(path: Path) -> dict[str, Grid]:
    """The sheets of a workbook file by name."""
    return {grid.name: grid for grid in workbook(read_bytes(path), path.name).grids}


def values(path: Path) -> Counter[str]:
    """Every value of a workbook file, as text."""
    return Counter(str(cell) for grid in grids(path).values() for row in grid.rows for cell in row if cell != "")


def moved(tmp_path: Path, sheets: dict[str, list[list[object]]]) -> tuple[Moved, dict[str, Grid]]:
    """What became of the workbook, and the sheets of the new one."""
    new = tmp_path / "new.xlsx"
    what = upgrade(written(tmp_path / "old.xlsx", sheets), new)
    return what, grids(new)


@pytest.mark.parametrize("sample", ["aftersales.xlsx", "broken.xlsx"])
def test_every_value_of_the_old_workbook_is_in_the_new_one_or_in_the_list(tmp_path: Path, sample: str) -> None:
    what = upgrade(SAMPLES / sample, tmp_path / "new.xlsx")

    said = Counter(left.text for left in what.left)
    renamed = {cell for _, header in what.columns for cell in header.split()}
    lost = {text for text in values(SAMPLES / sample) - values(tmp_path / "new.xlsx") - said if not is_header(text) and text not in renamed}
    assert not lost


def is_header(text: str) -> bool:
    """Whether a text is a header that the template writes in its own way."""
    return any(text in (column.header, *column.aliases) for table in TABLES for column in table.columns)


def test_a_workbook_in_the_current_layout_is_read_the_same_afterwards(tmp_path: Path) -> None:
    upgrade(SAMPLES / "aftersales.xlsx", tmp_path / "new.xlsx")

    before, after = (book_of(list(map(load, [path]))) for path in (SAMPLES / "aftersales.xlsx", tmp_path / "new.xlsx"))

    assert_same(before, after)


def load(path: Path):
    """A workbook file."""
    return workbook(read_bytes(path), path.name)


def test_cells_follow_their_header_wherever_it_stood(tmp_path: Path) -> None:
    _, new = moved(tmp_path, {"项目登记表": [["2026年项目"], [], [*reversed(REGISTER)], [*reversed(PROJECT)]]})

    header, row = new["项目台账"].rows[:2]

    assert dict(zip(header, row, strict=True))["项目编号"] == "P-1"
    assert dict(zip(header, row, strict=True))["项目状态"] == "进行中"


def test_what_stands_above_the_header_is_listed_with_its_cell(tmp_path: Path) -> None:
    what, _ = moved(tmp_path, {"项目台账": [["2026年项目"], REGISTER, PROJECT]})

    [left] = what.left

    assert (left.sheet, left.cell, left.text, left.why) == ("项目台账", "A1", "2026年项目", "title")


def test_columns_the_template_lacks_stand_on_the_right(tmp_path: Path) -> None:
    what, new = moved(tmp_path, {"项目台账": [[*REGISTER, "客户评级", None], [*PROJECT, "A", "随手写的"]]})

    header, row = new["项目台账"].rows[:2]
    cells = dict(zip(header, row, strict=True))

    assert cells["客户评级"] == "A"
    assert cells["原G列"] == "随手写的"
    assert what.columns == [("项目台账", "客户评级"), ("项目台账", "原G列")]


def test_two_columns_of_one_name_are_both_kept_apart(tmp_path: Path) -> None:
    _, new = moved(tmp_path, {"项目台账": [[*REGISTER, "备注", "备注"], [*PROJECT, "甲", "乙"]]})

    header, row = new["项目台账"].rows[:2]
    cells = dict(zip(header, row, strict=True))

    assert (cells["原F列 备注"], cells["原G列 备注"], cells["备注"]) == ("甲", "乙", "")


def test_the_unit_in_a_header_goes_along(tmp_path: Path) -> None:
    header = ["项目编号", "合同编号", "签订日期", "合同金额(万元)"]
    old = {"项目台账": [REGISTER, PROJECT], "合同信息": [header, ["P-1", "HT-1", date(2026, 3, 1), 128.5]]}
    upgrade(written(tmp_path / "old.xlsx", old), tmp_path / "new.xlsx")

    [amount] = book_of([load(tmp_path / "new.xlsx")]).contracts.fen("contract_amount")

    assert amount == 128_500_000


@pytest.mark.parametrize(("first", "second"), [("合同金额(万元)", "合同金额"), ("合同金额", "合同金额(万元)")])
def test_two_sheets_of_one_table_are_joined_even_in_different_units(tmp_path: Path, first: str, second: str) -> None:
    in_yuan, in_ten_thousands = [1_285_000, "P-1"], [128.5, "P-1"]
    rows = {"合同金额": in_yuan, "合同金额(万元)": in_ten_thousands}
    sheets = {
        name: [["合同编号", "签订日期", header, "项目编号"], [number, date(2026, 3, 1), *rows[header]]]
        for name, number, header in (("合同信息", "HT-1", first), ("合同台账", "HT-2", second))
    }
    upgrade(written(tmp_path / "old.xlsx", {"项目台账": [REGISTER, PROJECT], **sheets}), tmp_path / "new.xlsx")

    amounts = book_of([load(tmp_path / "new.xlsx")]).contracts.fen("contract_amount")

    assert list(amounts) == [128_500_000, 128_500_000]


@pytest.mark.parametrize("headers", [("质保期(年)", "质保期"), ("质保期", "质保期(年)"), ("质保期(年)", "质保期(天)")])
def test_lengths_of_time_are_carried_over_in_their_unit(tmp_path: Path, headers: tuple[str, str]) -> None:
    cells = {"质保期": 24, "质保期(年)": 2, "质保期(天)": 730}
    sheets = {
        name: [["合同编号", "签订日期", "合同金额", "项目编号", header], [number, date(2026, 3, 1), 5, "P-1", cells[header]]]
        for name, number, header in zip(("合同信息", "合同台账"), ("HT-1", "HT-2"), headers, strict=True)
    }
    upgrade(written(tmp_path / "old.xlsx", {"项目台账": [REGISTER, PROJECT], **sheets}), tmp_path / "new.xlsx")

    assert list(book_of([load(tmp_path / "new.xlsx")]).contracts["warranty_months"]) == [24, 24]


def test_a_column_whose_unit_cannot_be_told_is_kept_on_the_right(tmp_path: Path) -> None:
    contracts = [["合同编号", "签订日期", "合同金额(元/万元)", "项目编号"], ["HT-1", date(2026, 3, 1), 128, "P-1"]]
    what, new = moved(tmp_path, {"项目台账": [REGISTER, PROJECT], "合同信息": contracts})

    [(sheet, header)] = what.columns
    assert (sheet, "合同金额(元/万元)" in header) == ("合同信息", True)
    assert 128.0 in new["合同信息"].rows[1]


def test_sheets_that_are_none_of_ours_are_copied_cell_by_cell(tmp_path: Path) -> None:
    what, new = moved(tmp_path, {"项目台账": [REGISTER, PROJECT], "随手记": [[None, "记得回电话"], ["=1+1", datetime(2026, 3, 5, 14, 30)]]})

    assert what.copied == ["随手记"]
    assert new["随手记"].rows[0][-1] == "记得回电话"
    assert new["随手记"].rows[1][-1] == datetime(2026, 3, 5, 14, 30)


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    old = tmp_path / "old.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "项目台账"
    book.active.append(REGISTER)
    book.active.append(PROJECT)
    book.active["B2"].value = "=HYPERLINK(1)"
    book.active["B2"].data_type = "s"
    book.save(old)

    upgrade(old, tmp_path / "new.xlsx")

    cell = openpyxl.load_workbook(tmp_path / "new.xlsx")["项目台账"]["B2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_a_formula_nobody_calculated_is_listed(tmp_path: Path) -> None:
    what, _ = moved(tmp_path, {"项目台账": [REGISTER, [*PROJECT[:1], "=A2", *PROJECT[2:]]]})

    assert [(left.cell, left.why) for left in what.left] == [("B2", "uncalculated")]


def test_neither_file_is_touched_when_the_new_one_exists(tmp_path: Path) -> None:
    old = written(tmp_path / "old.xlsx", {"项目台账": [REGISTER, PROJECT]})
    before = old.read_bytes()
    (tmp_path / "new.xlsx").write_bytes(b"somebody's work")

    with pytest.raises(FileExistsError):
        upgrade(old, tmp_path / "new.xlsx")

    assert (old.read_bytes(), (tmp_path / "new.xlsx").read_bytes()) == (before, b"somebody's work")


def test_a_file_that_is_no_workbook_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "old.xlsx").write_bytes(io.BytesIO(b"hello").read())

    with pytest.raises(SourceRefused):
        upgrade(tmp_path / "old.xlsx", tmp_path / "new.xlsx")

    assert not (tmp_path / "new.xlsx").exists()
