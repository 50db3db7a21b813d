"""应收账款: filters, the figures, the lanes and ages, customers and nodes, forecast, what holds money, and the reconciliation."""

from __future__ import annotations

import streamlit as st

from texts import sentences
from ui import address
from ui.formats import BLANK
from ui.markup import Figure, Safe, change, empty, figures, link
from ui.receivables import charts as receivables_charts
from ui.receivables import export as receivables_export
from ui.receivables import filters as receivables_filters
from ui.receivables import tables as receivables_tables
from ui.to_add import to_add
from ui.view import View
from workflow.board import Board
from workflow.receivables.chosen import Chosen, choose
from workflow.receivables.lanes import OPEN

AGES_AND_CUSTOMERS = {"zh": (30, 70), "en": (26, 74)}


def show(view: View, before: Board) -> None:
    """Draws the page.

    Args:
        before: the board of a week ago, for the changes.
    """
    if nothing_yet := to_add(view, "receivables"):
        view.html(nothing_yet)
        return
    strip = st.container()
    filters = st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters")
    with filters:
        wanted = receivables_filters.show(view)
    chosen = view.once("chosen", lambda: choose(view.board.receivables, view.board.receivable_detail, wanted))
    with filters:
        receivables_export.button(view, chosen)
    with strip:
        view.html(view.once("strip", lambda: _strip(view, chosen, choose(before.receivables, before.receivable_detail, wanted))))
    if address.asked("show") not in ("", *receivables_filters.WAYS):
        view.linked(
            empty(view.say("receivables.customer.none"), link(view.to("receivables"), view.say("receivables.customer.reset"))), "none"
        )
        return
    view.html(view.once("lanes", lambda: receivables_charts.lanes(view, chosen)))
    if not len(chosen.rows) and not chosen.unapplied:
        back = link(view.to("receivables"), view.say("receivables.customer.reset"))
        view.linked(empty(view.say("receivables.customer.none"), back), "none")
    elif _by_node(wanted):
        _nodes(view, chosen)
    else:
        _customers(view, chosen)
    view.html(view.once("reconciled", lambda: receivables_tables.reconciled(view, chosen.money)))
    _lists(view, chosen)


def _by_node(wanted: dict[str, str]) -> bool:
    """Customers owe nothing yet in the lanes outside the receivables: there are only nodes to show."""
    outside = wanted["lane"] and wanted["lane"] not in OPEN
    return bool(address.asked("show") == "node" or wanted["customer"] or outside)


def _customers(view: View, chosen: Chosen) -> None:
    left, right = st.columns(AGES_AND_CUSTOMERS[view.language], gap="medium")
    with left:
        view.html(view.once("ages", lambda: receivables_charts.ages(view, chosen)))
    with right:
        receivables_tables.customers(view, chosen)
    left, right = st.columns(2, gap="medium")
    with left:
        view.html(view.once("forecast", lambda: receivables_charts.forecast(view, chosen)))
    with right:
        view.linked(view.once("held", lambda: receivables_charts.held(view, chosen)), "held")


def _nodes(view: View, chosen: Chosen) -> None:
    view.linked(view.once("nodes", lambda: receivables_tables.nodes(view, chosen)), "nodes")
    left, right = st.columns(2, gap="medium")
    with left:
        view.html(view.once("ages", lambda: receivables_charts.ages(view, chosen)))
    with right:
        view.linked(view.once("held", lambda: receivables_charts.held(view, chosen)), "held")
        view.html(view.once("forecast", lambda: receivables_charts.forecast(view, chosen)))


def _lists(view: View, chosen: Chosen) -> None:
    left, right = st.columns(2, gap="medium")
    with left:
        view.linked(view.once("retention", lambda: receivables_tables.retention(view, chosen)), "retention")
    with right:
        view.linked(view.once("on_its_way", lambda: receivables_tables.on_its_way(view, chosen)), "on_its_way")
    view.linked(view.once("gaps", lambda: receivables_tables.settlements(view, chosen)), "gaps")


def _strip(view: View, now: Chosen, before: Chosen) -> Safe:
    unit = view.money_unit
    made = []
    for key, value, was, more_is in (
        ("open", now.open, before.open, ""),
        ("overdue", now.overdue, before.overdue, "bad"),
        ("unapplied", now.unapplied, before.unapplied, "bad"),
        ("net", now.net, before.net, ""),
    ):
        text, tone = change(value, was, _changes(view), more_is, view.glance(abs(value - was)))
        made.append(Figure(view.say(f"receivables.figure.{key}"), view.glance(value), unit, text, tone))
    share, was_share = now.collected_share, before.collected_share
    text, tone = "", ""
    if share is not None and was_share is not None:
        text, tone = change(round(share, 3), round(was_share, 3), _changes(view), "good", f"{abs(share - was_share):.1%}")
    made.append(Figure(view.say("receivables.figure.collected"), BLANK if share is None else f"{share:.1%}", "", text, tone))
    return figures(made)


def _changes(view: View) -> dict[str, str]:
    return {key: sentences(view.language)[f"receivables.figure.{key}"] for key in ("up", "down", "same")}
