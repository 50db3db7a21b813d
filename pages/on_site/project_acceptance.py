"""工程验收: were all six parties there, are all four documents in."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.acceptance_marks import acceptance_marks


def own(view: View, projects: np.ndarray) -> Safe:
    """Projects against six parties and four documents."""
    return matrix(view, "acceptance_marks", acceptance_marks(view.board, projects))


stage_view.show(shell.view("project_acceptance"), own, wide=50)
