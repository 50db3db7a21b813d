"""Own view of stage 9: warehouse and crew told on one day, and who is on site."""

from dataclasses import replace

import numpy as np

from ui.markup import Safe, person
from ui.stages.marks import matrix
from ui.view import View
from workflow.stage_views.batch_marks import release


def released(view: View, projects: np.ndarray) -> Safe:
    """Batches against the day of their release; a crew told on another day stands out."""
    batches, apart = release(view.board, projects)
    told = np.array([view.say("stages.column.not_same_day", n=abs(days)) if days else "" for days in apart], dtype=object)
    on_site = view.board.day.specialist[batches.project]
    shown = replace(batches, named={"crew_notified_date": told, "specialist_onsite_date": on_site})
    return matrix(view, "release", shown, {"specialist": lambda row: person(on_site[row])}, money=False)
