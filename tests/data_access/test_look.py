"""Files that are no workbook, or no sane one: each gets its own honest sentence, and none reaches a parser."""

import io
import os
import re
import zipfile

import openpyxl
import pytest

from data_access.excel import read_bytes, workbook
from data_access.limits import Limits
from data_access.look import look
from data_access.refusals import SourceRefused
from tests.data_access import parts
from texts import LANGUAGES


def good(**cells) -> bytes:
    made = openpyxl.Workbook()
    made.active.title = "项目台账"
    made.active["A1"] = "项目编号"
    for cell, value in cells.items():
        made.active[cell] = value
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def changed(part: str, change, content: bytes | None = None) -> bytes:
    """A workbook, the good one if no other is given, with one part changed; None leaves it out."""
    return parts.changed(content or good(), re.escape(part), change)


def stray(cell: str) -> bytes:
    """A workbook with one cell far out, written as Excel would."""
    row = re.search(r"\d+", cell)[0]
    far = f'<row r="{row}"><c r="{cell}" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'.encode()
    return changed("xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", far))


def sheet_of(rows: str) -> bytes:
    """A workbook whose sheet has rows spelt like this."""
    return changed("xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", f"{rows}</sheetData>".encode()))


def spelt(part: bytes) -> bytes:
    """The XML of a sheet as some libraries write it, every name of ours with a prefix."""
    prefixed = re.sub(rb"<(/?)([A-Za-z])", rb"<\1x:\2", part.split(b"?>", 1)[-1])
    return prefixed.replace(b"xmlns=", b"xmlns:x=")


FAR = {
    "as Excel writes it": '<row r="1048576"><c r="XFD1048576"><v>5</v></c></row>',
    "far down": '<row r="1048576"><c r="A1048576"><v>5</v></c></row>',
    "below the limit": '<row r="300000"><c r="A300000"><v>5</v></c></row>',
    "right of the limit": '<row r="5"><c r="IV5"><v>5</v></c></row>',
    "another attribute first": '<row r="5"><c s="1" r="IV5"><v>5</v></c></row>',
    "single quotes": "<row r='5'><c r='IV5'><v>5</v></c></row>",
    "a line break in the tag": '<row r="5"><c\n r="IV5"><v>5</v></c></row>',
    "small letters": '<row r="5"><c r="iv5"><v>5</v></c></row>',
    "no addresses": f'<row r="5">{"<c><v>5</v></c>" * 201}</row>',
    "in a row of another number": '<row r="5"><c r="A300000"><v>5</v></c></row>',
    "an empty text": '<row r="5"><c r="IV5" t="str"><f>A1</f><v></v></c></row>',
    "an inline text": '<row r="5"><c r="IV5" t="inlineStr"><is><t/></is></c></row>',
    "a formula": '<row r="5"><c r="IV5"><f>A1</f></c></row>',
}


@pytest.mark.parametrize("spelling", FAR)
def test_a_stray_cell_far_out_is_refused_however_it_is_spelt(spelling):
    content = sheet_of(FAR[spelling])

    for each in (content, changed("xl/worksheets/sheet1.xml", spelt, content)):
        with pytest.raises(SourceRefused, match="sheet_too_large"):
            list(look(each, Limits()))


BLANK = {
    "formatted": '<c r="XFD9" s="1"/>',
    "formatted with an end": '<c r="XFD9" s="1"></c>',
    "without a value": '<c r="XFD9" s="1"><v/></c>',
    "with an empty value": '<c r="XFD9" s="1"><v></v></c>',
    "in single quotes": "<c r='XFD9' s='1'/>",
}


@pytest.mark.parametrize("spelling", BLANK)
def test_a_blank_cell_far_out_is_ignored_however_it_is_spelt(spelling):
    list(look(sheet_of(f'<row r="9">{BLANK[spelling]}</row>'), Limits()))


CELLS = {
    "as Excel writes them": '<c r="A2" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><f>A2+1</f></c><c r="C2" t="str"><f>""</f><v></v></c>',
    "another attribute first": '<c t="e" r="A2"><v>#DIV/0!</v></c><c s="1" r="B2"><f>A2+1</f><v/></c>',
    "single quotes": "<c r='A2' t='e'><v>#DIV/0!</v></c><c r='B2'><f>A2+1</f><v></v></c>",
    "single quotes about the type only": "<c r=\"A2\" t='e'><v>#DIV/0!</v></c><c r=\"B2\"><f t='shared' si='0'/></c>",
    "no addresses": '<c t="e"><v>#DIV/0!</v></c><c><f>A2+1</f></c>',
    "on lines of their own": '<c r="A2" t="e">\n <f>1/0</f>\n <v>#DIV/0!</v>\n</c>\n<c r="B2">\n <f>A2+1</f>\n</c>',
    "beside a text that looks like one": '<c r="A2" t="e"><v>#DIV/0!</v></c><c r="B2"><f>A2+1</f></c><c r="C2" t="inlineStr"><is><t>t="e"</t></is></c>',
}


@pytest.mark.parametrize("spelling", CELLS)
def test_error_cells_and_formulas_without_a_result_are_seen_however_they_are_spelt(spelling):
    content = sheet_of(f'<row r="2">{CELLS[spelling]}</row>')

    for each in (content, changed("xl/worksheets/sheet1.xml", spelt, content)):
        [looked] = look(each, Limits())
        assert (looked.sheet, looked.errors, looked.uncalculated) == ("项目台账", {(2, 1): "#DIV/0!"}, {(2, 2)})


@pytest.mark.parametrize("error", ["#GETTING_DATA", "#FIELD!", "#SPILL!"])
def test_an_error_that_the_parser_does_not_know_leaves_the_other_cells_usable(error):
    content = sheet_of(f'<row r="2"><c r="A2"><v>5</v></c><c r="B2" t="e"><v>{error}</v></c><c r="C2"><v>7</v></c></row>')

    [grid] = workbook(content, "台账.xlsx").grids

    assert (grid.rows[1], grid.errors) == ([5.0, "", 7.0], {(2, 2): error})


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in (
            (name, zipfile.ZipFile(io.BytesIO(good())).read(name)) for name in zipfile.ZipFile(io.BytesIO(good())).namelist()
        ):
            target.writestr(name, content)
        target.writestr("xl/media/picture.bin", b"0" * 30_000_000)
    return file.getvalue()


def torn() -> bytes:
    """Half of a save: the checksum of a part no longer holds."""
    content = bytearray(good(A2="P-1"))
    at = content.find(b"xl/worksheets/sheet1.xml") + 60
    content[at] ^= 0xFF
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOSTILE = {
    "empty_file": b"",
    "old_xls": OLE + b"\0" * 600,
    "encrypted": OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
    "html_file": b"<html><body><table><tr><td>1</td></tr></table></body></html>",
    "xml_2003": b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
    "csv_file": "项目编号,项目名称\r\nP-1,某项目\r\n".encode("gbk"),
    "pdf_file": b"%PDF-1.7 ...",
    "no_workbook": b"\x00\x01\x02",
    "damaged": torn(),
    "sheet_part_missing": changed("xl/worksheets/sheet1.xml", lambda _: None),
    "sheet_too_large": stray("XFD1048576"),
}


@pytest.mark.parametrize("key", HOSTILE)
def test_a_hostile_file_is_refused_in_plain_words(key):
    with pytest.raises(SourceRefused) as refused:
        workbook(HOSTILE[key], "台账.xlsx")

    assert refused.value.key == key
    for language in LANGUAGES:
        assert refused.value.sentence(language)


@pytest.mark.parametrize("cut", [0.3, 0.6, 0.95, 0.999])
def test_a_file_cut_off_in_the_middle_of_a_save_is_damaged(cut):
    content = good(A2="P-1")

    with pytest.raises(SourceRefused) as refused:
        workbook(content[: int(len(content) * cut)], "台账.xlsx")

    assert refused.value.key == "damaged"


def test_a_file_that_swells_is_stopped_while_it_swells():
    with pytest.raises(SourceRefused) as refused:
        list(look(bomb(), Limits(inflated_bytes=5_000_000)))

    assert refused.value.key == "inflates_too_far"


def test_a_workbook_with_a_document_type_is_not_read():
    evil = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]>'

    with pytest.raises(SourceRefused) as refused:
        opened = changed(
            "xl/workbook.xml", lambda part: part.replace(b'<?xml version="1.0"?>', b"").replace(b"<workbook", evil + b"<workbook")
        )
        list(look(opened, Limits()))

    assert refused.value.key == "damaged"


@pytest.mark.parametrize(
    ("cell", "fits"), [("GR5", True), ("GS5", False), ("A200000", True), ("A200001", False), ("HA1", False), ("AAA1", False)]
)
def test_the_used_part_is_bounded(cell, fits):
    if fits:
        list(look(stray(cell), Limits()))
    else:
        with pytest.raises(SourceRefused, match="sheet_too_large"):
            list(look(stray(cell), Limits()))


def test_blank_formatted_cells_far_out_do_no_harm():
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'

    list(look(changed("xl/worksheets/sheet1.xml", lambda part: part.replace(b"</sheetData>", far)), Limits()))


def test_a_folder_a_missing_file_and_a_large_one_are_named(tmp_path):
    (tmp_path / "big.xlsx").write_bytes(b"0" * 2048)

    for path, key in ((tmp_path, "is_folder"), (tmp_path / "none.xlsx", "not_found"), (tmp_path / "big.xlsx", "file_too_large")):
        with pytest.raises(SourceRefused, match=key):
            read_bytes(path, Limits(file_bytes=1024))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are made this way on POSIX only")
def test_a_named_pipe_is_no_file_and_nobody_waits_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipe.xlsx")

    with pytest.raises(SourceRefused, match="no_regular_file"):
        read_bytes(tmp_path / "pipe.xlsx")
