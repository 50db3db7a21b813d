"""Batches and what is in them."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from schemas.findings import WARNING, Found
from workflow import days
from workflow.daybook import DayBook
from workflow.stages.batches import unmarked

# what a packing list calls an item, and where the busbar schedule counts it
COUNTED_IN = {
    "直段": "straight_qty",
    "进线箱": "feed_box_qty",
    "过渡铜排": "transition_bar_qty",
    "软连接": "flexible_qty",
    "插接箱": "tapoff_qty",
}


def final_batch_unmarked(day: DayBook) -> Iterator[Found]:
    """Several delivery notes and none is marked as the last."""
    batches = day.book.shipments
    at = unmarked(batches, day.size)
    if len(at):
        yield batches.found("final_batch_unmarked", "final_batch", at)


def final_batch_short(day: DayBook) -> Iterator[Found]:
    """The last batch has left and less was shipped than the contract lists; only where every batch has its packing list."""
    batches, lines, items = day.book.shipments, day.book.shipment_items, day.book.contract_items
    if not len(lines):
        return
    alone = (np.bincount(batches.project, minlength=day.size) == 1)[batches.project] & ~batches.false("final_batch")
    last = (batches.true("final_batch") | alone) & batches.has("actual_ship_date")
    packed = np.bincount(lines.links["shipments"], minlength=len(batches)) > 0
    listed = days.all_by(batches.project, packed, day.size)
    for name, key in COUNTED_IN.items():
        of_kind = lines.equals("item", name) & ~lines.equals("unit", "米")
        shipped = np.bincount(lines.project[of_kind], weights=lines.numbers("qty_shipped")[of_kind], minlength=day.size)
        wanted = np.bincount(items.project, weights=items.numbers(key), minlength=day.size)
        short = last & (listed & (shipped < wanted))[batches.project]
        if short.any():
            project = batches.project[short]
            facts: dict[str, Any] = {
                "item": name,
                "shipped": [f"{each:g}" for each in shipped[project]],
                "wanted": [f"{each:g}" for each in wanted[project]],
            }
            yield batches.found("final_batch_short", "final_batch", short, **facts)


def more_received_than_shipped(day: DayBook) -> Iterator[Found]:
    """A line of a packing list of which more arrived than left."""
    lines = day.book.shipment_items
    shipped = lines["qty_shipped"].to_numpy(float)
    more = lines["qty_received"].to_numpy(float) > shipped
    if more.any():
        yield lines.found("out_of_range", "qty_received", more, severity=WARNING, range=[f"≤ {each:g}" for each in shipped[more]])
