"""The list of findings as a workbook for the person who mends the sheets."""

import numpy as np

from data_access.exporting import xlsx_bytes
from ui import downloads
from ui.view import View

COLUMNS = ("severity", "file", "sheet", "cell", "column", "value", "message", "fix", "project", "person")


def button(view: View, lines: np.ndarray) -> None:
    """Downloads what the filters leave; the workbook is made on the click."""
    label, name = view.say("ui.data.export", n=len(lines)), view.say("ui.data.file_name", day=view.as_of.isoformat())
    downloads.button(view, label, name, lambda: workbook(view, lines), there=len(lines) > 0)


def workbook(view: View, lines: np.ndarray) -> bytes:
    """The findings as .xlsx, for the role that looks."""
    people = responsible(view)
    rows = [_row(view, line, str(people[line])) for line in lines.tolist()]
    return xlsx_bytes([(view.say("ui.data.findings"), [view.say(f"ui.data.{key}") for key in COLUMNS], rows)])


def responsible(view: View) -> np.ndarray:
    """Per line of the listing who mends it: the specialist of the project, "" where it concerns none."""
    names = np.append(view.board.book.projects.texts("specialist"), "")
    return names[view.board.listing.table["project"].to_numpy()]


def _row(view: View, line: int, who: str) -> list[str]:
    finding, project = view.board.listing.finding(line), int(view.board.listing.table["project"].iat[line])
    said = view.worded(finding)
    name = view.names[project] if project >= 0 else ""
    severity = view.say(f"ui.severity.{finding.severity}")
    return [severity, finding.file, finding.sheet, finding.cell, finding.column, said.value, said.message, said.fix, name, who]
