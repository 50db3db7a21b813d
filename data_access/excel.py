"""Excel workbooks: bytes in, grids out; the file is closed before anything is parsed."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import python_calamine as calamine

from data_access.garbage import uncollected
from data_access.grid import Grid, Workbook
from data_access.limits import Limits
from data_access.look import Looked, look
from data_access.parsing import Parsing
from data_access.refusals import SourceRefused, of_the_system
from data_access.untouched import Before

# The parser gives up on a workbook with any other; so those are shown to it as one of these.
_ERRORS_OF_THE_PARSER = frozenset({"", "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"})
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s[^>]*\bt=["']e["'][^>]*>(?:(?!</(?:\w+:)?c>)[\s\S])*?<(?:\w+:)?v[^>]*>)[^<]*""")

_UNSEEN = Looked("", {}, frozenset(), merged=True)  # a sheet that the parser calls by another name than the file's list


def workbook(content: bytes, file: str, limits: Limits | None = None) -> Workbook:
    """The sheets of a workbook.

    Args:
        file: what findings call it.

    Raises:
        SourceRefused: the bytes are no workbook we can read.
    """
    return Workbook(file, [grid for _, grid in sheets(content, limits) if grid], fingerprint(content))


def fingerprint(content: bytes) -> str:
    """Another one for other content."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def sheets(content: bytes, limits: Limits | None = None, before: Before | None = None) -> Iterator[tuple[str, Grid | None]]:
    """The sheets of a workbook in their order with their names, each as soon as it is parsed; those after it are parsed meanwhile.

    Args:
        before: the workbook as it was read last, within the same limits; a sheet that nobody touched since is not parsed, and None.

    Raises:
        SourceRefused: the bytes are no workbook we can read.
    """
    try:
        with uncollected():
            yield from _grids(content, limits or Limits(), before)
    except (calamine.CalamineError, calamine.PasswordError, ValueError, OSError) as error:
        raise SourceRefused("damaged") from error


def _grids(content: bytes, limits: Limits, before: Before | None) -> Iterator[tuple[str, Grid | None]]:
    """Every sheet is parsed while those after it are looked at."""
    looked = {}
    with Parsing(content) as parsing:
        for sheet in look(content, limits, before):
            looked[sheet.sheet] = sheet
            if not sheet.untouched:
                parsing.begin(sheet.sheet)
        if all(text in _ERRORS_OF_THE_PARSER for sheet in looked.values() for text in sheet.errors.values()):
            yield from _parsed(parsing, looked)
            return
    with Parsing(_with_known_errors(content)) as parsing:
        yield from _parsed(parsing, looked)


def _with_known_errors(content: bytes) -> bytes:
    """The workbook with every error cell as one the parser knows, where there is another: #GETTING_DATA, #FIELD!."""
    mended = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(mended, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _ERROR_CELL.sub(rb"\1#N/A", part) if name.startswith("xl/worksheets/") else part)
    return mended.getvalue()


def _parsed(parsing: Parsing, looked: dict[str, Looked]) -> Iterator[tuple[str, Grid | None]]:
    for sheet in parsing.sheets():
        if sheet.typ == calamine.SheetTypeEnum.WorkSheet:
            found = looked.get(sheet.name, _UNSEEN)
            yield sheet.name, None if found.untouched else _grid(parsing.cells(sheet.name), sheet, found)


def _grid(cells: calamine.CalamineSheet, sheet: calamine.SheetMetadata, looked: Looked) -> Grid:
    start = cells.start or (0, 0)
    ranges = cells.merged_cell_ranges if looked.merged else None
    return Grid(
        name=sheet.name,
        rows=cells.to_python(),
        first_row=start[0] + 1,
        first_column=start[1] + 1,
        errors=looked.errors,
        uncalculated=looked.uncalculated,
        merged=[(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges or ()],
        hidden=sheet.visible != calamine.SheetVisibleEnum.Visible,
    )


def read_bytes(path: Path, limits: Limits | None = None) -> bytes:
    """The bytes of a workbook file, in one go.

    Raises:
        SourceRefused: there is no such file, it is none, may not be read, or is larger than the limits.
    """
    limits = limits or Limits()
    try:
        if path.is_dir():
            raise SourceRefused("is_folder", path=str(path))
        if not path.exists():
            raise SourceRefused("not_found", path=str(path))
        if not path.is_file():
            raise SourceRefused("no_regular_file", path=str(path))
        size = path.stat().st_size
        if size > limits.file_bytes:
            raise SourceRefused("file_too_large", megabytes=size // 1024**2, allowed=limits.file_bytes // 1024**2)
        return path.read_bytes()
    except OSError as error:
        raise of_the_system(error, path) from error
