"""What to add to the sheets so that a page that shows nothing yet can be shown."""

from schemas.sheets import BY_KEY
from ui.markup import Safe, empty, joined
from ui.view import View
from workflow.worth_adding import Worth, worth_adding


def to_add(view: View, page: str) -> Safe:
    """A sentence for each sheet, or columns of one, without which a page has no data; nothing where it has."""
    lacking = [each for each in worth_adding(view.board.day.recorded.held) if page in each.pages and each.nothing_yet]
    return joined(empty(_sentence(view, each)) for each in lacking)


def _sentence(view: View, each: Worth) -> str:
    table = BY_KEY[each.table]
    columns = view.say("ui.between").join(table[key].label(view.language) for key in each.columns)
    return view.say(f"ui.empty.{'sheet' if each.sheet else 'columns'}_missing", sheet=table.label(view.language), columns=columns)
