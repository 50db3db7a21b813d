"""Servers to measure: ours on a workbook, a twin that draws the same out of ready-made pieces, an app that draws next to nothing."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from sample_data.story import AS_OF

ROOT = Path(__file__).parent.parent
EMPTY, TWIN = Path(__file__).with_name("empty.py"), Path(__file__).with_name("twin.py")
RECORDINGS = "BENCH_RECORDINGS"
PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers.

    Attributes:
        workbook: what it shows, where it shows one; saving it anew is a reload.
    """

    address: str
    process: psutil.Process
    folder: Path
    workbook: Path | None = None

    def cpu(self) -> float:
        """Seconds of processor time of the web process so far."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> float:
        """Megabytes of the web process."""
        return float(self.process.memory_info().rss / 1e6)

    def worker_memory(self) -> float:
        """Megabytes of the largest process that reads for it; 0 while none does."""
        found = 0.0
        for child in self.process.children(recursive=True):
            try:
                found = max(found, child.memory_info().rss / 1e6)
            except psutil.Error:
                continue
        return found


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def board(workbook: Path, folder: Path, *, seconds: float = 3600.0, keep: bool = False) -> Iterator[Server]:
    """Our board on a copy of a workbook, started as people start it.

    Args:
        seconds: between two looks at the workbook.
        keep: use what a board in this folder kept before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / "售后台账.xlsx"
    if not keep:
        shutil.rmtree(folder / "var", ignore_errors=True)
        shutil.copy(workbook, copy)
    config = folder / "config.toml"
    config.write_text(
        f"as_of = {AS_OF}\n[[sources]]\npath = {str(copy)!r}\n[refresh]\nseconds = {seconds}\n[limits]\nrows = 1000000\nseconds = 600\n"
        f"worker_megabytes = 8000\n[serve]\nlog_folder = {str(folder / 'log')!r}\n",
        "utf-8",
    )
    with _served("app.py", folder, AFTERSALES_CONFIG=str(config)) as (address, process):
        yield Server(address, process, folder, copy)


@contextmanager
def script(path: Path, folder: Path, **environment: str) -> Iterator[Server]:
    """A plain Streamlit script."""
    folder.mkdir(parents=True, exist_ok=True)
    with _served(str(path), folder, **environment) as (address, process):
        yield Server(address, process, folder)


@contextmanager
def _served(script_path: str, folder: Path, **environment: str) -> Iterator[tuple[str, psutil.Process]]:
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", script_path, "--server.port", str(port)]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environment}, stdout=log, stderr=log)  # noqa: S603 - our own
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
            yield f"http://127.0.0.1:{port}", psutil.Process(server.pid)
        finally:
            server.terminate()
            server.wait(30)


def _wait(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the server does not answer")
