"""The board as it is started on a real machine: a process of its own, on a configuration file of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data" / "aftersales.xlsx"

Wrapped = Callable[[Sequence[str]], list[str]]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _started(config: Path, port: int, address: str, wrapped: Wrapped, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.headless=true"]
    listens = {"STREAMLIT_SERVER_PORT": str(port), "STREAMLIT_SERVER_ADDRESS": address}
    env = {**os.environ, **listens, "AFTERSALES_CONFIG": str(config), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    with log.open("wb") as written:
        return subprocess.Popen(wrapped(command), cwd=ROOT, env=env, stdout=written, stderr=written)


@contextmanager
def serving(config: Path, log: Path, wrapped: Wrapped = list, port: int = 0) -> Iterator[int]:
    """A board that answers; yields its port."""
    port = port or free_port()
    server = _started(config, port, "127.0.0.1", wrapped, log)
    try:
        _wait(lambda: health(port), server, log)
        yield port
    finally:
        server.terminate()
        server.wait(20)


def ended(config: Path, log: Path, wrapped: Wrapped = list, address: str = "127.0.0.1") -> tuple[int, str]:
    """A board that does not start: its exit status, and what it said."""
    server = _started(config, free_port(), address, wrapped, log)
    try:
        return server.wait(60), log.read_text("utf-8", "replace")
    finally:
        server.kill()


def health(port: int, path: str = "/_stcore/health") -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=2) as answer:
            return bool(answer.read() == b"ok")
    except OSError:
        return False


def ask(port: int, path: str = "/", **headers: str) -> tuple[int, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"accept": "text/html", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def wait_until(holds: Callable[[], bool], seconds: float = 30) -> bool:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True


def _wait(answers: Callable[[], bool], server: subprocess.Popen[bytes], log: Path) -> None:
    wait_until(lambda: answers() or server.poll() is not None, 60)
    assert answers(), f"the board does not answer (exit status {server.poll()}):\n{log.read_text('utf-8', 'replace')}"
