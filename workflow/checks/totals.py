"""Amounts that should add up: the payment plan, the busbar schedule, the settlement, what finance has cleared."""

import itertools
from collections.abc import Iterator

import numpy as np

from schemas import states
from schemas.amounts import Fen
from schemas.findings import WARNING, Found
from workflow import days
from workflow.daybook import DayBook
from workflow.receivables.allocation import CLEARED
from workflow.receivables.amounts import by_contract, part
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
    share, cumulative = plan["percent"].to_numpy(float), plan["cumulative_percent"].to_numpy(float)
    typed, typed_there = plan.fen("amount_due"), plan.has("amount_due")
    unknown = np.logical_or.reduce([plan.states[key] == states.UNREADABLE for key in SAYS_HOW_MUCH])
    at, totals, wanted = [], [], []
    for rows in by_contract(book):
        contract = int(plan.links["contracts"][rows[0]])
        if book.contracts.states["contract_amount"][contract] != states.VALUE or unknown[rows].any():
            continue
        total = _total(rows, share, cumulative, typed, typed_there, int(amount[contract]))
        close = [each for each in (int(amount[contract]), int(settled[contract])) if each >= 0 and abs(total - each) <= ONE_YUAN]
        if not close:
            at.append(int(rows[-1]))
            totals.append(Fen(total))
            wanted.append(Fen(amount[contract]))
    if at:
        key = "amount_due" if typed_there[at[0]] else "percent"
        yield plan.found("schedule_total_differs", key, np.array(at), total=totals, contract_amount=wanted)


def _total(rows: np.ndarray, share: np.ndarray, cumulative: np.ndarray, typed: np.ndarray, there: np.ndarray, base: int) -> int:
    """What the nodes say they come to; nothing is filled up for the last one here, unless it says nothing at all."""
    total = 0
    for row in rows:
        if there[row]:
            total += int(typed[row])
        elif share[row] == share[row]:
            total += part(share[row], base)
        elif cumulative[row] == cumulative[row]:
            total = part(cumulative[row], base)
        elif row == rows[-1]:
            total = base
    return total


def share_and_amount_disagree(day: DayBook) -> Iterator[Found]:
    """A node's typed amount is not its typed share of the contract."""
    plan = day.book.payment_schedule
    base = day.book.contracts.fen("contract_amount")[plan.links["contracts"]]
    both = plan.has("amount_due") & plan.has("percent") & (base > 0)
    at = np.flatnonzero(both)
    expected = np.array([part(share, int(of)) for share, of in zip(plan["percent"].to_numpy(float)[at], base[at], strict=True)], dtype=int)
    wrong = at[np.abs(expected - plan.fen("amount_due")[at]) > ONE_YUAN] if len(at) else at
    if len(wrong):
        amounts = dict(zip(at, expected, strict=True))
        yield plan.found("share_and_amount_disagree", "amount_due", wrong, expected=[Fen(amounts[each]) for each in wrong])


def cumulative_share_decreases(day: DayBook) -> Iterator[Found]:
    """支付至 goes down from one node to the next."""
    plan = day.book.payment_schedule
    share = plan["cumulative_percent"].to_numpy(float)
    wrong = [
        (int(row), float(share[before]))
        for rows in by_contract(day.book)
        for there in [rows[~np.isnan(share[rows])]]
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
