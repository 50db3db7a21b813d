"""Which project the address asks for."""

import numpy as np

from ui import address
from ui.markup import Safe, element, empty, joined, link
from ui.view import View

MOST = 12


def chosen(view: View) -> int | None:
    """The position of the project asked for, None when there is none of that number."""
    at = np.flatnonzero(view.board.book.project_ids == address.asked("id"))
    return int(at[0]) if len(at) else None


def about(view: View) -> tuple[str, str]:
    """The project's name, and below it number, customer and specialist."""
    project = chosen(view)
    if project is None:
        return view.page.title(view.language), view.page.question(view.language)
    projects = view.board.book.projects
    facts = [(key, projects.texts(key)[project]) for key in ("customer_name", "specialist")]
    said = [view.say(f"ui.project.{key}", name=name) for key, name in facts if name]
    return view.names[project], " · ".join([str(view.board.book.project_ids[project]), *said])


def nothing_chosen(view: View) -> None:
    """A sentence in the project's place, and the projects that stand worst to choose from."""
    asked = address.asked("id")
    view.html(empty(view.say("ui.empty.unknown_project", id=asked) if asked else view.say("ui.empty.choose_project")))
    where = view.board.standing
    worst = [at for at in where.order if where.is_open[at]][:MOST]
    view.linked(_choice(view, worst), "choice")


def _choice(view: View, positions: list[int]) -> Safe:
    return element("ul", "as-choice", joined(element("li", "", link(view.to_project(at), view.names[at])) for at in positions))
