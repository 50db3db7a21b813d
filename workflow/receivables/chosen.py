"""What the filters leave of the receivables: nodes, contracts, and the figures that add up from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from workflow.receivables.lanes import LATE, OPEN, Lane
from workflow.receivables.nodes import Receivables, collected_share
from workflow.receivables.settled import settlement_gaps

OF_PROJECTS = {"customer": "customer_name", "project_id": "project_id", "specialist": "specialist"}
OF_NODES = ("lane", "bucket")


@dataclass(frozen=True, eq=False)
class Chosen:
    """A part of the receivables of a day; all of them where no filter is set.

    Attributes:
        rows: of ``views.detail``.
        contracts: mask of the contracts whose unapplied and announced money belongs to it.
    """

    money: Receivables
    rows: pd.DataFrame
    contracts: np.ndarray

    @cached_property
    def lanes(self) -> dict[Lane, int]:
        """Open fen by lane."""
        sums = self.rows.groupby("lane")["outstanding"].sum()
        return {lane: int(sums.get(lane, 0)) for lane in Lane}

    @property
    def open(self) -> int:
        """The open receivable in fen."""
        return sum(self.lanes[lane] for lane in OPEN)

    @property
    def overdue(self) -> int:
        """What is past its due day in fen, retention included."""
        return sum(self.lanes[lane] for lane in LATE)

    @cached_property
    def unapplied(self) -> int:
        """Received money that pays no node, in fen."""
        return int(self.money.unapplied[self.contracts].sum())

    @cached_property
    def announced(self) -> int:
        """Money said to be on its way, in fen; it counts nowhere."""
        return int(self.money.announced[self.contracts].sum())

    @cached_property
    def settlement_gaps(self) -> pd.DataFrame:
        """结算差额, see ``settled.settlement_gaps``."""
        gaps = settlement_gaps(self.money)
        return gaps[self.contracts[gaps["contract"].to_numpy(int)]]

    @property
    def net(self) -> int:
        """Open less unapplied, in fen."""
        return self.open - self.unapplied

    @property
    def collected_share(self) -> float | None:
        """回款率, see ``nodes.collected_share``."""
        return collected_share(self.rows, self.money.as_of)


def choose(money: Receivables, detail: pd.DataFrame, wanted: Mapping[str, str]) -> Chosen:
    """The nodes that have all that is wanted, and the contracts that belong to them.

    Args:
        detail: of ``views.detail``.
        wanted: value by ``customer``, ``project_id``, ``specialist``, ``lane``, ``bucket``; "" wants nothing.
    """
    projects = money.book.projects
    fits = np.ones(len(projects), bool)
    for key, column in OF_PROJECTS.items():
        if wanted.get(key):
            fits &= projects.texts(column) == wanted[key]
    rows, contracts = detail[fits[detail["project"].to_numpy(int)]], fits[money.book.contracts.project]
    for key in OF_NODES:
        if wanted.get(key):
            rows = rows[rows[key] == wanted[key]]
            contracts = contracts & np.isin(np.arange(len(contracts)), rows["contract"])
    return Chosen(money, rows, contracts)
