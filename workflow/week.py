"""The week ahead: who goes where on which day: visits, shipments, crews, return visits, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.receivables.follow_up import CHASED

if TYPE_CHECKING:
    from schemas.book import Rows
    from workflow.board import Board

SURVEY, SHIPMENT, CREW, RETURN_VISIT, FOLLOW_UP = EVENTS = ("survey", "shipment", "crew", "return_visit", "follow_up")
# kind: sheet, the day planned, the day it happened, who goes
_FROM = {
    SURVEY: ("site_surveys", "appointed_date", "actual_date", "technician"),
    SHIPMENT: ("shipments", "agreed_ship_date", "actual_ship_date", "batch"),
    CREW: ("installations", "plan_start", "actual_start", "crew"),
    RETURN_VISIT: ("user_profiles", "next_visit_date", "", "visit_owner"),
    FOLLOW_UP: ("dunning_log", "next_date", "", ""),
}


def monday(day: np.datetime64) -> np.datetime64:
    """The Monday of a day's week."""
    return day - np.timedelta64((int(day.astype(int)) + 3) % 7, "D")  # 1970-01-01 was a Thursday


def events(board: Board, first: np.datetime64, days: int = 7) -> pd.DataFrame:
    """What is planned, or took place, on each of the days, in order; nothing of projects that are paused or cancelled.

    Returns:
        ``kind``, ``project`` (position), ``on``, ``who`` (person or crew; of a shipment its batch), ``happened``.
    """
    found = pd.concat([_of_kind(board, kind) for kind in EVENTS], ignore_index=True)
    last = first + np.timedelta64(days - 1, "D")
    shown = found["on"].between(pd.Timestamp(first), pd.Timestamp(last)) & ~board.day.is_stopped[found["project"]]
    return found[shown].drop_duplicates().sort_values("on", kind="stable", ignore_index=True)


def _of_kind(board: Board, kind: str) -> pd.DataFrame:
    table, planned, happened, who = _FROM[kind]
    rows = board.book[table]
    on, took_place = rows.days(planned), _happened(rows, happened)
    agreed = rows.equals("kind", *CHASED) & rows.has("log_date") if kind == FOLLOW_UP else np.ones(len(rows), bool)
    names = rows.texts(who) if who else board.day.specialist[rows.project]
    columns = {
        "kind": kind,
        "project": rows.project,
        "on": np.where(np.isnat(took_place), on, took_place).astype("datetime64[us]"),
        "who": names.astype(object),
        "happened": ~np.isnat(took_place),
    }
    return pd.DataFrame(columns)[agreed]


def _happened(rows: Rows, key: str) -> np.ndarray:
    return rows.days(key) if key else np.full(len(rows), np.datetime64("NaT", "D"))
