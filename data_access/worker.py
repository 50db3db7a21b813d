"""The reading process: ``python -m data_access.worker REQUEST``; whatever a file does to it, the web process goes on.

It reads one request, writes one answer, and ends.
"""

import gc
import os
import sys
from pathlib import Path
from threading import Timer
from typing import Any

from data_access.isolation import DISK_FULL, OTHER_VERSION
from data_access.kept import keep, kept
from data_access.mapping.question import Question, answer
from data_access.outcome import ForACommand, Request, read_and_joined, snapshot_for

ORPHANED_SECONDS = 10.0  # over its time, by when the process that asked would have ended this one if it still lived


def main(request_file: str) -> int:
    """Reads a request and writes the answer: 0 if both went well, 3 for a request of another version of the program, 4 for a full disk."""
    gc.disable()  # nothing here lives long enough to be collected
    request = kept(Path(request_file))
    if not isinstance(request, (Request, ForACommand, Question)):
        return OTHER_VERSION
    last_resort = Timer(request.limits.seconds + ORPHANED_SECONDS, os._exit, [1])
    last_resort.daemon = True
    last_resort.start()
    told = _answered(request)
    try:
        keep(request.out, told)
    except OSError:
        return DISK_FULL
    return 0


def _answered(request: Request | ForACommand | Question) -> Any:
    match request:
        case Request():
            return read_and_joined(request)
        case ForACommand():
            return snapshot_for(request)
        case Question():
            return answer(request)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
