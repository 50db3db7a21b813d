"""A sheet as it stands in a file or a spreadsheet service: raw cells and where they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

Cell = tuple[int, int]  # row, column, both counted from 1


@dataclass(frozen=True, slots=True)
class Grid:
    """The used part of one sheet.

    Attributes:
        rows: raw values, ``""`` for an empty cell; numbers are float.
        first_row, first_column: where the used part begins, counted from 1.
        errors: error cells and what they show, ``#REF!``; they read as blank.
        uncalculated: formulas without a stored result; they read as blank.
        merged: merged ranges as (top, left, bottom, right), inclusive, counted from 1.
        link: address of the sheet for a browser, ``""`` for a file.
    """

    name: str
    rows: Sequence[Sequence[Any]]
    first_row: int = 1
    first_column: int = 1
    errors: Mapping[Cell, str] = field(default_factory=dict)
    uncalculated: frozenset[Cell] = frozenset()
    merged: Sequence[tuple[int, int, int, int]] = ()
    hidden: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one source.

    Attributes:
        file: what people call it: the file's name or the spreadsheet's title.
        fingerprint: changes whenever the content does.
        modified_at: when it was last saved, None where nobody says.
        time_zone: in which its formulas know what day it is, ``""`` for a file.
    """

    file: str
    grids: Sequence[Grid]
    fingerprint: str = ""
    modified_at: datetime | None = None
    time_zone: str = ""
