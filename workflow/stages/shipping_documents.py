"""Shipping documents (stage 7): delivery note, packing list and warehouse-out slip are checked before anything leaves.

Deck: 「售后专员对厂部制作的送货单、装箱单、内部出仓单(仅限安装队使用)进行审核工作,核对无误后方可等待出货命令。」
"""

import numpy as np

from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.stages.batches import by_batch

CORRECT = "无误"


def evidence(day: DayBook) -> Evidence:
    """One unit a delivery batch; the internal slip only where our own crew installs."""
    batches, found = by_batch(day, 7)
    unit = np.arange(len(batches))
    found.needs(batches, unit, when={"warehouse_out_no": day.own_crew[batches.project]})
    returned = batches.has("docs_result") & ~batches.equals("docs_result", CORRECT)
    found.lack(batches, unit, "docs_result", returned, result=batches.texts("docs_result")[returned])
    reviewer = batches.texts("docs_reviewer")
    found.owner = np.where(reviewer != "", reviewer, found.owner)
    found.due_on = batches.days("agreed_ship_date")
    found.done_on = batches.days("docs_review_date")
    return found
