"""A chart of 2 000 lines: how long its figure takes to build."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta

import numpy as np

from bench.measure import Line, in_turn
from bench.reading import read
from bench.workbooks import workbook
from sample_data.story import AS_OF
from ui.gantt.chart import Chart
from ui.gantt.figure import figure
from workflow.board import Board

LINES, TARGET = 2000, 50.0
WHY = "a third is what is shown on pointing, line by line"


def lines(rounds: int) -> Iterator[Line]:
    """Milliseconds of processor time."""
    board = Board(read(workbook(2000)), AS_OF, AS_OF)
    part = board.production_by_order.lines.head(LINES).reset_index(drop=True)
    first, last = AS_OF - timedelta(days=45), AS_OF + timedelta(days=45)
    every = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + 1)

    def build() -> None:
        chart = Chart(
            lines=part, names=board.names, project_ids=board.book.project_ids, sheets=[place.sheet for place in board.book.places],
            as_of=AS_OF, first=first, last=last, days_off=every[board.day.working_days.is_off(every)].tolist(), language="zh",
        )  # fmt: skip
        figure(chart)

    seconds = in_turn({"build": build}, rounds, time.process_time)["build"]
    yield Line("gantt", f"a figure of {len(part)} lines, processor time", seconds * 1000, "ms", target=TARGET, why=WHY)
