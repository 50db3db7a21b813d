"""Production (stage 5): every order is finished, and every change of the ship day has the customer's consent.

Deck: 「…确定预计出货时间、与客户确认出货时间,如有延迟或提前交货,与客户进行协商延迟或提前出货并取得客户的谅解。」
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from workflow import days
from workflow.daybook import DayBook, once_a_day
from workflow.evidence import Evidence
from workflow.latest import last_by

CONSENT = "客户同意"


@dataclass(frozen=True, eq=False)
class Orders:
    """The production orders, by position.

    Attributes:
        of_row: per row of 生产进度 its order.
        project: per order its project.
        row: per order the row that speaks for it: the last word on the expected day, else on the agreed day, else the last row updated.
        talked: per order the row with the last word on what the customer said, else the one that speaks for it.
        expected, agreed: per order the latest word on the ship day.
        contract: per order the contract delivery day of its project.
        consented: per order whether the customer agrees to the day expected now.
        reason: per order why it is late, ``""`` where nobody says so.
    """

    of_row: np.ndarray
    project: np.ndarray
    row: np.ndarray
    talked: np.ndarray
    expected: np.ndarray
    agreed: np.ndarray
    contract: np.ndarray
    consented: np.ndarray
    reason: np.ndarray

    @property
    def later(self) -> np.ndarray:
        """Expected later than agreed or than the contract."""
        return (self.expected > self.agreed) | (self.expected > self.contract)

    @property
    def changed(self) -> np.ndarray:
        """Expected on another day than agreed, earlier or later, or later than the contract."""
        return self.later | (self.expected < self.agreed)


@once_a_day
def orders(day: DayBook) -> Orders:
    """The orders of 生产进度; an order number belongs to one project."""
    rows = day.book.production
    numbers, _ = pd.factorize(rows["order_no"])
    of_row, _ = pd.factorize(numbers * max(day.size, 1) + rows.project)
    size = int(of_row.max(initial=-1)) + 1
    last_row = _last_word(day, of_row, np.ones(len(rows), bool), size)
    expects, agrees = (_last_word(day, of_row, rows.has(key), size, rows.days(key)) for key in ("est_ship_date", "agreed_ship_date"))
    speaks = np.where(expects >= 0, expects, np.where(agrees >= 0, agrees, last_row))
    said = _last_word(day, of_row, rows.has("negotiation"), size)
    project = rows.project[last_row]
    return Orders(
        of_row=of_row,
        project=project,
        row=speaks,
        talked=np.where(said >= 0, said, speaks),
        expected=_day_at(rows.days("est_ship_date"), expects),
        agreed=_day_at(rows.days("agreed_ship_date"), agrees),
        contract=day.delivery_due[project],
        consented=_consented(day, said, expects) if size else np.zeros(0, bool),
        reason=days.first_by(of_row, rows.texts("delay_reason"), size),
    )


def _consented(day: DayBook, said: np.ndarray, expects: np.ndarray) -> np.ndarray:
    """Whether the last word of the customer is consent to the day expected now, not to an earlier one."""
    rows = day.book.production
    agrees = (said >= 0) & (rows.texts("negotiation")[said] == CONSENT)
    expected, updated = rows.days("est_ship_date"), rows.days("updated_on")
    same_day = expected[said] == expected[expects]
    older = updated[said] < updated[expects]
    return np.asarray(agrees & ((expects < 0) | same_day | (np.isnat(expected[said]) & ~older)))


def _last_word(day: DayBook, of_row: np.ndarray, which: np.ndarray, size: int, then: np.ndarray | None = None) -> np.ndarray:
    """Per order the row of the mask that was updated last, the latest ``then`` among equals; -1 where there is none."""
    last = last_by(of_row, day.book.production.days("updated_on"), which, then)
    row = np.full(size, -1)
    row[of_row[last]] = np.flatnonzero(last)
    return row


def _day_at(day: np.ndarray, row: np.ndarray) -> np.ndarray:
    """The day in each row, none for a row of -1."""
    return np.where(row >= 0, day[row], days.NO_DAY) if len(row) else days.none(0)


def evidence(day: DayBook) -> Evidence:
    """One unit a project."""
    rows = day.book.production
    found = Evidence(day, 5)
    finish = rows.days("actual_finish")
    found.lack_row("production", np.bincount(rows.project, minlength=day.size) == 0, "plan_finish")
    found.lack(rows, rows.project, "actual_finish", np.isnat(finish))
    of = orders(day)
    _ship_days(found, day, of)
    begun = rows.has("actual_start") | ~np.isnat(finish) | (rows.numbers("percent_done") > 0)
    found.started |= days.any_by(rows.project, begun, day.size)
    found.due_on = days.earliest_by(np.where(np.isnat(finish), rows.project, -1), rows.days("plan_finish"), day.size)
    found.done_on = days.latest_by(rows.project, finish, day.size)
    return found


def _ship_days(found: Evidence, day: DayBook, of: Orders) -> None:
    """Each order has an expected and an agreed day; where they part, consent, and a reason if it is later."""
    rows = day.book.production
    for key, known in (("est_ship_date", of.expected), ("agreed_ship_date", of.agreed)):
        found.lack(rows, rows.project, key, _mask(of.row[np.isnat(known)], len(rows)))
        found.started |= days.any_by(of.project, ~np.isnat(known), day.size)
    unaccepted, unexplained = of.changed & ~of.consented, of.later & (of.reason == "")
    for key, code, row, which in (
        ("negotiation", "change_not_accepted", of.talked, unaccepted),
        ("delay_reason", "delay_unexplained", of.row, unexplained),
    ):
        at = np.sort(row[which])
        order = of.of_row[at]
        found.lack(
            rows,
            rows.project,
            key,
            _mask(at, len(rows)),
            code,
            expected=of.expected[order].astype(object),
            agreed=[each or "–" for each in of.agreed[order].astype(object)],
            contract=[each or "–" for each in of.contract[order].astype(object)],
        )


def _mask(at: np.ndarray, size: int) -> np.ndarray:
    mask = np.zeros(size, bool)
    mask[at] = True
    return mask
