"""结算收款: what is still open of settlement, collection and letter."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.closing_parts import closing_parts


def own(view: View, projects: np.ndarray) -> Safe:
    """Contracts against the three parts, with what is unpaid and the retention apart."""
    parts, unpaid, retention = closing_parts(view.board, projects)
    money = {"unpaid": lambda row: view.glance(unpaid[row]), "retention": lambda row: view.glance(retention[row])}
    return matrix(view, "closing_parts", parts, money)


stage_view.show(shell.view("settlement_collection"), own)
