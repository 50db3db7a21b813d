"""A real server on a free port, started as people start it, and a real browser in front of it."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data" / "aftersales.xlsx"
expect.set_options(timeout=30_000)  # of a slow machine; what comes at once is seen at once
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge")


@dataclass(frozen=True)
class Server:
    """A board being served.

    Attributes:
        workbook: the file it shows; a test may save it anew.
    """

    address: str
    workbook: Path


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(workbook: Path, folder: Path, serve: str = "") -> Iterator[Server]:
    """The board on a workbook, by the command the README names; ``serve`` is added to the section of that name."""
    config = folder / "config.toml"
    paths = f"accounts = {str(folder / 'accounts.json')!r}\nlog_folder = {str(folder / 'log')!r}\n"
    config.write_text(
        f"as_of = 2026-11-20\n[[sources]]\npath = {str(workbook)!r}\n[refresh]\nseconds = 0.5\n[serve]\n{paths}{serve}", "utf-8"
    )
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "AFTERSALES_CONFIG": str(config)}, stdout=log, stderr=log)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", server, folder / "server.log")
            yield Server(f"http://127.0.0.1:{port}", workbook)
        finally:
            server.terminate()
            server.wait(20)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the board does not answer:\n{log.read_text('utf-8', 'replace')}")


@pytest.fixture(scope="session")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The board on a copy of the sample."""
    folder = tmp_path_factory.mktemp("board")
    copy = shutil.copy(SAMPLE, folder / "售后台账.xlsx")
    with serving(Path(copy), folder) as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own browser; one that Playwright brought where there is none."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield made
        made.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens an address in a fresh browser; ``visit(url, width=390, scheme="dark")``."""
    contexts = []

    def open_page(url: str, width: int = 1440, height: int = 900, scheme: str = "light") -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(url)
        page.wait_for_selector(".as-head h1")
        return page

    yield open_page
    for context in contexts:
        context.close()
