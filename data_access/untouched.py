"""Which sheets of a saved workbook say what they said before it was saved.

Excel, WPS and LibreOffice write the whole file anew whoever typed where, and number the texts anew that all sheets share; so a
sheet that nobody touched may differ in these numbers. Everything a cell is made of is compared: its XML, the texts its numbers
stand for, and all parts that any cell may take something from. Whatever is spelt in another way than we know counts as touched.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from defusedxml.ElementTree import fromstring

BOOK, TEXTS = "xl/workbook.xml", "xl/sharedStrings.xml"
_SAYS_NOTHING = re.compile(r"docProps/|xl/calcChain\.xml$")  # who saved it and when, in which order formulas are worked out
_TEXT = re.compile(rb"<si>(.*?)</si>|<si\s*/>", re.DOTALL)
_BEFORE_TEXTS, _AFTER_TEXTS = re.compile(rb"(?:<\?xml[^>]*\?>)?\s*<sst\b[^>]*>\s*"), re.compile(rb"\s*</sst>\s*")
_NUMBER = re.compile(rb"""(t="s"[^>]*>\s*<v>)(\d+)</v>""")
_NUMBERED = re.compile(rb"""\bt\s*=\s*["']s["']""")
_OF_ALL_SHEETS = ("}sheet", "}workbookPr")  # names and whether they are hidden; from which year days are counted


class Before:
    """A workbook as it was read last."""

    def __init__(self, content: bytes) -> None:
        """Of the bytes of a workbook that could be read."""
        self._archive = zipfile.ZipFile(io.BytesIO(content))

    def like(self, parts: Mapping[str, bytes], sheets: Mapping[str, object]) -> Like | None:
        """What its sheets are compared by if all that is no sheet is as it was, but for the numbers of texts; else None.

        Args:
            parts: the parts of the saved workbook that are no sheets, by name.
            sheets: the names of those that are.
        """
        old = {name: self._archive.read(name) for name in self._archive.namelist() if name not in sheets}
        before, after = ({name: part for name, part in each.items() if _tells(name)} for each in (old, parts))
        if before != after or _of_all_sheets(old[BOOK]) != _of_all_sheets(parts[BOOK]):
            return None
        if old.get(TEXTS) == parts.get(TEXTS):
            return Like(self._archive)
        texts, new_texts = _texts(old.get(TEXTS, b"")), _texts(parts.get(TEXTS, b""))
        if texts is None or new_texts is None:
            return None
        return Like(self._archive) if new_texts[: len(texts)] == texts else Like(self._archive, texts, new_texts)


@dataclass(frozen=True, slots=True)
class Like:
    """A workbook as it was read last, beside one that is like it.

    Attributes:
        texts, new_texts: what the numbers of texts stood for and stand for now; empty where the old ones still stand for the same.
    """

    archive: zipfile.ZipFile
    texts: Sequence[bytes] = ()
    new_texts: Sequence[bytes] = ()

    def has(self, name: str, part: bytes) -> bool:
        """Whether a sheet's cells are as they were."""
        old, new = _cells(self.archive.read(name)), _cells(part)
        return _same(old, new, self.texts, self.new_texts) if self.texts else old == new


def _tells(name: str) -> bool:
    return name not in (BOOK, TEXTS) and not _SAYS_NOTHING.match(name)


def _of_all_sheets(book: bytes) -> list[tuple[str, dict[str, str]]]:
    return [(each.tag, each.attrib) for each in fromstring(book, forbid_dtd=True).iter() if each.tag.endswith(_OF_ALL_SHEETS)]


def _cells(part: bytes) -> bytes:
    """The cells and all that follows them; what stands before them is where somebody last looked, and how wide columns are."""
    return part[max(part.find(b"<sheetData"), 0) :]


def _texts(part: bytes) -> list[bytes] | None:
    """The texts in the order of their numbers; None if they are spelt as we do not know it."""
    found = list(_TEXT.finditer(part))
    if not found or b"<!" in part:
        return None
    ends = [_BEFORE_TEXTS.fullmatch(part, 0, found[0].start()), _AFTER_TEXTS.fullmatch(part, found[-1].end())]
    between = (part[left.end() : right.start()] for left, right in pairwise(found))
    return [each[1] or b"" for each in found] if all(ends) and not any(gap.strip() for gap in between) else None


def _same(old: bytes, new: bytes, old_texts: Sequence[bytes], new_texts: Sequence[bytes]) -> bool:
    """Whether cells are the same where each number stands for a text of its own list."""
    before, after = _NUMBER.split(old), _NUMBER.split(new)
    if before[::3] != after[::3] or before[1::3] != after[1::3] or _says_more_numbers(old, before) or _says_more_numbers(new, after):
        return False
    pairs = {(int(one), int(other)) for one, other in set(zip(before[2::3], after[2::3], strict=True))}
    return all(one < len(old_texts) and other < len(new_texts) and old_texts[one] == new_texts[other] for one, other in pairs)


def _says_more_numbers(cells: bytes, split: list[bytes]) -> bool:
    """Whether some cell has the number of a text that was not found."""
    return len(_NUMBERED.findall(cells)) != len(split) // 3
