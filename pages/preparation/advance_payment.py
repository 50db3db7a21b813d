"""预付款到账: how far each advance is in its chain of four, and whether it has cleared."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.advance_chain import advance_chain


def own(view: View, projects: np.ndarray) -> Safe:
    """Contracts against the four steps, with the amount due."""
    chain, amount = advance_chain(view.board, projects)
    return matrix(view, "advance_chain", chain, {"amount": lambda row: view.glance(amount[row])})


stage_view.show(shell.view("advance_payment"), own)
