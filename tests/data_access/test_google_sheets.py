"""The same workbook as Excel and as a Google spreadsheet; and every way Google can fail, over real HTTP."""

import json
import socket
import time
from dataclasses import replace
from pathlib import Path
from threading import Timer

import openpyxl
import pandas as pd
import pytest

from data_access import google_client, google_sheets
from data_access.google_sheets import google_stamp, google_workbook
from data_access.grid import Workbook
from data_access.loading import read
from data_access.refusals import SourceRefused
from data_access.sources import GOOGLE, Source
from sample_data.generate import HERE as SAMPLES
from sample_data.story import AS_OF
from schemas import states
from schemas.addresses import a1
from schemas.book import Book
from schemas.sheets import TABLES
from tests.data_access.google_server import ROW, SPREADSHEET, error, key_file, of_workbook, served
from tests.data_access.saving import HEAD
from texts import LANGUAGES
from workflow.board import Board
from workflow.receivables.report import receivables_report

LONG, SHORT = 20.0, 2.0  # seconds for what is to succeed, and for what is meant to fail


@pytest.fixture
def hasty(monkeypatch):
    """Nobody waits long for a failure that is meant."""
    monkeypatch.setattr(google_sheets, "LOOK_SECONDS", SHORT)


def workbook(source: Source) -> Workbook:
    return google_workbook(source, LONG)


def test_the_same_workbook_gives_the_same_frames_findings_and_reports(tmp_path, same_twice):
    for name in ("aftersales.xlsx", "broken.xlsx"):
        same_twice(SAMPLES / name)


MONEY, DAY, CLOCK, HOURS = "#,##0.00", "yyyy-mm-dd", "h:mm", "[h]:mm"
ODD = (  # what is typed into a cell, and the format it has
    (46086, DAY), (46086.5, "yyyy-mm-dd h:mm"), (0.5, CLOCK), (1.75, HOURS), (46086, MONEY), (46086.5, MONEY), (0.3, "0%"),
    ("2026-03-05", DAY), ("46086", MONEY), (True, "General"), (43000, 'm"月"d"日"'), (12, "@"),
)  # fmt: skip


def test_days_typed_where_amounts_texts_and_numbers_belong_are_told_apart_as_in_excel(tmp_path, same_twice):
    made = openpyxl.Workbook()
    made.remove(made.active)
    for table in TABLES:
        sheet = made.create_sheet(table.sheet)
        sheet.append([column.header for column in table.columns])
        for row, (value, shown) in enumerate(ODD, 2):
            for column in range(1, len(table.columns) + 1):
                sheet.cell(row, column, value).number_format = shown
    made.save(tmp_path / "都不对.xlsx")

    book = same_twice(tmp_path / "都不对.xlsx")

    found = {(each.code, each.value) for each in book.findings(book.found) if each.field == "contract_amount"}
    assert ("unreadable_money", "2026-03-05") in found


@pytest.fixture
def same_twice(tmp_path):
    """Reads a workbook as it is and out of Google, and finds no difference; hands out the book."""

    def read_twice(path: Path) -> Book:
        with served(of_workbook(path)) as address:
            online = Source(GOOGLE, spreadsheet=SPREADSHEET, service_account=key_file(tmp_path, address), api_base=address)
            theirs = read([online]).book
        ours = read([Source(path=path)]).book
        for key, rows in ours.tables.items():
            pd.testing.assert_frame_equal(theirs[key].frame, rows.frame, obj=key)
            for name, state in rows.states.items():
                uncalculated = (state == states.UNREADABLE) & (theirs[key].states[name] == states.MISSING)  # Google works every formula out
                assert ((theirs[key].states[name] == state) | uncalculated).all()
            assert {name: [*values] for name, values in theirs[key].others.items()} == {
                name: [*values] for name, values in rows.others.items()
            }
        here, there = (Board(book, AS_OF, AS_OF) for book in (ours, theirs))
        skipped = "no_cached_value"
        found = [
            {(f.code, f.sheet, f.cell, f.value, f.project_id) for f in board.book.findings(board.findings) if f.code != skipped}
            for board in (here, there)
        ]
        assert found[0] == found[1]
        assert receivables_report(here.receivables) == receivables_report(there.receivables)
        return ours

    return read_twice


def test_every_finding_leads_to_its_very_cell(google, source):
    google.tabs["项目台账"].append(["P-2", "二号", "某公司", "王敏", "在建"])

    book = read([source]).book
    [finding] = [each for each in book.findings(book.found) if each.code == "not_in_list"]

    assert finding.link == f"https://docs.google.com/spreadsheets/d/{SPREADSHEET}/edit#gid=100"
    assert finding.cell == a1(5, 3)
    assert finding.file == "售后台账"


def test_all_tabs_come_in_three_reads_however_many_there_are(google, source):
    google.tabs |= {f"表{number}": [["甲"], ["乙"]] for number in range(20)}

    workbook(source)

    assert (google.asked["values"], google.asked["about"], google.asked["drive"], google.asked["token"]) == (2, 1, 1, 1)


def test_ragged_rows_hidden_tabs_merged_ranges_and_error_cells(google, source):
    google.tabs["项目台账"] = [
        [*HEAD, "备注"],
        ROW,
        [],
        ["P-2", "二号", "某公司", "王敏", "进行中", "#DIV/0! (Function DIVIDE parameter 2 cannot be zero.)"],
    ]
    google.hidden, google.merges = {"空表"}, {"项目台账": [(2, 3, 4, 3)]}

    [grid, empty] = workbook(source).grids

    assert [len(row) for row in grid.rows] == [6, 6, 6, 6]
    assert grid.errors == {(4, 6): "#DIV/0!"}
    assert grid.merged == [(2, 3, 4, 3)]
    assert (empty.hidden, list(empty.rows)) == (True, [])


def test_a_tab_with_an_apostrophe_or_a_name_like_a_cell_is_read(google, source):
    google.tabs |= {"A1": [["甲"]], "王's": [["乙"]]}

    assert [grid.name for grid in workbook(source).grids] == ["项目台账", "空表", "A1", "王's"]


HTML = (200, "text/html", b"<html>Please sign in to the hotel network</html>")
JSON = "application/json; charset=UTF-8"
TOO_OFTEN = {
    "error": {"errors": [{"domain": "usageLimits", "reason": "userRateLimitExceeded"}], "code": 403, "message": "User Rate Limit Exceeded"}
}
FAILURES = [  # who fails, how, and what is said
    ("drive", error(429, "Quota exceeded", "RATE_LIMIT_EXCEEDED"), "google_busy"),
    ("values", error(429, "Quota exceeded", "RATE_LIMIT_EXCEEDED"), "google_busy"),
    ("drive", (403, JSON, json.dumps(TOO_OFTEN).encode()), "google_busy"),
    ("token", error(429, "Too many requests"), "google_busy"),
    ("drive", error(500, "Internal error"), "google_broken"),
    ("about", error(503, "The service is currently unavailable."), "google_broken"),
    ("token", error(503, "The service is currently unavailable."), "google_broken"),
    ("token", (502, "text/html", b"<html>Bad gateway</html>"), "google_broken"),
    ("drive", error(403, "The caller does not have permission", "PERMISSION_DENIED"), "google_not_shared"),
    (
        "drive",
        error(403, "Google Drive API has not been used in project 1 before or it is disabled.", "SERVICE_DISABLED"),
        "google_api_disabled",
    ),
    ("drive", error(404, "Requested entity was not found.", "NOT_FOUND"), "google_not_found"),
    ("about", error(401, "Request had invalid authentication credentials.", "UNAUTHENTICATED"), "google_token_refused"),
    ("token", (400, JSON, b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}'), "google_token_refused"),
    ("token", HTML, "google_not_google"),
    ("token", (200, JSON, b"[]"), "google_not_google"),
    ("token", (200, JSON, b"null"), "google_not_google"),
    ("token", (200, JSON, b"{}"), "google_not_google"),
    ("drive", HTML, "google_not_google"),
    ("drive", (200, JSON, b"{}"), "google_not_google"),
    ("about", (200, JSON, b"[]"), "google_not_google"),
    ("values", (200, JSON, b'{"valueRanges": [{"ra'), "google_not_google"),
    ("values", (400, JSON, b'{"error": "no object"}'), "google_not_google"),
    ("about", "reset", "google_unreachable"),
    ("token", "reset", "google_unreachable"),
    ("token", "hang", "google_slow"),
    ("drive", "hang", "google_slow"),
    ("drive", "drip", "google_slow"),
    ("values", "drip", "google_slow"),
    ("drive", "drip from the start", "google_slow"),
]


@pytest.mark.parametrize(("service", "failure", "key"), FAILURES)
def test_each_failure_has_its_own_sentence_in_the_time_allowed_and_none_names_key_or_token(service, failure, key, google, source):
    google.failing[service] = failure

    began = time.monotonic()
    with pytest.raises(SourceRefused) as refused:
        google_workbook(source, SHORT)

    assert refused.value.key == key
    assert time.monotonic() - began < SHORT + 10  # no limit of a single request counts anew
    for language in LANGUAGES:
        sentence = refused.value.sentence(language)
        assert "PRIVATE KEY" not in sentence
        assert "Bearer" not in sentence


def test_a_new_key_in_the_place_of_a_refused_one_is_used_without_a_restart(google, source):
    google.failing["token"] = (400, JSON, b'{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}')
    with pytest.raises(SourceRefused, match="google_token_refused"):
        google_stamp(source)

    key = json.loads(source.service_account.read_text("utf-8"))
    source.service_account.write_text(json.dumps({**key, "client_email": "other@example.iam.gserviceaccount.com"}), "utf-8")
    google.failing = {"drive": error(403, "The caller does not have permission", "PERMISSION_DENIED")}

    with pytest.raises(SourceRefused, match="google_not_shared") as refused:
        google_stamp(source)
    assert "other@example.iam.gserviceaccount.com" in refused.value.sentence("zh")


def test_nobody_listening_where_google_should_be_is_google_out_of_reach(source):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        gone = replace(source, api_base=f"http://127.0.0.1:{taken.getsockname()[1]}")

        with pytest.raises(SourceRefused, match="google_unreachable"):
            google_workbook(gone, SHORT)


def test_answers_that_never_end_are_waited_for_by_a_few_at_most(google, source, hasty):
    google.failing["drive"] = "drip"

    for _ in range(6):
        with pytest.raises(SourceRefused, match="google_slow"):
            google_stamp(source)

    assert google.asked["drive"] == google_client.STILL_OUT


@pytest.mark.parametrize(
    "passing",
    [error(429, "Quota exceeded"), (403, JSON, json.dumps(TOO_OFTEN).encode()), error(500, "Internal error"), (200, JSON, b'{"sheets": [{"prop'), "reset"],
    ids=["429", "403", "500", "cut", "reset"],
)  # fmt: skip
def test_what_passes_is_tried_again(passing, google, source):
    google.failures = [passing]

    assert google_stamp(source).mark.endswith("-1")
    assert google.asked["drive"] == 2


def test_an_excel_file_stored_in_drive_is_said_to_be_one(google, source):
    google.mime_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    with pytest.raises(SourceRefused, match="google_office_file"):
        workbook(source)


def test_a_tab_renamed_while_it_is_read_is_read_by_its_new_name(google, source):
    unable = error(400, "Unable to parse range: '项目台账'", "INVALID_ARGUMENT")
    about = google.about

    def renamed_in_between():
        google.about = about
        google.failures = [unable]  # the next request is that for the values
        told = about()
        google.tabs = {"项目": google.tabs["项目台账"]}
        return told

    google.about = renamed_in_between

    assert [grid.name for grid in workbook(source).grids] == ["项目"]


@pytest.mark.parametrize("content", ["", "{", '{"type": "authorized_user"}', '{"type": "service_account"}'])
def test_a_key_file_that_is_none_is_named(tmp_path, content):
    (tmp_path / "key.json").write_text(content, "utf-8")

    with pytest.raises(SourceRefused, match="google_key_unreadable"):
        google_stamp(Source(GOOGLE, spreadsheet=SPREADSHEET, service_account=tmp_path / "key.json"))


def test_a_missing_key_file_is_named(tmp_path):
    with pytest.raises(SourceRefused, match="google_key_missing"):
        google_stamp(Source(GOOGLE, spreadsheet=SPREADSHEET, service_account=tmp_path / "none.json"))


def test_a_last_try_cut_short_hides_nothing_of_what_google_said(google, source):
    google.failing["drive"] = error(429, "Quota exceeded", "RATE_LIMIT_EXCEEDED")
    Timer(0.3, google.failing.update, [{"drive": "hang"}]).start()

    with pytest.raises(SourceRefused) as refused:
        google_workbook(source, SHORT)

    assert refused.value.key == "google_busy"
