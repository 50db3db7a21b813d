"""The receivables as a workbook: figures, customers, nodes, reconciliation; the same figures as the page."""

from __future__ import annotations

from typing import Any

from data_access.exporting import xlsx_bytes
from schemas.amounts import Fen
from ui import downloads
from ui.receivables.charts import age_name
from ui.receivables.tables import lane_name
from ui.values import word
from ui.view import View
from workflow.receivables import views
from workflow.receivables.chosen import Chosen
from workflow.receivables.lanes import Lane, bucket_names
from workflow.receivables.reconciliation import reconciliation

Sheet = tuple[str, list[str], list[list[Any]]]


def button(view: View, chosen: Chosen) -> None:
    """Downloads what the filters leave; the workbook is made on the click."""
    name = view.say("receivables.export.file_name", day=view.as_of.isoformat())
    downloads.button(view, view.say("receivables.export.button"), name, lambda: workbook(view, chosen))


def workbook(view: View, chosen: Chosen) -> bytes:
    """Summary, figures, nodes, reconciliation and, where there are any, what was settled otherwise than planned."""
    sheets = [_summary(view, chosen), _figures(view, chosen), _nodes(view, chosen), _reconciliation(view, chosen)]
    gaps = _gaps(view, chosen)
    return xlsx_bytes([*sheets, gaps] if gaps[2] else sheets)


def _summary(view: View, chosen: Chosen) -> Sheet:
    keys = ("customer", "open", "late", "unapplied", "longest", "specialist", "last", "next", "level")
    body = [
        [
            each.customer,
            Fen(each.open),
            Fen(each.late),
            Fen(each.unapplied),
            int(each.longest),
            each.specialist,
            each.last_on,
            each.next_on,
            view.say(f"receivables.level.{int(each.level)}") if each.level > 0 else None,
        ]
        for each in views.by_customer(chosen).itertuples()
    ]
    return view.say("receivables.export.summary"), [view.say(f"receivables.customer.{key}") for key in keys], body


def _figures(view: View, chosen: Chosen) -> Sheet:
    """What stands on the page, one figure a line: headline, lanes, ages."""
    ages = views.by_age(chosen.rows, bucket_names(chosen.money.bucket_ends))
    body: list[list[Any]] = [[view.say("receivables.export.as_of"), chosen.money.as_of]]
    for key in ("open", "overdue", "unapplied", "net", "announced"):
        body.append([view.say(f"receivables.figure.{key}"), Fen(getattr(chosen, key))])
    body.append([view.say("receivables.figure.collected"), chosen.collected_share])
    body += [[_named(view, "lane", view.say(f"receivables.lane.{lane}")), Fen(chosen.lanes[lane])] for lane in Lane]
    for age in ages.itertuples():
        body.append([_named(view, "bucket", age_name(view, age.bucket)), Fen(age.amount)])
    head = [view.say(f"receivables.export.{key}") for key in ("what", "amount")]
    return view.say("receivables.export.figures"), head, body


def _named(view: View, kind: str, name: str) -> str:
    return f"{view.say(f'receivables.filter.{kind}')}: {name}"


def _nodes(view: View, chosen: Chosen) -> Sheet:
    head = ["customer.customer", "export.project_id", "customer.project", "customer.specialist", "customer.contract", "export.seq"]
    head += ["customer.node", "export.trigger", "customer.due", "customer.applied", "customer.outstanding", "export.trigger_on"]
    head += ["customer.due_on", "customer.overdue_days", "customer.lane", "filter.bucket", "export.estimated"]
    body = [
        [
            node.customer,
            node.project_id,
            node.project_name,
            node.specialist,
            node.contract_no,
            int(node.seq),
            word(view, "payment_schedule", "milestone", node.milestone),
            word(view, "payment_schedule", "trigger", node.trigger),
            Fen(node.amount_due),
            Fen(node.applied),
            Fen(node.outstanding),
            node.trigger_on,
            node.due_on,
            int(node.days_overdue),
            view.say(f"receivables.lane.{lane_name(node)}"),
            age_name(view, node.bucket) if node.bucket else None,
            view.say("receivables.export.yes") if node.estimated else None,
        ]
        for node in chosen.rows.itertuples()
    ]
    return view.say("receivables.export.nodes"), [view.say(f"receivables.{key}") for key in head], body


def _gaps(view: View, chosen: Chosen) -> Sheet:
    number = chosen.money.book.contracts.texts("contract_no")
    body = [
        [view.names[each.project], number[each.contract], Fen(each.settled), Fen(each.planned), Fen(each.gap)]
        for each in chosen.settlement_gaps.itertuples()
    ]
    head = ("customer.project", "customer.contract", "gap.settled", "gap.planned", "gap.gap")
    return view.say("receivables.gap.title"), [view.say(f"receivables.{key}") for key in head], body


def _reconciliation(view: View, chosen: Chosen) -> Sheet:
    """Of all receivables, whatever the filters leave: only the whole can be reconciled."""
    body: list[list[Any]] = []
    found = reconciliation(chosen.money)
    for each in found.equalities:
        as_number = int if each.key == "nodes" else Fen
        holds = view.say(f"receivables.export.{'yes' if each.holds else 'no'}")
        body.append([view.say(f"receivables.equality.{each.key}"), as_number(each.left), as_number(each.right), holds])
    for key, count, fen in (("nodes", found.nodes_aside, found.due_aside), ("receipts", found.receipts_aside, found.received_aside)):
        body.append([view.say(f"receivables.equality.{key}_aside"), count, Fen(fen), None])
    head = [view.say(f"receivables.export.{key}") for key in ("what", "left", "right", "holds")]
    return view.say("receivables.export.reconciliation"), head, body
