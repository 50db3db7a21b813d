"""Contract review (stage 2): everything the contract says is known, and somebody has read it.

Deck: 「详细了解合同内容,比如:项目名称、品牌、什么类型母线、安培数、几P、防护等级…质保期、质保期额度等相关信息。」
"""

import numpy as np

from workflow import days
from workflow.daybook import DayBook
from workflow.evidence import Evidence, answered

VAT_INVOICES = ("增值税专用发票", "增值税普通发票")

# The nineteen items of the deck's sentence, in its order, by table and column.
NINETEEN = (
    ("projects", "project_name"),
    ("contracts", "brand"),
    ("contract_items", "busbar_type"),
    ("contract_items", "rated_current"),
    ("contract_items", "poles"),
    ("contract_items", "ip_rating"),
    ("contract_items", "straight_qty"),
    ("contract_items", "feed_box_qty"),
    ("contract_items", "transition_bar_qty"),
    ("contract_items", "flexible_qty"),
    ("contracts", "consignee"),
    ("contracts", "delivery_address"),
    ("contracts", "delivery_term"),
    ("contracts", "payment_terms"),
    ("contracts", "invoice_need"),
    ("contracts", "install_required"),
    ("contracts", "install_scope"),
    ("contracts", "warranty_months"),
    ("contracts", "retention"),
)


def evidence(day: DayBook) -> Evidence:
    """One unit a contract; a project without any lacks its contract."""
    contracts, items = day.book.contracts, day.book.contract_items
    unit = np.arange(len(contracts))
    found = Evidence(day, 2, contracts.project)
    found.lack_row_in_project("contracts", ~day.has_contract, "contract_no")
    found.lack_in_every_unit(day.book.projects, "project_name", day.has_contract & ~day.book.projects.has("project_name"))
    installs = contracts.true("install_required")
    found.needs(
        contracts,
        unit,
        when={
            "delivery_due": ~(contracts.has("delivery_basis") & contracts.has("delivery_days")),
            "invoice_info": contracts.equals("invoice_need", *VAT_INVOICES),
            "install_by": installs,
            "install_scope": installs,
        },
    )
    has_items = days.any_by(items.links["contracts"], np.ones(len(items), bool), len(contracts))
    found.lack_row("contract_items", ~has_items, "busbar_type")
    found.needs(items, items.links["contracts"])
    reviewer = contracts.texts("reviewed_by")
    found.owner = np.where(reviewer != "", reviewer, found.owner)
    found.done_on = contracts.days("reviewed_date")
    return found


def completeness(day: DayBook) -> np.ndarray:
    """Per contract a row of nineteen answers, True where the item of the deck is answered, by every item line."""
    contracts, items = day.book.contracts, day.book.contract_items
    table = np.zeros((len(contracts), len(NINETEEN)), bool)
    for column, (name, key) in enumerate(NINETEEN):
        if name == "projects":
            table[:, column] = answered(day.book.projects, key)[contracts.project]
        elif name == "contracts":
            table[:, column] = answered(contracts, key)
        else:
            table[:, column] = days.all_by(items.links["contracts"], answered(items, key), len(contracts))
    table[:, NINETEEN.index(("contracts", "install_scope"))] |= contracts.false("install_required")
    return table
