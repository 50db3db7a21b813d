"""The filters of a chart page, in the address; a value that is none of the options shows nothing and is named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from ui import address, filters
from ui.view import View
from workflow.schedule import Schedule
from workflow.schedule.chosen import SORTS, WINDOWS, in_order, touching, window_of
from workflow.schedule.lines import AT_RISK, FINISHED, LATE, ON_TIME, STALE

STATUSES = (LATE, AT_RISK, ON_TIME, FINISHED)
LEVELS = ("order", "operation")
NAMES = ("status", "project", "customer", "specialist", "level", "sort", "window")
WIDTHS = {"zh": (120, 120, 96), "en": (120, 128, 132)}  # the longest English placeholder is not cut


@dataclass(frozen=True, eq=False)
class Chosen:
    """What the filters leave.

    Attributes:
        lines: sorted; none where the address asks for something unknown.
        whenever: the same, those outside the window too.
        window: the days in view, both inclusive; None for all there are.
        unknown: what the address asks for and nobody knows.
    """

    lines: pd.DataFrame
    whenever: pd.DataFrame
    window: tuple[date, date] | None
    unknown: tuple[str, ...]


def chosen(view: View, schedule: Schedule, *, levels: bool) -> Chosen:
    """Draws the filters; the lines they leave.

    Args:
        levels: whether there is a choice between operations and orders.
    """
    lines = view.once("named", lambda: _named(view, schedule.lines))
    known = view.once("known", lambda: {key: sorted(set(lines[key])) for key in ("project_name", "customer", "specialist")})
    statuses, wanted, sort, window = _asked(view, lines, known, levels=levels)
    return view.once("chosen", lambda: _passing(view, lines, known, statuses, wanted, sort, window, levels=levels))


def _passing(
    view: View,
    lines: pd.DataFrame,
    known: dict[str, list[str]],
    statuses: list[str],
    wanted: dict[str, str],
    sort: str,
    window: str,
    *,
    levels: bool,
) -> Chosen:
    keep = _of_status(lines["status"], statuses)
    for key, value in wanted.items():
        keep &= (lines[key] == value) | (not value)
    options = {"status": STATUSES, "level": LEVELS if levels else (), "sort": SORTS, "window": WINDOWS}
    options |= {"project": known["project_name"], "customer": known["customer"], "specialist": known["specialist"]}
    unknown = tuple(unknown_values(options))
    whenever, days = lines[keep & (not unknown)], window_of(window, view.as_of)
    shown = whenever[touching(whenever, *days, view.as_of)] if days else whenever
    return Chosen(in_order(shown, sort), whenever, days, unknown)


def unknown_values(options: dict[str, Iterable[str]]) -> list[str]:
    """The values the address asks for that are none of a filter's options; a filter without options does not ask."""
    return [value for name, known in options.items() if known for value in address.asked_all(name) if value and value not in set(known)]


def asked() -> dict[str, list[str]]:
    """What the address asks for, to be kept by a link to another page of the same list."""
    return {name: address.asked_all(name) for name in NAMES}


def _named(view: View, lines: pd.DataFrame) -> pd.DataFrame:
    projects, at = view.board.book.projects, lines["project"].to_numpy(int)
    names = [view.names[position] for position in at]
    return lines.assign(project_name=names, customer=projects.texts("customer_name")[at], specialist=projects.texts("specialist")[at])


def _asked(view: View, lines: pd.DataFrame, known: dict[str, list[str]], *, levels: bool) -> tuple[list[str], dict[str, str], str, str]:
    counts = view.once("counts", lambda: lines["status"].replace({STALE: ON_TIME}).value_counts())
    names = {"project_name": "project", "customer": "customer", "specialist": "specialist"}
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        statuses = filters.pills(
            "status",
            view.say("schedule.column.status"),
            STATUSES,
            lambda key: f"{view.say(f'schedule.status.{key}')} {int(counts.get(key, 0))}",
        )
        wanted = {
            key: filters.select(name, view.say(f"schedule.page.{name}"), known[key], width=width)
            for (key, name), width in zip(names.items(), WIDTHS[view.language], strict=True)
        }
        if levels:
            _one_of(view, "level", LEVELS)
        return statuses, wanted, _one_of(view, "sort", SORTS), _one_of(view, "window", WINDOWS)


def _one_of(view: View, name: str, options: tuple[str, ...]) -> str:
    return filters.one(name, view.say(f"schedule.page.{name}"), options, lambda key: view.say(f"schedule.page.{name}_{key}"))


def _of_status(status: pd.Series, wanted: list[str]) -> pd.Series:
    """Whoever is not updated counts as on time, for nothing else is known of it."""
    return status.isin(wanted) | status.replace({STALE: ON_TIME}).isin(wanted) | (not wanted)
