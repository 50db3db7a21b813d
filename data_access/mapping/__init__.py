"""How a workbook's own sheets and headers are ours; empty for a workbook that uses our names."""

from collections.abc import Iterable
from typing import Protocol

from data_access.grid import Grid
from data_access.layout import Layout


class SheetMapping(Protocol):
    """Says how tables lie in a sheet."""

    @property
    def version(self) -> str:
        """Changes whenever the mapping does, ``""`` where there is none."""

    def layouts(self, file: str, grid: Grid) -> Iterable[Layout]:
        """The tables a sheet holds by the mapping; none if it says nothing about the sheet."""


class NoMapping:
    """Leaves every sheet to its own name and headers."""

    version = ""

    def layouts(self, _file: str, _grid: Grid) -> Iterable[Layout]:
        """Nothing."""
        return ()


NO_MAPPING: SheetMapping = NoMapping()
