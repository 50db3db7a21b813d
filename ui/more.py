"""Lists cut to what one screen holds: how many lines are shown, and the way to the others."""

from ui import address
from ui.markup import Safe, element, link
from ui.view import View

OPENED = "open"
MOST_AT_ALL = 400  # beyond that a browser has trouble; filters lead on


def limit(name: str, most: int) -> int:
    """How many lines of the list of that name are shown: ``most`` until somebody asks for all."""
    return MOST_AT_ALL if name in address.asked_all(OPENED) else most


def rest(view: View, name: str, size: int, most: int) -> Safe:
    """How many lines are left out, as a link that shows them.

    Args:
        size: how many lines the list has.
        most: how many are shown while nobody asks for all.
    """
    hidden = size - limit(name, most)
    if hidden <= 0:
        return Safe("")
    if limit(name, most) > most:
        return element("p", "as-pager", view.say("ui.more.too_many", n=hidden))
    opened = [*address.asked_all(OPENED), name]
    return element("p", "as-pager", link(address.here(view.page.key, **{OPENED: opened}), view.say("ui.more.show", n=hidden)))
