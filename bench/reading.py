"""From the bytes of a workbook to typed frames with all findings, beside parsing alone and beside pandas with openpyxl."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
from python_calamine import CalamineWorkbook

from bench.measure import Line, exponent, in_turn
from bench.workbooks import workbook
from data_access.limits import Limits
from data_access.loading import read as read_sources
from data_access.sources import Source
from sample_data.story import AS_OF
from schemas.book import Book
from workflow.board import Board

LIMITS = Limits(rows=1_000_000, inflated_bytes=4 * 1024**3)
TARGETS = {"parse": 1.6, "openpyxl": 0.2}
WHY = "the rules begin when the last sheet is parsed, and joining has to wait for all sheets"


def parsed(content: bytes) -> None:
    """The floor: every cell of every sheet as a Python value, nothing looked at."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


def read(path: Path) -> Book:
    """Typed frames, and what reading finds."""
    return read_sources([Source(path=path)], LIMITS).book


def checked(path: Path, as_of: date = AS_OF) -> Board:
    """Typed frames with every finding: of cells, of rows and sheets against each other, of gates."""
    board = Board(read(path), as_of, as_of)
    _ = board.findings
    return board


def with_openpyxl(content: bytes) -> None:
    """What a dashboard usually does, without a check."""
    pd.read_excel(io.BytesIO(content), sheet_name=None, engine="openpyxl")


def lines(sizes: list[int], rounds: int) -> Iterator[Line]:
    """Reading beside its floor and its peer, and how it grows."""
    taken = []
    for projects in sizes:
        path = Path(workbook(projects))
        content = path.read_bytes()
        few = max(1, rounds // 3) if projects > 2000 else rounds
        each = in_turn({"parse": lambda c=content: parsed(c), "read": lambda p=path: read(p), "checked": lambda p=path: checked(p)}, few)
        taken.append(each["checked"])
        asked = TARGETS["parse"] if projects == 2000 else None
        yield Line("reading", f"{projects} projects: parse alone", each["parse"] * 1000, "ms")
        yield Line("reading", f"{projects} projects: typed frames", each["read"] * 1000, "ms", "parse alone", each["read"] / each["parse"])
        yield Line(
            "reading", f"{projects} projects: typed frames and all findings", each["checked"] * 1000, "ms", "parse alone",
            each["checked"] / each["parse"], asked, why=WHY,
        )  # fmt: skip
        if projects <= 2000:
            peer = in_turn({"ours": lambda p=path: checked(p), "pandas": lambda c=content: with_openpyxl(c)}, max(1, rounds // 3))
            yield Line(
                "reading", f"{projects} projects: the same", peer["ours"] * 1000, "ms", "pandas.read_excel with openpyxl",
                peer["ours"] / peer["pandas"], TARGETS["openpyxl"] if projects == 2000 else None,
            )  # fmt: skip
    if len(sizes) > 1:
        yield Line("reading", f"growth from {sizes[0]} to {sizes[-1]} projects", exponent(sizes, taken), "exponent", target=1.05)
