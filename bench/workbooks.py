"""Workbooks as large as asked for, written the way Excel lays them out; the same every time, kept between runs."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sample_data.sheets import rows_of
from sample_data.story import Story, stories
from schemas.addresses import letters
from schemas.sheets import TABLES

HERE = Path(__file__).parent.parent / "var" / "bench"
VERSION = 7  # of what is written; another one is written anew
BAD_SHARE = 0.02
WRONG = ("下周三", "待核", "约120万", "1.38E+10", "七八", "IP99", "部分", "#REF!")
EPOCH = date(1899, 12, 30).toordinal()
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def workbook(projects: int) -> Path:
    """The workbook of so many projects; about 35 rows a project over all sheets, one cell in fifty spoilt."""
    path = HERE / f"{projects}-projects-v{VERSION}.xlsx"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        half = path.with_suffix(".half")
        rows = rows_of([_busier(story) for story in stories(projects)])
        _write(half, {**rows, "shipment_items": list(_packed(rows["shipments"]))})
        half.replace(path)
    return path


def size(path: Path) -> tuple[int, int]:
    """Rows and cells of a workbook."""
    rows = cells = 0
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/"):
                content = book.read(name)
                rows, cells = rows + content.count(b"<row "), cells + content.count(b"<c ")
    return rows, cells


def with_one_cell_changed(path: Path, out: Path, sheet: str, address: str, text: str) -> None:
    """The workbook as somebody saves it after filling in one cell: one sheet differs, and the list of texts has one more."""
    number = [table.sheet for table in TABLES].index(sheet) + 1
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        texts = old.read("xl/sharedStrings.xml").decode()
        count = texts.count("<si>")
        cell = f'<c r="{address}" t="s"><v>{count}</v></c>'
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/sharedStrings.xml":
                content = texts.replace("</sst>", f"<si><t>{escape(text)}</t></si></sst>").encode()
            elif name == f"xl/worksheets/sheet{number}.xml":
                content, changed = re.subn(rb'<c r="%s"(?: [^>]*)?(?:/>|>.*?</c>)' % address.encode(), cell.encode(), content, count=1)
                if not changed:
                    raise ValueError(f"{sheet}!{address} is empty")
            new.writestr(name, content)


def _busier(story: Story) -> Story:
    """A project as large ones are: its production written down operation by operation."""
    return replace(story, twists=story.twists | {"operations"}) if story.number % 4 else story


def _packed(batches: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A packing list of eight lines a batch."""
    for batch in batches:
        for line, item in enumerate(("直段", "直段", "直段", "弯头", "进线箱", "过渡铜排", "插接箱", "软连接"), 1):
            shipped = line * 3
            yield {
                "delivery_note_no": batch["delivery_note_no"], "line_no": line, "package_no": f"{line}/8", "item": item,
                "spec": "2500A/4P/3m", "unit": "节" if item == "直段" else "个", "qty_shipped": shipped,
                "qty_received": shipped if batch.get("arrival_date") else None,
            }  # fmt: skip


@dataclass
class _Texts:
    """The texts of a workbook, each once."""

    at: dict[str, int] = field(default_factory=dict)

    def number(self, text: str) -> int:
        return self.at.setdefault(text, len(self.at))


def _write(path: Path, rows: dict[str, list[dict[str, Any]]]) -> None:
    texts, spoil = _Texts(), random.Random(7)  # noqa: S311 - invented data
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as book:
        for number, table in enumerate(TABLES, 1):
            keys = {*table.primary_key, table.parent.key if table.parent else ""}
            columns = [(column.key, column.key in keys) for column in table.columns]
            lines = [[column.header for column in table.columns]]
            body = ([_value(row.get(key), is_key, spoil) for key, is_key in columns] for row in rows.get(table.key, []))
            with book.open(f"xl/worksheets/sheet{number}.xml", "w") as part:
                part.write(f'<worksheet xmlns="{MAIN}"><sheetData>'.encode())
                for line in _lines([*lines, *body], texts):
                    part.write(line)
                part.write(b"</sheetData></worksheet>")
        for name, content in _parts(texts):
            book.writestr(name, content)


def _value(value: Any, is_key: bool, spoil: random.Random) -> Any:
    if value in (None, ""):
        return None
    return spoil.choice(WRONG) if not is_key and spoil.random() < BAD_SHARE else value


def _lines(rows: Iterable[list[Any]], texts: _Texts) -> Iterator[bytes]:
    names: list[str] = []
    for number, row in enumerate(rows, 1):
        names = names or [letters(column) for column in range(1, len(row) + 1)]
        cells = "".join(_cell(f"{names[at]}{number}", value, texts) for at, value in enumerate(row) if value is not None)
        yield f'<row r="{number}">{cells}</row>'.encode()


def _cell(address: str, value: Any, texts: _Texts) -> str:
    if isinstance(value, date):
        return f'<c r="{address}" s="1"><v>{value.toordinal() - EPOCH}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{address}"><v>{value}</v></c>'
    if value.startswith("#"):
        return f'<c r="{address}" t="e"><v>{value}</v></c>'
    return f'<c r="{address}" t="s"><v>{texts.number(value)}</v></c>'


def _parts(texts: _Texts) -> Iterator[tuple[str, str]]:
    sheets = "".join(f'<sheet name="{table.sheet}" sheetId="{n}" r:id="rId{n}"/>' for n, table in enumerate(TABLES, 1))
    yield "xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{sheets}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{REL}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(1, len(TABLES) + 1)
    )
    links += f'<Relationship Id="rIdT" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
    links += f'<Relationship Id="rIdS" Type="{REL}/styles" Target="styles.xml"/>'
    yield "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    yield "xl/styles.xml", STYLES
    items = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts.at)
    yield "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{items}</sst>'
    root = f'<Relationship Id="rId1" Type="{REL}/officeDocument" Target="xl/workbook.xml"/>'
    yield "_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{root}</Relationships>'
    sheet, kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml", []
    kinds = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles"), ("/xl/sharedStrings.xml", "sharedStrings")]
    kinds += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, len(TABLES) + 1)]
    listed = "".join(f'<Override PartName="{name}" ContentType="{sheet}.{kind}+xml"/>' for name, kind in kinds)
    default = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    default += '<Default Extension="xml" ContentType="application/xml"/>'
    yield "[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{default}{listed}</Types>'
