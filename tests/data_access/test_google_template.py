"""The template in a Google spreadsheet: the same as the workbook, all of it or nothing, and never over somebody's work."""

from collections.abc import Iterator

import pytest

from data_access.google_sheets import google_workbook
from data_access.google_template import fill
from data_access.reading import book_of
from data_access.refusals import SourceRefused
from data_access.sources import GOOGLE, Source, spreadsheet_id
from data_access.template import template
from sample_data.story import AS_OF
from schemas.book import Book
from schemas.sheets import TABLES
from tests.data_access import google_edits
from tests.data_access.google_server import SPREADSHEET, Google, error, key_file, served
from tests.test_cli import run
from workflow.board import Board


@pytest.fixture
def google() -> Google:
    """A new spreadsheet, as Google makes one."""
    return Google("无标题的电子表格", {"工作表1": []}, ids={"工作表1": 0})


@pytest.fixture
def source(google: Google, tmp_path) -> Iterator[Source]:
    with served(google) as address:
        yield Source(GOOGLE, spreadsheet=SPREADSHEET, service_account=key_file(tmp_path, address), api_base=address)


def read(source: Source) -> Book:
    """The book of the spreadsheet as the board reads it."""
    return book_of([google_workbook(source, 20.0)])


def test_an_empty_spreadsheet_becomes_the_template_and_is_read_without_a_word(google: Google, source: Source) -> None:
    tabs = fill(source)

    book = read(source)
    assert list(google.tabs) == template().sheetnames
    assert tabs == len(TABLES) + 1
    assert not book.found
    assert all(rows.present and len(rows) == 0 for rows in book.tables.values())


def test_the_example_is_the_one_of_the_workbook(google: Google, source: Source) -> None:
    fill(source, example=True)

    board = Board(read(source), AS_OF)

    assert not list(board.book.findings(board.findings))
    assert all(len(rows) for rows in board.book.tables.values())


def test_headers_have_notes_and_columns_their_formats_drop_downs_and_colours(google: Google, source: Source) -> None:
    fill(source)

    looks = google.looks["发货单"]
    notes = [look["note"] for look in looks if "note" in look]
    lists = [look["rule"] for look in looks if "rule" in look and "condition" in look["rule"]]
    formats = {look["cell"]["userEnteredFormat"]["numberFormat"]["type"] for look in looks if "cell" in look}
    assert len(notes) == len(google.tabs["发货单"][0])
    assert ["合格", "短缺", "破损", "型号不符", "混合"] in [
        [value["userEnteredValue"] for value in rule["condition"]["values"]] for rule in lists
    ]
    assert not any(rule["strict"] for rule in lists)
    assert {"TEXT", "DATE"} <= formats
    assert any("booleanRule" in look.get("rule", {}) for look in looks)


def test_drop_downs_and_formats_hold_for_rows_added_below(google: Google, source: Source) -> None:
    fill(source)

    ranges = [look["range"] for look in google.looks["项目台账"] if "cell" in look or ("rule" in look and "ranges" not in look["rule"])]
    assert ranges
    assert not any("endRowIndex" in place for place in ranges)


def test_the_first_tab_leads_to_the_others(google: Google, source: Source) -> None:
    fill(source)

    formats = [look.get("userEnteredFormat", {}).get("textFormat", {}) for look in google.looks["说明"]]
    links = {text["link"]["uri"] for text in formats if "link" in text}
    assert links == {f"#gid={google.ids[table.sheet]}" for table in TABLES}


def test_a_spreadsheet_of_several_empty_tabs_one_called_as_ours_and_one_hidden_is_filled(google: Google, source: Source) -> None:
    google.tabs, google.ids, google.hidden = {"藏": [], "Sheet1": [], "项目台账": [], "说明": []}, {}, {"藏"}

    fill(source)

    assert list(google.tabs) == template().sheetnames


def test_a_spreadsheet_with_content_is_left_alone(google: Google, source: Source) -> None:
    google.tabs["工作表2"] = [[], ["somebody's work"]]

    with pytest.raises(SourceRefused) as refused:
        fill(source)

    assert (refused.value.key, refused.value.facts["sheet"]) == ("google_not_empty", "工作表2")
    assert google.tabs == {"工作表1": [], "工作表2": [[], ["somebody's work"]]}
    assert google.asked["update"] == 0


def test_it_is_not_filled_twice(google: Google, source: Source) -> None:
    fill(source)

    with pytest.raises(SourceRefused, match="google_not_empty"):
        fill(source)


def test_a_spreadsheet_shared_for_looking_only_says_so(google: Google, source: Source) -> None:
    google.read_only = True

    with pytest.raises(SourceRefused) as refused:
        fill(source)

    assert refused.value.key == "google_not_editor"
    assert "board@example.iam.gserviceaccount.com" in refused.value.sentence("zh")
    assert google.tabs == {"工作表1": []}


def test_an_answer_lost_on_its_way_does_not_make_a_filled_spreadsheet_a_failure(google: Google, source: Source) -> None:
    google.lost_answers = 1

    assert fill(source) == len(TABLES) + 1


def test_what_google_does_not_accept_leaves_it_as_it_was(google: Google, source: Source, monkeypatch) -> None:
    monkeypatch.setitem(google_edits.EDITS, "setDataValidation", google_edits.refuse)

    with pytest.raises(SourceRefused, match="google_not_filled"):
        fill(source)

    assert google.tabs == {"工作表1": []}


def test_what_passes_is_tried_again(google: Google, source: Source) -> None:
    google.failures = [error(503, "The service is currently unavailable.")]

    assert fill(source) == len(TABLES) + 1


@pytest.mark.parametrize(
    "named", [SPREADSHEET, f"https://docs.google.com/spreadsheets/d/{SPREADSHEET}/edit?gid=0#gid=0", f" {SPREADSHEET} "]
)
def test_a_spreadsheet_may_be_named_by_the_address_in_the_browser(named: str) -> None:
    assert spreadsheet_id(named) == SPREADSHEET


def test_the_command_fills_it_with_the_configured_key_and_says_where_it_is(google: Google, source: Source, tmp_path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f'[[sources]]\nkind = "google_sheets"\nspreadsheet = "another"\nservice_account = "key.json"\napi_base = "{source.api_base}"\n',
        "utf-8",
    )

    done = run("template", "--google", SPREADSHEET, "--example", config=config)
    again = run("template", "--google", SPREADSHEET, config=config)

    assert (done.returncode, SPREADSHEET in done.stdout, len(google.tabs["项目台账"])) == (0, True, 2)
    assert (again.returncode, again.stderr.count("\n"), "已有内容" in again.stderr) == (2, 1, True)


@pytest.mark.parametrize("arguments", [(), ("out.xlsx", "--google", SPREADSHEET), ("--google", SPREADSHEET, "--upgrade", "old.xlsx")])
def test_one_place_is_wanted(arguments: tuple[str, ...]) -> None:
    assert "--google" in run("template", *arguments).stderr


def test_without_a_configured_key_it_says_what_to_write() -> None:
    assert "service_account" in run("template", "--google", SPREADSHEET).stderr
