"""The filters of the receivables, in the address: by customer or by node; lane, age, customer, project, specialist."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ui import filters
from ui.receivables.charts import age_name
from ui.view import View
from workflow.receivables.lanes import Lane, bucket_names

WAYS = ("customer", "node")


def show(view: View) -> dict[str, str]:
    """Draws the filters; what is wanted by the keys of ``chosen.choose``, "" where nothing is."""
    say, names = view.say, view.once("names", lambda: _names(view))
    filters.one("show", say("receivables.customer.title"), WAYS, lambda key: say(f"receivables.customer.by_{key}"))
    mine = bool(view.person) and filters.toggle("mine", say("stages.list.mine"))
    specialist = _select(view, "specialist", names.specialists, str, 110)
    return {
        "lane": _select(view, "lane", [str(lane) for lane in Lane], lambda key: say(f"receivables.lane.{key}"), 140),
        "bucket": _select(view, "bucket", bucket_names(view.board.receivables.bucket_ends), lambda key: age_name(view, key), 120),
        "customer": _select(view, "customer", names.customers, str, 170),
        "project_id": _select(view, "project", names.numbers, lambda key: names.projects[key], 170),
        "specialist": specialist or (view.person if mine else ""),
    }


@dataclass(frozen=True, slots=True)
class _Names:
    """What there is to choose from; the projects' names by their numbers."""

    customers: list[str]
    numbers: list[str]
    specialists: list[str]
    projects: dict[str, str]


def _names(view: View) -> _Names:
    detail = view.board.receivable_detail
    customers, numbers, specialists = (sorted(set(detail[key]) - {""}) for key in ("customer", "project_id", "specialist"))
    return _Names(customers, numbers, specialists, dict(zip(view.board.book.project_ids, view.names, strict=True)))


def _select(view: View, name: str, options: list[str], word: Callable[[str], str], width: int) -> str:
    return filters.select(name, view.say(f"receivables.filter.{name}"), options, word, width=width)
