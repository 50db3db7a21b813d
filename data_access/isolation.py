"""Reading apart from the web process, within limits of time and memory: a crash, a hang or a blow-up becomes a sentence."""

from __future__ import annotations

import secrets
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from data_access.kept import KeptDamaged, keep, kept
from data_access.limits import Limits
from data_access.mapping import NO_MAPPING, SheetMapping
from data_access.mapping.proposal import Proposal
from data_access.mapping.question import Question
from data_access.outcome import ForACommand, Outcome, Request
from data_access.refusals import SourceRefused
from data_access.sources import Snapshot, Source

ROOT = Path(__file__).parent.parent
LOOK_SECONDS = 0.05
OTHER_VERSION, DISK_FULL = 3, 4  # what the process ends with
_ENDED = {OTHER_VERSION: "restart_needed", DISK_FULL: "disk_full"}


class Stopped(Exception):
    """The board is ending; nobody waits for what was being read."""


def never() -> bool:
    """That whoever asks is not ending."""
    return False


def read_apart(request: Request, is_ending: Callable[[], bool] = never) -> Outcome:
    """Reads a source in a process of its own; the outcome also lies where the request says.

    Args:
        is_ending: ends the process when it says so.

    Raises:
        SourceRefused: the source cannot be read, or reading it did not end well: ``too_slow``, ``too_much_memory``,
            ``worker_died``, ``restart_needed`` or ``disk_full``; the process is gone by then.
        Stopped: the board is ending.
    """
    found = _answer(request, is_ending)
    if not isinstance(found, Outcome):
        raise SourceRefused("worker_died")
    return found


def propose_apart(sources: tuple[Source, ...], limits: Limits | None = None) -> Proposal:
    """What the sheets of sources hold, looked at in a process of its own.

    Raises:
        SourceRefused: a source cannot be read.
    """
    with _for_a_command() as folder:
        found = _answer(Question(sources, limits or Limits(), folder, folder / "answer.kept"))
        if not isinstance(found, Proposal):
            raise SourceRefused("worker_died")
        return found


def read_once(sources: tuple[Source, ...], limits: Limits | None = None, mapping: SheetMapping = NO_MAPPING) -> Snapshot:
    """All sources for a command: read apart, nothing kept.

    Raises:
        SourceRefused: a source cannot be read.
    """
    with _for_a_command() as folder:
        found = _answer(ForACommand(sources, folder, folder / "answer.kept", limits or Limits(), mapping))
        if not isinstance(found, Snapshot):
            raise SourceRefused("worker_died")
        return found


@contextmanager
def _for_a_command() -> Iterator[Path]:
    """A passing folder. What is refused meanwhile is told to somebody who reads once: nothing older is shown, nothing is tried again."""
    with tempfile.TemporaryDirectory(prefix="aftersales-", ignore_cleanup_errors=True) as folder:
        try:
            yield Path(folder)
        except SourceRefused as refused:
            raise refused.for_a_command() from refused.__cause__


def _answer(request: Request | Question | ForACommand, is_ending: Callable[[], bool] = never) -> Any:
    """What the reading process answers to a request."""
    asked = request.folder / f"request-{secrets.token_hex(8)}.kept"
    try:
        keep(asked, request)
        _run(asked, request.limits, is_ending)
        found = kept(request.out)
    except KeptDamaged as damaged:
        with suppress(OSError):
            damaged.path.unlink(missing_ok=True)
        raise SourceRefused("worker_died") from damaged
    except OSError as error:
        raise SourceRefused("disk_full") from error
    finally:
        with suppress(OSError):  # a folder that is in trouble is told of already
            asked.unlink()
    if isinstance(found, SourceRefused):
        raise found
    return found


def _run(asked: Path, limits: Limits, is_ending: Callable[[], bool]) -> None:
    """Runs the process to its end, or ends it."""
    command = [sys.executable, "-m", "data_access.worker", str(asked)]
    # a window would flash up on Windows; its stderr could quote a cell, so nobody keeps it
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own module
            command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, creationflags=flags
        )
    except OSError as error:
        raise SourceRefused("worker_died") from error
    until = time.monotonic() + limits.seconds
    try:
        while process.poll() is None:
            if is_ending():
                raise Stopped
            if time.monotonic() > until:
                raise SourceRefused("too_slow", seconds=round(limits.seconds))
            if _memory(process.pid) > limits.worker_bytes:
                raise SourceRefused("too_much_memory")
            time.sleep(LOOK_SECONDS)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if process.returncode != 0:
        raise SourceRefused(_ENDED.get(process.returncode, "worker_died"))


def _memory(pid: int) -> int:
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0
