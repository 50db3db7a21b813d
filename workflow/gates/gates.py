"""The deck's gates (「…后方可…」): nothing is archived, ordered to the site or shipped before it has been signed, verified, confirmed."""

from collections.abc import Iterator

import numpy as np

from schemas import states
from schemas.findings import Found
from workflow import days
from workflow.daybook import DayBook
from workflow.gates.breach import breach, elsewhere, goods_gone, same_row, too_early
from workflow.receivables.events import PASSED
from workflow.stages.drawing_review import CONSTRUCTION, ROUTE, signed_first_on
from workflow.stages.shipping_documents import CORRECT

SHIPPING_RELEASES = ("发货", "到货验收")
INSTALLING_RELEASES = ("安装完成",)


def archived_before_signed(day: DayBook) -> Iterator[Found]:
    """「…并签字确认后,进行整理…归档」: archived without, or before, the signed handover."""
    projects = day.book.projects
    # signed without a day is signed; signed on a later day than the one looked at is not yet
    signed = projects.true("handover_signed") & (projects.states["handover_signed_date"] != states.LATER)
    archived, signed_on = projects.days("archived_date"), projects.days("handover_signed_date")
    which = ~np.isnat(archived) & (~signed | (signed_on > archived))
    first = same_row(projects, np.where(signed, "handover_signed_date", "handover_signed"), np.where(signed, signed_on, days.NO_DAY))
    yield from breach(day, "archived_before_signed", projects, "archived_date", which, first, who=projects.texts("clerk"))


def installed_before_drawings_signed(day: DayBook) -> Iterator[Found]:
    """「签字确认后,方可等待安装命令」: crew told or installation begun before both drawings were passed and signed."""
    drawings, signed = day.book.drawings, signed_first_on(day)
    fine = drawings.equals("drawing_type", ROUTE, CONSTRUCTION) & drawings.equals("result", *PASSED) & drawings.true("signed")
    for step, key in ((day.book.installations, "actual_start"), (day.book.shipments, "crew_notified_date")):
        first = elsewhere(drawings, "review_date", fine, signed, step)
        which = too_early(step.days(key), first.on)
        yield from breach(day, "installed_before_drawings_signed", step, key, which, first, releases=INSTALLING_RELEASES)


def shipped_before_documents_verified(day: DayBook) -> Iterator[Found]:
    """「核对无误后方可等待出货命令」: warehouse told or goods shipped before the documents were found correct.

    One breach a batch: at the notice to the warehouse if that came too early, else at the shipment.
    """
    batches = day.book.shipments
    correct = batches.equals("docs_result", CORRECT)
    verified = np.where(correct, batches.days("docs_review_date"), days.NO_DAY)
    first = same_row(batches, np.where(correct, "docs_review_date", "docs_result"), verified)
    told_early = too_early(batches.days("warehouse_notified_date"), verified)
    shipped_early = [(key, told & ~told_early & too_early(batches.days(key), verified)) for key, told in goods_gone(batches)]
    for key, which in (("warehouse_notified_date", told_early), *shipped_early):
        yield from breach(
            day,
            "shipped_before_documents_verified",
            batches,
            key,
            which,
            first,
            releases=SHIPPING_RELEASES,
            who=batches.texts("docs_reviewer"),
        )


def shipped_before_customer_confirmed(day: DayBook) -> Iterator[Found]:
    """「通知客户货物已生产完毕,并与客户确认出货时间」: shipped before the customer was told, or without a told or an agreed day."""
    batches = day.book.shipments
    told, agreed = batches.days("customer_notified_date"), batches.has("agreed_ship_date")
    for key, gone in goods_gone(batches):
        # told in time but no day agreed: what lacks is the agreement, and it has no day
        only_agreement = (told <= batches.days(key)) & ~agreed
        confirmed = np.where(only_agreement, days.NO_DAY, told)
        first = same_row(batches, np.where(only_agreement, "agreed_ship_date", "customer_notified_date"), confirmed)
        which = gone & too_early(batches.days(key), confirmed)
        yield from breach(day, "shipped_before_customer_confirmed", batches, key, which, first, releases=SHIPPING_RELEASES)
