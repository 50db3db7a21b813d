"""Stage 11: the sections that are being built or have something open: progress, insulation, problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.stages.installation_supervision import GOOD, finished

if TYPE_CHECKING:
    from workflow.board import Board

# Megohm: below, a single unit is not fit to be joined, and a whole run is worth a look or not fit to be energised.
LOW_UNIT, LOW_RUN, UNFIT_RUN = 20, 20, 0.5


def sections(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """The sections that are not through, late ones first, then the furthest.

    Returns:
        ``row`` (position in 安装监督), ``project``, ``done`` (0–1), ``days_late``, ``unit_mohm`` and ``run_mohm`` (NaN: not
        measured), ``open_problem``.
    """
    rows, now = board.book.installations, board.day.now
    built = finished(board.day)
    done = np.where(built, 1.0, rows.numbers("percent_done"))
    problem = rows.has("issues") & (rows.texts("issues") != "无") & ~rows.has("rectified_date")
    due = rows.days("plan_finish")
    late = np.where(~built & (due < now), (now - np.where(np.isnat(due), now, due)).astype("int64"), 0)
    table = pd.DataFrame(
        {
            "row": np.arange(len(rows)),
            "project": rows.project,
            "done": done,
            "days_late": late,
            "unit_mohm": rows["ir_unit_mohm"].to_numpy(float),
            "run_mohm": rows["ir_run_mohm"].to_numpy(float),
            "open_problem": problem,
        }
    )
    begun = (done > 0) | rows.has("actual_start") | (late > 0)
    shown: np.ndarray = begun & (~rows.equals("result", GOOD) | problem | ~built)
    shown &= (projects & board.day.installation_needed)[rows.project]
    return table.loc[shown].sort_values(["days_late", "done"], ascending=[False, False], kind="stable", ignore_index=True)
