"""Days in the order in which things happen; looked at as recorded, whatever day is looked at."""

from collections.abc import Iterator

import numpy as np

from schemas.findings import Found
from schemas.sheets import TABLES
from workflow import days
from workflow.daybook import DayBook

# table, the earlier step, the later step: the later one is pointed at. What a gate says (documents before the notice to
# the warehouse, drawings before installation …) is not said again here.
IN_ORDER = (
    ("projects", "handover_date", "archived_date"),
    ("production", "plan_start", "plan_finish"),
    ("production", "actual_start", "actual_finish"),
    ("drawings", "received_date", "review_date"),
    ("shipments", "warehouse_notified_date", "actual_ship_date"),
    ("shipments", "actual_ship_date", "arrival_date"),
    ("shipments", "arrival_date", "inspect_date"),
    ("shipments", "inspect_date", "signed_back_date"),
    ("installations", "plan_start", "plan_finish"),
    ("installations", "actual_start", "actual_finish"),
    ("acceptances", "accept_date", "punch_closed_date"),
    ("settlements", "submitted_date", "agreed_date"),
    ("receipts", "remit_date", "received_date"),
    ("receipts", "received_date", "erp_date"),
    ("invoices", "invoice_date", "delivered_date"),
    ("feedback", "feedback_date", "closed_date"),
)


def dates_out_of_order(day: DayBook) -> Iterator[Found]:
    """A later step stands before an earlier one."""
    book = day.recorded
    for table, earlier, later in IN_ORDER:
        rows = book[table]
        first, second = rows.days(earlier), rows.days(later)
        wrong = second < first
        if wrong.any():
            header = rows.table[earlier].header
            yield rows.found("dates_out_of_order", later, wrong, earlier=header, earlier_on=list(first[wrong].astype(object)))
    yield from _handover_before_signing(day)


def _handover_before_signing(day: DayBook) -> Iterator[Found]:
    book = day.recorded
    signed = days.earliest_by(book.contracts.project, book.contracts.days("sign_date"), day.size)
    handover = book.projects.days("handover_date")
    wrong = handover < signed
    if wrong.any():
        header, signed_on = book.contracts.table["sign_date"].header, list(signed[wrong].astype(object))
        yield book.projects.found("dates_out_of_order", "handover_date", wrong, severity="warning", earlier=header, earlier_on=signed_on)


def actual_date_in_future(day: DayBook) -> Iterator[Found]:
    """A day of something that happened lies after today."""
    today = np.datetime64(day.today, "D")
    for table in TABLES:
        rows = day.recorded[table.key]
        for column in table.columns:
            if column.happened:
                ahead = rows.days(column.key) > today
                if ahead.any():
                    yield rows.found("actual_date_in_future", column.key, ahead, today=day.today)
