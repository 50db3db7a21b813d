"""User information (stage 14): who uses the busbar is on record, for the next visit.

Deck: 「售后专员与客户确认用户信息,比如:用户公司名称、地址、负责人、负责电气的电话、手机、传真等信息,以便下次进行回访工作。」
"""

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence

RETURN_VISIT, RETURN_FORM = "回访", "回访反馈"


def evidence(day: DayBook) -> Evidence:
    """One unit a project; a visit that was missed later does not undo the stage."""
    profiles = day.book.user_profiles
    found = Evidence(day, 14)
    found.lack_row("user_profiles", np.bincount(profiles.project, minlength=day.size) == 0, "user_company")
    found.needs(profiles, profiles.project, when={"phone": ~profiles.has("mobile"), "mobile": ~profiles.has("phone")})
    found.done_on = days.latest_by(profiles.project, profiles.days("confirmed_date"), day.size)
    return found


def visited_on(day: DayBook) -> np.ndarray:
    """Per project the day of its last return visit: a 回访 in 催款回访记录, or a 回访反馈 that was filled in."""
    log, forms = day.book.dunning_log, day.book.feedback
    on_record = days.latest_by(np.where(log.equals("kind", RETURN_VISIT), log.project, -1), log.days("log_date"), day.size)
    by_form = np.where(forms.equals("form_type", RETURN_FORM), forms.project, -1)
    return days.latest(on_record, days.latest_by(by_form, forms.days("feedback_date"), day.size))
