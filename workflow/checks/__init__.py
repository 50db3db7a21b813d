"""Rules across cells, rows and sheets: what should agree and does not. Each yields findings; silence means yes."""

from collections.abc import Callable, Iterator

from schemas.findings import Found
from workflow.checks.conditions import required_when
from workflow.checks.order_of_days import actual_date_in_future, dates_out_of_order
from workflow.checks.plausibility import (
    credit_period_long,
    delivery_due_implausible,
    insulation_low,
    rating_unusual,
    retention_unusual,
    section_length_implausible,
)
from workflow.checks.promises import (
    complaint_without_owner,
    erp_reply_late,
    production_stale,
    return_visit_missed,
    survey_late,
)
from workflow.checks.quantities import final_batch_short, final_batch_unmarked, more_received_than_shipped
from workflow.checks.totals import (
    cleared_without_confirmation,
    cumulative_share_decreases,
    items_total_differs,
    more_invoiced_than_settled,
    no_payment_plan,
    schedule_total_differs,
    settlement_differs,
    share_and_amount_disagree,
)
from workflow.daybook import DayBook
from workflow.receivables.findings import MONEY_CHECKS

Check = Callable[[DayBook], Iterator[Found]]

CHECKS: tuple[Check, ...] = (
    dates_out_of_order,
    actual_date_in_future,
    schedule_total_differs,
    share_and_amount_disagree,
    cumulative_share_decreases,
    items_total_differs,
    settlement_differs,
    cleared_without_confirmation,
    no_payment_plan,
    required_when,
    *MONEY_CHECKS,
    erp_reply_late,
    survey_late,
    production_stale,
    return_visit_missed,
    complaint_without_owner,
    final_batch_unmarked,
    final_batch_short,
    rating_unusual,
    section_length_implausible,
    retention_unusual,
    delivery_due_implausible,
    credit_period_long,
    insulation_low,
    more_received_than_shipped,
    more_invoiced_than_settled,
)
