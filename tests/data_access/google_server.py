"""A small part of the Sheets v4, Drive v3 and token services over real HTTP, shaped after Google's published reference.

It serves a workbook made by openpyxl the way Google would serve the same spreadsheet, counts what is asked of it, and can
be told to fail in all the ways Google and the networks before it fail.
"""

from __future__ import annotations

import json
import re
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import openpyxl
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.data_access.google_edits import NotTaken, edited
from tests.data_access.google_values import serial, with_days_as_shown

SPREADSHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz"
ROW = ["P-1", "一号", "某公司", "王敏", "进行中"]


@dataclass
class Google:
    """What the server holds.

    Attributes:
        failures: answers to give instead of the next ones, oldest first, each (status, content type, body), or ``reset`` for a
            connection cut off, ``hang`` for no answer at all, ``drip`` for one that comes byte by byte and never ends, ``drip from the start`` for
            one whose head does.
        failing: by service the one answer it gives to everything.
        asked: how often each service was asked.
        ids: of the tabs, where they are not simply counted from 100.
        read_only: whether it is shared for looking only.
        lost_answers: how many answers to changes get lost on their way, though the change is made.
        looks: by tab, what was asked for besides values: formats, notes, drop-downs, widths, colours.
        zone: the time zone of the spreadsheet.
        is_over: lets go of those who were made to wait.
    """

    title: str
    tabs: dict[str, list[list[Any]]]
    hidden: set[str] = field(default_factory=set)
    merges: dict[str, list[tuple[int, int, int, int]]] = field(default_factory=dict)
    version: int = 1
    mime_type: str = "application/vnd.google-apps.spreadsheet"
    failures: list[Any] = field(default_factory=list)
    failing: dict[str, Any] = field(default_factory=dict)
    zone: str = "Asia/Shanghai"
    is_over: threading.Event = field(default_factory=threading.Event)
    asked: Counter[str] = field(default_factory=Counter)
    ids: dict[str, int] = field(default_factory=dict)
    read_only: bool = False
    lost_answers: int = 0
    looks: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def about(self) -> dict[str, Any]:
        """``spreadsheets.get`` without grid data."""
        sheets = [self._tab(number, name, rows) for number, (name, rows) in enumerate(self.tabs.items())]
        return {"spreadsheetId": SPREADSHEET, "properties": {"title": self.title, "timeZone": self.zone}, "sheets": sheets}

    def _tab(self, number: int, name: str, rows: list[list[Any]]) -> dict[str, Any]:
        sheet = self.ids.get(name, 100 + number)
        properties = {"sheetId": sheet, "title": name, "index": number, "sheetType": "GRID"}
        properties["gridProperties"] = {"rowCount": max(len(rows), 1000), "columnCount": 40}
        if name in self.hidden:
            properties["hidden"] = True
        merges = [
            {
                "sheetId": sheet,
                "startRowIndex": top - 1,
                "endRowIndex": bottom,
                "startColumnIndex": left - 1,
                "endColumnIndex": right,
            }
            for top, left, bottom, right in self.merges.get(name, ())
        ]
        return {"properties": properties, **({"merges": merges} if merges else {})}

    def values(self, names: list[str], days: str) -> dict[str, Any]:
        """``spreadsheets.values.batchGet`` unformatted: trailing blanks cut off, an empty tab without ``values``.

        Args:
            days: SERIAL_NUMBER or FORMATTED_STRING.
        """
        ranges, shown = [], serial if days == "SERIAL_NUMBER" else with_days_as_shown
        for name in names:
            rows = [_trimmed([shown(cell) for cell in row]) for row in self.tabs[name]]
            while rows and not rows[-1]:
                rows.pop()
            told: dict[str, Any] = {"range": f"'{name}'!A1:AN1000", "majorDimension": "ROWS"}
            ranges.append({**told, "values": rows} if rows else told)
        return {"spreadsheetId": SPREADSHEET, "valueRanges": ranges}

    def update(self, requests: list[dict[str, Any]]) -> None:
        """``spreadsheets.batchUpdate``.

        Raises:
            NotTaken: one of the requests cannot be done; nothing has changed.
        """
        before = {
            sheet["properties"]["sheetId"]: {**sheet["properties"], "rows": self.tabs[sheet["properties"]["title"]], "looks": []}
            for sheet in self.about()["sheets"]
        }
        after = edited(before, requests)
        self.tabs = {tab["title"]: tab["rows"] for tab in after.values()}
        self.ids = {tab["title"]: number for number, tab in after.items()}
        self.looks = {tab["title"]: tab["looks"] for tab in after.values()}
        self.version += 1


def _trimmed(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row.pop()
    return row


def of_workbook(path: Path) -> Google:
    """The spreadsheet somebody would get by uploading a workbook."""
    book = openpyxl.load_workbook(path, data_only=True)
    tabs = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    hidden = {sheet.title for sheet in book if sheet.sheet_state != "visible"}
    merges = {sheet.title: [(r.min_row, r.min_col, r.max_row, r.max_col) for r in sheet.merged_cells.ranges] for sheet in book}
    return Google(path.name, tabs, hidden, merges)


@contextmanager
def served(google: Google) -> Iterator[str]:
    """Serves it on the loopback address; yields the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(google))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        google.is_over.set()
        server.shutdown()
        server.server_close()


def key_file(folder: Path, address: str) -> Path:
    """A service account key that is good for this server only, made now."""
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    key = {
        "type": "service_account",
        "project_id": "example",
        "private_key_id": "1",
        "private_key": pem.decode(),
        "client_email": "board@example.iam.gserviceaccount.com",
        "client_id": "1",
        "token_uri": f"{address}/token",
    }
    path = folder / "key.json"
    path.write_text(json.dumps(key), "utf-8")
    return path


def error(status: int, message: str, reason: str = "") -> tuple[int, str, bytes]:
    """An error as Google words it."""
    details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason}] if reason else []
    body = {"error": {"code": status, "message": message, "status": reason or "ERROR", "details": details}}
    return status, "application/json; charset=UTF-8", json.dumps(body).encode()


def _handler(google: Google) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer("GET", b"")

        def do_POST(self) -> None:
            self._answer("POST", self.rfile.read(int(self.headers.get("content-length", 0))))

        def _answer(self, method: str, body: bytes) -> None:
            parts = urlsplit(self.path)
            service = _service(method, parts.path)
            google.asked[service] += 1
            failure = google.failing.get(service) or (google.failures.pop(0) if google.failures and service != "token" else None)
            if failure:
                self._fail(failure)
                return
            asked = parse_qs(parts.query)
            routes: dict[str, Callable[[], Any]] = {
                "token": lambda: {"access_token": "a", "token_type": "Bearer", "expires_in": 3600} if _is_grant(body) else None,
                "about": google.about,
                "values": lambda: google.values(
                    [_tab_of(name) for name in asked["ranges"]], asked.get("dateTimeRenderOption", ["SERIAL_NUMBER"])[0]
                ),
                "drive": lambda: {
                    "id": SPREADSHEET,
                    "name": google.title,
                    "mimeType": google.mime_type,
                    "modifiedTime": f"2026-11-20T02:42:{google.version:02d}.000Z",
                    "version": str(google.version),
                },
            }
            if service == "update":
                self._update(json.loads(body)["requests"])
                return
            told = routes[service]() if service in routes else None
            self._send(200 if told is not None else 404, "application/json; charset=UTF-8", json.dumps(told).encode())

        def _update(self, requests: list[dict[str, Any]]) -> None:
            if google.read_only:
                self._send(*error(403, "The caller does not have permission", "PERMISSION_DENIED"))
                return
            try:
                google.update(requests)
            except NotTaken as problem:
                self._send(*error(400, str(problem), "INVALID_ARGUMENT"))
                return
            if google.lost_answers:
                google.lost_answers -= 1
                self._reset()
                return
            self._send(200, "application/json; charset=UTF-8", json.dumps({"spreadsheetId": SPREADSHEET, "replies": []}).encode())

        def _fail(self, failure: Any) -> None:
            if failure == "hang":
                google.is_over.wait(120)
            if failure in ("drip", "drip from the start"):
                self._drip(whole=failure == "drip")
            if isinstance(failure, str):
                self._reset()
            else:
                self._send(*failure)

        def _drip(self, *, whole: bool) -> None:
            """Every byte well within the time that is allowed for one, and no end."""
            head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n" + (b"content-length: 1000000\r\n\r\n" if whole else b"x: ")
            with suppress(OSError):
                self.wfile.write(head)
                while not google.is_over.wait(0.2):
                    self.wfile.write(b" ")

        def _reset(self) -> None:
            with suppress(OSError):  # whoever asked has gone
                self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True

        def _send(self, status: int, kind: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler


def _service(method: str, path: str) -> str:
    path = unquote(path)
    if path == "/token":
        return "token"
    if path.startswith("/drive/v3/files/"):
        return "drive"
    if path.endswith((":batchUpdate", "values:batchUpdate")):
        return "update"
    if path.endswith("values:batchGet"):
        return "values"
    return "about" if method == "GET" and re.fullmatch(r"/v4/spreadsheets/[^/]+", path) else "unknown"


def _is_grant(body: bytes) -> bool:
    asked = parse_qs(body.decode())
    return asked.get("grant_type") == ["urn:ietf:params:oauth:grant-type:jwt-bearer"] and asked["assertion"][0].count(".") == 2


def _tab_of(name: str) -> str:
    assert name.startswith("'"), "tab names are always quoted"
    return name[1:-1].replace("''", "'")
