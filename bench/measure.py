"""Medians of things done in turn, so that whatever else the machine does happens to all of them alike."""

from __future__ import annotations

import gc
import math
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the table.

    Attributes:
        what: the thing measured, ``beside`` what it stands beside.
        value: in ``unit``.
        ratio: value over that of its peer, None where it has none.
        target: what the ratio (or the value, where there is no ratio) must not exceed, None where nothing is asked.
        why: where the target is not met everywhere, what the profile shows.
    """

    part: str
    what: str
    value: float
    unit: str
    beside: str = ""
    ratio: float | None = None
    target: float | None = None
    note: str = ""
    why: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the target is met, None where there is none."""
        if self.target is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.target


def in_turn(things: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float] = time.perf_counter) -> dict[str, float]:
    """The median seconds of each thing, all of them done once a round; the garbage of one is not paid by the next.

    Args:
        clock: ``time.process_time`` where only the processor's time is asked for.
    """
    taken: dict[str, list[float]] = {name: [] for name in things}
    for do in things.values():  # what is only paid once is paid here
        do()
    for _ in range(rounds):
        for name, do in things.items():
            gc.collect()
            started = clock()
            do()
            taken[name].append(clock() - started)
    return {name: statistics.median(each) for name, each in taken.items()}


def exponent(sizes: Sequence[float], values: Sequence[float]) -> float:
    """How a figure grows: the slope of its logarithm over that of the size; 1 is a straight line."""
    x, y = ([math.log(each) for each in side] for side in (sizes, values))
    mean_x, mean_y = statistics.fmean(x), statistics.fmean(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
