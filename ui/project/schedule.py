"""A project's production and delivery on one chart."""

from ui.gantt import page as gantt_page
from ui.markup import heading
from ui.view import View


def show(view: View, project: int) -> None:
    """Both Gantts of the project; nothing while there is nothing to draw."""
    schedules = (view.board.production_by_order, view.board.delivery)
    count = view.once("lines", lambda: sum(int((schedule.lines["project"] == project).sum()) for schedule in schedules))
    if count:
        view.html(heading(view.say("ui.project.schedule"), count))
        gantt_page.for_project(view, project)
