"""The five figures of the overview, each against last week."""

from ui import boards
from ui.formats import BLANK
from ui.markup import Figure, Safe, change, figures
from ui.to_add import to_add
from ui.view import View
from workflow.listing import GATE
from workflow.overview import Headline


def strip(view: View) -> Safe:
    """Open, late, blocked, gate breaches and, for a role that may see it, overdue money."""
    now = view.board.headline
    before = boards.week_before(view.snapshot, view.as_of).headline
    counts = [_count(view, key, getattr(now, key), getattr(before, key)) for key in ("open", "late", "blocked", "breaches")]
    return figures([*counts, _overdue(view, now, before)] if view.role.money else counts)


def words(view: View) -> dict[str, str]:
    """How a change against last week is said."""
    return {key: view.say(f"ui.figure.{key}") for key in ("up", "down", "same")}


def _count(view: View, key: str, now: int, before: int) -> Figure:
    said, tone = change(now, before, words(view), more_is="" if key == "open" else "bad")
    asked = {"late": "overdue", "blocked": "blocked"}.get(key, "")
    href = view.to("data_check", about=GATE, in_hand="1") if key == "breaches" else view.to("overview", status=asked)
    return Figure(
        view.say(f"ui.figure.{key}"), f"{now}", view.say(f"ui.unit.{'items' if key == 'breaches' else 'projects'}"), said, tone, href
    )


def _overdue(view: View, now: Headline, before: Headline) -> Figure:
    if to_add(view, "receivables"):
        return Figure(view.say("ui.figure.overdue"), BLANK, "", "", "", view.to("receivables"))
    moved = view.glance(abs(now.overdue - before.overdue))
    said, tone = change(now.overdue, before.overdue, words(view), shown=moved)
    return Figure(view.say("ui.figure.overdue"), view.glance(now.overdue), view.money_unit, said, tone, view.to("receivables"))
