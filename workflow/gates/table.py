"""The gates and rules of order, once: what each reads, at which stage it is shown, whose 豁免 excuses it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.findings import Found
from workflow.daybook import DayBook
from workflow.gates.gates import (
    archived_before_signed,
    installed_before_drawings_signed,
    shipped_before_customer_confirmed,
    shipped_before_documents_verified,
)
from workflow.gates.money import production_before_advance, shipped_without_preshipment_money
from workflow.gates.order import (
    accepted_before_installed,
    crew_not_told_same_day,
    installed_before_goods_accepted,
    notified_before_goods_ready,
    settled_before_accepted,
)

MONEY = ("contracts", "payment_schedule", "receipts")


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate or a rule of order.

    Attributes:
        stage: the stage it is shown at.
        kind: ``gate``, ``money`` or ``order``.
        reads: the sheets without which nobody can say.
        between: the other stage it stands between, 0 for none; a waiver of either excuses it.
    """

    rule: Callable[[DayBook], Iterator[Found]]
    stage: int
    kind: str
    reads: tuple[str, ...]
    between: int = 0

    @property
    def code(self) -> str:
        """Its name in findings."""
        return self.rule.__name__

    @property
    def excused_by(self) -> tuple[int, ...]:
        """The stages whose 豁免 excuses it."""
        return (self.stage, self.between) if self.between else (self.stage,)


GATES: tuple[Gate, ...] = (
    Gate(archived_before_signed, 1, "gate", ("projects",)),
    Gate(installed_before_drawings_signed, 6, "gate", ("drawings",)),
    Gate(shipped_before_documents_verified, 7, "gate", ("shipments",)),
    Gate(shipped_before_customer_confirmed, 8, "gate", ("shipments",)),
    Gate(shipped_without_preshipment_money, 9, "money", ("shipments", *MONEY), between=13),
    Gate(production_before_advance, 5, "money", ("production", *MONEY), between=4),
    Gate(crew_not_told_same_day, 9, "order", ("shipments",)),
    Gate(notified_before_goods_ready, 8, "order", ("shipments",)),
    Gate(installed_before_goods_accepted, 11, "order", ("shipments", "installations"), between=10),
    Gate(accepted_before_installed, 12, "order", ("acceptances", "installations"), between=11),
    Gate(settled_before_accepted, 13, "order", ("settlements", "acceptances"), between=12),
)
