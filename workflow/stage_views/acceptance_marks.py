"""Stage 12: the six parties and the four documents of every acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from schemas import states
from workflow.stage_views.marks import Matrix, in_order, marks
from workflow.stages.project_acceptance import DOCUMENTS, PARTIES, installed_by_us, latest_acceptance

if TYPE_CHECKING:
    from workflow.board import Board


def acceptance_marks(board: Board, projects: np.ndarray) -> Matrix:
    """Projects that were accepted, or are being so, × six parties and four documents."""
    stage, rows, size = board.stages[11], board.book.acceptances, board.day.size
    units = in_order(stage, projects, board.day.now)
    latest = latest_acceptance(board.day)
    fine, away = (np.zeros((size, len(PARTIES) + len(DOCUMENTS)), bool) for _ in range(2))
    for column, key in enumerate((*PARTIES, *DOCUMENTS)):
        fine[rows.project[latest], column] = rows.true(key)[latest]
        away[rows.project[latest], column] = (rows.states[key] == states.NA)[latest] & rows.table[key].na_allowed
    away[:, PARTIES.index("p_crew_leader")] |= ~installed_by_us(board.day)
    ticks = marks(stage, units, fine[units], ~away[units])
    return Matrix((*PARTIES, *DOCUMENTS), units, np.full(len(units), "", dtype=object), ticks)
