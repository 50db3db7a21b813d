"""One visitor without a browser: the same messages over the same WebSocket, counted and timed."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from types import TracebackType
from urllib.parse import quote, urlsplit
from urllib.request import urlopen

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection
from websockets.asyncio.client import connect as connect_async
from websockets.sync.client import connect

from texts import say
from ui.door.open_pages import NEWEST

PATIENCE = 120.0  # seconds for one run
FAULT = say("ui.banner.fault", "zh", number="").partition("。")[0].encode()


@dataclass(slots=True)
class Run:
    """What came of one run of a page.

    Attributes:
        first: seconds to the first thing drawn, ``finished`` to the end of the run.
        script: the page, as a browser names it when it asks for it again.
        newest: what the page was drawn from, as it is called; a browser asks ``every`` so many seconds whether that has changed.
        elements: how many things were drawn; ``sent`` in bytes; ``faults`` how many of them are error boxes.
    """

    first: float = 0.0
    finished: float = 0.0
    elements: int = 0
    sent: int = 0
    faults: int = 0
    script: str = ""
    newest: str = ""
    every: float = 0.0
    kinds: dict[str, int] = field(default_factory=dict)

    def takes(self, data: bytes, seconds: float) -> bool:
        """Counts a message; whether it was the last one of the run."""
        self.sent += len(data)
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element":
            kind = message.delta.new_element.WhichOneof("type") or ""
            self.first = self.first or (0.0 if b"<style>" in data else seconds)  # a style sheet is nothing to look at
            self.elements += 1
            self.faults += kind == "exception" or FAULT in data
            self.kinds[kind] = self.kinds.get(kind, 0) + 1
            component = message.delta.new_element.bidi_component
            if component.component_name.endswith("board_watch"):
                asked = json.loads(component.json)
                self.newest, self.every = asked["newest"], float(asked["every"])
        if message.WhichOneof("type") == "new_session":
            self.script = message.new_session.page_script_hash
        if message.WhichOneof("type") != "script_finished" or message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return False
        self.finished = seconds
        return True


def asked_for(page: str, query: str = "") -> bytes:
    """The message with which a browser asks for a page."""
    message = BackMsg()
    message.rerun_script.query_string, message.rerun_script.page_name = quote(query, safe="=&"), page
    return message.SerializeToString()


def asked_again(run: Run) -> bytes:
    """The message with which an open page asks to be drawn anew."""
    message = BackMsg()
    message.rerun_script.page_script_hash = run.script
    return message.SerializeToString()


def _stream(address: str) -> str:
    return f"ws://{urlsplit(address).netloc}/_stcore/stream"


class Session:
    """A visitor that stays; ``run`` asks for a page and waits for its end.

    Attributes:
        first_seen: when the first thing of the last run was drawn, by the clock of ``time.perf_counter``.
    """

    first_seen = 0.0

    def __init__(self, address: str) -> None:
        self._socket = connect(
            _stream(address), subprotocols=["streamlit"], origin=address, max_size=None, compression=None, open_timeout=PATIENCE
        ).__enter__()

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._socket.close()

    def run(self, page: str, query: str = "") -> Run:
        """One run of a page."""
        made, started = Run(), time.perf_counter()
        self._socket.send(asked_for(page, query))
        while not made.takes(bytes(self._socket.recv(PATIENCE)), time.perf_counter() - started):
            pass
        self.first_seen = started + made.first
        return made

    def content(self, page: str, query: str = "") -> bytes:
        """All that is sent for a run of a page."""
        made, said = Run(), []
        self._socket.send(asked_for(page, query))
        while True:
            said.append(bytes(self._socket.recv(PATIENCE)))
            if made.takes(said[-1], 0.0):
                return b"".join(said)


async def visit(address: str, page: str) -> tuple[ClientConnection, Run]:
    """A visitor among many: opens the page and stays."""
    started = time.perf_counter()
    socket = await connect_async(
        _stream(address), subprotocols=["streamlit"], origin=address, max_size=None, compression=None, open_timeout=PATIENCE
    )
    await socket.send(asked_for(page))
    made = Run()
    while not made.takes(bytes(await socket.recv()), time.perf_counter() - started):
        pass
    return socket, made


async def drawn_anew(address: str, socket: ClientConnection, before: Run) -> float:
    """Asks again and again as an open page does; when the page was drawn anew, by the clock of ``time.perf_counter``."""
    until = time.perf_counter() + PATIENCE
    while await asyncio.to_thread(_newest, address) == before.newest:
        if time.perf_counter() > until:
            raise TimeoutError
        await asyncio.sleep(before.every)
    await socket.send(asked_again(before))
    run = Run()
    while not run.takes(bytes(await socket.recv()), 0.0):
        pass
    return time.perf_counter()


def _newest(address: str) -> str:
    with urlopen(f"{address}{NEWEST}", timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return str(answer.read(), "ascii")
