"""What was settled with the customer, and where it is not what the payment plan says."""

from __future__ import annotations

import numpy as np
import pandas as pd

from schemas import states
from schemas.book import Book
from workflow.receivables.nodes import Receivables

AGREED = "已确认"


def agreed_settlements(book: Book) -> np.ndarray:
    """Mask of the settlements with an amount that the customer had agreed to by the day looked at."""
    settlements = book.settlements
    not_yet = settlements.states["agreed_date"] == states.LATER
    return np.asarray(settlements.equals("status", AGREED) & settlements.has("settled_amount") & ~not_yet)


def settlement_gaps(money: Receivables) -> pd.DataFrame:
    """结算差额: settlements agreed with the customer that differ from the plan, until the plan is amended; in no lane.

    Returns:
        ``project``, ``contract`` (positions), ``settled``, ``planned`` and ``gap`` (settled less planned) in fen.
    """
    settlements, size = money.book.settlements, len(money.book.contracts)
    planned = np.zeros(size, "int64")
    np.add.at(planned, money.nodes["contract"].to_numpy(), money.nodes["amount_due"].to_numpy())
    agreed = agreed_settlements(money.book)
    contract, settled = settlements.links["contracts"][agreed], settlements.fen("settled_amount")[agreed]
    table = pd.DataFrame({"project": settlements.project[agreed], "contract": contract, "settled": settled, "planned": planned[contract]})
    table["gap"] = table["settled"] - table["planned"]
    return table[table["gap"] != 0].reset_index(drop=True)
