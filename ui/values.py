"""One cell of a sheet on a page: its value in the language of the view, or the word for a blank that is none."""

from typing import Any

import numpy as np

from schemas import states
from schemas.as_typed import as_text
from schemas.book import Rows
from schemas.columns import Column
from schemas.sheets import BY_KEY
from ui.markup import Safe, muted, safe, web_link
from ui.view import View

# These hold an address of a file or a page; one that is http(s) can be opened.
LINKS = frozenset({"archive_ref", "sketch_ref"})


def word(view: View, table: str, key: str, chinese: str) -> str:
    """A word of a list in the language of the view; what is not in the list as it stands."""
    return chinese if view.language == "zh" else BY_KEY[table][key].values.get(chinese, chinese)


def value(view: View, rows: Rows, key: str, index: int) -> Safe:
    """One cell as people write it."""
    state = int(rows.states[key][index])
    if state != states.VALUE:
        return muted(view.say(f"ui.blank.{states.NAMES[state]}"))
    raw = rows.frame[key].iloc[index]
    return web_link(str(raw)) if key in LINKS else safe(shown(view, rows.table.key, rows.table[key], raw))


def shown(view: View, table: str, column: Column, raw: Any) -> str:
    """A typed value as text."""
    if column.values:
        return view.say("ui.between").join(word(view, table, column.key, part) for part in str(raw).split("、"))
    if column.kind == "yes_no":
        return view.say("ui.yes" if raw else "ui.no")
    if column.kind == "months":
        return view.say("ui.months", n=raw)
    if column.kind in ("money", "percent", "money_or_percent"):
        return f"{round(raw * 100, 4):g}%" if column.kind != "money" and raw <= 1 else view.money(raw)
    return f"{as_text(raw)} {column.unit}".strip()


def of_project(rows: Rows, project: int) -> Rows:
    """The rows of a table that belong to a project."""
    return rows.take(np.asarray(rows.project == project))
