"""The money of a project: contract, received, overdue, and every payment node."""

import numpy as np

from schemas.roles import HIDDEN
from ui.markup import Safe, element, empty, heading, joined, line, muted, safe, share, table, toned
from ui.values import word
from ui.view import View
from workflow.receivables.lanes import LATE

KINDS = ("", "number", "number", "")


def panel(view: View, project: int) -> Safe:
    """Contract amount, received and overdue with their bar, and the nodes; one line for a role that may not see it."""
    title = heading(view.say("ui.money.title", unit=view.money_unit))
    if not view.role.money:
        return joined([title, empty(view.say("ui.money.hidden", hidden=HIDDEN))])
    contracts = np.flatnonzero(view.board.book.contracts.project == project)
    if not len(contracts):
        return joined([title, empty(view.say("ui.money.no_contract"))])
    return joined([title, _sums(view, project, contracts), _nodes(view, project)])


def _sums(view: View, project: int, contracts: np.ndarray) -> Safe:
    ours = view.board.receivables
    amount = int(view.board.book.contracts.fen("contract_amount")[contracts].sum())
    received, overdue = int(ours.received[contracts].sum()), int(ours.late_by_project[project])
    whole = max(amount, received + overdue, 1)
    named = (("contract", amount, ""), ("received", received, ""), ("overdue", overdue, "alert" if overdue else ""))
    figures = [joined([muted(view.say(f"ui.money.{key}")), " ", toned(tone or "ink", view.glance(fen))]) for key, fen, tone in named]
    bar = share([("accent", received / whole, view.money(received)), ("alert", overdue / whole, view.money(overdue))])
    return joined([line(*figures), bar])


def _nodes(view: View, project: int) -> Safe:
    nodes = view.board.receivables.nodes
    ours = nodes[nodes["project"] == project]
    if not len(ours):
        return empty(view.say("ui.money.no_plan"))
    head = [view.say(f"ui.money.{key}") for key in ("node", "due", "paid", "state")]
    return table(head, [_node(view, node) for node in ours.to_dict("records")], KINDS, view.say("ui.money.nodes"))


def _node(view: View, node: dict[str, object]) -> list[object]:
    share_of = f" {node['amount_due'] / node['base']:.0%}" if node["base"] else ""
    name = word(view, "payment_schedule", "milestone", str(node["milestone"])) or view.say("ui.money.node_no", n=node["seq"])
    return [
        f"{name}{share_of}",
        view.glance(node["amount_due"]) if node["amount_known"] else "–",
        view.glance(node["applied"]) if node["applied"] else "–",
        _state(view, node),
    ]


def _state(view: View, node: dict[str, object]) -> Safe:
    lane = str(node["lane"])
    if not node["amount_known"]:
        return toned("warning", view.say("receivables.lane.amount_unknown"))
    if not lane:
        return toned("good", view.say("ui.money.settled"))
    if lane in LATE:
        return toned("alert", view.say("ui.overview.late_days", n=int(node["days_overdue"])))
    due = view.day(node["due_on"]) if node["due_on"] == node["due_on"] else ""
    return element("span", "", safe(view.say(f"ui.lane.{lane}")), " ", muted(due)) if due else muted(view.say(f"ui.lane.{lane}"))
