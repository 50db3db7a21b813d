"""Release and crew (stage 9): the warehouse ships, and on the same day the crew is sent to the site.

Deck: 「售后专员通知厂部仓库出货,同时通知安装队前往工地。」「售后部专员也一并向前往工地。」
"""

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.stages.batches import by_batch


def evidence(day: DayBook) -> Evidence:
    """One unit a delivery batch; a crew is told only where it is our own."""
    batches, found = by_batch(day, 9)
    found.needs(batches, np.arange(len(batches)), when={"crew_notified_date": day.own_crew[batches.project]})
    found.needs_in_project(day.book.projects, day.own_crew)
    found.due_on = batches.days("agreed_ship_date")
    found.done_on = days.latest(batches.days("actual_ship_date"), batches.days("specialist_onsite_date"))
    return found
