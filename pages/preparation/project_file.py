"""整理项目资料: which files are incomplete, and which of the six contacts are missing."""

import numpy as np

from ui import shell
from ui.markup import Safe
from ui.stages import view as stage_view
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.contact_matrix import contact_matrix


def own(view: View, projects: np.ndarray) -> Safe:
    """Projects against the six roles of the handover form."""
    return matrix(view, "contact_matrix", contact_matrix(view.board, projects))


stage_view.show(shell.view("project_file"), own)
