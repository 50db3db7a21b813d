"""货物验收: which goods are not inspected, which papers are not back."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.discrepancies import discrepancies
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.batch_marks import signed_copies


def own(view: View, projects: np.ndarray) -> Safe:
    """Batches against the signed papers and the four departments."""
    return matrix(view, "signed_copies", signed_copies(view.board, projects))


stage_view.show(shell.view("goods_acceptance"), own, discrepancies)
