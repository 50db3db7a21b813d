"""Stage 2: how many of the nineteen items each contract answers, and which busbars are ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.stage_views.marks import contract_notes, in_order
from workflow.stages.contract_review import completeness

if TYPE_CHECKING:
    from workflow.board import Board


def completeness_by_contract(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """Per contract ``project``, ``note``, ``answered`` of nineteen, and ``open``: the places in ``NINETEEN`` that are not."""
    stage = board.stages[1]
    contracts = in_order(stage, projects, board.day.now)
    answers = completeness(board.day)[contracts]
    return pd.DataFrame(
        {
            "project": stage.evidence.project[contracts],
            "note": contract_notes(board.book.contracts, contracts),
            "answered": answers.sum(axis=1),
            "open": [np.flatnonzero(~row).tolist() for row in answers],
        }
    ).sort_values("answered", kind="stable", ignore_index=True)


def specification(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """What is ordered by ``busbar_type``, ``rated_current``, ``poles`` and ``ip_rating``: ``lines``, ``contracts``, ``straight_qty``."""
    items = board.book.contract_items
    keys = ["busbar_type", "rated_current", "poles", "ip_rating"]
    wanted: np.ndarray = projects[items.project]
    chosen = items.frame.assign(contract=items.links["contracts"]).loc[wanted]
    grouped = chosen.dropna(subset=keys, how="all").groupby(keys, dropna=False, sort=False)
    table = grouped.agg(lines=("contract_no", "size"), contracts=("contract", "nunique"), straight_qty=("straight_qty", "sum"))
    return table.reset_index().sort_values(["straight_qty", "lines"], ascending=False, kind="stable", ignore_index=True)
