"""Typed values as one would type them into their column, put into words only when somebody reads them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from schemas.amounts import Fen
from schemas.cells.plain import number_text
from schemas.columns import Column


class AsTyped:
    """Some cells of a column as text, one by one; a rule finds thousands of which a page shows a dozen.

    Attributes:
        frame: all the rows, shared with the book.
        at: the positions of the cells in the column.
    """

    __slots__ = ("_cells", "at", "column", "frame")

    def __init__(self, frame: pd.DataFrame, at: np.ndarray, column: Column) -> None:
        self.frame, self.at, self.column = frame, at, column
        self._cells: Any = None  # of the column, once anybody reads one

    def __len__(self) -> int:
        return len(self.at)

    def __getitem__(self, index: int) -> str:
        if self._cells is None:
            self._cells = self.frame[self.column.key].array
        return as_typed(self._cells[self.at[index]], self.column)

    def __reduce__(self) -> tuple[Any, ...]:
        return AsTyped, (self.frame[[self.column.key]].iloc[self.at], np.arange(len(self)), self.column)  # its own cells are kept, no more

    def take(self, which: np.ndarray) -> AsTyped:
        """Those at some of its own positions."""
        return AsTyped(self.frame, self.at[which], self.column)


def as_typed(value: Any, column: Column) -> str:
    """A value of a frame as one would type it into its column: amounts in yuan, shares as 30%."""
    if as_text(value) and column.kind in ("money", "percent", "money_or_percent"):
        is_share = column.kind == "percent" or (column.kind == "money_or_percent" and value <= 1)
        return f"{number_text(round(value * 100, 4))}%" if is_share else str(Fen(round(value)))
    return as_text(value)


def as_text(value: Any) -> str:
    """A typed value as one would type it: days as 2026-03-05, yes as 是, blank as nothing."""
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value) or value is pd.NA:
        return ""
    if isinstance(value, (pd.Timestamp, date)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, (bool, np.bool_)):
        return "是" if value else "否"
    return number_text(value) if isinstance(value, float) and abs(value) != float("inf") else str(value)
