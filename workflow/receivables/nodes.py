"""Every payment node on a day: due, received, open, in which lane; and the figures that add up from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from schemas import states
from schemas.book import Book
from workflow import days
from workflow.receivables.allocation import ANNOUNCED, CLEARED, allocate, counted, signed_amounts
from workflow.receivables.amounts import amounts_due
from workflow.receivables.calendar import WorkingDays
from workflow.receivables.events import events, warranty_ends
from workflow.receivables.lanes import ADVANCES, BUCKET_ENDS, LATE, OPEN, RETENTION, Lane, bucket_names, buckets, lanes

BILLS = ("银行承兑汇票", "商业承兑汇票", "应收账款电子凭证")


@dataclass(frozen=True, eq=False)
class Receivables:
    """All payment nodes of a book on a day.

    Attributes:
        nodes: one row per row of 付款计划, in the same order: ``project``, ``contract`` (positions), ``seq``,
            ``milestone``, ``trigger``, ``base``, ``amount_due``, ``applied``, ``outstanding`` (fen), ``trigger_on``,
            ``start_on``, ``due_on``, ``computed_due_on``, ``cleared_on``, ``promised_on`` (days), ``days_overdue``,
            ``lane``, ``bucket``, ``triggered``, ``retention``, ``advance``, ``disputed``, ``estimated``,
            ``amount_known`` (one whose amount cannot be told counts nowhere).
        applications: ``receipt``, ``node`` (positions), ``amount`` in fen.
        unapplied: per contract what was received and pays no node, in fen.
        announced: per contract what is said to be on its way, in fen.
        received: per contract the receipts that count, in fen.
    """

    book: Book
    as_of: date
    nodes: pd.DataFrame
    applications: pd.DataFrame
    unapplied: np.ndarray
    announced: np.ndarray
    received: np.ndarray
    bucket_ends: tuple[int, ...]

    @cached_property
    def lanes(self) -> dict[str, int]:
        """Open fen by lane."""
        sums = self.nodes.groupby("lane")["outstanding"].sum()
        return {lane: int(sums.get(lane, 0)) for lane in Lane}

    @cached_property
    def buckets(self) -> dict[str, int]:
        """Overdue fen by age."""
        sums = self.nodes.groupby("bucket")["outstanding"].sum()
        return {name: int(sums.get(name, 0)) for name in bucket_names(self.bucket_ends)}

    @property
    def open(self) -> int:
        """The open receivable in fen."""
        return sum(self.lanes[lane] for lane in OPEN)

    @property
    def overdue(self) -> int:
        """What is past its due day in fen, retention included."""
        return sum(self.lanes[lane] for lane in LATE)

    @cached_property
    def unapplied_total(self) -> int:
        """Received money that pays no node, in fen."""
        return int(self.unapplied.sum())

    @property
    def net(self) -> int:
        """Open less unapplied, in fen."""
        return self.open - self.unapplied_total

    @cached_property
    def collected_share(self) -> float | None:
        """回款率: of what was due up to the day, how much is paid; None when nothing was due."""
        return collected_share(self.nodes, self.as_of)

    def outstanding_on(self, day: np.datetime64, of: np.ndarray) -> np.ndarray:
        """Per node of the contracts of a mask the fen that were open on an earlier day: what went back later had still been there."""
        due, due_on = self.nodes["amount_due"].to_numpy(), self.nodes["due_on"].to_numpy("datetime64[D]")
        applications, _ = allocate(self.book, due, due_on, self.nodes["amount_known"].to_numpy(), until=day, of=of)
        return np.asarray(due - _sums(applications, len(due)))

    @cached_property
    def refunded(self) -> np.ndarray:
        """Per contract whether any money went back."""
        back = counted(self.book) & (signed_amounts(self.book) < 0)
        return days.any_by(self.book.receipts.links["contracts"], back, len(self.book.contracts))

    def held(self, which: np.ndarray) -> int:
        """Outstanding fen of the nodes of a mask."""
        return int(self.nodes["outstanding"].to_numpy()[which].sum())

    @cached_property
    def late_by_project(self) -> np.ndarray:
        """Per project the overdue fen."""
        return self._by_project(self.nodes["lane"].isin(LATE).to_numpy())

    @cached_property
    def open_by_project(self) -> np.ndarray:
        """Per project the open receivable in fen."""
        return self._by_project(self.nodes["lane"].isin(OPEN).to_numpy())

    def _by_project(self, which: np.ndarray) -> np.ndarray:
        totals = np.zeros(len(self.book.projects), dtype="int64")
        np.add.at(totals, self.nodes["project"].to_numpy()[which], self.nodes["outstanding"].to_numpy()[which])
        return totals


def collected_share(nodes: pd.DataFrame, as_of: date) -> float | None:
    """回款率: of what the nodes were due up to the day, how much is paid; None when nothing was due."""
    due = nodes[nodes["due_on"] <= pd.Timestamp(as_of)]
    total = int(due["amount_due"].sum())
    return int(due["applied"].sum()) / total if total else None


def receivables(
    book: Book,
    as_of: date,
    working_days: WorkingDays,
    *,
    roll_days_off: bool = False,
    bucket_ends: tuple[int, ...] = BUCKET_ENDS,
) -> Receivables:
    """Works out every node of a book as a day saw it (see ``Book.as_of``).

    Args:
        roll_days_off: a due day on a day off moves to the next working day.
        bucket_ends: last day of each bucket of age.
    """
    rows = book.payment_schedule
    contract = rows.links["contracts"]
    base = book.contracts.fen("contract_amount")[contract]
    due, amount_known = amounts_due(book, base)
    dates = _dates(book, np.datetime64(as_of, "D"), working_days, roll_days_off=roll_days_off)
    applications, unapplied = allocate(book, due, dates["due_on"], amount_known)
    applied = _sums(applications, len(rows))
    cleared_on = _cleared_on(book, applications, due - applied)
    nodes = pd.DataFrame(
        {
            "project": rows.project,
            "contract": contract,
            "seq": rows.whole("seq"),
            "milestone": rows.texts("milestone"),
            "trigger": rows.texts("trigger"),
            "base": base,
            "amount_due": due,
            "applied": applied,
            "outstanding": due - applied,
            **dates,
            "amount_known": amount_known,
            "cleared_on": cleared_on,
            "promised_on": rows.days("promised_date"),
            "retention": rows.equals("milestone", RETENTION),
            "advance": rows.equals("milestone", *ADVANCES),
            "disputed": rows.true("disputed"),
        }
    )
    _place(nodes, np.datetime64(as_of, "D"), bucket_ends)
    return Receivables(book, as_of, nodes, applications, unapplied, *_per_contract(book), bucket_ends)


def _dates(book: Book, now: np.datetime64, working_days: WorkingDays, *, roll_days_off: bool) -> dict[str, np.ndarray]:
    """Per node its trigger, start and due day, and what stands in their way."""
    rows = book.payment_schedule
    contract = rows.links["contracts"]
    happened = events(book)
    warranty_end, warranty_began = (each[contract] for each in warranty_ends(book, happened))
    at_warranty_end = rows.equals("trigger", "质保期满")
    retention = rows.equals("milestone", RETENTION)
    trigger = days.none(len(rows))
    for event, day in happened.items():
        trigger = np.where(rows.equals("trigger", event), day[contract], trigger)
    trigger = np.where(at_warranty_end, warranty_end, trigger)
    typed = rows.days("trigger_date")
    ahead_allowed = at_warranty_end & retention & np.isnat(typed)
    trigger = np.where(np.isnat(typed), trigger, typed)
    trigger = np.where((trigger > now) & ~ahead_allowed, days.NO_DAY, trigger)
    unsigned = (book.contracts.states["sign_date"] == states.LATER)[contract]
    triggered = ~unsigned & np.where(ahead_allowed, ~np.isnat(warranty_began) & (warranty_began <= now), ~np.isnat(trigger))
    trigger = np.where(triggered, trigger, days.NO_DAY)

    invoiced = _invoiced_on(book)
    first = rows.true("invoice_first")
    start = np.where(first, np.where(np.isnat(invoiced), days.NO_DAY, days.latest(trigger, invoiced)), trigger)
    start = np.where(np.isnat(trigger), days.NO_DAY, start)
    known = ~np.isin(rows.states["term_days"], (states.UNREADABLE, states.PENDING))
    term = rows.whole("term_days")
    computed = np.where(rows.equals("day_type", "工作日"), working_days.add(start, term), start + term.astype("timedelta64[D]"))
    computed = np.where(known, computed, days.NO_DAY)
    if roll_days_off:
        computed = working_days.rolled(computed)
    typed_due = np.where(triggered, rows.days("due_date"), days.NO_DAY)
    due_on = np.where(np.isnat(typed_due), computed, typed_due)
    counted_off = rows.equals("day_type", "工作日") | roll_days_off
    return {
        "triggered": triggered,
        "trigger_on": trigger,
        "start_on": start,
        "due_on": due_on,
        "computed_due_on": computed,
        "uninvoiced": first & np.isnat(invoiced),
        "estimated": working_days.is_estimated(due_on) & counted_off & np.isnat(typed_due),
    }


def _invoiced_on(book: Book) -> np.ndarray:
    """Per node the day of its invoice: typed in the plan, else that of 开票记录 for the same contract and 期次."""
    rows, invoices = book.payment_schedule, book.invoices
    position = {
        (int(contract), int(seq)): node
        for node, (contract, seq) in enumerate(zip(rows.links["contracts"], rows["seq"].fillna(-1), strict=True))
    }
    seqs = zip(invoices.links["contracts"], invoices["seq"].fillna(-2), strict=True)
    node = np.array([position.get((int(contract), int(seq)), -1) for contract, seq in seqs], dtype=int)
    recorded = days.latest_by(node, invoices.days("invoice_date"), len(rows))
    typed = rows.days("invoice_date")
    return np.where(np.isnat(typed), recorded, typed)


def _cleared_on(book: Book, applications: pd.DataFrame, outstanding: np.ndarray) -> np.ndarray:
    """Per node the day of the receipt that made it whole, NaT while it is open."""
    received = book.receipts.days("received_date")[applications["receipt"].to_numpy()]
    paying = np.where(applications["amount"].to_numpy() > 0, received, days.NO_DAY)
    last = days.latest_by(applications["node"].to_numpy(), paying, len(outstanding))
    return np.where(outstanding == 0, last, days.NO_DAY)


def _sums(applications: pd.DataFrame, size: int) -> np.ndarray:
    """Per node the fen applied."""
    applied = np.zeros(size, dtype="int64")
    np.add.at(applied, applications["node"].to_numpy(), applications["amount"].to_numpy())
    return applied


def _place(nodes: pd.DataFrame, now: np.datetime64, bucket_ends: tuple[int, ...]) -> None:
    """Adds lane, days overdue and bucket."""
    due_on, trigger_on = (nodes[key].to_numpy("datetime64[D]") for key in ("due_on", "trigger_on"))
    late = np.where(due_on < now, (now - np.where(np.isnat(due_on), now, due_on)).astype(int), 0)
    lane = lanes(
        **{key: nodes[key].to_numpy() for key in ("outstanding", "disputed", "triggered", "retention", "advance", "uninvoiced")},
        trigger_on=trigger_on,
        due_on=due_on,
        now=now,
    )
    nodes["days_overdue"] = np.where(np.isin(lane, [*LATE, Lane.ADVANCE_DUE]), late, 0)
    nodes["lane"] = lane
    nodes["bucket"] = buckets(lane, nodes["days_overdue"].to_numpy(), bucket_ends)


def _per_contract(book: Book) -> tuple[np.ndarray, np.ndarray]:
    """Per contract what is announced and what was received, in fen."""
    receipts, size = book.receipts, len(book.contracts)
    contract = receipts.links["contracts"]
    announced, received = np.zeros(size, "int64"), np.zeros(size, "int64")
    coming = on_the_way(book)
    np.add.at(announced, contract[coming], receipts.fen("amount")[coming])
    use = counted(book)
    np.add.at(received, contract[use], signed_amounts(book)[use])
    return announced, received


def on_the_way(book: Book) -> np.ndarray:
    """Mask of the receipts the customer had announced by the day looked at and finance has not seen yet; they count nowhere."""
    receipts = book.receipts
    later = np.isin([receipts.states[key] for key in ("finance_notified_date", "remit_date")], states.LATER).any(axis=0)
    return receipts.equals("status", ANNOUNCED) & ~later


def bills_in_hand(book: Book, as_of: date) -> np.ndarray:
    """Mask of the receipts that are bills not yet mature: they have paid their node but are not money in the bank."""
    receipts = book.receipts
    not_mature = ~(receipts.days("bill_maturity") <= np.datetime64(as_of, "D"))
    return receipts.equals("method", *BILLS) & receipts.equals("status", CLEARED) & counted(book) & not_mature
