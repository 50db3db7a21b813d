"""The four equalities that are printed under the receivables and must hold to the fen."""

from __future__ import annotations

from dataclasses import dataclass

from workflow.receivables.lanes import Lane
from workflow.receivables.nodes import Receivables


@dataclass(frozen=True, slots=True)
class Equality:
    """Two ways to the same figure; amounts in fen, but for ``nodes``, which counts.

    Attributes:
        key: ``lanes``, ``buckets``, ``receipts`` or ``nodes``.
    """

    key: str
    left: int
    right: int
    parts: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether both sides agree."""
        return self.left == self.right

    @property
    def difference(self) -> int:
        """Left less right."""
        return self.left - self.right


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All equalities, and what stands outside because its row could not be placed.

    Attributes:
        nodes_aside, receipts_aside: rows set aside with a finding, nodes whose amount cannot be told among them.
        due_aside, received_aside: the money written on them, in fen.
    """

    equalities: tuple[Equality, ...]
    nodes_aside: int
    receipts_aside: int
    due_aside: int
    received_aside: int

    @property
    def holds(self) -> bool:
        """Whether all of them do."""
        return all(equality.holds for equality in self.equalities)


def reconciliation(money: Receivables) -> Reconciliation:
    """Adds up again, another way."""
    nodes = money.nodes
    due_less_applied = int(nodes["amount_due"].sum()) - int(money.applications["amount"].sum())
    received, applied = int(money.received.sum()), int(money.applications["amount"].sum())
    plan, receipts = money.book.payment_schedule, money.book.receipts
    counted = int(nodes["amount_known"].sum())
    aside = len(nodes) - counted + len(plan.aside)
    read = sum(each.rows - each.footers for each in money.book.ledgers if money.book.places[each.place].table == "payment_schedule")
    return Reconciliation(
        (
            Equality("lanes", sum(money.lanes.values()), due_less_applied),
            Equality("buckets", sum(money.buckets.values()), money.lanes[Lane.OVERDUE]),
            Equality("receipts", received, applied + money.unapplied_total, (applied, money.unapplied_total)),
            Equality("nodes", read, counted + aside, (counted, aside)),
        ),
        aside,
        len(receipts.aside),
        _sum(plan.aside, "amount_due"),
        _sum(receipts.aside, "amount"),
    )


def _sum(rows: object, key: str) -> int:
    return int(rows[key].fillna(0).sum()) if len(rows) else 0  # type: ignore[arg-type,index]
