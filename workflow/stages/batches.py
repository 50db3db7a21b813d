"""What the stages of a delivery batch (7 to 10) have in common: one unit a delivery note, and the mark of the last one."""

import numpy as np

from schemas.book import Rows
from workflow.daybook import DayBook
from workflow.evidence import Evidence
from workflow.latest import last_by


def by_batch(day: DayBook, stage: int) -> tuple[Rows, Evidence]:
    """The delivery notes and an evidence with one unit each; a project without any, or without a marked last one, lacks that."""
    batches = day.book.shipments
    found = Evidence(day, stage, batches.project)
    count = np.bincount(batches.project, minlength=day.size)
    found.lack_row_in_project("shipments", count == 0, "delivery_note_no")
    found.lack_in_project(batches, "final_batch", unmarked(batches, day.size), "final_batch_unmarked")
    return batches, found


def unmarked(batches: Rows, size: int) -> np.ndarray:
    """Positions of the last delivery note of every project with several notes of which none is marked as the last."""
    marked = np.bincount(batches.project[batches.true("final_batch")], minlength=size) > 0
    several = np.bincount(batches.project, minlength=size) > 1
    shipped = batches.days("actual_ship_date")
    still_here = np.where(np.isnat(shipped), np.datetime64("9999-12-31", "D"), shipped)
    last = last_by(batches.project, still_here, np.ones(len(batches), bool))
    return np.flatnonzero(last & (several & ~marked)[batches.project])
