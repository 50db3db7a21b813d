"""The receivables as tables: customers, their nodes with cells, retention, bills in hand, and the reconciliation line."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from schemas.amounts import Fen
from schemas.findings import cell_of
from ui import address
from ui.formats import BLANK, full_day
from ui.markup import Safe, cell, element, heading, joined, line, link, muted, safe, table, toned
from ui.more import limit, rest
from ui.values import word
from ui.view import View
from workflow.receivables import views
from workflow.receivables.chosen import Chosen
from workflow.receivables.follow_up import follow_up
from workflow.receivables.lanes import LATE, OPEN, Lane
from workflow.receivables.nodes import Receivables, bills_in_hand, on_the_way
from workflow.receivables.reconciliation import Equality, reconciliation

MOST_NODES, MOST_CUSTOMERS = 60, 8
# English headers are wider than what stands below them
WIDTHS = {
    "zh": {"customer": 178, "longest": 82, "last": 78, "next": 78, "level": 68},
    "en": {"customer": 176, "longest": 86, "specialist": 80, "last": 92, "next": 84, "level": 70},
}


def customers(view: View, chosen: Chosen) -> None:
    """Who owes what, worst first; choosing a line leads to the customer's nodes."""
    say, (shown, amounts, names) = view.say, view.once("customers", lambda: _customers(view, chosen))
    title = heading(say("receivables.customer.title"), len(shown))
    if not len(shown):  # an empty table would say so in Streamlit's own English
        view.html(joined([title, element("p", "as-muted", say("receivables.customer.nobody"))]))
        return
    view.html(title)
    numbers = {say(f"receivables.customer.{key}"): st.column_config.NumberColumn(format="%,.2f", width=112) for key in amounts}
    narrow = {say(f"receivables.customer.{key}"): st.column_config.Column(width=width) for key, width in WIDTHS[view.language].items()}
    picked = st.dataframe(
        shown,
        hide_index=True,
        width="stretch",
        height=min(len(shown), MOST_CUSTOMERS) * 30 + 38,
        row_height=30,
        placeholder=BLANK,
        column_config=numbers | narrow,
        selection_mode="single-row",
        on_select="rerun",
        key="customers",
    )
    if picked["selection"]["rows"]:
        address.put("customer", names[picked["selection"]["rows"][0]])
        st.rerun()


def _customers(view: View, chosen: Chosen) -> tuple[pd.DataFrame, list[str], list[str]]:
    """The table as it is shown, which amounts it has, and the customers by line."""
    found, say = views.by_customer(chosen), view.say
    found = found[(found["open"] != 0) | (found["unapplied"] != 0)].reset_index(drop=True)
    amounts = ["open", "late", *(["unapplied"] if found["unapplied"].any() else [])]
    shown = pd.DataFrame({say("receivables.customer.customer"): found["customer"]})
    for key in amounts:
        shown[say(f"receivables.customer.{key}")] = found[key] / 100
    shown[say("receivables.customer.longest")] = found["longest"].where(found["longest"] > 0)
    shown[say("receivables.customer.specialist")] = found["specialist"]
    shown[say("receivables.customer.last")] = [view.day(day) for day in found["last_on"]]
    shown[say("receivables.customer.next")] = [view.day(day) for day in found["next_on"]]
    shown[say("receivables.customer.level")] = [_level(view, level) for level in found["level"]]
    return shown, amounts, found["customer"].tolist()


def _level(view: View, level: float) -> str:
    return view.say(f"receivables.level.{0 if pd.isna(level) else int(level)}")


def nodes(view: View, chosen: Chosen) -> Safe:
    """Nodes with their project, contract and cell; worst first, paid ones last."""
    rows = chosen.rows
    rank = rows["lane"].isin(LATE) * 2 + rows["lane"].isin(OPEN)
    order = rows.assign(rank=rank).sort_values(["rank", "days_overdue", "outstanding"], ascending=False, kind="stable")
    keys = ("project", "contract", "node", "due", "applied", "outstanding", "due_on", "lane", "cell")
    head = [view.say(f"receivables.customer.{key}") for key in keys]
    body = [_node(view, node) for node in order.head(limit("nodes", MOST_NODES)).itertuples()]
    kinds = ("short", "tight", "tight", "number", "number", "number", "tight", "", "cell")
    title = heading(view.say("receivables.customer.nodes_title"), len(rows))
    more = rest(view, "nodes", len(rows), MOST_NODES)
    return joined([title, _chased(view, chosen), element("div", "as-tall", table(head, body, kinds)), more])


def _chased(view: View, chosen: Chosen) -> Safe:
    """Of the customer looked at: the last reminder with its outcome, the next day, how sternly; and the way back to all."""
    customer = address.asked("customer")
    if not customer:
        return Safe("")
    found = follow_up(chosen.money.book)
    pieces: list[object] = [element("b", "", customer)]
    for line_ in found[found["customer"] == customer].itertuples():
        if not pd.isna(line_.last_on):
            said = view.say("receivables.chased.last", day=full_day(line_.last_on), outcome=line_.outcome)
            pieces += [said, view.say("receivables.chased.level", level=_level(view, line_.level))]
        pieces.append(view.say("receivables.chased.next", day=full_day(line_.next_on)) if not pd.isna(line_.next_on) else "")
    if len(pieces) == 1:
        pieces.append(muted(view.say("receivables.chased.never")))
    return line(*pieces, link(view.to("receivables"), view.say("receivables.customer.back")))


def _node(view: View, node: Any) -> list[object]:
    plan = view.board.book.payment_schedule
    places, rows = plan.where("amount_due")
    place, row = view.board.book.places[places[node.node]], int(rows[node.node])
    at = cell_of(place, "amount_due", row) or cell_of(place, "seq", row)
    web = f"{place.link}&range={at}" if place.link else ""
    due_on = full_day(node.due_on) + (view.say("receivables.customer.estimated") if node.estimated else "")
    return [
        link(view.to_project(node.project, 13), view.names[node.project]),
        link(view.to_project(node.project, 2), node.contract_no),
        f"{node.seq} {word(view, 'payment_schedule', 'milestone', node.milestone)}",
        str(Fen(node.amount_due)) if node.amount_known else muted(BLANK),
        str(Fen(node.applied)) if node.applied else muted(BLANK),
        str(Fen(node.outstanding)) if node.outstanding else muted(BLANK),
        due_on,
        _lane(view, node),
        cell(f"{place.sheet}!{at}", web),
    ]


def _lane(view: View, node: Any) -> Safe:
    lane, name = node.lane, view.say(f"receivables.lane.{lane_name(node)}")
    if not node.amount_known:
        return toned("warning", name)
    if not lane:
        return toned("good", name)
    if lane == Lane.NOT_TRIGGERED:
        return muted(f"{name} · {_waits(view, node)}")
    if lane in (*LATE, Lane.ADVANCE_DUE) and node.days_overdue:
        name = f"{name} {view.say('receivables.age.bucket', name=node.days_overdue)}"
    return toned("alert", name) if lane in LATE else safe(name)


def lane_name(node: Any) -> str:
    """The lane a node stands in, as the texts name it; one paid in full or without a known amount stands in none."""
    return str(node.lane) or ("paid" if node.amount_known else "amount_unknown")


def _waits(view: View, node: Any) -> str:
    """Which stage holds a node, or which day it waits for."""
    plan = view.board.book.payment_schedule
    if node.stage == views.NO_STAGE:
        return view.say("receivables.customer.waits_for_day", day=full_day(plan.frame["trigger_date"].iat[node.node]))
    key = view.board.stages[node.stage - 1].stage.key
    return view.say("receivables.customer.waits", stage=f"{node.stage} {view.say(f'stages.short.{key}')}")


def retention(view: View, chosen: Chosen) -> Safe:
    """Retentions that fall due soon."""
    soon = views.retention_ahead(chosen)
    title = heading(view.say("receivables.retention.title"), len(soon) or "")
    if not len(soon):
        return joined([title, element("p", "as-muted", view.say("receivables.retention.none"))])
    head = [view.say(f"receivables.customer.{key}") for key in ("project", "contract", "outstanding", "due_on")]
    body = [
        [
            link(view.to_project(each.project, 13), view.names[each.project]),
            each.contract_no,
            str(Fen(each.outstanding)),
            full_day(each.due_on),
        ]
        for each in soon.itertuples()
    ]
    return joined([title, table(head, body, ("short", "tight", "number", "tight"))])


def on_its_way(view: View, chosen: Chosen) -> Safe:
    """Bills not mature yet, which have paid their node, and money that is only announced, which has paid nothing."""
    book, receipts = chosen.money.book, chosen.money.book.receipts
    bills, announced = bills_in_hand(book, chosen.money.as_of), on_the_way(book)
    wanted = chosen.contracts[receipts.links["contracts"]]
    rows = [
        [
            link(view.to_project(receipts.project[at], 13), view.names[receipts.project[at]]),
            book.contracts.texts("contract_no")[receipts.links["contracts"][at]],
            str(Fen(receipts.fen("amount")[at])),
            word(view, "receipts", "method", receipts.texts("method")[at]),
            view.say(f"receivables.bills.{said}", day=full_day(receipts.days(key)[at])),
        ]
        for which, said, key in ((bills, "matures", "bill_maturity"), (announced, "announced", "remit_date"))
        for at in (which & wanted).nonzero()[0]
    ]
    title = heading(view.say("receivables.bills.title"), len(rows) or "")
    if not rows:
        return joined([title, element("p", "as-muted", view.say("receivables.bills.none"))])
    head = [
        view.say(f"receivables.{key}") for key in ("customer.project", "customer.contract", "bills.amount", "bills.method", "bills.state")
    ]
    return joined([title, table(head, rows, ("short", "tight", "number", "tight", "tight"))])


def settlements(view: View, chosen: Chosen) -> Safe:
    """结算差额 by contract; nothing where every plan says what was settled."""
    found, contracts = chosen.settlement_gaps, chosen.money.book.contracts
    if not len(found):
        return Safe("")
    head = [view.say(f"receivables.{key}") for key in ("customer.project", "customer.contract", "gap.settled", "gap.planned", "gap.gap")]
    rows = [
        [
            link(view.to_project(each.project, 13), view.names[each.project]),
            contracts.texts("contract_no")[each.contract],
            *(str(Fen(amount)) for amount in (each.settled, each.planned, each.gap)),
        ]
        for each in found.itertuples()
    ]
    hint = element("p", "as-small as-muted", view.say("receivables.gap.hint"))
    kinds = ("short", "tight", "number", "number", "number")
    return joined([heading(view.say("receivables.gap.title"), len(found)), table(head, rows, kinds), hint])


def reconciled(view: View, money: Receivables) -> Safe:
    """Printed and green, or red with the difference."""
    found = reconciliation(money)
    words = " · ".join(equality_in_words(view, equality) for equality in found.equalities)
    sign = (
        toned("good", f"✓ {view.say('receivables.reconciled.yes')}")
        if found.holds
        else toned("alert", f"✗ {view.say('receivables.reconciled.no')}")
    )
    aside = ""
    if found.nodes_aside or found.receipts_aside:
        aside = toned("warning", view.say("receivables.reconciled.aside", due=Fen(found.due_aside), received=Fen(found.received_aside)))
    return element("p", "as-line as-small", sign, " ", words, " ", aside)


def equality_in_words(view: View, equality: Equality) -> str:
    """One equality with both sides, and the difference where it does not hold."""
    show = str if equality.key == "nodes" else lambda fen: str(Fen(fen))
    names = {"receipts": ("applied", "unapplied"), "nodes": ("counted", "aside")}.get(equality.key, ())
    parts = {name: show(part) for name, part in zip(names, equality.parts, strict=False)}
    text = view.say(f"receivables.reconciled.{equality.key}", left=show(equality.left), right=show(equality.right), **parts)
    return text if equality.holds else view.say("receivables.reconciled.differs", text=text, difference=show(equality.difference))
