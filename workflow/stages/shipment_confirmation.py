"""Shipment confirmation (stage 8): the customer knows the goods are ready, when they come and how to store them.

Deck: 「售后专员通知客户货物已生产完毕,并与客户确认出货时间,告知客户货物必须存放在洁净、无水、无沙尘的地方。」
「再次确认收货人姓名、手机及收货地址。」
"""

import numpy as np

from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.stages.batches import by_batch
from workflow.stages.project_file import in_force


def evidence(day: DayBook) -> Evidence:
    """One unit a delivery batch; the consignee's own entries belong to the whole project."""
    batches, found = by_batch(day, 8)
    found.needs(batches, np.arange(len(batches)))
    contacts, contracts = day.book.contacts, day.book.contracts
    found.needs_in_project(contacts, in_force(day.book) & contacts.equals("role", "收货人"))
    found.needs_in_project(contracts, np.ones(len(contracts), bool))
    found.due_on = batches.days("agreed_ship_date")
    found.done_on = batches.days("customer_notified_date")
    return found
