"""Stage 13: settlement, collection and letter side by side, and the retention as its own line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workflow.stage_views.marks import Mark, Matrix, contract_notes, in_order, marks
from workflow.stages.settlement_collection import parts, unpaid_nodes

if TYPE_CHECKING:
    from workflow.board import Board

PARTS = ("settlement", "collection", "letter")


def closing_parts(board: Board, projects: np.ndarray) -> tuple[Matrix, np.ndarray, np.ndarray]:
    """Contracts × three parts; and per row what is triggered and unpaid, and the retention still open, both in fen."""
    stage = board.stages[12]
    contracts = in_order(stage, projects, board.day.now)
    three = parts(board.day)
    fine = np.stack([three.settled, three.collected, three.letter], axis=1)
    unpaid, retention = (
        _open(board, which)[contracts] for which in (unpaid_nodes(board.day), board.receivables.nodes["retention"].to_numpy())
    )
    ticks = marks(stage, contracts, fine[contracts])
    # Only money has a due day.
    ticks[:, ::2] = np.where(
        ticks[:, ::2] == Mark.LATE, np.where(stage.evidence.started[contracts], Mark.LACKS, Mark.NOT_YET)[:, None], ticks[:, ::2]
    )
    numbers = contract_notes(board.book.contracts, contracts)
    return Matrix(PARTS, stage.evidence.project[contracts], numbers, ticks), unpaid, retention


def _open(board: Board, which: np.ndarray) -> np.ndarray:
    """Per contract the outstanding fen of the nodes of a mask."""
    nodes = board.receivables.nodes
    total = np.zeros(len(board.book.contracts), "int64")
    np.add.at(total, nodes["contract"].to_numpy()[which], nodes["outstanding"].to_numpy()[which])
    return total
