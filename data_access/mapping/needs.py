"""What a table of ours needs of a foreign sheet, and what goes together in one."""

from __future__ import annotations

from collections.abc import Mapping

REGISTERS = ("projects", "contracts")

# What stands for a project, the best first.
IDENTITIES: Mapping[str, str] = {
    "project_id": "projects.project_id",
    "contract_no": "contracts.contract_no",
    "project_name": "projects.project_name",
}
# What stands for a row where it is no project.
OTHER_IDENTITIES: Mapping[str, str] = {"shipment_items": "shipments.delivery_note_no", "calendar": "calendar.day"}

# The number of its own that a row has; where there is none, rows are numbered by place.
NUMBERED: Mapping[str, str] = {
    "site_surveys": "survey_no",
    "receipts": "receipt_no",
    "production": "order_no",
    "drawings": "drawing_no",
    "shipments": "delivery_note_no",
    "contract_items": "line_no",
    "invoices": "invoice_no",
    "shipment_items": "line_no",
    "payment_schedule": "seq",
}
# A table of which a sheet says neither cannot be fed from it.
NEEDED: Mapping[str, str] = {
    "contacts": "name",
    "user_profiles": "user_company",
    "feedback": "feedback_date",
    "dunning_log": "log_date",
    "stage_log": "stage_no",
    "calendar": "day",
    "payment_schedule": "milestone",
    "receipts": "amount",
    "invoices": "gross_amount",
    "shipment_items": "item",
    "acceptances": "accept_date",
}
# What holds for rows of a table that do not say it.
FIXED: Mapping[str, Mapping[str, str]] = {
    "site_surveys": {"survey_type": "测量"},
    "drawings": {"drawing_type": "走向图", "revision": "1"},
    "installations": {"section": "全部"},
    "receipts": {"status": "已到账"},
    "contacts": {"role": "甲方或直接用户"},
    "feedback": {"form_type": "反馈信息表"},
    "dunning_log": {"kind": "催款", "channel": "电话"},
}
# Lists that are often kept as logs, and the day of an entry.
LOGGED_BY: Mapping[str, str] = {"installations": "inspect_date"}
# One of these says that there is something at all; an address alone is no visit.
EVENTS: Mapping[str, tuple[str, ...]] = {
    "site_surveys": ("appointed_date", "actual_date", "result"),
    "production": ("plan_start", "plan_finish", "actual_start", "actual_finish", "percent_done", "est_ship_date", "operation"),
    "drawings": ("received_date", "review_date", "customer_approved", "result"),
    "shipments": (
        "actual_ship_date",
        "agreed_ship_date",
        "eta",
        "arrival_date",
        "delivery_note_no",
        "goods_ready_date",
        "warehouse_notified_date",
    ),
    "installations": ("plan_start", "plan_finish", "actual_start", "actual_finish", "percent_done", "result", "inspect_date"),
    "settlements": ("submitted_date", "settled_amount", "status", "agreed_date", "warranty_end", "feedback_letter_received"),
    "contract_items": ("rated_current", "straight_qty", "straight_m", "busbar_type", "model"),
    "acceptances": ("accept_date", "energised_date"),
}
# What a list has besides what it needs; one of these must go by a name of its own, or the sheet by the table's.
SIGNS: Mapping[str, tuple[str, ...]] = {
    **EVENTS,
    "contract_items": ("rated_current", "straight_qty", "straight_m", "busbar_type", "poles", "tapoff_qty"),
    "receipts": ("amount", "received_date", "remit_date"),
    "invoices": ("gross_amount", "invoice_no", "invoice_date"),
    "payment_schedule": ("amount_due", "percent", "cumulative_percent", "due_date", "trigger"),
    "acceptances": ("accept_date", "energised_date", "result"),
    "contacts": ("title", "role", "email_wechat"),
    "user_profiles": ("user_company", "electrical_lead"),
    "feedback": ("score_overall", "score_product", "score_service", "form_type"),
    "dunning_log": ("outcome", "promised_date"),
    "stage_log": ("stage_no", "manual_status"),
    "shipment_items": ("qty_shipped", "qty_received", "package_no"),
    "calendar": (),
}
# What a single payment or invoice has and a sum of them has not.
SINGLE: Mapping[str, tuple[str, ...]] = {
    "receipts": ("received_date", "remit_date", "receipt_no"),
    "invoices": ("invoice_date", "invoice_no"),
    "payment_schedule": ("milestone", "due_date", "trigger", "seq"),
}
# Lists that a list may be in the same rows.
COMPANIONS: Mapping[str, tuple[str, ...]] = {
    "production": ("contract_items", "drawings"),
    "shipments": ("shipment_items",),
    "payment_schedule": ("receipts", "invoices"),
    "invoices": ("receipts",),
    "settlements": ("receipts", "invoices", "acceptances"),
    "shipment_items": ("shipments",),
    "acceptances": ("settlements", "installations"),
    "site_surveys": ("drawings", "contract_items"),
    "installations": ("acceptances",),
    "drawings": ("site_surveys", "production"),
    "feedback": ("dunning_log",),
}
# Lists that stand in the rows of another, so that their columns go by short names there too.
BESIDE: Mapping[str, tuple[str, ...]] = {
    "production": ("contract_items",),
    "site_surveys": ("contract_items",),
    "shipments": ("shipment_items",),
    "feedback": ("dunning_log",),
}
# Lists whose rows are parts of a contract, so that what they count may be only a part of what it holds.
OF_PARTS = frozenset({"production", "site_surveys"})
# A day that two lists have in one column.
SHARED: Mapping[str, str] = {"dunning_log.log_date": "feedback.feedback_date"}
# What a payment or an invoice is for, told by the name of a node instead of its number.
NODE_NUMBERS = frozenset({"receipts.seq", "invoices.seq"})
# What a report of a customer says for the log as well as for the feedback: what was broken, and who called.
REPORTED_IN_BOTH: Mapping[str, Mapping[str, str]] = {"dunning_log": {"outcome": "feedback.comments", "person": "feedback.respondent"}}
# What a list repeats of the project and the contract its rows are of.
CARRIED = frozenset(
    {
        *IDENTITIES.values(),
        "projects.customer_name",
        "projects.end_user",
        "projects.region",
        "projects.handover_by",
        "projects.specialist",
        "contracts.sign_date",
        "contracts.contract_amount",
        "contracts.tax_rate",
        "contracts.invoice_need",
        "contracts.payment_terms",
        "contracts.warranty_months",
        "contracts.retention",
    }
)

# Texts that take in what others keep in columns of their own: carrier, lorry and driver; a person with a number; tax number, bank and
# account; what was broken and what was done about it; from where a run leads to where.
JOINED = frozenset(
    {
        "contract_items.run_id",
        "contracts.invoice_info",
        "site_surveys.site_contact",
        "shipments.carrier",
        "shipments.discrepancy",
        "installations.issues",
        "dunning_log.outcome",
    }
)
