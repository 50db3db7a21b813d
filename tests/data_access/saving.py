"""A colleague at work: ``python -m tests.data_access.saving FILE PATTERN COUNT`` saves a workbook again and again.

Every save writes the same word into every row, so that half a save would show.
"""

import io
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl

HEAD = ("项目编号", "项目名称", "公司名称(甲方)", "售后专员", "项目状态")
ROWS = 40


def saved(word: str, letter: str = "P", rows: int = ROWS) -> bytes:
    """A workbook with a word in every row; the letter begins the numbers of its projects."""
    book = openpyxl.Workbook()
    book.active.title = "项目台账"
    book.active.append(HEAD)
    for number in range(rows):
        book.active.append((f"{letter}-{number}", word, "某公司", "王敏", "进行中"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def written(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    """A workbook of sheets, each a list of rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def as_excel_does(path: Path, content: bytes) -> None:
    """A lock file beside it, a new file under a passing name, the old one deleted, the new one renamed."""
    lock, new = path.with_name(f"~${path.name}"), path.with_name("5A3F1B20.tmp")
    lock.write_bytes(b"lock")
    new.write_bytes(content)
    path.unlink()
    time.sleep(0.03)  # there is a moment without a file
    new.rename(path)
    lock.unlink()


def in_place(path: Path, content: bytes) -> None:
    """Emptied and written anew, piece by piece."""
    with path.open("wb", buffering=0) as file:
        for start in range(0, len(content), 1500):
            file.write(content[start : start + 1500])
            time.sleep(0.01)


def as_libreoffice_does(path: Path, content: bytes) -> None:
    """A lock file beside it, a new file moved over the old one."""
    lock, new = path.with_name(f".~lock.{path.name}#"), path.with_name("lu7x2.tmp")
    lock.write_bytes(b",colleague,desk;")
    new.write_bytes(content)
    new.replace(path)
    lock.unlink()


PATTERNS: dict[str, Callable[[Path, bytes], None]] = {
    "excel": as_excel_does,
    "in_place": in_place,
    "libreoffice": as_libreoffice_does,
}


def main(file: str, pattern: str, count: str) -> None:
    """Saves so many times, with breaks of all lengths."""
    chance = random.Random(7)  # noqa: S311 - no secret
    for number in range(1, int(count) + 1):
        PATTERNS[pattern](Path(file), saved(f"{number}次"))
        time.sleep(chance.choice((0.0, 0.02, 0.1, 0.3, 0.6)))


if __name__ == "__main__":
    main(*sys.argv[1:])
