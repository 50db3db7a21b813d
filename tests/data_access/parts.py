"""The parts of a workbook file, changed as no library would write them."""

import io
import re
import zipfile
from collections.abc import Callable

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = (
    b'<Relationship Id="rIdTexts" Target="sharedStrings.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"/>'
)
KIND = (
    b'<Override PartName="/xl/sharedStrings.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)


def changed(content: bytes, which: str, change: Callable[[bytes], bytes | None], **more: bytes) -> bytes:
    """A workbook with the parts changed whose name is like a pattern, and more beside them; None leaves a part out."""
    old, file = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(old.read(name)) if re.fullmatch(which, name) else old.read(name)
            if part is not None:
                new.writestr(name, part)
        for name, part in more.items():
            new.writestr(name, part)
    return file.getvalue()


def with_shared_texts(content: bytes) -> bytes:
    """Texts in a list that all sheets share, numbered as they turn up: so write Excel, WPS and LibreOffice, but not openpyxl."""
    numbers: dict[bytes, int] = {}

    def number(cell: re.Match[bytes]) -> bytes:
        return b't="s"><v>%d</v>' % numbers.setdefault(cell[1], len(numbers))

    content = changed(content, r"xl/worksheets/.*\.xml", lambda part: re.sub(rb't="inlineStr"><is>(.*?)</is>', number, part))
    texts = b"".join(b"<si>%s</si>" % text for text in numbers)
    content = changed(content, "", bytes, **{"xl/sharedStrings.xml": b'<sst xmlns="%s">%s</sst>' % (MAIN, texts)})
    content = changed(
        content, r"xl/_rels/workbook\.xml\.rels", lambda part: part.replace(b"</Relationships>", RELATION + b"</Relationships>")
    )
    return changed(content, r"\[Content_Types\]\.xml", lambda part: part.replace(b"</Types>", KIND + b"</Types>"))
