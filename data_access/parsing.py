"""The sheets of a workbook parsed side by side: the parser lets go of the interpreter while it works through a sheet."""

from __future__ import annotations

import io
import os
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

import python_calamine as calamine

AT_ONCE = min(2, os.cpu_count() or 1)


class Parsing:
    """The parsing of one workbook. Every thread opens it anew, as one open workbook gives out one sheet at a time."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._here = threading.local()
        self._threads = ThreadPoolExecutor(AT_ONCE, "parsing")
        self._begun: dict[str, Future[calamine.CalamineSheet]] = {}

    def __enter__(self) -> Parsing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=True)

    def begin(self, sheet: str) -> None:
        """Has a sheet parsed as soon as a thread is free."""
        self._begun[sheet] = self._threads.submit(lambda: self._opened().get_sheet_by_name(sheet))

    def sheets(self) -> list[calamine.SheetMetadata]:
        """All sheets in their order; raises as the parser does where the workbook cannot be opened."""
        return self._threads.submit(lambda: self._opened().sheets_metadata).result()

    def cells(self, sheet: str) -> calamine.CalamineSheet:
        """The cells of a sheet; waits for them, and raises what the parser raised."""
        if sheet not in self._begun:
            self.begin(sheet)
        return self._begun[sheet].result()

    def _opened(self) -> calamine.CalamineWorkbook:
        if not hasattr(self._here, "book"):
            self._here.book = calamine.load_workbook(io.BytesIO(self._content))
        book: calamine.CalamineWorkbook = self._here.book
        return book
