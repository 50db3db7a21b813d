"""How a project stands: one line, and the ribbon of its fifteen stages."""

from ui import address
from ui.formats import full_day
from ui.markup import Safe, Tile, chip, joined, line, ribbon, toned
from ui.values import word
from ui.view import View
from workflow.missing import Missing
from workflow.stages import STAGES
from workflow.status import StageStatus, Status

# How a project that is not in progress is shown.
STOPPED = {"取消": "not_applicable", "已完成": "done", "暂停": "not_started"}


def state_line(view: View, project: int, missing: list[Missing]) -> Safe:
    """Status, where it is stuck, how much lacks, delivery, breaches."""
    where = view.board.standing
    stopped = view.board.book.projects.texts("project_status")[project] in STOPPED
    days, stage = int(where.worst_days[project]), 0 if stopped else int(where.stuck_at[project])
    stuck = joined([view.say("ui.project.stuck_at"), " ", toned("ink", f"{stage} {stage_name(view, stage)}")]) if stage else ""
    lacks = view.say("ui.project.lacks", n=len(missing)) if missing else ""
    breaches = int((view.board.violations.standing["project"] == project).sum())
    return line(
        _chip(view, project, days),
        stuck,
        lacks,
        _delivery(view, project),
        toned("alert", view.say("ui.project.breaches", n=breaches)) if breaches else "",
    )


def _chip(view: View, project: int, days: int) -> Safe:
    where = view.board.standing
    stopped = view.board.book.projects.texts("project_status")[project]
    if stopped in STOPPED:
        return chip(STOPPED[stopped], word(view, "projects", "project_status", stopped))
    if days:
        return chip("overdue", view.say("ui.overview.late_days", n=days))
    known = (("blocked", where.blocked[project]), ("at_risk", where.at_risk[:, project].any()), ("in_progress", where.stuck_at[project]))
    key = next((key for key, holds in known if holds), "done")
    return chip(key, view.status(key))


def _delivery(view: View, project: int) -> str:
    contracts = view.board.book.contracts
    due = contracts.days("delivery_due")[contracts.project == project]
    due = due[due == due]
    if not len(due):
        return ""
    left = int((due.max() - view.board.day.now).astype(int))
    shipped = view.board.stages[8].status[project] == Status.DONE
    key = "delivery_done" if shipped else "delivery_left" if left >= 0 else "delivery_late"
    return view.say(f"ui.project.{key}", day=full_day(due.max()), n=abs(left))


def stage_name(view: View, number: int) -> str:
    """The name of a stage by its number."""
    return view.say(f"stages.name.{STAGES[number - 1].key}")


def stage_ribbon(view: View, project: int, number: str) -> Safe:
    """The fifteen stages; a click leaves only what lacks in that stage."""
    tiles = [_tile(view, stage, project, number) for stage in view.board.stages]
    return ribbon(tiles, view.say("ui.project.ribbon"), here=address.asked("stage"))


def _tile(view: View, stage: StageStatus, project: int, number: str) -> Tile:
    key = "at_risk" if view.board.standing.at_risk[stage.stage.number - 1, project] else Status(stage.status[project]).key
    href = view.to("project", id=number, stage=str(stage.stage.number))
    name = view.say(f"stages.short.{stage.stage.key}")
    return Tile(stage.stage.number, name, key, view.status(key), note(view, stage, project), href)


def note(view: View, stage: StageStatus, project: int) -> str:
    """The last line of a tile: how late, what it waits for, how much lacks, or when it was done."""
    if stage.late[project]:
        return view.say("ui.project.late", n=int((view.board.day.now - stage.due_on[project]).astype(int)))
    if stage.status[project] == Status.BLOCKED and stage.held_by[project]:
        numbers = [str(other.number) for other in STAGES if stage.held_by[project] >> other.number & 1]
        return view.say("ui.project.waits", stages=view.say("ui.between").join(numbers))
    if stage.status[project] == Status.DONE:
        return view.day(stage.done_on[project]) if stage.done_on[project] == stage.done_on[project] else ""
    return view.say("ui.project.few", n=int(stage.missing[project])) if stage.missing[project] else ""
