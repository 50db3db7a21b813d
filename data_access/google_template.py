"""The template in an empty Google spreadsheet: the very workbook of ``template``, said in Google's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from gspread.utils import a1_range_to_grid_range
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from data_access.google_client import BoundedClient, account_of, connect, in_googles_shape
from data_access.google_sheets import ranges_of
from data_access.refusals import SourceRefused
from data_access.sources import Source
from data_access.template import template

Request = dict[str, Any]
SECONDS, LAST_SECONDS = 45.0, 8.0  # for everything together, and for a last look after that
ROWS = 1000  # of a new tab; drop-downs and formats hold for rows added below, too
EPOCH = date(1899, 12, 30)
PIXELS_PER_CHARACTER, PIXELS_PER_POINT = 7, 4 / 3
FIELDS = "properties(title),sheets(properties(sheetId,title,hidden,sheetType),charts(chartId))"
_WHOLE_CELL = "userEnteredValue,userEnteredFormat,note"
_PATTERNS = {
    "@": {"type": "TEXT"},
    "yyyy-mm-dd": {"type": "DATE", "pattern": "yyyy-mm-dd"},
    "#,##0.00": {"type": "NUMBER", "pattern": "#,##0.00"},
    "0.00%": {"type": "PERCENT", "pattern": "0.00%"},
}


def fill(source: Source, *, example: bool = False) -> int:
    """Makes our tabs in an empty spreadsheet, all of them or none; says how many.

    Args:
        example: with one example project in them.

    Raises:
        SourceRefused: it has content already, may not be changed by us, or cannot be reached.
    """
    client, spreadsheet = connect(source, writing=True), source.spreadsheet
    client.allow(SECONDS)
    with in_googles_shape():
        tabs = _empty_tabs(client, spreadsheet)
    book = template(example=example)
    try:
        client.batch_update(spreadsheet, {"requests": list(requests(book, tabs))})
    except SourceRefused as refused:
        if refused.key == "google_not_shared":
            raise SourceRefused("google_not_editor", account=account_of(source.service_account)) from None
        # an answer lost on its way leaves the work done, and a second try finds our tabs in its way
        client.allow(LAST_SECONDS)
        with in_googles_shape():
            there = [tab["properties"]["title"] for tab in client.fetch_sheet_metadata(spreadsheet, {"fields": FIELDS})["sheets"]]
        if there != book.sheetnames:
            raise SourceRefused("google_not_filled") if refused.key == "google_tab_gone" else refused from None
    return len(book.sheetnames)


def _empty_tabs(client: BoundedClient, spreadsheet: str) -> list[Request]:
    """The tabs of a spreadsheet without content.

    Raises:
        SourceRefused: it has content.
    """
    about = client.fetch_sheet_metadata(spreadsheet, {"fields": FIELDS})
    tabs = [tab["properties"] for tab in about["sheets"]]
    grids = [tab for tab in about["sheets"] if tab["properties"].get("sheetType", "GRID") == "GRID"]
    values = client.values_batch_get(spreadsheet, ranges_of(grids))["valueRanges"]
    full = [tab["properties"]["title"] for tab, told in zip(grids, values, strict=True) if told.get("values") or tab.get("charts")]
    full += [tab["title"] for tab in tabs if tab.get("sheetType", "GRID") != "GRID"]
    if full:
        raise SourceRefused("google_not_empty", spreadsheet=about["properties"]["title"], sheet=full[0])
    return tabs


def requests(book: Workbook, tabs: Sequence[Request]) -> Iterator[Request]:
    """What makes a spreadsheet of empty tabs into the workbook: its first tab becomes the first sheet, the others go."""
    first = next(tab["sheetId"] for tab in tabs if not tab.get("hidden"))
    yield from ({"deleteSheet": {"sheetId": tab["sheetId"]}} for tab in tabs if tab["sheetId"] != first)
    free = (number for number in count(1) if number not in {tab["sheetId"] for tab in tabs})
    ids = dict(zip(book.sheetnames, [first, *(next(free) for _ in book.sheetnames[1:])], strict=True))
    for index, sheet in enumerate(book.worksheets):
        properties = {"sheetId": ids[sheet.title], "title": sheet.title, "index": index, "gridProperties": _grid(sheet)}
        if index:
            yield {"addSheet": {"properties": properties}}
        else:
            yield {"updateSheetProperties": {"properties": properties, "fields": "title,index,gridProperties"}}
    for sheet in book.worksheets:
        yield from _sheet(sheet, ids)


def _grid(sheet: Worksheet) -> Request:
    frozen = {"frozenRowCount": 1, "frozenColumnCount": 1} if sheet.freeze_panes else {}
    return {"rowCount": ROWS, "columnCount": max(sheet.max_column, 2), **frozen}


def _sheet(sheet: Worksheet, ids: dict[str, int]) -> Iterator[Request]:
    """Formats of whole columns first: what single cells say goes over them."""
    number = ids[sheet.title]
    for letter, column in sheet.column_dimensions.items():
        yield _size(number, "COLUMNS", column_index_from_string(letter) - 1, round(column.width * PIXELS_PER_CHARACTER))
        if column.number_format in _PATTERNS:
            shown = {"userEnteredFormat": {"numberFormat": _PATTERNS[column.number_format]}}
            below = _range(number, f"{letter}2:{letter}2")
            yield {"repeatCell": {"range": below, "cell": shown, "fields": "userEnteredFormat.numberFormat"}}
    if sheet.row_dimensions[1].height:
        yield _size(number, "ROWS", 0, round(sheet.row_dimensions[1].height * PIXELS_PER_POINT))
    rows = [{"values": [_cell(cell, ids) for cell in row]} for row in sheet.iter_rows()]
    yield {"updateCells": {"start": {"sheetId": number, "rowIndex": 0, "columnIndex": 0}, "rows": rows, "fields": _WHOLE_CELL}}
    for rule in sheet.data_validations.dataValidation:
        values = [{"userEnteredValue": word} for word in rule.formula1.strip('"').split(",")]
        listed = {"condition": {"type": "ONE_OF_LIST", "values": values}, "strict": rule.showErrorMessage, "showCustomUi": True}
        yield {"setDataValidation": {"range": _range(number, str(rule.sqref)), "rule": listed}}
    for cells in sheet.conditional_formatting:
        for rule in cells.rules:
            condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": f"={rule.formula[0]}"}]}
            coloured = {"condition": condition, "format": {"backgroundColorStyle": _colour(rule.dxf.fill.bgColor.rgb)}}
            ranges = [_range(number, str(cells.sqref))]
            yield {"addConditionalFormatRule": {"rule": {"ranges": ranges, "booleanRule": coloured}, "index": 0}}


def _size(number: int, dimension: str, index: int, pixels: int) -> Request:
    place = {"sheetId": number, "dimension": dimension, "startIndex": index, "endIndex": index + 1}
    return {"updateDimensionProperties": {"range": place, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}}


def _range(number: int, cells: str) -> Request:
    """The cells and all below them."""
    told: Request = a1_range_to_grid_range(cells, number)
    return {key: value for key, value in told.items() if key != "endRowIndex"}


def _cell(cell: Cell, ids: dict[str, int]) -> Request:
    """A cell's value, look and note; what is blank is left out."""
    told: Request = {"userEnteredValue": _value(cell.value), "userEnteredFormat": _look(cell, ids)}
    told["note"] = cell.comment.text if cell.comment else ""
    return {key: value for key, value in told.items() if value}


def _value(value: Any) -> Request:
    """A value as Google keeps it: a day is the number of days since the end of 1899."""
    if value is None:
        return {}
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return {"numberValue": (day - EPOCH).days}
    return {"numberValue": value} if isinstance(value, (int, float)) else {"stringValue": str(value)}


def _look(cell: Cell, ids: dict[str, int]) -> Request:
    look: Request = {}
    text: Request = {"bold": True} if cell.font.bold else {}
    if cell.font.sz and cell.font.sz > 11:
        text["fontSize"] = round(cell.font.sz)
    if cell.hyperlink:
        text["link"] = {"uri": f"#gid={ids[str(cell.value)]}"}
    if text:
        look["textFormat"] = text
    if isinstance(cell.fill, PatternFill) and cell.fill.fill_type == "solid":
        look["backgroundColorStyle"] = _colour(cell.fill.fgColor.rgb)
    if cell.alignment.wrap_text:
        look["wrapStrategy"] = "WRAP"
    if cell.number_format in _PATTERNS:
        look["numberFormat"] = _PATTERNS[cell.number_format]
    return look


def _colour(rgb: str) -> Request:
    """A colour out of its six last hexadecimal digits, each part between 0 and 1."""
    parts = bytes.fromhex(rgb[-6:])
    return {"rgbColor": {name: round(part / 255, 4) for name, part in zip(("red", "green", "blue"), parts, strict=True)}}
