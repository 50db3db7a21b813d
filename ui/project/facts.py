"""The facts of a project as the sheets hold them: contacts, contract, batches, return visits, breaches, other columns."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from schemas.book import Rows
from schemas.sheets import BY_KEY
from schemas.sheets.contacts import ROLES
from ui.markup import Safe, cell, element, empty, heading, joined, muted, pairs, person, table, toned
from ui.values import of_project, value, word
from ui.view import View

# The six roles of the handover form come first in the list of roles.
HANDOVER_ROLES = tuple(ROLES)[:6]
CONTRACT = (
    "contract_no", "sign_date", "brand", "delivery_due", "delivery_term", "payment_terms", "invoice_need", "install_required", "install_by",
    "install_scope", "warranty_months", "warranty_basis", "retention", "consignee", "consignee_mobile", "delivery_address",
)  # fmt: skip
BATCH = (
    "batch", "delivery_note_no", "goods_ready_date", "agreed_ship_date", "actual_ship_date", "arrival_date", "inspect_date",
    "inspect_result", "signed_back_date",
)  # fmt: skip
PAPERS = (("projects", "archive_ref"), ("site_surveys", "sketch_ref"))
VISIT = ("log_date", "kind", "channel", "person", "outcome", "next_date")


def contacts(view: View, project: int) -> Safe:
    """The six roles of the handover form: who, and by which number."""
    rows = of_project(view.rows("contacts"), project)
    active = ~rows.false("active")
    items = [
        (word(view, "contacts", "role", role), _contact(view, rows, np.flatnonzero(active & rows.equals("role", role))))
        for role in HANDOVER_ROLES
    ]
    return joined([heading(view.say("ui.project.contacts")), pairs(items)])


def _contact(view: View, rows: Rows, at: np.ndarray) -> Safe:
    if not len(at):
        return toned("alert", view.say("ui.project.no_contact"))
    first = int(at[0])
    number = "mobile" if rows.has("mobile")[first] else "phone"
    return joined([person(rows.texts("name")[first]), " ", muted(value(view, rows, number, first))])


def contracts(view: View, project: int) -> Safe:
    """What the contracts say, one after the other."""
    rows = of_project(view.rows("contracts"), project)
    title = heading(view.say("ui.project.contract"))
    if not len(rows):
        return joined([title, empty(view.say("ui.money.no_contract"))])
    return joined(
        [
            title,
            *(
                pairs([(rows.table[key].label(view.language), value(view, rows, key, index)) for key in CONTRACT])
                for index in range(len(rows))
            ),
        ]
    )


def batches(view: View, project: int) -> Safe:
    """The delivery batches with their days."""
    return sheet(view, "shipments", BATCH, project)


def visits(view: View, project: int) -> Safe:
    """Return visits and chasing, the latest first."""
    return sheet(view, "dunning_log", VISIT, project, newest="log_date")


def sheet(view: View, key: str, columns: Sequence[str], project: int, newest: str = "") -> Safe:
    """Some columns of a table for one project; a sentence where it has no rows."""
    rows = of_project(view.rows(key), project)
    title = heading(rows.table.label(view.language), len(rows) or "")
    if not len(rows):
        return joined([title, empty(view.say("ui.project.no_rows"))])
    order = np.argsort(rows.days(newest))[::-1] if newest else range(len(rows))
    head = [rows.table[column].label(view.language) for column in columns]
    lines = [[value(view, rows, column, int(index)) for column in columns] for index in order]
    return joined([title, table(head, lines, label=rows.table.label(view.language))])


def breaches(view: View, project: int) -> Safe:
    """Gates and order that were broken, each with its cell and, if so, why it was waived."""
    ours = view.board.violations
    table_of = ours.table[ours.table["project"] == project]
    if not len(table_of):
        return Safe("")
    rows = [_breach(view, one) for one in table_of.to_dict("records")]
    keys = (
        "ui.missing.what",
        *(["stages.list.money"] if view.role.money else []),
        "ui.missing.who",
        "ui.project.waived",
        "ui.missing.cell",
    )
    kinds = ("", *(["number"] if view.role.money else []), "tight", "", "cell")
    return joined([heading(view.say("ui.project.breaches_title"), len(rows)), table([view.say(key) for key in keys], rows, kinds)])


def _breach(view: View, one: dict[str, Any]) -> list[object]:
    finding = view.board.book.finding(view.board.violations.found[one["batch"]], one["index"])
    money = [view.money(one["money"]) if one["money"] else muted("–")] if view.role.money else []
    return [view.worded(finding).beside, *money, person(one["owner"]), one["reason"] or "–", cell(finding.address, finding.web)]


def papers(view: View, project: int) -> Safe:
    """Where the file and the sketches of a project are kept; what is on the web can be opened."""
    items = [
        (_paper(view, rows, index), value(view, rows, key, index))
        for table_key, key in PAPERS
        for rows in [of_project(view.rows(table_key), project)]
        for index in np.flatnonzero(rows.has(key)).tolist()
    ]
    return joined([heading(view.say("ui.project.papers")), pairs(items)]) if items else Safe("")


def _paper(view: View, rows: Rows, index: int) -> str:
    """What a link belongs to: the file, or a visit."""
    label = rows.table[dict(PAPERS)[rows.table.key]].label(view.language)
    return f"{label} {rows.texts('survey_no')[index]}" if rows.table.key == "site_surveys" else label


def others(view: View, project: int) -> Safe:
    """The columns nobody asked for, as typed."""
    items = [
        (header, element("span", "", str(values[index])))
        for key in BY_KEY
        for rows in [view.rows(key)]
        for header, values in rows.others.items()
        if "projects" in rows.links
        for index in np.flatnonzero(rows.project == project)
        if values[index] not in (None, "")
    ]
    return joined([heading(view.say("ui.project.others")), pairs(items)]) if items else Safe("")


# What stands below the charts, each drawn in one piece.
SECTIONS = {"contract": (contracts,), "batches": (batches,), "rest": (breaches, visits, papers, others)}
