"""审核送货单: which batches still have papers that are not verified."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.batch_marks import papers


def own(view: View, projects: np.ndarray) -> Safe:
    """Batches against their papers."""
    return matrix(view, "papers", papers(view.board, projects))


stage_view.show(shell.view("shipping_documents"), own)
