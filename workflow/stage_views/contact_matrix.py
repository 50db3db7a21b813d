"""Stage 1: which of the six roles of the handover form have somebody who can be reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workflow import days
from workflow.evidence import answered
from workflow.stage_views.marks import Mark, Matrix, in_order, marks
from workflow.stages.project_file import HANDOVER_ROLES, in_force

if TYPE_CHECKING:
    from workflow.board import Board


def contact_matrix(board: Board, projects: np.ndarray) -> Matrix:
    """Projects × six roles, with the names; a contact with a gap in its row is there in part."""
    stage, contacts, size = board.stages[0], board.book.contacts, board.day.size
    reachable = answered(contacts, "phone") | answered(contacts, "mobile")
    complete = reachable & answered(contacts, "company") & answered(contacts, "fax")
    units = in_order(stage, projects, board.day.now)
    fine, names = np.zeros((size, len(HANDOVER_ROLES)), bool), {}
    for column, role in enumerate(HANDOVER_ROLES):
        group = np.where(in_force(board.book) & contacts.equals("role", role), contacts.project, -1)
        fine[:, column] = days.all_by(group, complete, size)
        names[role] = days.first_by(group, contacts.texts("name"), size)[units]
    there = np.stack([names[role] != "" for role in HANDOVER_ROLES], axis=1)
    ticks = marks(stage, units, fine[units])
    ticks = np.where((ticks != Mark.DONE) & there, Mark.PARTLY, ticks)
    return Matrix(HANDOVER_ROLES, units, np.full(len(units), "", dtype=object), ticks, named=names)
