"""What was recognised, sheet by sheet, and what would show more if it were there."""

from __future__ import annotations

from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal, SheetProposal, label
from schemas.sheets import BY_KEY
from ui.markup import Figure, Safe, chip, element, empty, figures, heading, joined, muted, table
from ui.navigation import BY_KEY as PAGES
from ui.view import View
from workflow.stages import STAGES
from workflow.worth_adding import Worth, worth_adding

MOST_COLUMNS, MOST_TARGETS = 8, 4


def strip(view: View, proposal: Proposal) -> Safe:
    """How many sheets, columns and stages."""
    read, all_of_them = sum(bool(each.target) for each in proposal.columns), len(proposal.columns)
    every_sheet = len(proposal.sheets) + len(proposal.left_out)
    stages = sum(stage.has_data(proposal.held) for stage in STAGES)
    return figures([
        Figure(view.say("mapping.page.sheets"), str(len(proposal.sheets)), view.say("mapping.page.of", n=every_sheet)),
        Figure(view.say("mapping.page.columns"), str(read), view.say("mapping.page.of", n=all_of_them)),
        Figure(view.say("mapping.page.to_ask"), str(len(proposal.to_ask())), view.say("mapping.page.column_unit")),
        Figure(view.say("mapping.page.stages"), str(stages), view.say("mapping.page.of", n=len(STAGES))),
    ])  # fmt: skip


def worth(view: View, proposal: Proposal) -> Safe:
    """What to add, and what it would show."""
    found = worth_adding(proposal.held)
    head = [view.say("mapping.page.add"), view.say("mapping.page.shows")]
    rows = [[_what(view, each), _pages(view, each)] for each in found]
    answer = table(head, rows) if rows else empty(view.say("mapping.page.all_there"))
    return joined([heading(view.say("mapping.page.worth"), len(rows)), answer])


def _what(view: View, each: Worth) -> Safe:
    name = BY_KEY[each.table].label(view.language)
    words = [BY_KEY[each.table][key].label(view.language) for key in each.columns]
    shown = view.say("ui.between").join(words[:MOST_COLUMNS])
    more = view.say("mapping.page.and_more", n=len(words) - MOST_COLUMNS) if len(words) > MOST_COLUMNS else ""
    key = "mapping.page.add_sheet" if each.sheet else "mapping.page.add_columns"
    return joined([element("b", "", view.say(key, sheet=name)), element("div", "as-small as-muted", shown, more)])


def _pages(view: View, each: Worth) -> Safe:
    titles = view.say("ui.between").join(PAGES[page].title(view.language) for page in each.pages)
    return joined(
        [titles, element("div", "as-small as-muted", view.say(f"mapping.page.{'nothing_yet' if each.nothing_yet else 'more_of_it'}"))]
    )


def sheets(view: View, proposal: Proposal) -> Safe:
    """Every sheet with all its columns, then those with our headers, in a line each, and those left out."""
    ours = [sheet for sheet in proposal.sheets if sheet.ours]
    return joined([
        *(_sheet(view, proposal, sheet) for sheet in proposal.sheets if not sheet.ours),
        _ours(view, proposal, ours) if ours else "",
        *(element("p", "as-muted", view.say("mapping.told.left_out", file=file, sheet=name)) for file, name in proposal.left_out),
    ])  # fmt: skip


def _sheet(view: View, proposal: Proposal, sheet: SheetProposal) -> Safe:
    title = heading(sheet.sheet, view.say("mapping.page.feeds", file=sheet.file, feeds=_feeds(view, sheet), row=sheet.header_row))
    head = [view.say(f"mapping.told.{key}") for key in ("column", "header", "target", "confidence", "reason")]
    rows = [_column(view, each) for each in _columns(proposal, sheet)]
    return joined([title, table(head, rows, ("tight", "", "", "tight", "quiet"), sheet.sheet)])


def _ours(view: View, proposal: Proposal, ours: list[SheetProposal]) -> Safe:
    """The sheets that need no mapping; only columns that are not in the template are named."""
    several = len({sheet.file for sheet in ours}) > 1
    rows = []
    for sheet in ours:
        columns = _columns(proposal, sheet)
        others = view.say("ui.between").join(each.header for each in columns if not each.target)
        name = joined([sheet.sheet, element("div", "as-small as-muted", sheet.file) if several else ""])
        rows.append([name, _feeds(view, sheet), len(columns), muted(others or "–")])
    title = view.say("mapping.page.ours")
    head = [view.say(f"mapping.page.{key}") for key in ("sheet", "feeds_table", "columns_in_it", "not_in_template")]
    return joined([heading(title, len(rows)), table(head, rows, ("tight", "tight", "number", ""), title)])


def _feeds(view: View, sheet: SheetProposal) -> str:
    return view.say("ui.between").join(BY_KEY[key].label(view.language) for key in sheet.feeds) or "–"


def _columns(proposal: Proposal, sheet: SheetProposal) -> list[ColumnProposal]:
    return [each for each in proposal.columns if (each.file, each.sheet) == (sheet.file, sheet.sheet)]


def _targets(view: View, targets: list[str]) -> Safe:
    """What a column feeds; one that names the project feeds every table of a wide sheet, and a few of them say so."""
    named = targets if len(targets) <= MOST_TARGETS else targets[: MOST_TARGETS - 1]
    more = muted(view.say("mapping.page.and_more", n=len(targets) - len(named))) if len(named) < len(targets) else ""
    return element("div", "", *(element("div", "", target) for target in named), more, title=view.say("ui.between").join(targets))


def _column(view: View, each: ColumnProposal) -> list[object]:
    targets = [label(target, view.language) for target in (each.target, *each.also) if target]
    fixed = view.say("ui.between").join(each.fixed.values())
    ours = _targets(view, targets) if targets else muted(label(each.repeats, view.language) if each.repeats else "–")
    sure = chip("at_risk", view.say("mapping.page.confirm")) if each.to_confirm else f"{each.confidence:.0%}"
    return [each.letter, each.header, joined([ours, muted(fixed)]) if fixed else ours, sure, each.reason.sentence(view.language)]
