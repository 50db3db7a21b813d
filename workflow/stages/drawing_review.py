"""Drawing review (stage 6): route drawing and construction drawing are checked and signed.

Deck: 「…对技术部提供的现场安装图进行图纸审核和对安装母线走向审核并签字确认后,方可等待安装命令。(审核现场走向图、施工图)」
"""

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.receivables.events import BOTH_DRAWINGS, PASSED, latest_revisions

ROUTE, CONSTRUCTION = BOTH_DRAWINGS


def evidence(day: DayBook) -> Evidence:
    """One unit a project; where nothing is installed by us the construction drawing is not required."""
    drawings = day.book.drawings
    found = Evidence(day, 6)
    counts = latest_revisions(day.book) & required(day)
    for kind in BOTH_DRAWINGS:
        there = days.any_by(drawings.project, counts & drawings.equals("drawing_type", kind), day.size)
        found.lack_row("drawings", ~there & (day.installation_needed if kind == CONSTRUCTION else True), "drawing_type", drawing=kind)
    found.needs(drawings, drawings.project, counts)
    returned = counts & drawings.has("result") & ~drawings.equals("result", *PASSED)
    found.lack(drawings, drawings.project, "result", returned, result=drawings.texts("result")[returned])
    _who_and_when(found, day, counts)
    return found


def required(day: DayBook) -> np.ndarray:
    """Mask of the drawings that count: route drawings, and construction drawings where something is installed by us."""
    drawings = day.book.drawings
    construction = drawings.equals("drawing_type", CONSTRUCTION) & day.installation_needed[drawings.project]
    return np.asarray(drawings.equals("drawing_type", ROUTE) | construction)


def _who_and_when(found: Evidence, day: DayBook, counts: np.ndarray) -> None:
    drawings, sections, batches = day.book.drawings, day.book.installations, day.book.shipments
    open_review = counts & ~(drawings.equals("result", *PASSED) & drawings.true("signed") & drawings.has("review_date"))
    reviewer = days.first_by(np.where(open_review, drawings.project, -1), drawings.texts("reviewer"), day.size)
    found.owner = np.where(reviewer != "", reviewer, day.specialist)
    installation = days.earliest_by(sections.project, sections.days("plan_start"), day.size)
    shipment = days.earliest_by(batches.project, batches.days("agreed_ship_date"), day.size)
    found.due_on = np.where(np.isnat(installation), shipment, installation)
    found.done_on = days.latest_by(np.where(counts, drawings.project, -1), drawings.days("review_date"), day.size)


def signed_first_on(day: DayBook) -> np.ndarray:
    """Per project the first day on which both drawing types were passed and signed; later revisions do not undo it."""
    drawings = day.book.drawings
    fine = drawings.equals("result", *PASSED) & drawings.true("signed")
    both = days.none(day.size)
    for kind in BOTH_DRAWINGS:
        group = np.where(fine & drawings.equals("drawing_type", kind), drawings.project, -1)
        first = days.earliest_by(group, drawings.days("review_date"), day.size)
        if kind == ROUTE:
            both = first
        else:
            later = np.where(np.isnat(both) | np.isnat(first), days.NO_DAY, days.latest(both, first))
            both = np.where(day.installation_needed, later, both)
    return both
