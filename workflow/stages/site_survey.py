"""Site survey and re-check (stage 3): the site was measured, and the last visit says the order can be placed.

Deck: 「售后部主管根据项目情况,安排售后人员到现场配合测量及了解现场环境和施工情况…并在约定时间内前往工地。」
"""

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.latest import last_by

SURVEY, CHECK, ADDITIONAL = "测量", "复核", "补测"
READY = "可下单"


def evidence(day: DayBook) -> Evidence:
    """One unit a project; a 补测 visit counts only for the result it brings."""
    visits = day.book.site_surveys
    survey = visits.equals("survey_type", SURVEY)
    counts = visits.equals("survey_type", SURVEY, CHECK)
    found = Evidence(day, 3)
    found.lack_row("site_surveys", ~days.any_by(visits.project, survey, day.size), "survey_type")
    found.needs(visits, visits.project, counts, when={"site_condition": survey, "construction_status": survey})
    _last_visit_is_ready(found, day)
    _who_and_when(found, day)
    return found


def _last_visit_is_ready(found: Evidence, day: DayBook) -> None:
    visits = day.book.site_surveys
    last = last_by(visits.project, visits.days("actual_date"), visits.has("actual_date"))
    # a blank result of 测量 and 复核 lacks already
    said = visits.has("result") | visits.equals("survey_type", ADDITIONAL)
    not_ready = last & said & ~visits.equals("result", READY)
    found.lack(visits, visits.project, "result", not_ready, result=visits.texts("result")[not_ready])


def _who_and_when(found: Evidence, day: DayBook) -> None:
    visits = day.book.site_surveys
    still_open = np.isnat(visits.days("actual_date"))
    appointed = np.where(still_open, visits.days("appointed_date"), days.NO_DAY)
    found.due_on = days.earliest_by(visits.project, appointed, day.size)
    found.done_on = days.latest_by(visits.project, visits.days("actual_date"), day.size)
    unanswered = still_open | ~visits.has("result")
    staff = days.first_by(np.where(unanswered, visits.project, -1), visits.texts("aftersales_staff"), day.size)
    found.owner = np.where(staff != "", staff, day.book.projects.texts("supervisor"))
