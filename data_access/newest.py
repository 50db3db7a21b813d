"""Of a log, in which one thing stands in many rows, the newest row is what is known of it now."""

from __future__ import annotations

import numpy as np

from data_access.foreign_keys import Joined
from data_access.key_findings import Lines, Remarks
from data_access.typed import Remark
from schemas.as_typed import as_text


def superseded(joined: Joined, lines: Lines, placed: np.ndarray, remarks: Remarks) -> np.ndarray:
    """Mask of the rows of logs that have a newer one of the same key in their sheet, each with a remark that leads there.

    Args:
        placed: mask of the rows that have a key.
    """
    older = np.zeros(len(placed), bool)
    keys = list(joined.table.primary_key)
    for number, sheet in enumerate(joined.sheets):
        newest_by = sheet.layout.translation.latest if sheet.layout.translation else ""
        at = np.flatnonzero(placed & (joined.sheet == number))
        if not newest_by or not len(at):
            continue
        days = np.asarray(lines.frame[newest_by], dtype="datetime64[D]")
        newest: dict[object, int] = {}
        of_rows = list(lines.frame.iloc[at][keys].itertuples(index=False, name=None))
        for row, key in zip(at.tolist(), of_rows, strict=True):
            before = newest.get(key)
            if before is None or np.isnat(days[before]) or days[row] >= days[before]:
                newest[key] = row
        for row, key in zip(at.tolist(), of_rows, strict=True):
            if newest[key] != row:
                older[row] = True
                value = " / ".join(text for part in key if (text := as_text(part)))
                facts = {"other_cell": lines.seen_from(row, newest[key])}
                remarks[number].append((keys[-1], Remark("older_entry", lines.index[[row]], [value], facts)))
    return older
