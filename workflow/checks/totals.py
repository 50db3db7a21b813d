"""Amounts that should add up: the payment plan, the busbar schedule, the settlement, what finance has cleared."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from schemas import states
from schemas.amounts import Fen
from schemas.findings import WARNING, Found
from workflow import days
from workflow.daybook import DayBook
from workflow.receivables.allocation import CLEARED
from workflow.receivables.amounts import by_contract, part, shares
from workflow.receivables.settled import agreed_settlements

ONE_YUAN = 100
SHARE_NOISE = 1e-6
SAYS_HOW_MUCH = ("amount_due", "percent", "cumulative_percent")  # of a payment node


def schedule_total_differs(day: DayBook) -> Iterator[Found]:
    """The nodes of a contract add up neither to 100 % or the contract amount nor, once agreed, to the settled amount (±1 yuan)."""
    book, plan = day.book, day.book.payment_schedule
    amount = book.contracts.fen("contract_amount")
    settled = np.full(len(book.contracts), -1)
    agreed = agreed_settlements(book)
    settled[book.settlements.links["contracts"][agreed]] = book.settlements.fen("settled_amount")[agreed]
    unknown = np.logical_or.reduce([plan.states[key] == states.UNREADABLE for key in SAYS_HOW_MUCH]).tolist()
    amounts, settlements, contract_of = amount.tolist(), settled.tolist(), plan.links["contracts"].tolist()
    amount_known = (book.contracts.states["contract_amount"] == states.VALUE).tolist()
    told = _Told(
        shares(book, "percent"), shares(book, "cumulative_percent"), plan.fen("amount_due").tolist(), plan.has("amount_due").tolist()
    )
    at, totals, wanted = [], [], []
    for rows in by_contract(book):
        contract = contract_of[rows[0]]
        if not amount_known[contract] or any(unknown[row] for row in rows):
            continue
        total = told.total(rows, amounts[contract])
        if not any(each >= 0 and abs(total - each) <= ONE_YUAN for each in (amounts[contract], settlements[contract])):
            at.append(rows[-1])
            totals.append(Fen(total))
            wanted.append(Fen(amounts[contract]))
    if at:
        key = "amount_due" if told.typed_there[at[0]] else "percent"
        yield plan.found("schedule_total_differs", key, np.array(at), total=totals, contract_amount=wanted)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the payment nodes say of themselves."""

    share: list[Fraction | None]
    cumulative: list[Fraction | None]
    typed: list[int]
    typed_there: list[bool]

    def total(self, rows: list[int], base: int) -> int:
        """What the nodes of a contract say they come to; nothing is filled up for the last one here, unless it says nothing at all."""
        total = 0
        for row in rows:
            share, cumulative = self.share[row], self.cumulative[row]
            if self.typed_there[row]:
                total += self.typed[row]
            elif share is not None:
                total += part(share, base)
            elif cumulative is not None:
                total = part(cumulative, base)
            elif row == rows[-1]:
                total = base
        return total


def share_and_amount_disagree(day: DayBook) -> Iterator[Found]:
    """A node's typed amount is not its typed share of the contract."""
    plan = day.book.payment_schedule
    base = day.book.contracts.fen("contract_amount")[plan.links["contracts"]]
    both = plan.has("amount_due") & plan.has("percent") & (base > 0)
    at = np.flatnonzero(both)
    share = shares(day.book, "percent")
    expected = np.array([part(own, int(base[row])) for row in at.tolist() if (own := share[row]) is not None], dtype=int)
    wrong = at[np.abs(expected - plan.fen("amount_due")[at]) > ONE_YUAN] if len(at) else at
    if len(wrong):
        amounts = dict(zip(at, expected, strict=True))
        yield plan.found("share_and_amount_disagree", "amount_due", wrong, expected=[Fen(amounts[each]) for each in wrong])


def cumulative_share_decreases(day: DayBook) -> Iterator[Found]:
    """支付至 goes down from one node to the next."""
    plan = day.book.payment_schedule
    share = plan["cumulative_percent"].to_numpy(float)
    wrong = [
        (row, float(share[before]))
        for rows in by_contract(day.book)
        for there in [[row for row in rows if not np.isnan(share[row])]]
        for before, row in itertools.pairwise(there)
        if share[row] < share[before] - SHARE_NOISE
    ]
    if wrong:
        at = np.array([row for row, _ in wrong])
        yield plan.found("cumulative_share_decreases", "cumulative_percent", at, before=[f"{before:.0%}" for _, before in wrong])


def items_total_differs(day: DayBook) -> Iterator[Found]:
    """The line amounts of a contract do not add up to it; only where every line has one."""
    contracts, items = day.book.contracts, day.book.contract_items
    of, size = items.links["contracts"], len(contracts)
    complete = days.all_by(of, items.has("line_amount"), size) & contracts.has("contract_amount")
    total = np.zeros(size, "int64")
    np.add.at(total, of, items.fen("line_amount"))
    wrong = complete & (np.abs(total - contracts.fen("contract_amount")) > ONE_YUAN)
    if wrong.any():
        yield contracts.found("items_total_differs", "contract_amount", wrong, total=[Fen(each) for each in total[wrong]])


def settlement_differs(day: DayBook) -> Iterator[Found]:
    """The settled amount is not contract amount plus variation."""
    contracts, settlements = day.book.contracts, day.book.settlements
    of = settlements.links["contracts"]
    expected = contracts.fen("contract_amount")[of] + settlements.fen("variation_amount")
    known = contracts.has("contract_amount")[of] & (settlements.states["variation_amount"] != states.UNREADABLE)
    wrong = known & settlements.has("settled_amount") & (np.abs(expected - settlements.fen("settled_amount")) > ONE_YUAN)
    if wrong.any():
        yield settlements.found("settlement_differs", "settled_amount", wrong, expected=[Fen(each) for each in expected[wrong]])


def more_invoiced_than_settled(day: DayBook) -> Iterator[Found]:
    """The invoices of a contract come to more than it was settled at; stands at the last invoice."""
    book, invoices = day.book, day.book.invoices
    settled = np.full(len(book.contracts), -1)
    agreed = agreed_settlements(book)
    settled[book.settlements.links["contracts"][agreed]] = book.settlements.fen("settled_amount")[agreed]
    of, total = invoices.links["contracts"], np.zeros(len(book.contracts), "int64")
    np.add.at(total, of, invoices.fen("gross_amount"))
    over = (settled >= 0) & (total > settled + ONE_YUAN)
    last = {int(contract): row for row, contract in enumerate(of) if over[contract]}
    at = np.array(sorted(last.values()), dtype=int)
    if len(at):
        limits = [f"Σ ≤ {Fen(settled[of[row]])}" for row in at]
        yield invoices.found("out_of_range", "gross_amount", at, severity=WARNING, range=limits)


def cleared_without_confirmation(day: DayBook) -> Iterator[Found]:
    """已到账 without finance's name or without the day; looked at as recorded."""
    receipts = day.recorded.receipts
    cleared = receipts.equals("status", CLEARED)
    for key in ("confirmed_by", "received_date"):
        without = cleared & ~receipts.has(key)
        if without.any():
            yield receipts.found("cleared_without_confirmation", key, without)


def no_payment_plan(day: DayBook) -> Iterator[Found]:
    """A contract without a single payment node."""
    contracts, plan = day.book.contracts, day.book.payment_schedule
    without = np.bincount(plan.links["contracts"], minlength=len(contracts)) == 0
    if plan.present and without.any():
        yield contracts.found("no_payment_plan", "contract_no", without)
