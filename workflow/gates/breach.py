"""A breach: a step was taken before what had to come first; both days, both cells, the money and who must act."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from schemas.amounts import Fen
from schemas.book import Book, Rows
from schemas.findings import Found, cell_of
from workflow import days
from workflow.daybook import DayBook


@dataclass(frozen=True, eq=False)
class First:
    """What had to come first, one per row of the step that came too early.

    Attributes:
        on: the day it came, NaT where it has not.
        rows: the sheet it stands in.
        key: its column, one for all or one per row.
        at: its row among ``rows``, -1 where nothing is written down.
    """

    on: np.ndarray
    rows: Rows
    key: str | np.ndarray
    at: np.ndarray


def same_row(rows: Rows, key: str | np.ndarray, on: np.ndarray) -> First:
    """What had to come first stands beside the step itself."""
    return First(on, rows, key, np.arange(len(rows)))


def elsewhere(rows: Rows, key: str, counts: np.ndarray, on: np.ndarray, step: Rows) -> First:
    """What had to come first stands in another sheet of the same project.

    Args:
        counts: mask of the rows that count for it.
        on: per project the day it came.
        step: the rows of the step that came too early.

    The cell is that of the row with the day; where it has not come, the first row that does not count yet.
    """
    shown = np.where(counts, rows.days(key), days.NO_DAY)
    decided = counts & (shown == on[rows.project])
    waiting = np.isnat(on)[rows.project] & ~counts
    at = _first_at(rows.project, decided | waiting, len(on))
    return First(on[step.project], rows, key, at[step.project])


def _first_at(group: np.ndarray, which: np.ndarray, size: int) -> np.ndarray:
    """Per group the position of its first row of the mask, -1 where there is none."""
    at = np.full(size, -1)
    positions = np.flatnonzero(which)[::-1]
    at[group[positions]] = positions
    return at


def goods_gone(batches: Rows) -> Iterator[tuple[str, np.ndarray]]:
    """What tells that goods have left, and the delivery notes it tells it of: the day of shipment, else that of arrival or inspection."""
    untold = np.ones(len(batches), bool)
    for key in ("actual_ship_date", "arrival_date", "inspect_date"):
        there = ~np.isnat(batches.days(key))
        yield key, untold & there
        untold &= ~there


def too_early(done: np.ndarray, first: np.ndarray) -> np.ndarray:
    """Mask of the steps taken before their first day, or without it; the same day is early enough."""
    return np.asarray(~np.isnat(done) & ~(first <= done))


def breach(
    day: DayBook,
    code: str,
    step: Rows,
    key: str,
    which: np.ndarray,
    first: First,
    *,
    releases: tuple[str, ...] = (),
    money: np.ndarray | None = None,
    who: np.ndarray | None = None,
) -> Iterator[Found]:
    """The rows of a mask as breaches, at the cell of the step that came too early.

    The days are those between both; to the day looked at where the first has not come.

    Args:
        releases: the payment triggers that the step brings about.
        money: per row the fen at stake; else what is open on the nodes that the step releases, else all the project owes.
        who: per row who must act, the specialist where empty.
    """
    if not which.any():
        return
    at = np.flatnonzero(which)
    done, allowed, project = step.days(key)[at], first.on[at], step.project[at]
    span = np.where(np.isnat(allowed), day.now, allowed) - done
    stake = at_stake(day, releases)[project] if money is None else money[at]
    specialist = day.specialist[project]
    yield step.found(
        code,
        key,
        at,
        done_on=list(done.astype(object)),
        allowed_on=[each or "" for each in allowed.astype(object)],
        days=[int(each) for each in np.abs(span.astype("timedelta64[D]").astype(int))],
        money=[Fen(each) for each in stake],
        other_cell=addresses(day.book, first, at),
        owner=list(specialist if who is None else np.where(who[at] != "", who[at], specialist)),
    )


def at_stake(day: DayBook, releases: tuple[str, ...]) -> np.ndarray:
    """Per project the open fen of the nodes with these triggers; where there is none, its whole open receivable."""
    nodes = day.receivables.nodes
    of_step = nodes["trigger"].isin(releases).to_numpy()
    released = np.zeros(day.size, "int64")
    np.add.at(released, nodes["project"].to_numpy()[of_step], nodes["outstanding"].to_numpy()[of_step])
    return np.where(released > 0, released, day.receivables.open_by_project)


def addresses(book: Book, first: First, at: np.ndarray) -> list[str]:
    """Where what had to come first stands, ``发货单!Q7``; ``""`` where nothing is written down."""
    keys = np.broadcast_to(np.asarray(first.key, dtype=object), len(first.at))
    return [_address(book, first.rows, int(first.at[row]), str(keys[row])) for row in at]


def _address(book: Book, rows: Rows, at: int, key: str) -> str:
    of, row = rows.where(key)
    place = book.places[of[at]] if at >= 0 else None
    cell = cell_of(place, key, int(row[at])) if place else ""
    return f"{place.sheet}!{cell}" if place and cell else ""
