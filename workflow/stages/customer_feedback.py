"""Customer feedback (stage 15): the form and the letter are in, and no complaint is without somebody who handles it.

Deck: 「售后专员让客户填写本工程的反馈信息。」「反馈信息表项目反馈函」
"""

import numpy as np

from schemas.book import Rows
from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence, answered

FORM, LETTER = "反馈信息表", "项目反馈函"
SCORES = ("score_product", "score_delivery", "score_install", "score_service", "score_technical", "score_overall")
LOW = 2


def evidence(day: DayBook) -> Evidence:
    """One unit a project; the 工程反馈函 of the settlement counts as the letter."""
    rows, settlements = day.book.feedback, day.book.settlements
    found = Evidence(day, 15)
    letter_in = days.any_by(settlements.project, answered(settlements, "feedback_letter_received"), day.size)
    arrived = rows.has("feedback_date")
    for form, otherwise in ((FORM, np.zeros(day.size, bool)), (LETTER, letter_in)):
        there = days.any_by(rows.project, arrived & rows.equals("form_type", form), day.size)
        found.lack_row("feedback", ~there & ~otherwise, "form_type", form=form)
    counts, unhappy = arrived & rows.equals("form_type", FORM, LETTER), dissatisfied(rows)
    found.needs(
        rows,
        rows.project,
        counts,
        when={"score_overall": rows.equals("form_type", FORM), "handler": unhappy, "action_due": unhappy},
    )
    found.started |= days.any_by(rows.project, counts, day.size) | letter_in
    handler = days.first_by(np.where(unhappy & ~rows.has("closed_date"), rows.project, -1), rows.texts("handler"), day.size)
    found.owner = np.where(handler != "", handler, found.owner)
    found.done_on = days.latest_by(np.where(counts, rows.project, -1), rows.days("feedback_date"), day.size)
    return found


def dissatisfied(rows: Rows) -> np.ndarray:
    """Mask of the forms with a complaint or a score of 2 or less."""
    low = np.logical_or.reduce([(rows[score] <= LOW).fillna(False).to_numpy(bool) for score in SCORES])
    return np.asarray(rows.true("complaint") | low)
