"""The receivables as bars: open by lane, overdue by age, expected by month, held by stage."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui.formats import BLANK
from ui.markup import Safe, element, heading, joined, link, muted, safe
from ui.view import View
from workflow.receivables import views
from workflow.receivables.chosen import Chosen
from workflow.receivables.lanes import Lane, bucket_names

LANE_LOOK = {
    Lane.NOT_DUE: "in_progress",
    Lane.AWAITING_INVOICE: "waived",
    Lane.OVERDUE: "overdue",
    Lane.RETENTION_OVERDUE: "at_risk",
    Lane.DISPUTED: "blocked",
    Lane.UNDATED: "no_data",
}
OUTSIDE = (Lane.NOT_TRIGGERED, Lane.ADVANCE_DUE, Lane.RETENTION_HELD)
WIDE_ENOUGH = 0.12  # of the bar, to write on it
WIDE, HALF, THIRD = 0.58, 0.42, 0.28  # how much of the room the longest bar takes; the rest is for words
STAGES = 5


def lanes(view: View, chosen: Chosen) -> Safe:
    """What the open receivable is made of, as one bar with its list; what is outside it after a line."""
    sums, total = chosen.lanes, chosen.open
    parts, listed = [], []
    for lane, look in LANE_LOOK.items():
        amount = sums[lane]
        if not amount:
            continue
        share, name = (amount / total if total > 0 else 0), view.say(f"receivables.lane.{lane}")
        words = f"{name} {view.glance(amount)}"
        inside = words if share >= WIDE_ENOUGH else ""
        parts.append(element("span", f"as-lane as-{look}", inside, style=f"width:{max(share, 0) * 100:.3f}%", title=words))
        listed.append(
            element(
                "span",
                "",
                element("i", f"as-swatch as-{look}", "", aria_hidden="true"),
                name,
                " ",
                element("b", "", view.glance(amount)),
            )
        )
    outside = " · ".join(f"{view.say(f'receivables.lane.{lane}')} {view.glance(sums[lane])}" for lane in OUTSIDE)
    title = heading(f"{view.say('receivables.lane.title')} ({view.money_unit})")
    note = muted(f"| {view.say('receivables.lane.outside')}: {outside}")
    return joined([title, element("div", "as-lanes", *parts), element("div", "as-legend", *listed, note)])


def age_name(view: View, bucket: str) -> str:
    """A bucket in words; none begins with a sign that a spreadsheet would take for a condition."""
    if bucket.startswith(">"):
        return view.say("receivables.age.over", n=bucket[1:])
    return view.say("receivables.age.bucket", name=bucket.replace("-", "–"))


def ages(view: View, chosen: Chosen) -> Safe:
    """What is overdue by days overdue; retention stands in no age."""
    ages = views.by_age(chosen.rows, bucket_names(chosen.money.bucket_ends))
    largest = max(int(ages["amount"].max()), 1)
    bars = []
    for number, age in enumerate(ages.itertuples()):
        value = element("b", "", view.glance(age.amount)) if age.amount else muted(BLANK)
        count = muted(view.say("receivables.age.nodes", n=int(age.nodes))) if age.nodes else ""
        bars.append(
            _bar(
                age_name(view, age.bucket),
                age.amount / largest * WIDE,
                joined([value, " ", count]),
                f"as-age-{min(number, 5)}",
            )
        )
    return joined([heading(f"{view.say('receivables.age.title')} ({view.money_unit})"), element("div", "as-bars", *bars)])


def forecast(view: View, chosen: Chosen) -> Safe:
    """What is expected by month, and how much of it by the customer's word or on a day that is over."""
    months = views.forecast(chosen)
    largest = max(int(months["expected"].max()) if len(months) else 0, 1)
    bars = []
    for month in months.itertuples():
        label = view.say("receivables.forecast.later") if pd.isna(month.month) else f"{month.month:%Y-%m}"
        notes = [
            view.say(f"receivables.forecast.{key}", amount=view.glance(amount))
            for key, amount in (("past", month.past), ("promised", month.promised))
            if amount
        ]
        value = joined([element("b", "", view.glance(month.expected)), " ", muted(" · ".join(notes)) if notes else ""])
        bars.append(_bar(label, month.expected / largest * HALF, value, "as-accent"))
    none = [] if bars else [muted(view.say("receivables.forecast.none"))]
    return joined([heading(f"{view.say('receivables.forecast.title')} ({view.money_unit})"), element("div", "as-bars", *bars, *none)])


def held(view: View, chosen: Chosen) -> Safe:
    """Money no one can ask for yet, by the stage it waits for; what hangs on late or blocked stages first and in their colour."""
    every = views.held_by_stage(chosen.rows, view.board.standing.stuck)
    largest = max(int(every["held"].max()) if len(every) else 0, 1)
    bars = [_held(view, stage, largest) for stage in every.head(STAGES).itertuples()]
    rest = every.iloc[STAGES:]
    if len(rest):
        more = view.say("receivables.held.more", n=len(rest), amount=view.glance(int(rest["held"].sum())))
        bars.append(element("div", "", element("span", "as-bar-label as-long", ""), muted(more)))
    none = [] if bars else [muted(view.say("receivables.held.none"))]
    return joined([heading(f"{view.say('receivables.held.title')} ({view.money_unit})"), element("div", "as-bars", *bars, *none)])


def _held(view: View, stage: Any, largest: int) -> Safe:
    """The part that hangs on a stuck stage in the colour of what is late, the rest quiet."""
    stuck = [view.say("receivables.held.stuck", amount=view.glance(stage.stuck))] if stage.stuck else []
    notes = muted(" · ".join([*stuck, view.say("receivables.held.projects", n=stage.projects)]))
    bars = [
        element("span", f"as-bar {look}", "", style=f"width:{amount / largest * 100 * THIRD:.2f}%")
        for amount, look in ((stage.stuck, "as-late-part"), (stage.held - stage.stuck, "as-quiet"))
        if amount > 0
    ]
    value = joined([element("b", "", view.glance(stage.held)), " ", notes])
    return element(
        "div",
        "",
        element("span", "as-bar-label as-long", _stage_link(view, stage.stage)),
        element("span", "as-bar-room", element("span", "as-bar-parts", *bars), element("span", "as-bar-value", value)),
    )


def _stage_link(view: View, number: int) -> Safe:
    if number == views.NO_STAGE:
        return safe(view.say("receivables.held.fixed"))
    key = view.board.stages[number - 1].stage.key
    return link(view.to(key), f"{number} {view.say(f'stages.name.{key}')}")


def _bar(label: str, share: float, value: Safe, classes: str = "") -> Safe:
    bar = element("span", f"as-bar {classes}".strip(), "", style=f"width:{share * 100:.2f}%") if share > 0 else ""
    return element(
        "div", "", element("span", "as-bar-label", label), element("span", "as-bar-room", bar, element("span", "as-bar-value", value))
    )
