"""The bars of a chart: which days of each line are plan, work, overrun, or a part of a batch's way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

PLAN, ACTUAL, OVERRUN, THIN = 0.74, 0.36, 0.50, 0.20  # of a row
DAY = np.timedelta64(1, "D")


def pieces(lines: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Every bar, in the order they are drawn: ``line`` (position), ``role``, ``start``, ``end`` (exclusive), ``width`` of a row.

    A production or installation line runs to the as-of day while it is unfinished; what lies past its planned end is
    overrun. Where it is finished and nobody wrote down when it began, a thin bar goes from the planned start to the end
    that is known. A batch has three parts: waiting to be shipped, in transit, waiting to be inspected.
    """
    order = {"plan": 0, "overrun": 2, "inspection": 3}
    parts = sorted([*_works(lines, as_of), *_ways(lines, as_of)], key=lambda part: order.get(part.role, 1))
    counts = [len(part.line) for part in parts]
    return pd.DataFrame(
        {
            "line": np.concatenate([part.line for part in parts]),
            "role": np.repeat(np.array([part.role for part in parts], dtype=object), counts),
            "start": np.concatenate([part.start for part in parts]),
            "end": np.concatenate([part.end for part in parts]),
            "width": np.repeat([part.width for part in parts], counts),
        }
    )


@dataclass(frozen=True, slots=True)
class _Bars:
    """All bars of a role: their lines, where they begin and where they end."""

    role: str
    line: np.ndarray
    start: np.ndarray
    end: np.ndarray
    width: float


def ends(bars: pd.DataFrame, size: int) -> list[date]:
    """Per line the day after its last bar."""
    last = np.full(size, np.datetime64("NaT", "D"))
    np.fmax.at(last, bars["line"].to_numpy(int), bars["end"].to_numpy("datetime64[D]"))
    return last.tolist()


def _days(lines: pd.DataFrame, *keys: str) -> list[np.ndarray]:
    return [lines[key].to_numpy("datetime64[D]") for key in keys]


def _works(lines: pd.DataFrame, as_of: date) -> list[_Bars]:
    """Plans of all lines, overrun of all lines, and the work of those that are no batch."""
    start, finish, begun, done = _days(lines, "plan_start", "plan_finish", "actual_start", "actual_finish")
    now = np.datetime64(as_of, "D")
    works = (lines["kind"] != "delivery").to_numpy(bool)
    unknown, running, plan_end = np.isnat(begun), np.isnat(done), finish + DAY
    reached = np.where(running, now, done) + DAY
    over_from = np.where(unknown | ~works, plan_end, np.maximum(plan_end, begun))
    within = np.minimum(reached, over_from)
    return [
        _piece("plan", start, plan_end, PLAN, np.ones(len(lines), bool)),
        _piece("running", begun, within, ACTUAL, works & ~unknown & running),
        _piece("finished", begun, within, ACTUAL, works & ~unknown & ~running),
        _piece("start_unknown", np.minimum(start, done), within, THIN, works & unknown & ~running),
        _piece("overrun", over_from, reached, OVERRUN, reached > plan_end),
    ]


def _ways(lines: pd.DataFrame, as_of: date) -> list[_Bars]:
    """The parts of a batch's way; each lasts until the next begins, or is known to have begun."""
    begun, shipped, arrived, inspected = _days(lines, "actual_start", "shipped_on", "arrived_on", "inspected_on")
    now = np.datetime64(as_of, "D")
    batch = (lines["kind"] == "delivery").to_numpy(bool)
    there = np.where(np.isnat(arrived), inspected, arrived)
    gone = np.where(np.isnat(shipped), there, shipped)
    waited = batch & (np.isnat(gone) | (begun < gone))
    return [
        _piece("waiting", begun, np.where(np.isnat(gone), now, gone) + DAY, THIN, waited),
        _piece("transit", shipped, np.where(np.isnat(there), now, there) + DAY, ACTUAL, batch),
        _piece("inspection", arrived, np.where(np.isnat(inspected), now, inspected) + DAY, THIN, batch),
    ]


def _piece(role: str, start: np.ndarray, end: np.ndarray, width: float, which: np.ndarray) -> _Bars:
    line = np.flatnonzero(which & (end > start))
    return _Bars(role, line, start[line], end[line], width)
