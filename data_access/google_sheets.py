"""Google spreadsheets: all tabs in one read, typed by our schemas as if they were Excel; a link to every cell."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Any

from data_access.google_client import BoundedClient, account_of, connect, in_googles_shape
from data_access.grid import Cell, Grid, Workbook
from data_access.refusals import SourceRefused
from data_access.sources import Source, Stamp

LOOK_SECONDS = 20.0  # for a look at Drive, tries and pauses included
GOOGLES_OWN_SHEET = "application/vnd.google-apps.spreadsheet"
EDIT = "https://docs.google.com/spreadsheets/d/{spreadsheet}/edit#gid={tab}"
FIELDS = "properties(title,timeZone),sheets(properties(sheetId,title,hidden,sheetType,gridProperties(rowCount,columnCount)),merges)"
DRIVE = "https://www.googleapis.com/drive/v3/files/"
DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - the days of a sheet are days on its wall
_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|ERROR!)")
_HOURS = re.compile(r"(\d+):\d\d(?::\d\d)?(?:\.\d+)?")
_AS_NUMBERS: dict[str, Any] = {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER", "majorDimension": "ROWS"}
_DAYS_AS_TEXT = {**_AS_NUMBERS, "dateTimeRenderOption": "FORMATTED_STRING"}
_clients: dict[Source, BoundedClient] = {}


def google_stamp(source: Source) -> Stamp:
    """When the spreadsheet changed last, as Drive says; costs no read of the sheet.

    Raises:
        SourceRefused: it cannot be reached, is not shared with us, or is none.
    """
    with _asked(source, LOOK_SECONDS) as client:
        return _stamp(client, source)


def google_workbook(source: Source, seconds: float) -> Workbook:
    """All tabs of the spreadsheet: a look at Drive and three requests, however many tabs there are.

    Args:
        seconds: for everything together, tries and pauses included.

    Raises:
        SourceRefused: says why it cannot be read.
    """
    with _asked(source, seconds) as client:
        seen = _stamp(client, source)
        about, tabs, values, shown = _told(client, source.spreadsheet)
        grids = [
            _grid(source, tab, numbers.get("values", ()), texts.get("values", ()))
            for tab, numbers, texts in zip(tabs, values, shown, strict=True)
        ]
        title, zone = about["properties"]["title"], about["properties"].get("timeZone", "")
    return Workbook(title, grids, _digest(about, values, shown), seen.modified_at, zone)


@contextmanager
def _asked(source: Source, seconds: float) -> Iterator[BoundedClient]:
    """The client of a source: one for each, so that a token is asked for once an hour and nobody waits for another's answer."""
    if source not in _clients:
        _clients[source] = connect(source)
    client = _clients[source]
    client.allow(seconds)
    try:
        with in_googles_shape():
            yield client
    except SourceRefused as refused:
        if refused.key == "google_token_refused":  # the key file may be another one by the next look
            _clients.pop(source, None)
        raise


def _stamp(client: BoundedClient, source: Source) -> Stamp:
    fields = {"fields": "id,name,modifiedTime,version,mimeType,trashed", "supportsAllDrives": True}
    told = client.request("get", f"{DRIVE}{source.spreadsheet}", params=fields).json()
    if told.get("mimeType", GOOGLES_OWN_SHEET) != GOOGLES_OWN_SHEET:
        raise SourceRefused("google_office_file", spreadsheet=source.spreadsheet)
    if told.get("trashed"):
        raise SourceRefused("google_not_found", account=account_of(source.service_account), spreadsheet=source.spreadsheet)
    modified = datetime.fromisoformat(str(told["modifiedTime"]).replace("Z", "+00:00"))
    return Stamp(modified, f"{told['modifiedTime']}-{told.get('version', '')}")


def _told(client: BoundedClient, spreadsheet: str) -> tuple[Any, list[Any], list[Any], list[Any]]:
    """What stands in the spreadsheet: about itself, its tabs, their values, and the same with days as they are shown."""
    for last_try in (False, True):
        about = client.fetch_sheet_metadata(spreadsheet, {"fields": FIELDS})
        tabs = [tab for tab in about["sheets"] if tab["properties"].get("sheetType", "GRID") == "GRID"]
        try:
            values, shown = (client.values_batch_get(spreadsheet, ranges_of(tabs), how) for how in (_AS_NUMBERS, _DAYS_AS_TEXT))
        except SourceRefused as refused:
            # a tab renamed between the requests fails them all; once more, with the new names
            if refused.key != "google_tab_gone" or last_try:
                raise
        else:
            break
    return about, tabs, values["valueRanges"], shown["valueRanges"]


def _digest(*told: Any) -> str:
    """Of the content: Drive counts a comment as a change, and may be late to count an edit."""
    return hashlib.blake2b(json.dumps(told, sort_keys=True).encode(), digest_size=16).hexdigest()


def ranges_of(tabs: Sequence[Mapping[str, Any]]) -> list[str]:
    """The tabs' names, always quoted: a name like A1 would be a cell."""
    return ["'" + tab["properties"]["title"].replace("'", "''") + "'" for tab in tabs]


def _grid(source: Source, tab: Mapping[str, Any], rows: Sequence[Sequence[Any]], shown: Sequence[Sequence[Any]]) -> Grid:
    errors: dict[Cell, str] = {}
    cells = [
        [_cell(value, as_text, (row, column), errors) for column, (value, as_text) in enumerate(zip_longest(line, texts), 1)]
        for row, (line, texts) in enumerate(zip_longest(rows, shown, fillvalue=()), 1)
    ]
    width = max(map(len, cells), default=0)
    about = tab["properties"]
    return Grid(
        name=about["title"],
        rows=[[*line, *[""] * (width - len(line))] for line in cells],
        errors=errors,
        merged=[_merged(each) for each in tab.get("merges", ())],
        hidden=bool(about.get("hidden")),
        link=EDIT.format(spreadsheet=source.spreadsheet, tab=about.get("sheetId", 0)),
    )


def _cell(value: Any, shown: Any, at: Cell, errors: dict[Cell, str]) -> Any:
    """A value as Excel would give it: numbers are float, days are days, an error cell reads as blank.

    Args:
        shown: the same, but a number that is formatted as a day or a time comes as text. Nothing else tells an amount from
            a day that was typed in its place.
    """
    if isinstance(value, bool) or value is None:
        return "" if value is None else value
    if isinstance(value, (int, float)):
        return moment(value, shown) if isinstance(shown, str) else float(value)
    found = _ERROR.match(value)
    if found:
        errors[at] = found[0]
        return ""
    return value


def moment(serial: float, shown: str) -> date | time | timedelta | float:
    """A serial number as Excel's reader gives it: a time below 1, a number of hours, a day, a day with a time.

    Args:
        shown: as it stands in the sheet; 36:00 is a number of hours.
    """
    past = timedelta(milliseconds=round(serial * 86_400_000)) if abs(serial) < 2_958_466 else None  # the year 9999
    if past is None:
        return float(serial)
    hours = _HOURS.fullmatch(shown)
    if serial >= 1 and hours and int(hours[1]) == past // timedelta(hours=1):
        return past
    whole = DAY_ZERO + past
    if 0 <= serial < 1:
        return whole.time()
    return whole.date() if whole.time() == time() else whole


def _merged(each: Mapping[str, int]) -> tuple[int, int, int, int]:
    """Google counts from 0 and leaves the end out."""
    return each.get("startRowIndex", 0) + 1, each.get("startColumnIndex", 0) + 1, each["endRowIndex"], each["endColumnIndex"]
