"""The sheets of a workbook parsed in a thread of their own: the parser lets go of the interpreter while it works through a sheet.

One thread is enough, as what is done with the sheets meanwhile takes longer; a second one would only take the processor from it.
"""

from __future__ import annotations

import io
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cached_property
from types import TracebackType

import python_calamine as calamine


class Parsing:
    """The parsing of one workbook; what the parser raises is raised to whoever asks for the list of sheets or for a sheet."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._thread = ThreadPoolExecutor(1, "parsing")
        self._begun: dict[str, Future[calamine.CalamineSheet]] = {}

    def __enter__(self) -> Parsing:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._thread.shutdown(cancel_futures=True)

    def begin(self, sheet: str) -> None:
        """Has a sheet parsed after those begun before."""
        opened = self._opened
        self._begun[sheet] = self._thread.submit(lambda: opened.result()[0].get_sheet_by_name(sheet))

    def sheets(self) -> list[calamine.SheetMetadata]:
        """All sheets in their order."""
        return self._opened.result()[1]

    def cells(self, sheet: str) -> calamine.CalamineSheet:
        """The cells of a sheet; waits for them."""
        if sheet not in self._begun:
            self.begin(sheet)
        return self._begun[sheet].result()

    @cached_property
    def _opened(self) -> Future[tuple[calamine.CalamineWorkbook, list[calamine.SheetMetadata]]]:
        """The workbook, and its list of sheets, which it does not tell while it parses one."""
        return self._thread.submit(self._open)

    def _open(self) -> tuple[calamine.CalamineWorkbook, list[calamine.SheetMetadata]]:
        workbook = calamine.load_workbook(io.BytesIO(self._content))
        return workbook, workbook.sheets_metadata
