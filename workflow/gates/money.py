"""Money that should have been in first: the pre-shipment money before the goods leave, the advance before production begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from schemas.book import Rows
from schemas.findings import Found
from workflow import days
from workflow.daybook import DayBook
from workflow.gates.breach import First, breach, goods_gone, too_early
from workflow.joined import joined

PRESHIPMENT = "发货款"
BEFORE_SHIPMENT = ("生产完毕", "发货前")


def shipped_without_preshipment_money(day: DayBook) -> Iterator[Found]:
    """Goods left while a node due before shipment was not fully cleared; money that came on the day itself was in time."""
    plan, batches = day.book.payment_schedule, day.book.shipments
    due_before = plan.equals("milestone", PRESHIPMENT) & plan.equals("trigger", *BEFORE_SHIPMENT)
    for key, told in goods_gone(batches):
        money = money_first(day, due_before, batches, key)
        which = told & money.wanted & too_early(batches.days(key), money.first.on)
        yield from breach(day, "shipped_without_preshipment_money", batches, key, which, money.first, money=money.at_stake)


def production_before_advance(day: DayBook) -> Iterator[Found]:
    """Production began before the advance was in; not in the deck, hence a setting. One breach a project, at what began first."""
    if not day.options.production_before_advance:
        return
    orders = day.book.production
    money = money_first(day, day.receivables.nodes["advance"].to_numpy(bool), orders, "actual_start")
    began = orders.days("actual_start")
    at_once = np.flatnonzero(began == days.earliest_by(orders.project, began, day.size)[orders.project])
    began_first = np.zeros(len(orders), bool)
    began_first[at_once[np.unique(orders.project[at_once], return_index=True)[1]]] = True
    which = began_first & money.wanted & too_early(began, money.first.on)
    yield from breach(day, "production_before_advance", orders, "actual_start", which, money.first, money=money.at_stake)


@dataclass(frozen=True, eq=False)
class MoneyFirst:
    """Money that should have been in before a step, one per row of the step.

    Attributes:
        wanted: whether any was.
        at_stake: fen that are still open; where all is in since, those that were open on the day of the step.
    """

    wanted: np.ndarray
    first: First
    at_stake: np.ndarray


def money_first(day: DayBook, of_nodes: np.ndarray, step: Rows, key: str) -> MoneyFirst:
    """When the nodes of a mask were cleared, by project; nodes of a contract that was signed after the step do not count."""
    nodes, size = day.receivables.nodes, len(step)
    due, outstanding = nodes["amount_due"].to_numpy(), nodes["outstanding"].to_numpy()
    row, node = _pairs(day, of_nodes & (due > 0), step, key)
    done_on = step.days(key)[row]
    cleared = _cleared_on(day, node, done_on)
    all_in = days.all_by(row, ~np.isnat(cleared), size)
    late = too_early(done_on, cleared)
    at = np.full(size, -1)
    at[row[late][::-1]] = node[late][::-1]
    on = np.where(all_in, days.latest_by(row, cleared, size), days.NO_DAY)
    still_open, open_then = np.zeros(size, "int64"), np.zeros(size, "int64")
    np.add.at(still_open, row, outstanding[node])
    np.add.at(open_then, row, due[node] - _paid_by_then(day, node, done_on))
    return MoneyFirst(
        days.any_by(row, np.ones(len(row), bool), size),
        First(on, day.book.payment_schedule, "amount_due", at),
        np.where(still_open > 0, still_open, open_then),
    )


def _pairs(day: DayBook, of_nodes: np.ndarray, step: Rows, key: str) -> tuple[np.ndarray, np.ndarray]:
    """Every step that was taken with every node that should have been cleared before it, as positions of both."""
    nodes, signed = day.receivables.nodes, day.book.contracts.days("sign_date")
    wanted, taken = np.flatnonzero(of_nodes), np.flatnonzero(step.has(key))
    at_step, at_node = joined(step.project[taken], nodes["project"].to_numpy()[wanted])
    row, node = taken[at_step], wanted[at_node]
    counts = ~(signed[nodes["contract"].to_numpy()[node]] > step.days(key)[row])
    return row[counts], node[counts]


def _cleared_on(day: DayBook, node: np.ndarray, done_on: np.ndarray) -> np.ndarray:
    """Per pair the day its node was whole; money that was in on the day of the step and went back later was in time."""
    nodes = day.receivables.nodes
    cleared = nodes["cleared_on"].to_numpy("datetime64[D]")[node]
    contract = nodes["contract"].to_numpy()[node]
    refunded = day.receivables.refunded[contract]
    for each in np.unique(done_on[refunded]):
        at = np.flatnonzero(refunded & (done_on == each))
        of = np.isin(np.arange(len(day.book.contracts)), contract[at])
        whole = day.receivables.outstanding_on(each, of)[node[at]] == 0
        cleared[at[whole]] = each
    return cleared


def _paid_by_then(day: DayBook, node: np.ndarray, done_on: np.ndarray) -> np.ndarray:
    """Per pair the fen that had come in on the node up to and including the day of the step."""
    to_node, receipt, amount = (day.receivables.applications[key].to_numpy() for key in ("node", "receipt", "amount"))
    received = day.book.receipts.days("received_date")[receipt]
    pair, at = joined(node, to_node)
    in_time = received[at] <= done_on[pair]
    total = np.zeros(len(node), "int64")
    np.add.at(total, pair[in_time], amount[at[in_time]])
    return total
