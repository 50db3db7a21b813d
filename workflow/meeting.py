"""The Monday meeting: what is late, blocked or past a gate, and the money overdue, specialist by specialist."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.overview import GATES

if TYPE_CHECKING:
    from workflow.board import Board


def meeting(board: Board) -> pd.DataFrame:
    """Every open project somebody must speak about, and every other that owes money; by specialist, worst first.

    Returns:
        ``specialist`` ("" for none), ``project`` (position), ``stuck_at`` (stage), ``days_late``, ``blocked``,
        ``breaches`` (gates broken and not waived), ``overdue`` (fen).
    """
    where, broken = board.standing, board.violations.standing
    counted = broken[broken["kind"].isin(GATES)]
    size = board.day.size
    table = pd.DataFrame(
        {
            "specialist": board.day.specialist,
            "project": np.arange(size),
            "stuck_at": where.stuck_at,
            "days_late": where.worst_days,
            "blocked": where.blocked,
            "breaches": np.bincount(counted["project"].to_numpy(int), minlength=size) * where.is_open,
            "overdue": board.receivables.late_by_project,
        }
    )
    spoken_of = where.is_open & (where.late | where.blocked | (table["breaches"] > 0).to_numpy())
    listed = table[spoken_of | ((table["overdue"] > 0).to_numpy() & ~board.day.is_stopped)]
    return listed.sort_values(["specialist", "days_late", "overdue"], ascending=[True, False, False], ignore_index=True)


def totals(lines: pd.DataFrame) -> dict[str, int]:
    """How many are late, how many blocked, the breaches, and the overdue fen."""
    return {
        "late": int((lines["days_late"] > 0).sum()),
        "blocked": int(lines["blocked"].sum()),
        "breaches": int(lines["breaches"].sum()),
        "overdue": int(lines["overdue"].sum()),
    }
