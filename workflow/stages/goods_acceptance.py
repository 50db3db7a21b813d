"""Goods acceptance (stage 10): the goods arrived, were inspected with the customer, and both papers came back.

Deck: 「货到工地后,售后专员与客户一起进行货物验收,并将送货单、装箱单签回给事业部、售后部、仓库、财务存档。」
"""

import numpy as np

from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.stages.batches import by_batch

GOOD = "合格"
DEPARTMENTS = ("事业部", "售后部", "仓库", "财务")


def evidence(day: DayBook) -> Evidence:
    """One unit a delivery batch."""
    batches, found = by_batch(day, 10)
    unit = np.arange(len(batches))
    not_good = batches.has("inspect_result") & ~batches.equals("inspect_result", GOOD)
    found.needs(batches, unit, when={"discrepancy": not_good})
    for department in DEPARTMENTS:
        not_filed = batches.has("filed_with") & ~batches["filed_with"].str.contains(department, regex=False, na=False).to_numpy(bool)
        found.lack(batches, unit, "filed_with", not_filed, department=department)
    found.due_on = batches.days("eta")
    found.done_on = batches.days("signed_back_date")
    return found
