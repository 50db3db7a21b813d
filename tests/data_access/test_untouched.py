"""After a save only the sheets are read in which somebody changed something, and nothing else comes out than if all were."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from data_access.kept import keep, kept
from data_access.last_good import Good, file_of, good
from data_access.limits import Limits
from data_access.loading import kept_as, load_known, snapshot_of, state_of
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.mapping.table_mapping import TableMapping
from data_access.mapping.written import WrittenMapping
from data_access.outcome import Request, read_and_joined
from data_access.parsing import Parsing
from data_access.reading import ReadWorkbook
from data_access.refusals import SourceRefused
from data_access.sources import Source
from tests.data_access.parts import changed, with_shared_texts
from tests.data_access.saving import written
from tests.libreoffice import saved_by_libreoffice
from tests.same import assert_same

PROJECTS, CONTRACTS, SHIPMENTS = "项目台账", "合同信息", "发货单"
SHEETS = {
    PROJECTS: [("项目编号", "项目名称", "公司名称(甲方)", "售后专员", "项目状态"), ("P-1", "甲楼", "某公司", "王敏", "进行中")],
    CONTRACTS: [("合同编号", "项目编号", "合同总额", "签订日期", "备注"), ("C-1", "P-1", 1200.5, date(2026, 3, 2), "甲楼")],
    SHIPMENTS: [("发货单号", "项目编号", "实际发货日期", "备注"), ("F-1", "P-1", 46100, "王敏")],
}
LIMITS = Limits()


class Ledger:
    """A workbook on a share, and what is kept of it."""

    def __init__(self, path: Path) -> None:
        self.source, self.kept = Source(path=path), None
        written(path, SHEETS)
        self.share_texts()
        self.read()

    @property
    def path(self) -> Path:
        return self.source.path

    def edit(self, change: Callable[[openpyxl.Workbook], object]) -> None:
        """Somebody opens it, changes something and saves."""
        book = openpyxl.load_workbook(self.path)
        change(book)
        book.save(self.path)
        self.share_texts()

    def share_texts(self) -> None:
        """Texts as everybody's office program writes them."""
        self.path.write_bytes(with_shared_texts(self.path.read_bytes()))

    def rewrite(self, part: str, change: Callable[[bytes], bytes]) -> None:
        """Changes the bytes of a part."""
        self.path.write_bytes(changed(self.path.read_bytes(), part, change))

    def read(self, limits: Limits = LIMITS) -> set[str]:
        """Reads it as the board does; the sheets that had to be read."""
        read = load_known(self.source, limits, NO_MAPPING, self.kept)
        self.kept = good(read, state_of(self.source, read), NO_MAPPING.version, limits, self.kept)
        alone = load_known(self.source, limits, NO_MAPPING)
        assert alone.untouched == frozenset()
        for again in (read, self.kept.workbook()):
            self.assert_as_if_alone(again, alone)
        return {sheet.name for sheet in read.sheets} - read.untouched

    def assert_as_if_alone(self, again: ReadWorkbook, alone: ReadWorkbook) -> None:
        state = state_of(self.source, alone)
        one, other = snapshot_of([again], [state]), snapshot_of([alone], [state])
        assert one.version == other.version
        assert_same(one.book, other.book)
        assert [*one.book.findings(one.book.found)] == [*other.book.findings(other.book.found)]
        assert (one.book.places, one.book.ledgers) == (other.book.places, other.book.ledgers)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "台账.xlsx")


def test_only_the_sheet_is_read_in_which_somebody_typed(ledger: Ledger) -> None:
    ledger.edit(lambda book: book[CONTRACTS].cell(2, 3, 1300))

    assert ledger.read() == {CONTRACTS}


def test_a_new_text_numbers_all_others_anew_and_touches_no_other_sheet(ledger: Ledger) -> None:
    before = zipfile.ZipFile(ledger.path).read("xl/worksheets/sheet3.xml")
    ledger.edit(lambda book: book[PROJECTS].cell(1, 6, "合同编号之前的新文字"))

    assert zipfile.ZipFile(ledger.path).read("xl/worksheets/sheet3.xml") != before, "the text was to renumber the others"
    assert ledger.read() == {PROJECTS}


def test_saving_without_a_change_reads_nothing(ledger: Ledger) -> None:
    ledger.edit(lambda _: None)

    assert ledger.read() == set()


def test_looking_at_a_sheet_or_widening_a_column_is_no_change(ledger: Ledger) -> None:
    def look_around(book: openpyxl.Workbook) -> None:
        book.active = 2
        book[SHIPMENTS].sheet_view.selection[0].activeCell = "C7"
        book[SHIPMENTS].column_dimensions["A"].width = 40

    ledger.edit(look_around)

    assert ledger.read() == set()


def test_a_text_that_changes_under_its_number_is_seen_in_every_sheet_that_shows_it(ledger: Ledger) -> None:
    ledger.rewrite("xl/sharedStrings.xml", lambda part: part.replace("王敏".encode(), "李敏".encode()))

    assert ledger.read() == {PROJECTS, SHIPMENTS}


def test_two_texts_that_change_places_are_seen(ledger: Ledger) -> None:
    def exchanged(part: bytes) -> bytes:
        return part.replace("甲楼".encode(), b"?").replace("某公司".encode(), "甲楼".encode()).replace(b"?", "某公司".encode())

    ledger.rewrite("xl/sharedStrings.xml", exchanged)

    assert ledger.read() == {PROJECTS, CONTRACTS}


@pytest.mark.parametrize(
    "spell",
    [
        lambda part: part.replace(b"<si>", b"<si><!--</si><si>-->", 1),
        lambda part: part.replace(b"</si><si>", b'</si><si xml:lang="zh">', 1),
        lambda part: re.sub(rb"<(/?)(sst|si|t)\b", rb"<\1x:\2", part).replace(b"xmlns=", b"xmlns:x="),
        lambda part: part.replace(b"</sst>", b"<extLst/></sst>"),
    ],
    ids=["a comment", "an attribute", "a prefix", "something behind them"],
)
def test_texts_spelt_as_we_do_not_know_it_are_all_read_again(ledger: Ledger, spell: Callable[[bytes], bytes]) -> None:
    ledger.rewrite("xl/sharedStrings.xml", spell)
    assert ledger.read() == set(SHEETS)

    ledger.rewrite("xl/sharedStrings.xml", lambda part: part.replace("王敏".encode(), "李敏".encode()))
    assert ledger.read() == set(SHEETS)


def test_numbers_of_texts_spelt_as_we_do_not_know_it_are_read_again(ledger: Ledger) -> None:
    ledger.rewrite("xl/worksheets/sheet3.xml", lambda part: part.replace(b't="s"><v>', b't="s"><v xml:space="preserve">'))
    ledger.read()

    ledger.rewrite("xl/sharedStrings.xml", lambda part: part.replace(b"F-1", b"F-2"))

    assert ledger.read() == {SHIPMENTS}


def test_an_amount_that_changes_while_texts_are_numbered_anew_is_seen(ledger: Ledger) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[PROJECTS].cell(1, 6, "新文字")
        book[CONTRACTS].cell(2, 3, 1300)

    ledger.edit(change)

    assert ledger.read() == {PROJECTS, CONTRACTS}


@pytest.mark.parametrize(
    "change",
    [
        lambda book: setattr(book[SHIPMENTS]["C2"], "number_format", "yyyy/m/d"),
        lambda book: setattr(book[SHIPMENTS], "sheet_state", "hidden"),
        lambda book: setattr(book[SHIPMENTS], "title", "发货"),
        lambda book: book.create_sheet("回访"),
        lambda book: book.remove(book[SHIPMENTS]),
        lambda book: book.move_sheet(SHIPMENTS, -2),
        lambda book: setattr(book, "epoch", openpyxl.utils.datetime.CALENDAR_MAC_1904),
    ],
    ids=["a number becomes a day", "hidden", "renamed", "one more", "one less", "another order", "days from 1904"],
)
def test_what_may_change_every_sheet_has_all_of_them_read(ledger: Ledger, change: Callable[[openpyxl.Workbook], object]) -> None:
    ledger.edit(change)

    assert ledger.read() == set(openpyxl.load_workbook(ledger.path).sheetnames)


def test_merging_cells_is_a_change(ledger: Ledger) -> None:
    ledger.edit(lambda book: book[SHIPMENTS].merge_cells("A2:A3"))

    assert ledger.read() == {SHIPMENTS}


def test_other_limits_judge_every_sheet_anew(ledger: Ledger) -> None:
    with pytest.raises(SourceRefused, match="sheet_too_large"):
        load_known(ledger.source, Limits(rows=1), NO_MAPPING, ledger.kept)


def test_another_mapping_has_every_sheet_read_anew(ledger: Ledger) -> None:
    mapping = WrittenMapping((TableMapping("shipments", SHIPMENTS, columns={"delivery_note_no": "备注"}),))

    assert load_known(ledger.source, LIMITS, mapping, ledger.kept).untouched == frozenset()


def test_nothing_is_parsed_of_a_sheet_that_nobody_touched(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    begin = Parsing.begin
    monkeypatch.setattr(Parsing, "begin", lambda self, sheet: (parsed.append(sheet), begin(self, sheet))[1])
    ledger.edit(lambda book: book[CONTRACTS].cell(2, 3, 1300))

    load_known(ledger.source, LIMITS, NO_MAPPING, ledger.kept)

    assert parsed == [CONTRACTS]


def test_another_mapping_reads_again_what_is_kept_though_the_file_is_gone(ledger: Ledger) -> None:
    ledger.path.unlink()
    assert isinstance(ledger.kept, Good)

    def numbers(mapping: SheetMapping) -> list[str]:
        [rows] = kept_as(ledger.kept, mapping).sheets[2].tables
        return list(rows.cells["delivery_note_no"].values)

    assert numbers(NO_MAPPING) == ["F-1"]
    assert numbers(WrittenMapping((TableMapping("shipments", SHIPMENTS, columns={"delivery_note_no": "备注"}),))) == ["王敏"]


def test_a_workbook_that_libreoffice_saves_again_and_again_is_known_again(ledger: Ledger, tmp_path: Path) -> None:
    read = []
    for number in range(3):  # its first two saves still put its own styles into the file
        ledger.path.write_bytes(saved_by_libreoffice(ledger.path, tmp_path / f"{number}").read_bytes())
        read.append(ledger.read())

    assert read[0] == set(SHEETS) and read[-1] == set()


CELLS = st.one_of(
    st.sampled_from(["王敏", "甲楼", "P-1", "C-1", "同上", "待定", "#REF!", "=A2", 7, 46100, date(2026, 5, 1), None]),
    st.text("甲乙a<&", min_size=1, max_size=3),
)
EDITS = st.lists(st.tuples(st.sampled_from(list(SHEETS)), st.integers(1, 4), st.integers(1, 6), CELLS), min_size=1, max_size=6)


@given(EDITS)
@example([(CONTRACTS, 1, 6, "新"), (CONTRACTS, 2, 1, "C-2")])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_edited_comes_out_as_if_all_had_been_read(tmp_path: Path, edits: list[tuple[str, int, int, object]]) -> None:
    ledger = Ledger(tmp_path / "台账.xlsx")

    for sheet, row, column, value in edits:
        ledger.edit(lambda book, at=(sheet, row, column), value=value: setattr(book[at[0]].cell(*at[1:]), "value", value))
        ledger.read()


def test_the_reading_process_takes_over_what_is_kept_of_the_last_time(ledger: Ledger, tmp_path: Path) -> None:
    request = Request((ledger.source,), 0, tmp_path / "fresh.kept", tmp_path, tmp_path / "outcome.kept", LIMITS)
    read_and_joined(request)
    [*others, (name, rows)] = kept(request.fresh).sheets
    marked = (name, rows.replace(b"F-1", b"F-9"))  # so that it shows where they come from
    keep(file_of(tmp_path, ledger.source), replace(kept(request.fresh), sheets=(*others, marked)))
    request.fresh.unlink()
    ledger.edit(lambda book: book[PROJECTS].cell(2, 2, "乙楼"))

    book = read_and_joined(request).snapshot.book

    assert book.projects.texts("project_name").tolist() == ["乙楼"]
    assert book.shipments.texts("delivery_note_no").tolist() == ["F-9"]
    assert kept(request.fresh).sheets[-1] == marked
