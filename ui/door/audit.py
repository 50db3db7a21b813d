"""The audit log: who came in, was refused, took data away; never a cell's value, a password or a token."""

import json
import logging
import time
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path

import streamlit as st

import settings

BYTES, KEPT = 5_000_000, 5


def audit() -> "Audit":
    """The log of this process."""
    ours = settings.load()
    return _made(ours.resolved(ours.serve.log_folder), int(st.get_option("server.port")))


@cache
def _made(folder: Path, port: int) -> "Audit":
    return Audit(folder, port)


class Audit:
    """JSON lines in a file of this process, rotated."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # One file a process: two processes rotating one file lose lines, on Windows they cannot even rename it.
        self.path = folder / (f"audit-{port}.jsonl" if port else "audit.jsonl")
        self._log = logging.Logger(f"audit {self.path}")
        handler = RotatingFileHandler(self.path, maxBytes=BYTES, backupCount=KEPT, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(message)s"))
        self._log.addHandler(handler)

    def write(self, event: str, *, who: str = "", address: str = "", what: str = "") -> None:
        """One line: sign_in, sign_in_refused, sign_out, refused, export, reload, source_error."""
        line = {"at": time.strftime("%Y-%m-%dT%H:%M:%S%z"), "event": event, "who": who[:80], "address": address, "what": what[:200]}
        self._log.info(json.dumps({key: value for key, value in line.items() if value}, ensure_ascii=False))
