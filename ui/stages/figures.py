"""The figures on top of a stage page, each against last week."""

from ui import boards
from ui.markup import Figure, Safe, change, figures
from ui.overview.headline import words
from ui.stages.filters import here
from ui.view import View
from workflow.stage_figures import StageFigures
from workflow.stage_figures import figures as figures_of
from workflow.stages import STAGES


def strip(view: View) -> Safe:
    """In hand, overdue, blocked, done this month, and how many days the way through takes."""
    now = figures_of(view.board, view.page.stage)
    before = figures_of(boards.week_before(view.snapshot, view.as_of), view.page.stage)
    return figures([*(_count(view, key, now, before) for key in ("in_hand", "overdue", "blocked")), _done(view, now), _days(view, now)])


def _count(view: View, key: str, now: StageFigures, before: StageFigures) -> Figure:
    batch = STAGES[view.page.stage - 1].batch
    value = getattr(now, key)
    said, tone = change(value, getattr(before, key), words(view), more_is="" if key == "in_hand" else "bad")
    label = view.say(f"stages.figure.{'in_hand_batches' if batch and key == 'in_hand' else key}")
    href = "" if key == "in_hand" else view.to(view.page.key, status=key)
    return Figure(label, str(value), "", said, tone, href or here(view))


def _done(view: View, now: StageFigures) -> Figure:
    return Figure(view.say("stages.figure.done_this_month"), str(now.done_this_month))


def _days(view: View, now: StageFigures) -> Figure:
    """The median, and from which day to which it runs."""
    value = "–" if now.median_days is None else f"{now.median_days:g}"
    unit = "" if now.median_days is None else view.say("ui.unit.days")
    return Figure(view.say("stages.figure.median_days"), value, unit, view.say(f"stages.span.{view.page.key}"))
