"""A visitor without a browser: speaks Streamlit's protocol over a real socket and keeps everything that is sent."""

from __future__ import annotations

import base64
import binascii
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any, Self
from urllib.parse import urlsplit

import numpy as np
import pyarrow as pa
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

ARROW = b"\xff\xff\xff\xff"
QUIET = 0.15  # seconds without a message after the last run of a page


@dataclass
class Sent:
    """Everything that was sent, in texts and numbers.

    Attributes:
        downloads: the names of the files that were taken along.
    """

    texts: set[str] = field(default_factory=set)
    numbers: set[float] = field(default_factory=set)
    downloads: set[str] = field(default_factory=set)

    def take(self, found: Iterator[Any]) -> None:
        for one in found:
            if isinstance(one, str):
                self.texts.add(one)
            else:
                self.numbers.add(round(float(one), 4))


class Visitor:
    """Somebody with a cookie who opens one page after the other, and takes every file along that is offered."""

    def __init__(self, port: int, cookie: str) -> None:
        self.port, self.cookie, self.sent = port, cookie, Sent()
        self._open, self._session = ExitStack(), ""

    def __enter__(self) -> Self:
        address = f"ws://127.0.0.1:{self.port}/_stcore/stream"
        headers = {"Cookie": self.cookie}
        self._socket = self._open.enter_context(connect(address, additional_headers=headers, subprotocols=["streamlit"], max_size=None))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def open(self, place: str) -> None:
        """One page, and all its files."""
        path, _, query = place.partition("?")
        self.sent.take(values(self._get(f"/{place}")))
        asked = BackMsg()
        asked.rerun_script.page_name, asked.rerun_script.query_string = path, query
        buttons = [button for message in self._answers(asked) for button in _buttons(message)]
        for button in buttons:
            self._take_along(button)

    def _take_along(self, button: Any) -> None:
        url = button.url
        if button.HasField("deferred_file_id"):
            asked = BackMsg()
            asked.backend_operation_request.request_id, asked.backend_operation_request.session_id = "1", self._session
            asked.backend_operation_request.deferred_file.file_id = button.deferred_file_id
            [answer] = [message for message in self._answers(asked) if message.WhichOneof("type") == "backend_operation_response"]
            url = answer.backend_operation_response.deferred_file.url
        assert url, answer
        self.sent.take(values(self._get(url)))
        self.sent.downloads.add(f"{urlsplit(url).path.rpartition('.')[2]} {button.label}")

    def _answers(self, asked: BackMsg) -> list[ForwardMsg]:
        """All that comes until a page is whole, or an operation is answered."""
        self._socket.send(asked.SerializeToString())
        messages: list[ForwardMsg] = []
        whole = False
        while True:
            try:
                frame = self._socket.recv(timeout=QUIET if whole else 60)
            except TimeoutError:
                assert whole, "the page did not come to an end"
                return messages
            messages.append(ForwardMsg.FromString(frame))
            self._session = messages[-1].new_session.initialize.session_id or self._session
            whole = _is_whole(messages[-1], whole)
            self.sent.take(values(messages[-1]))

    def _get(self, path: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path, headers={"Cookie": self.cookie, "Accept": "text/html"})
        answer = connection.getresponse()
        assert answer.status == 200, (path, answer.status)
        return answer.read()


def _is_whole(message: ForwardMsg, before: bool) -> bool:
    """Whether all has come: the last run of a page has ended, or an operation is answered."""
    kind = message.WhichOneof("type")
    assert kind != "ref_hash", "a message was left out"
    if kind == "script_finished":
        return bool(message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
    return kind == "backend_operation_response" or (before and kind != "new_session")


def _buttons(message: ForwardMsg) -> Iterator[Any]:
    if message.WhichOneof("type") == "delta" and message.delta.new_element.WhichOneof("type") == "download_button":
        button = message.delta.new_element.download_button
        if not button.disabled:
            yield button


def values(content: Any) -> Iterator[Any]:
    """The texts and numbers in whatever is sent: messages, tables, JSON, arrays of charts, workbooks, plain text."""
    if isinstance(content, Message):
        for described, inside in content.ListFields():
            yield from _in_field(inside, described)
    elif isinstance(content, bytes):
        yield from _in_bytes(content)
    elif isinstance(content, str):
        yield from _in_text(content)
    elif isinstance(content, dict):
        yield from _in_dict(content)
    elif isinstance(content, (list, tuple)):
        for each in content:
            yield from values(each)
    elif content is not None and not isinstance(content, bool):
        yield content if isinstance(content, (int, float)) else str(content)


def _in_field(inside: Any, described: Any) -> Iterator[Any]:
    if described.message_type and described.message_type.GetOptions().map_entry:
        yield from values(dict(inside))
    else:
        yield from values(inside if isinstance(inside, (Message, bytes, str, int, float)) else list(inside))


def _in_bytes(content: bytes) -> Iterator[Any]:
    if content.startswith(ARROW):
        table = pa.ipc.open_stream(content).read_all()
        yield from values(table.column_names)
        yield from values([column.to_pylist() for column in table.columns])
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            yield from (parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        yield from values(content.decode("utf-8", "replace"))


def _in_text(content: str) -> Iterator[Any]:
    yield content
    if content[:1] in "{[":
        try:
            yield from values(json.loads(content))
        except ValueError:
            return


def _in_dict(content: dict[Any, Any]) -> Iterator[Any]:
    if set(content) >= {"bdata", "dtype"}:  # how Plotly writes arrays of numbers
        try:
            yield from np.frombuffer(base64.b64decode(content["bdata"]), content["dtype"]).tolist()
        except (ValueError, TypeError, binascii.Error):
            yield from values(list(content.values()))
        return
    yield from values(list(content))
    yield from values(list(content.values()))
