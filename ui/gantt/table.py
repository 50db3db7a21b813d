"""The table under a chart: three days and two differences a line, to be taken along as a workbook or printed on A3."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from data_access.exporting import xlsx_bytes
from ui import downloads
from ui.gantt import print as gantt_print
from ui.gantt.chart import Chart
from ui.gantt.words import consent_word, each_line, label, reason
from ui.view import View

COLUMNS = ("project", "line", "plan_start", "plan_finish", "actual_start", "reached", "contract", "slip", "contract_slip", "status",
           "consent", "reason", "cell")  # fmt: skip


def show(view: View, lines: pd.DataFrame, chart: Callable[[], Chart]) -> None:
    """The table and its two exports.

    Args:
        chart: makes that of all the lines, whatever page of them is drawn.
    """
    headers, rows, frame = view.once("numbers", lambda: _table(view, lines))
    with st.expander(f"{view.say('schedule.page.table')} {len(rows)}", expanded=False):
        st.dataframe(frame, hide_index=True, width="stretch", placeholder="–")
        name, title = f"{view.page.key}-{view.as_of:%Y-%m-%d}", view.page.title(view.language)
        with st.container(horizontal=True, gap="small"):
            downloads.button(view, view.say("schedule.page.export"), f"{name}.xlsx", lambda: xlsx_bytes([(title, headers, rows)]))
            downloads.button(view, view.say("schedule.page.print"), f"{name}.html", lambda: gantt_print.document(chart(), title).encode())


def _table(view: View, lines: pd.DataFrame) -> tuple[list[str], list[list[object]], pd.DataFrame]:
    headers, rows = numbers(view, lines)
    return headers, rows, pd.DataFrame(rows, columns=headers)


def numbers(view: View, lines: pd.DataFrame) -> tuple[list[str], list[list[object]]]:
    """Three days and two differences a line: planned finish, actual or forecast, contract."""
    return [view.say(f"schedule.column.{key}") for key in COLUMNS], [_row(view, line) for line in each_line(lines)]


def _row(view: View, line: Any) -> list[object]:
    place, word = view.board.book.places[line.place], consent_word(line)
    return [
        view.names[line.project],
        label(line, view.language),
        line.plan_start,
        line.plan_finish,
        line.actual_start,
        line.reached,
        line.contract_on,
        int(line.slip),
        (line.reached - line.contract_on).days if line.contract_on else None,
        view.say(f"schedule.status.{line.status}"),
        view.say(f"schedule.chart.{word}") if word else "",
        reason(line.reason, view.language),
        f"{place.sheet}!{line.row}",
    ]
