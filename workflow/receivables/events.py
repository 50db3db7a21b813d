"""The days on which what payment depends on happened, out of the sheets of the project."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from schemas import states
from schemas.book import Book
from workflow import days
from workflow.latest import carried_down, last_by

PASSED = ("通过", "修改后通过")
ACCEPTED = ("合格", "有条件合格")
BOTH_DRAWINGS = ("走向图", "施工图")


def events(book: Book) -> Mapping[str, np.ndarray]:
    """By trigger event the day it happened, per contract; NaT where it has not.

    With several batches an event has happened when it has for every batch and the last one is marked.
    """
    contracts, size = book.contracts, len(book.projects)
    project = contracts.project
    settlements = book.settlements
    by_project = {
        "图纸确认": drawings_approved(book),
        "生产完毕": batch_day(book, "goods_ready_date"),
        "发货前": batch_day(book, "customer_notified_date"),
        "发货": batch_day(book, "actual_ship_date"),
        "到货验收": batch_day(book, "inspect_date"),
        "安装完成": _installed(book, size),
        "工程验收": accepted_on(book),
        "通电": days.latest_by(book.acceptances.project, book.acceptances.days("energised_date"), size),
    }
    return {
        "合同签订": contracts.days("sign_date"),
        "结算确认": days.latest_by(settlements.links["contracts"], settlements.days("agreed_date"), len(contracts)),
        **{event: day[project] for event, day in by_project.items()},
    }


def batch_day(book: Book, key: str) -> np.ndarray:
    """Per project the latest day of a column of its delivery notes, once all of them have one and the last is marked."""
    batches, size = book.shipments, len(book.projects)
    project, day = batches.project, batches.days(key)
    count = np.bincount(project, minlength=size)
    complete = days.all_by(project, ~np.isnat(day), size)
    final = (count == 1) | days.any_by(project, batches.true("final_batch"), size)
    return np.where(complete & final, days.latest_by(project, day, size), days.NO_DAY)


def drawings_approved(book: Book) -> np.ndarray:
    """Per project the day both drawings were passed, signed and approved by the customer (else reviewed).

    Where nothing is to be installed there is no 施工图 to wait for.
    """
    drawings, size = book.drawings, len(book.projects)
    approved = np.where(np.isnat(drawings.days("customer_approved")), drawings.days("review_date"), drawings.days("customer_approved"))
    fine = drawings.equals("result", *PASSED) & drawings.true("signed") & ~np.isnat(approved)
    latest = latest_revisions(book)
    result, needed = days.none(size), ~_supply_only(book)
    for kind in BOTH_DRAWINGS:
        of_kind = latest & drawings.equals("drawing_type", kind)
        there = days.all_by(np.where(of_kind, drawings.project, -1), of_kind & fine, size)
        day = np.where(there, days.latest_by(np.where(of_kind, drawings.project, -1), approved, size), days.NO_DAY)
        if kind == BOTH_DRAWINGS[0]:
            result = day
        else:
            both = np.where(np.isnat(result) | np.isnat(day), days.NO_DAY, days.latest(result, day))
            result = np.where(needed, both, result)
    return result


def latest_revisions(book: Book) -> np.ndarray:
    """Mask of the latest revision of each drawing number: by the day received, else the lowest row.

    What was received after the day looked at is not there yet.
    """
    drawings = book.drawings
    group, _ = pd.factorize(drawings.texts("drawing_no"))
    # a drawing number belongs to one project
    group = group * max(len(book.projects), 1) + drawings.project
    _, group = np.unique(group, return_inverse=True)
    there = drawings.states["received_date"] != states.LATER
    return last_by(group, carried_down(group, drawings.days("received_date")), there)


def accepted_on(book: Book) -> np.ndarray:
    """Per project the day of its last acceptance that was passed."""
    acceptances = book.acceptances
    day = np.where(acceptances.equals("result", *ACCEPTED), acceptances.days("accept_date"), days.NO_DAY)
    return days.latest_by(acceptances.project, day, len(book.projects))


def _installed(book: Book, size: int) -> np.ndarray:
    sections = book.installations
    finish = sections.days("actual_finish")
    complete = days.all_by(sections.project, ~np.isnat(finish), size)
    return np.where(complete, days.latest_by(sections.project, finish, size), days.NO_DAY)


def _supply_only(book: Book) -> np.ndarray:
    """Per project whether every contract says that nothing is installed by us."""
    contracts, size = book.contracts, len(book.projects)
    nothing = contracts.false("install_required") | contracts.equals("install_by", "客户自装")
    return days.all_by(contracts.project, nothing, size)


def warranty_ends(book: Book, happened: Mapping[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Per contract the day the warranty ends and the day it began; NaT where it has not or the months are not known.

    Typed, else basis day + months, clamped to the last day of the month. Without a basis it begins with acceptance.
    """
    contracts, settlements = book.contracts, book.settlements
    typed = days.latest_by(settlements.links["contracts"], settlements.days("warranty_end"), len(contracts))
    began = happened["工程验收"].copy()
    for basis in ("到货验收", "通电", "发货"):
        began = np.where(contracts.equals("warranty_basis", basis), happened[basis], began)
    first = days.earliest(happened["工程验收"], happened["到货验收"], happened["通电"], happened["发货"])
    began = np.where(contracts.equals("warranty_basis", "先到为准"), first, began)
    months = contracts.whole("warranty_months")
    computed = np.where(contracts.has("warranty_months"), add_months(began, months), days.NO_DAY)
    return np.where(np.isnat(typed), computed, typed), np.where(np.isnat(began), typed, began)


def add_months(day: np.ndarray, months: np.ndarray) -> np.ndarray:
    """Each day so many months later, clamped to the last day of the month: 31 January + 1 is 28 or 29 February."""
    month = day.astype("datetime64[M]")
    within = (day - month.astype("datetime64[D]")).astype("timedelta64[D]")
    later = month + months.astype("timedelta64[M]")
    last = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - np.timedelta64(1, "D")
    return np.minimum(later.astype("datetime64[D]") + within, last)
