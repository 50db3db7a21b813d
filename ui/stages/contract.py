"""Own views of stage 2: the nineteen items of each contract, and what is ordered."""

import numpy as np

from schemas.sheets import BY_KEY
from ui.markup import Safe, element, empty, heading, joined, muted, share, table
from ui.more import limit, rest
from ui.stages.marks import named
from ui.values import word
from ui.view import View
from workflow.stage_views.completeness import completeness_by_contract, specification
from workflow.stages.contract_review import NINETEEN

NAMED = 3
CONTRACTS, SPECIFICATIONS = 5, 8


def completeness(view: View, projects: np.ndarray) -> Safe:
    """n/19 by contract, the emptiest first, with the first items that are open."""
    contracts = completeness_by_contract(view.board, projects)
    top = heading(view.say("stages.view.completeness"), len(contracts) or "")
    if not len(contracts):
        return joined([top, empty(view.say("stages.view.nothing"))])
    head = [view.say(f"stages.column.{key}") for key in ("contract", "answered", "open")]
    rows = [
        [named(view, each["project"], each["note"]), _bar(each["answered"]), muted(_open(view, each["open"]))]
        for each in contracts.head(limit("completeness", CONTRACTS)).to_dict("records")
    ]
    return joined([top, table(head, rows, ("", "tight", "")), rest(view, "completeness", len(contracts), CONTRACTS)])


def _bar(answered: int) -> Safe:
    whole = len(NINETEEN)
    tone = "done" if answered == whole else "warning"
    bar = element("span", "as-short-bar", share([(tone, answered / whole, f"{answered}/{whole}")]))
    return element("span", "as-of", bar, element("b", "", f"{answered}/{whole}"))


def _open(view: View, places: list[int]) -> str:
    labels = [BY_KEY[table_key][key].label(view.language) for table_key, key in (NINETEEN[place] for place in places)]
    shown = view.say("ui.between").join(labels[:NAMED])
    return f"{shown} +{len(labels) - NAMED}" if len(labels) > NAMED else shown


def specifications(view: View, projects: np.ndarray) -> Safe:
    """What is ordered by type, current, poles and degree of protection, the most straight lengths first."""
    ordered = specification(view.board, projects)
    top = heading(view.say("stages.view.specification"), len(ordered) or "")
    if not len(ordered):
        return joined([top, empty(view.say("stages.view.nothing"))])
    keys = ("busbar_type", "rated_current", "poles", "ip_rating", "lines", "straight_qty")
    head = [view.say(f"stages.column.{key}") for key in keys]
    rows = [
        [
            word(view, "contract_items", "busbar_type", _text(each["busbar_type"])),
            f"{_text(each['rated_current'])} A",
            word(view, "contract_items", "poles", _text(each["poles"])),
            _text(each["ip_rating"]),
            each["lines"],
            f"{each['straight_qty']:g}",
        ]
        for each in ordered.head(limit("specification", SPECIFICATIONS)).to_dict("records")
    ]
    return joined(
        [top, table(head, rows, ("", "number", "", "", "number", "number")), rest(view, "specification", len(ordered), SPECIFICATIONS)]
    )


def _text(value: object) -> str:
    return "–" if value is None or value != value else str(value)
