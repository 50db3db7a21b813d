"""A reverse proxy in front of the board, after our own sample: nginx where there is one, else a small one that reads the sample."""

import asyncio
import base64
import os
import re
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

from tests.deploy.board import ROOT, free_port, wait_until

SAMPLE = ROOT / "deploy" / "proxy" / "nginx.conf"
NAME, PASSWORD = "wangmin", "of nginx itself"
SIGNS_IN = re.compile(r"^( +)# (auth_basic|proxy_set_header X-Remote-User)", re.MULTILINE)


@dataclass(frozen=True)
class Proxy:
    """Where it listens, and whether it speaks HTTPS."""

    port: int
    secure: bool

    def connect(self, address: str = "127.0.0.2") -> HTTPConnection:
        """As a visitor of that address; every 127.x.x.x is this machine."""
        if not self.secure:
            return HTTPConnection("127.0.0.1", self.port, timeout=10, source_address=(address, 0))
        unknown = ssl.create_default_context()
        unknown.check_hostname, unknown.verify_mode = False, ssl.CERT_NONE
        return HTTPSConnection("127.0.0.1", self.port, timeout=10, source_address=(address, 0), context=unknown)


@contextmanager
def in_front(folder: Path, boards: Sequence[int], *, signs_in: bool = False, small: bool = False) -> Iterator[Proxy]:
    """The proxy of our sample, for boards on these ports; ``signs_in`` takes in the lines that name people."""
    text = SAMPLE.read_text("utf-8")
    text = SIGNS_IN.sub(r"\1\2", text) if signs_in else text
    with _small(text, boards[0]) if small else _nginx(folder, text, boards) as proxy:
        yield proxy


@contextmanager
def _nginx(folder: Path, text: str, boards: Sequence[int]) -> Iterator[Proxy]:
    port = free_port()
    made = subprocess.run(["openssl", "passwd", "-apr1", PASSWORD], capture_output=True, text=True, check=True).stdout
    (folder / "passwords").write_text(f"{NAME}:{made}", "utf-8")
    subject = ["-subj", "/CN=board.example", "-keyout", folder / "board.key", "-out", folder / "board.crt"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject], capture_output=True, check=True)
    for place, here in {
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl", "server 127.0.0.1:8501;": "".join(f"server 127.0.0.1:{each};" for each in boards),
        "/etc/ssl/": f"{folder}/", "/etc/nginx/board.htpasswd": f"{folder}/passwords",
    }.items():  # fmt: skip
        text = text.replace(place, here)
    (folder / "board.conf").write_text(text, "utf-8")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    as_root = "" if os.geteuid() else "user root;"  # or its workers could not read the passwords in the test's own folder
    whole = f"{as_root} daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}} http {{ access_log off; {temporary} include {folder}/board.conf; }}"
    (folder / "nginx.conf").write_text(whole, "utf-8")
    command = [shutil.which("nginx") or "", "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        proxy = Proxy(port, secure=True)
        assert wait_until(lambda: _answers(proxy), 20), (folder / "error.log").read_text("utf-8")
        yield proxy
    finally:
        server.terminate()
        server.wait(20)


def _answers(proxy: Proxy) -> bool:
    with suppress(OSError):
        proxy.connect().connect()
        return True
    return False


@contextmanager
def _small(text: str, board: int) -> Iterator[Proxy]:
    """Does with the headers what the sample's ``proxy_set_header`` lines say; one request a connection."""
    sets = re.findall(r"^ +proxy_set_header (\S+) (\S+);", text, re.MULTILINE)
    asks = re.search(r"^ +auth_basic ", text, re.MULTILINE) is not None
    loop, ready = asyncio.new_event_loop(), threading.Event()
    port = free_port()

    async def serve() -> None:
        await asyncio.start_server(lambda reader, writer: _passed_on(reader, writer, board, sets, asks), "127.0.0.1", port)
        ready.set()

    def run() -> None:
        loop.run_until_complete(serve())
        loop.run_forever()

    threading.Thread(target=run, daemon=True).start()
    ready.wait(10)
    try:
        yield Proxy(port, secure=False)
    finally:
        loop.call_soon_threadsafe(loop.stop)


async def _passed_on(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, board: int, sets: list[tuple[str, str]], asks: bool
) -> None:
    with suppress(OSError, asyncio.IncompleteReadError):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        sent = [tuple(line.split(": ", 1)) for line in head[1:] if line]
        by_name = {name.lower(): value for name, value in sent}
        given = base64.b64decode(by_name.get("authorization", "").removeprefix("Basic ")).decode()
        if asks and given != f"{NAME}:{PASSWORD}":
            writer.write(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            writer.close()
            return
        known = {
            "$http_host": by_name.get("host", ""), "$http_upgrade": by_name.get("upgrade", ""), "$scheme": "http",
            "$connection_upgrade": "upgrade" if "upgrade" in by_name else "close",
            "$remote_addr": writer.get_extra_info("peername")[0], "$remote_user": given.partition(":")[0],
        }  # fmt: skip
        replaced = {name.lower() for name, _ in sets}
        kept = [(name, value) for name, value in sent if name.lower() not in replaced]
        passed = [*kept, *((name, known[value]) for name, value in sets if known[value])]
        there, out = await asyncio.open_connection("127.0.0.1", board)
        out.write("\r\n".join([head[0], *(f"{name}: {value}" for name, value in passed), "", ""]).encode("latin-1"))
        await asyncio.gather(_poured(reader, out), _poured(there, writer))


async def _poured(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
        writer.close()
