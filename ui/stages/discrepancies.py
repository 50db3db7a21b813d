"""Own view of stage 10: the batches whose goods were not right."""

import numpy as np

from ui.markup import Safe, heading, joined, table, toned
from ui.more import limit, rest
from ui.stages.marks import named
from ui.values import word
from ui.view import View
from workflow.stage_views.batch_marks import batch_names
from workflow.stage_views.batch_marks import discrepancies as found

MOST = 6


def discrepancies(view: View, projects: np.ndarray) -> Safe:
    """What was wrong and whether it is described, the latest inspection first; nothing where all was right."""
    rows, listed = view.rows("shipments"), found(view.board, projects)
    if not len(listed):
        return Safe("")
    head = [view.say(f"stages.column.{key}") for key in ("batch", "inspected", "result", "discrepancy")]
    notes = batch_names(rows)
    lines = [
        [
            named(view, each["project"], notes[each["row"]]),
            view.day(each["on"]),
            word(view, "shipments", "inspect_result", rows.texts("inspect_result")[each["row"]]),
            rows.texts("discrepancy")[each["row"]] or toned("alert", view.say("stages.mark.lacks")),
        ]
        for each in listed.head(limit("discrepancies", MOST)).to_dict("records")
    ]
    title = heading(view.say("stages.view.discrepancies"), len(listed))
    return joined([title, table(head, lines, ("", "number", "tight", "")), rest(view, "discrepancies", len(listed), MOST)])
