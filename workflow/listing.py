"""Every finding of a book as one table, cheap to filter and count; words are made only for those that are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from schemas.book import Book
from schemas.findings import ERROR, INFO, SEVERITIES, WARNING, Finding, Found
from workflow.gates.table import GATES as EVERY_GATE
from workflow.overview import GATES

IN_ORDER = (ERROR, WARNING, INFO)
# What a finding is about: a cell as it was typed, cells that should agree, gates, the order of steps, what was excused.
CELL, CHECK, GATE, ORDER, EXCUSED = ABOUT = ("cell", "check", "gate", "order", "excused")


@dataclass(frozen=True, eq=False)
class Listing:
    """All findings, worst first, then in the order of the sheets.

    Attributes:
        book: as it was recorded.
        table: one row each: ``severity`` (0 error, 1 warning, 2 info), ``code``, ``about`` (of ``ABOUT``), ``sheet`` (the
            table’s key), ``place`` (index into the book’s places, -1 for none), ``row``, ``project`` (position, -1 for
            none), ``batch`` and ``index`` (where it stands in ``found``).
    """

    book: Book
    table: pd.DataFrame
    found: tuple[Found, ...]

    def finding(self, line: int) -> Finding:
        """The finding of one line of the table."""
        batch, index = (int(self.table[key].to_numpy()[line]) for key in ("batch", "index"))
        return self.book.finding(self.found[batch], index)

    def count(self, severity: str) -> int:
        """How many are of a severity."""
        return int((self.table["severity"] == IN_ORDER.index(severity)).sum())


def listing(book: Book, findings: Iterable[Found]) -> Listing:
    """What reading found, what the checks across rows and sheets found, and the gates that were broken."""
    found = tuple(batch for batch in findings if len(batch))
    table = pd.DataFrame(
        {
            "severity": _each(found, (IN_ORDER.index(batch.severity or SEVERITIES[batch.code]) for batch in found)).astype(int),
            "code": _each(found, (batch.code for batch in found)),
            "about": _about(book, found),
            "sheet": _each(found, (batch.table for batch in found)),
            "place": _joined(batch.place for batch in found),
            "row": _joined(batch.row for batch in found),
            "project": _joined(batch.project for batch in found),
            "batch": _each(found, range(len(found))).astype(int),
            "index": _joined(np.arange(len(batch)) for batch in found),
        }
    )
    in_order = table.sort_values(["severity", "place", "row"], kind="stable", ignore_index=True)
    return Listing(book, in_order, found)


def _about(book: Book, found: tuple[Found, ...]) -> np.ndarray:
    """Per finding what it is about."""
    read = {id(batch) for batch in book.found}
    kinds = {gate.code: GATE if gate.kind in GATES else ORDER for gate in EVERY_GATE}
    of_batch = [kinds.get(batch.code, CELL if id(batch) in read else CHECK) for batch in found]
    excused = _joined_words(np.asarray(batch.facts.get("excuse", [""] * len(batch)), dtype=object) for batch in found)
    return np.where(excused != "", EXCUSED, _each(found, of_batch))


def _joined_words(parts: Iterable[np.ndarray]) -> np.ndarray:
    return np.concatenate([*parts, np.empty(0, object)])


def _each(found: tuple[Found, ...], values: Iterable[object]) -> np.ndarray:
    return np.repeat(np.array([*values], dtype=object), [len(batch) for batch in found])


def _joined(parts: Iterable[np.ndarray]) -> np.ndarray:
    return np.concatenate([*parts, np.empty(0, int)]).astype(int)
