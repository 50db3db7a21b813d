"""Order: steps that the deck takes one after the other, or at the same time (「同时」)."""

from collections.abc import Iterator

import numpy as np

from schemas.findings import Found
from workflow import days
from workflow.daybook import DayBook
from workflow.gates.breach import breach, elsewhere, same_row, too_early
from workflow.receivables.events import ACCEPTED
from workflow.stages.goods_acceptance import GOOD
from workflow.stages.installation_supervision import finished

REJECTED = "不合格"


def crew_not_told_same_day(day: DayBook) -> Iterator[Found]:
    """「通知厂部仓库出货,同时通知安装队」: our crew was told on another day than the warehouse; other crews are not ours to tell."""
    batches = day.book.shipments
    crew, warehouse = batches.days("crew_notified_date"), batches.days("warehouse_notified_date")
    other_day = ~np.isnat(crew) & ~np.isnat(warehouse) & (crew != warehouse) & ~day.others_install[batches.project]
    first = same_row(batches, "warehouse_notified_date", warehouse)
    yield from breach(day, "crew_not_told_same_day", batches, "crew_notified_date", other_day, first, releases=("发货",))


def notified_before_goods_ready(day: DayBook) -> Iterator[Found]:
    """「通知客户货物已生产完毕」: the customer was told before the goods were ready; a blank day only lacks, in stage 8."""
    batches = day.book.shipments
    told, ready = batches.days("customer_notified_date"), batches.days("goods_ready_date")
    first = same_row(batches, "goods_ready_date", ready)
    yield from breach(
        day, "notified_before_goods_ready", batches, "customer_notified_date", told < ready, first, releases=("生产完毕", "发货前")
    )


def installed_before_goods_accepted(day: DayBook) -> Iterator[Found]:
    """Installation began before the first batch of goods was accepted: found good, or what is wrong with it written down."""
    batches, sections = day.book.shipments, day.book.installations
    accepted = batches.equals("inspect_result", GOOD) | (batches.has("inspect_result") & batches.has("discrepancy"))
    accepted_on = np.where(accepted, batches.days("inspect_date"), days.NO_DAY)
    first = elsewhere(batches, "inspect_date", accepted, days.earliest_by(batches.project, accepted_on, day.size), sections)
    which = too_early(sections.days("actual_start"), first.on)
    yield from breach(day, "installed_before_goods_accepted", sections, "actual_start", which, first, releases=("到货验收", "安装完成"))


def accepted_before_installed(day: DayBook) -> Iterator[Found]:
    """The project was accepted before the last section was finished; an acceptance that failed is none."""
    acceptances, sections = day.book.acceptances, day.book.installations
    finish, built = sections.days("actual_finish"), finished(day)
    complete = days.all_by(sections.project, ~np.isnat(finish), day.size)
    installed_on = np.where(complete, days.latest_by(sections.project, finish, day.size), days.NO_DAY)
    first = elsewhere(sections, "actual_finish", ~np.isnat(finish), installed_on, acceptances)
    # everything is built, but nobody wrote down on which day: the days say nothing
    untold = days.all_by(sections.project, built, day.size) & ~complete
    counts = (day.installation_needed & ~untold)[acceptances.project] & ~acceptances.equals("result", REJECTED)
    which = counts & too_early(acceptances.days("accept_date"), first.on)
    yield from breach(day, "accepted_before_installed", acceptances, "accept_date", which, first, releases=("工程验收",))


def settled_before_accepted(day: DayBook) -> Iterator[Found]:
    """The settlement was agreed before the project was first accepted; not where there is nothing to accept."""
    acceptances, settlements = day.book.acceptances, day.book.settlements
    accepted = acceptances.equals("result", *ACCEPTED)
    accepted_on = np.where(accepted, acceptances.days("accept_date"), days.NO_DAY)
    first = elsewhere(acceptances, "accept_date", accepted, days.earliest_by(acceptances.project, accepted_on, day.size), settlements)
    which = day.acceptance_applies[settlements.project] & too_early(settlements.days("agreed_date"), first.on)
    yield from breach(day, "settled_before_accepted", settlements, "agreed_date", which, first, releases=("结算确认",))
