"""How fresh each source is, and what became of every row of every sheet."""

from data_access.sources import SourceState
from schemas.findings import Place
from schemas.sheets import BY_KEY
from ui import boards, frame
from ui.markup import Figure, Safe, chip, element, figures, heading, joined, link, table, toned
from ui.view import View
from workflow.listing import IN_ORDER

LOOKS = {"fresh": "done", "kept": "in_progress", "locked": "stale", "unreachable": "stale", "refused": "overdue"}
KINDS = ("tight", "number", "number", "number", "number")


def strip(view: View) -> Safe:
    """Errors, warnings, notes, rows used and rows set aside."""
    ledgers = view.board.day.recorded.ledgers
    counts = [Figure(view.say(f"ui.data.{key}s"), f"{view.board.listing.count(key):,}", view.say("ui.unit.items")) for key in IN_ORDER]
    used, aside = sum(ledger.used for ledger in ledgers), sum(ledger.set_aside for ledger in ledgers)
    rows = [("used", used, ""), ("set_aside", aside, "bad" if aside else "")]
    return figures([*counts, *(Figure(view.say(f"ui.data.{key}"), f"{count:,}", view.say("ui.unit.rows")) for key, count, _ in rows)])


def sources(view: View) -> Safe:
    """One line per source: what was in it, when it was saved and read, its state and why."""
    head = [view.say(f"ui.data.{key}") for key in ("source", "state")]
    rows = [[_what(view, source), _state(view, boards.standing(source))] for source in boards.states()]
    return joined([heading(view.say("ui.data.sources"), len(rows)), table(head, rows, ("", "tight"))])


def _what(view: View, source: SourceState) -> Safe:
    lines = [element("div", "as-small", source.refusal.sentence(view.language))] if source.refusal else []
    if source.read_at:
        counted = view.say("ui.data.holds", rows=f"{source.rows:,}", errors=source.errors)
        lines += [element("div", "as-small as-muted", line) for line in (counted, _times(view, source))]
    return joined([source.name, *lines])


def _times(view: View, source: SourceState) -> str:
    """When it was saved and read, and how long ago it was last seen to be still so."""
    saved, read = (frame.moment(at, view.language) for at in (source.modified_at, source.read_at))
    minutes = boards.minutes_old(source)
    if source.refusal:
        return view.say("ui.data.old", saved=saved, read=read, age=frame.age_in_words(minutes, view.language))
    return view.say("ui.data.seen", saved=saved, read=read, minutes=minutes)


def _state(view: View, state: str) -> Safe:
    return chip(LOOKS.get(state, "not_started"), view.say(f"ui.source.{state}"))


def _feeds(view: View, place: Place) -> str:
    """Our name of what a sheet of another name holds."""
    label = BY_KEY[place.table].label(view.language) if place.table in BY_KEY else ""
    return label if place.sheet not in (label, BY_KEY[place.table].sheet if label else "") else ""


def ledger(view: View) -> Safe:
    """Rows with content = used + set aside + footers, sheet by sheet."""
    book = view.board.day.recorded
    head = [view.say(f"ui.data.{key}") for key in ("sheet", "rows", "used", "set_aside", "footers")]
    several = len({place.file for place in book.places}) > 1
    rows = []
    for line in book.ledgers:
        place = book.places[line.place]
        name = joined(
            [
                link(view.to("data_check", sheet=place.sheet), place.sheet),
                element("div", "as-small as-muted", _feeds(view, place)),
                element("div", "as-small as-muted", view.say("ui.data.folded", n=line.folded)) if line.folded else "",
                element("div", "as-small as-muted", place.file) if several else "",
            ]
        )
        aside = toned("alert", line.set_aside) if line.set_aside else line.set_aside
        rows.append([name, line.rows, line.used, aside, line.footers])
    return joined([heading(view.say("ui.data.ledger"), len(rows)), table(head, rows, KINDS)])
