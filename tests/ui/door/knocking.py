"""A small page behind the door, and ways of knocking: real HTTP and WebSockets on the loopback address."""

import base64
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from ui.door.audit import Audit
from ui.door.headers import Headers
from ui.door.rules import DoorRules
from ui.door.sign_in import Door

PASSWORD = "correct horse battery"


async def whoami(request: Request) -> JSONResponse:
    return JSONResponse({key: request.headers.get(f"x-aftersales-{key}") for key in ("user", "role", "way")})


async def stream(socket_: WebSocket) -> None:
    await socket_.accept()
    try:
        while True:
            await socket_.receive()
    except (WebSocketDisconnect, RuntimeError):
        return


@contextmanager
def served(folder: Path, **rules: object) -> Iterator[int]:
    """A small page behind the door; yields the port."""
    page = Starlette(
        routes=[
            Route("/_stcore/health", lambda _: PlainTextResponse("ok")),
            WebSocketRoute("/_stcore/stream", stream),
            Route("/{rest:path}", whoami),
        ]
    )
    folder.mkdir(exist_ok=True)
    every = DoorRules(accounts=folder / "accounts.json", key_file=folder / "key", log_folder=folder, **rules)  # type: ignore[arg-type]
    app = Headers(Door(page, every, Audit(folder)))
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join(10)


def ask(port: int, path: str, method: str = "GET", form: dict[str, str] | None = None, **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    sent = {"accept": "text/html", **{name.replace("_", "-"): value for name, value in headers.items()}}
    body = urlencode(form) if form else None
    connection.request(method, path, body, {**sent, **({"content-type": "application/x-www-form-urlencoded"} if form else {})})
    answer = connection.getresponse()
    return answer, answer.read().decode()


def cookies(answer: HTTPResponse) -> dict[str, str]:
    pairs = (value.split(";")[0].partition("=") for name, value in answer.getheaders() if name.lower() == "set-cookie")
    return {name: value for name, _, value in pairs}


def signed_in(port: int, name: str = "王敏", password: str = PASSWORD, target: str = "/", **headers: str) -> tuple[HTTPResponse, str]:
    page, text = ask(port, f"/sign-in?{urlencode({'next': target})}")
    token = re.search(r'name="token" value="([^"]+)"', text)[1]
    browser = cookies(page)["aftersales_form"]
    form = {"name": name, "password": password, "token": token, "next": target}
    return ask(port, "/sign-in", "POST", form, cookie=f"aftersales_form={browser}", **headers)


def handshake(port: int, **headers: str) -> tuple[socket.socket, int]:
    """A WebSocket handshake by hand; the status of the answer."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=10)
    lines = {
        "Host": f"127.0.0.1:{port}",
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": base64.b64encode(b"0" * 16).decode(),
        "Sec-WebSocket-Version": "13",
        **headers,
    }
    connection.sendall(("GET /_stcore/stream HTTP/1.1\r\n" + "".join(f"{k}: {v}\r\n" for k, v in lines.items()) + "\r\n").encode())
    return connection, int(connection.recv(4096).split(b" ")[1])
