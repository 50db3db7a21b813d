"""What is to be said about the keys of a table: the same one twice, or one that leads nowhere, and where the other row stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import process

from data_access.typed import Remark
from schemas.as_typed import as_text
from schemas.book import Rows
from schemas.findings import Place, cell_of
from schemas.table import Table

CLOSE_ENOUGH = 60  # of 100, for a suggestion
MOST_NAMED = 5  # other rows of the same key in one sentence

Remarks = list[list[tuple[str, Remark]]]  # per sheet, each with its column


@dataclass(frozen=True, slots=True)
class Lines:
    """All rows of a table, sheet after sheet, and where each stands.

    Attributes:
        sheet, index: per row the number of its sheet and its place among that sheet's rows.
        row: per row its sheet row.
        places: of the sheets.
        several_files: whether an address must name its file.
    """

    table: Table
    frame: pd.DataFrame
    sheet: np.ndarray
    index: np.ndarray
    row: np.ndarray
    places: Sequence[Place]
    several_files: bool

    def seen_from(self, here: int, at: int) -> str:
        """The address of a row's key for somebody who looks at another row: A5, or with its sheet, or with its file."""
        place, own = self.places[self.sheet[at]], self.places[self.sheet[here]]
        return address(place, self.table.primary_key[-1], int(self.row[at]), own, several_files=self.several_files)


def address(place: Place, key: str, row: int, seen_from: Place | None, *, several_files: bool) -> str:
    """The address of a cell, with its sheet and file as far as they are others than where one looks from."""
    cell = cell_of(place, key, row) or str(row)
    if seen_from is place:
        return cell
    in_sheet = f"{place.sheet}!{cell}"
    other_file = several_files and (seen_from is None or seen_from.file != place.file)
    return f"[{place.file}]{in_sheet}" if other_file else in_sheet


def say_repeated(remarks: Remarks, lines: Lines, placed: np.ndarray) -> None:
    """Every row of a key that stands in several."""
    keys = list(lines.table.primary_key)
    every = np.flatnonzero(placed)[lines.frame.loc[placed, keys].duplicated(keep=False).to_numpy()]
    group = lines.frame.loc[every, keys].groupby(keys, dropna=False, sort=False).ngroup().to_numpy()
    together: dict[int, list[int]] = {}
    for at, number in zip(every.tolist(), group.tolist(), strict=True):
        together.setdefault(number, []).append(at)
    for ats in together.values():
        for at in ats:
            others = [other for other in ats[: MOST_NAMED + 1] if other != at][:MOST_NAMED]
            named = "、".join(lines.seen_from(at, other) for other in others) + ("…" if len(ats) - 1 > MOST_NAMED else "")
            value = " / ".join(text for key in keys if (text := as_text(lines.frame[key].iloc[at])))
            facts = {"rows": named, "used": lines.seen_from(at, ats[0])}
            remarks[lines.sheet[at]].append((keys[-1], Remark("duplicate_key", lines.index[[at]], [value], facts)))


def say_unknown(remarks: Remarks, lines: Lines, unknown: np.ndarray, parents: Rows, places: Sequence[Place]) -> None:
    """References that lead nowhere: to a row that was set aside itself, to a sheet that could not be read, or to nothing."""
    reference = lines.table.parent.key if lines.table.parent else ""
    known, values = list(parents.texts(parents.table.primary_key[0])), lines.frame[reference].to_numpy(object)
    aside = _first_aside(parents)
    unread = not known and (len(parents.aside) > 0 or not parents.present)
    for number in np.unique(lines.sheet[unknown]).tolist():
        here = np.flatnonzero(unknown & (lines.sheet == number))
        for told_as in ("aside", "unread", ""):
            at = [each for each in here.tolist() if _led_to(values[each] in aside, unread=unread) == told_as]
            if not at:
                continue
            facts: dict[str, Any] = {"parent": parents.table.sheet, "told_as": told_as}
            if told_as == "aside":
                facts["other_cell"], facts["because"] = _whence([aside[values[each]] for each in at], parents, places, lines)
            elif not told_as:
                nearest = {value: _nearest(value, known) for value in {str(values[each]) for each in at}}
                facts["nearest"] = [nearest[str(values[each])] for each in at]
            remark = Remark("unknown_reference", lines.index[at], [str(values[each]) for each in at], facts)
            remarks[number].append((reference, remark))


def _led_to(is_aside: bool, *, unread: bool) -> str:
    return "aside" if is_aside else "unread" if unread else ""


def _first_aside(parents: Rows) -> dict[str, int]:
    """The keys of the rows set aside, each with the position of the first of them."""
    keys = parents.aside[parents.table.primary_key[0]].to_numpy(object) if len(parents.aside) else ()
    return {key: at for at, key in reversed([*enumerate(keys)]) if isinstance(key, str)}


def _whence(at: list[int], parents: Rows, places: Sequence[Place], lines: Lines) -> tuple[list[str], list[str]]:
    """Of rows set aside the cells that are to blame, and the headers of their columns."""
    rows, because, of = (parents.aside[name].iloc[at].tolist() for name in ("row", "because", "place"))
    cells = [
        address(places[place], key, row, None, several_files=lines.several_files) for row, key, place in zip(rows, because, of, strict=True)
    ]
    return cells, [parents.table[key].header for key in because]


def _nearest(value: str, known: list[str]) -> str:
    best = process.extractOne(value, known, score_cutoff=CLOSE_ENOUGH) if known else None
    return best[0] if best else ""
