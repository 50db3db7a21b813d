"""Stage 5: which orders ship earlier or later than agreed, why, and whether the customer consents."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.stages.production import orders

if TYPE_CHECKING:
    from workflow.board import Board


def changed_ship_days(board: Board, projects: np.ndarray) -> pd.DataFrame:
    """The orders whose ship day moved and that have not shipped as a whole yet, those without consent first, then by days.

    Returns:
        ``row`` (position in 生产进度), ``talked`` (the row with the customer’s last word), ``project``, ``expected``,
        ``against`` (the agreed day, else that of the contract), ``days`` (later is positive), ``consented``, ``reason``.
    """
    of = orders(board.day)
    past_contract = (of.expected > of.contract) & ~(of.expected > of.agreed)
    against = np.where(np.isnat(of.agreed) | past_contract, of.contract, of.agreed)
    open_order = np.isin(np.arange(len(of.project)), of.of_row[~board.book.production.has("actual_finish")])
    shown: np.ndarray = of.changed & projects[of.project] & (open_order | ~of.consented)
    table = pd.DataFrame(
        {
            "row": of.row,
            "talked": of.talked,
            "project": of.project,
            "expected": of.expected.astype("datetime64[us]"),
            "against": against.astype("datetime64[us]"),
            "days": np.where(np.isnat(of.expected) | np.isnat(against), 0, (of.expected - against).astype("int64")),
            "consented": of.consented,
            "reason": of.reason,
        }
    ).loc[shown]
    size = table["days"].abs()
    return table.assign(size=size).sort_values(["consented", "size"], ascending=[True, False], kind="stable", ignore_index=True)


def by_reason(changed: pd.DataFrame) -> pd.DataFrame:
    """The later ones by ``reason`` (``""`` where none is given): ``orders``, ``consented``, the most ``days``."""
    grouped = changed[changed["days"] > 0].groupby("reason", sort=False)
    table = grouped.agg(orders=("row", "size"), consented=("consented", "sum"), days=("days", "max")).reset_index()
    return table.sort_values(["orders", "days"], ascending=False, kind="stable", ignore_index=True)
