"""Look before you parse: is this a whole, sane .xlsx workbook? Says so in plain words if not.

Parsers give up in odd ways on odd files: one stray cell in the last row and column ends the whole process. So nothing
is parsed before every part has been unpacked within bounds, checksummed and searched.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from data_access.grid import Cell
from data_access.limits import Limits
from data_access.refusals import SourceRefused
from data_access.sheet_xml import is_merged, seen
from data_access.untouched import Before

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
CHUNK = 1 << 20
# What zipfile and the XML parser raise at bytes that are none: RuntimeError at a part under a password, NotImplementedError at
# a packing they do not know, KeyError at a part that the list of parts lacks, EOFError at one that ends too early.
_OF_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError, ParseError, DefusedXmlException, ValueError,
)  # fmt: skip
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a sheet tells that parsers do not.

    Attributes:
        errors, uncalculated: see ``Grid``.
        merged: whether it may have merged ranges; asking the parser costs a second pass.
        untouched: its cells are as they were when the workbook was read last; nothing else is told of it.
    """

    sheet: str
    errors: dict[Cell, str] = field(default_factory=dict)
    uncalculated: frozenset[Cell] = frozenset()
    merged: bool = False
    untouched: bool = False


def look(content: bytes, limits: Limits, before: Before | None = None) -> Iterator[Looked]:
    """Looks at the bytes of a workbook: at all that is no sheet, then at one sheet after the other in their order.

    A sheet that has been looked at may be parsed while the next one is.

    Args:
        before: the workbook as it was read last, within the same limits.

    Raises:
        SourceRefused: it is none, is damaged, or is larger than the limits.
    """
    _kind(content, limits)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _parts(archive, limits, before)
    except _OF_DAMAGE as error:
        raise SourceRefused("damaged") from error


def _kind(content: bytes, limits: Limits) -> None:
    if not content:
        raise SourceRefused("empty_file")
    if len(content) > limits.file_bytes:
        raise SourceRefused("file_too_large", megabytes=len(content) // 1024**2, allowed=limits.file_bytes // 1024**2)
    if content.startswith(OLE):
        raise SourceRefused("encrypted" if ENCRYPTED in content else "old_xls")
    if not content.startswith(ZIP):
        raise SourceRefused(_disguise(content[:4096]))


def _disguise(head: bytes) -> str:
    """What a file that is no workbook seems to be."""
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<table", b"<meta")):
        return "html_file"
    if start.startswith(b"<?xml") and b"office:spreadsheet" in start:
        return "xml_2003"
    if start.startswith(b"%pdf"):
        return "pdf_file"
    if b"\x00" not in head and (b"," in head or b"\t" in head or b";" in head):
        return "csv_file"
    return "no_workbook"


def _parts(archive: zipfile.ZipFile, limits: Limits, before: Before | None) -> Iterator[Looked]:
    names = archive.namelist()
    if len(names) > limits.parts:
        raise SourceRefused("too_many_parts", parts=len(names), allowed=limits.parts)
    if "xl/workbook.xml" not in names:
        raise SourceRefused(_other_package(names))
    sheets = _sheet_parts(archive, limits)
    others = [name for name in names if name not in sheets]
    unpacked = _unpacked(archive, [*others, *sheets], limits)
    rest = {name: part for name, part in islice(unpacked, len(others)) if before}
    like = before.like(rest, sheets) if before else None
    for name, part in unpacked:
        if like and like.has(name, part):
            yield from (Looked(sheet, untouched=True) for sheet in sheets[name])
        else:
            yield from _looked(part, sheets[name], limits)


def _unpacked(archive: zipfile.ZipFile, names: list[str], limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Every part by its name, together within bounds."""
    left = limits.inflated_bytes
    for name in names:
        part = _inflate(archive, name, left)
        left -= len(part)
        if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in part[:2048]:
            raise SourceRefused("damaged")
        yield name, part


def _looked(content: bytes, sheets: list[str], limits: Limits) -> Iterator[Looked]:
    """What the part of a sheet tells, under each of the names it has."""
    found = seen(content, limits)
    for sheet in sheets:
        if found.beyond:
            raise SourceRefused("sheet_too_large", sheet=sheet, cell=found.beyond, rows=limits.rows, columns=limits.columns)
        yield Looked(sheet, found.errors, found.uncalculated, is_merged(content))


def _other_package(names: list[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb_file"
    if "mimetype" in names or "content.xml" in names:
        return "ods_file"
    return "no_workbook"


def _inflate(archive: zipfile.ZipFile, name: str, left: int) -> bytes:
    """A part unpacked, its checksum compared, the size counted while it grows and not as the file claims."""
    chunks, size = [], 0
    with archive.open(name) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise SourceRefused("inflates_too_far")
            chunks.append(chunk)
    return b"".join(chunks)


def _sheet_parts(archive: zipfile.ZipFile, limits: Limits) -> dict[str, list[str]]:
    """Part name to the sheets it holds; refuses a workbook one of whose sheets has no part."""
    book: Element = fromstring(_inflate(archive, "xl/workbook.xml", limits.inflated_bytes), forbid_dtd=True)
    relations: Element = fromstring(_inflate(archive, "xl/_rels/workbook.xml.rels", limits.inflated_bytes), forbid_dtd=True)
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    known = set(archive.namelist())
    found: dict[str, list[str]] = {}
    for sheet in book.iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        target = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), "")
        name = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if name not in known:
            raise SourceRefused("sheet_part_missing", sheet=sheet.get("name", ""))
        found.setdefault(name, []).append(sheet.get("name", ""))
    if not found:
        raise SourceRefused("no_sheets")
    return found
