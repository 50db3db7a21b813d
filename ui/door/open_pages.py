"""Pages that are open: a socket is closed when whoever looks is no longer who came in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from google.protobuf.message import DecodeError
from streamlit.proto.BackMsg_pb2 import BackMsg

from ui.door.headers import Receive, Scope, Send

NEWEST = "/newest"  # what an open page asks by itself, see ``ui.watch``
WATCH = "newer"  # and the widget that asks


async def served(
    app: Any, scope: Scope, receive: Receive, send: Send, still_the_same: Callable[[], Awaitable[bool]], seconds: float
) -> None:
    """Serves a socket until the page is left, or its person is signed out, idle, removed or given another role.

    Args:
        seconds: between two looks at who it is.
    """
    page = asyncio.create_task(app(scope, receive, send))
    try:
        while not page.done():
            await asyncio.wait({page}, timeout=seconds)
            if not page.done() and not await still_the_same():
                page.cancel()
                await send({"type": "websocket.close", "code": 1008})
                break
        await asyncio.gather(page, return_exceptions=page.cancelled() or page.cancelling() > 0)
    finally:
        page.cancel()


def noting_clicks(receive: Receive, click: Callable[[], None]) -> Receive:
    """Receives for a socket, and says whenever a person did something."""

    async def noting() -> MutableMapping[str, Any]:
        message = await receive()
        if message.get("bytes") and _is_click(message["bytes"]):
            click()
        return message

    return noting


def _is_click(message: bytes) -> bool:
    """Whether a person caused a message, not a page that refreshes by itself."""
    asked = BackMsg()
    try:
        asked.ParseFromString(message)
    except DecodeError:  # what is no message is no click
        return False
    if asked.WhichOneof("type") != "rerun_script":
        return False
    return not any(widget.json_trigger_value and WATCH in widget.id for widget in asked.rerun_script.widget_states.widgets)
