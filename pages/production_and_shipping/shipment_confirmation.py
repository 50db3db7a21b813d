"""与客户确认出货: which batches the customer has not confirmed."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.batch_marks import confirmations


def own(view: View, projects: np.ndarray) -> Safe:
    """Batches against the four confirmations."""
    return matrix(view, "confirmations", confirmations(view.board, projects))


stage_view.show(shell.view("shipment_confirmation"), own)
