"""What should have been done by now: visits, ERP answers, updates, complaints."""

from collections.abc import Iterator

import numpy as np

from schemas import states
from schemas.findings import Found
from workflow.daybook import DayBook
from workflow.receivables.allocation import CLEARED
from workflow.stages.advance_payment import receipts_for_advance
from workflow.stages.customer_feedback import dissatisfied
from workflow.stages.user_information import visited_on

STALE_DAYS = 7  # "超7天未更新" in the template
ERP_WORKING_DAYS = 1  # 「及时」 in the deck, as the department reads it


def survey_late(day: DayBook) -> Iterator[Found]:
    """The visit came after the appointed day, or that day is past without a visit; nobody waits for one that is called off."""
    visits = day.book.site_surveys
    appointed, actual = visits.days("appointed_date"), visits.days("actual_date")
    until = np.where(np.isnat(actual), day.now, actual)
    late = (until > appointed) & (~np.isnat(actual) | day.is_open[visits.project])
    if late.any():
        yield visits.found("survey_late", "actual_date", late, appointed_on=_list(appointed[late]), days=_days(until - appointed, late))


def erp_reply_late(day: DayBook) -> Iterator[Found]:
    """ERP was answered more than one working day after the money; or is still not, for an advance: other money need not be."""
    receipts = day.book.receipts
    received, answered = receipts.days("received_date"), receipts.days("erp_date")
    cleared = receipts.equals("status", CLEARED) & ~np.isnat(received)
    answered_some_day = receipts.true("erp_updated") & (receipts.states["erp_date"] != states.LATER)
    waiting = np.isnat(answered) & ~answered_some_day & receipts_for_advance(day)
    took = day.working_days.between(received, np.where(waiting, day.now, answered))
    late = cleared & (took > ERP_WORKING_DAYS)
    if late.any():
        yield receipts.found("erp_reply_late", "erp_date", late, received_on=_list(received[late]), days=[int(each) for each in took[late]])


def production_stale(day: DayBook) -> Iterator[Found]:
    """An unfinished order nobody has updated for a week."""
    rows = day.book.production
    updated = rows.days("updated_on")
    begun_or_due = rows.has("actual_start") | (rows.days("plan_start") <= day.now)
    stale = ~rows.has("actual_finish") & begun_or_due & (updated < day.now - np.timedelta64(STALE_DAYS, "D")) & day.is_open[rows.project]
    if stale.any():
        yield rows.found("production_stale", "updated_on", stale, days=_days(day.now - updated, stale))


def return_visit_missed(day: DayBook) -> Iterator[Found]:
    """The day of the next return visit is past and no 回访 is on record since; closed projects are visited, stopped ones are not."""
    profiles = day.book.user_profiles
    planned = profiles.days("next_visit_date")
    missed = (planned < day.now) & ~(visited_on(day)[profiles.project] >= planned) & ~day.is_stopped[profiles.project]
    if missed.any():
        yield profiles.found("return_visit_missed", "next_visit_date", missed, days=_days(day.now - planned, missed))


def complaint_without_owner(day: DayBook) -> Iterator[Found]:
    """A complaint or a low score with nobody who handles it."""
    forms = day.book.feedback
    arrived = forms.states["feedback_date"] != states.LATER
    without = arrived & dissatisfied(forms) & ~forms.has("handler") & ~forms.has("closed_date")
    if without.any():
        yield forms.found("complaint_without_owner", "handler", without)


def _days(spans: np.ndarray, which: np.ndarray) -> list[int]:
    return [int(each) for each in spans[which].astype("timedelta64[D]").astype(int)]


def _list(values: np.ndarray) -> list[object]:
    return list(values.astype(object))
