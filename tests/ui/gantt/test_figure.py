"""The Gantt figure as data: what is drawn, in which colour, and where a click leads."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import plotly.graph_objects as go
import pytest

from data_access.excel import workbook
from data_access.reading import book_of
from sample_data.generate import HERE as SAMPLES
from tests.drawn import day_of
from tests.ui.gantt.drawn_charts import AS_OF, BATCH, chart, days_of, made
from ui.gantt.figure import figure
from ui.gantt.layout import dates
from ui.gantt.legend import keys, legend
from ui.gantt.print import document
from workflow.daybook import DayBook
from workflow.schedule import delivery, production


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("schedule", [production, delivery])
def test_plotly_knows_all_that_is_drawn_of_the_sample(schedule, dark):
    sample = SAMPLES / "aftersales.xlsx"
    day = DayBook(book_of([workbook(sample.read_bytes(), sample.name)]), date(2026, 11, 20))

    drawn = figure(chart(schedule(day).lines, day, dark=dark)).to_dict()

    assert go.Figure(drawn).to_dict()["data"]  # refuses what it does not know


def test_the_figure_holds_every_bar_and_leads_to_its_project():
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |", "2026-04-01 | 2026-04-20 | |")

    drawn = figure(chart(production(day).lines, day))

    plan = next(trace for trace in drawn.data if trace.name == "plan")
    assert days_of(plan) == [(date(2026, 3, 1), date(2026, 3, 21)), (date(2026, 4, 1), date(2026, 4, 21))]
    answers = next(trace for trace in drawn.data if trace.name == "answers")
    assert [row[0] for row in answers.customdata] == ["P-1", "P-2"]
    assert {trace.type for trace in drawn.data} == {"bar", "scatter"}


def test_text_from_a_sheet_is_never_markup():
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")
    lines = production(day).lines.assign(label="<b onclick=1>SC</b>")

    written = figure(chart(lines, day)).to_json() + document(chart(lines, day), "<i>生产</i>")

    assert "<b onclick" not in written
    assert "<i>生产" not in written


@pytest.mark.parametrize(("dark", "background"), [(False, "#FFFFFF"), (True, "#12171E")])
def test_a_picture_of_the_chart_brings_its_background_along(dark, background):
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")

    layout = figure(chart(production(day).lines, day, dark=dark)).layout

    assert (layout.paper_bgcolor, layout.plot_bgcolor) == (background, background)


def test_light_and_dark_have_their_own_colours():
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")
    lines = production(day).lines

    light, dark = (figure(chart(lines, day, dark=dark)).data for dark in (False, True))

    assert [trace.marker.color for trace in light if trace.type == "bar"] != [trace.marker.color for trace in dark if trace.type == "bar"]


SAME_DAY = """
合同信息
项目编号 | 合同编号 | 合同交货日期
P-1      | C-1      | 2026-04-20

生产进度
项目编号 | 生产订单号 | 计划开始   | 计划完成   | 实际开始   | 预计出货日期 | 客户确认出货日期
P-1      | SC-1       | 2026-03-01 | 2026-04-20 | 2026-03-01 | 2026-04-20   | 2026-04-20
"""


def test_contract_agreed_and_expected_day_are_all_seen_on_the_same_day():
    day = day_of(SAME_DAY, AS_OF)

    drawn = figure(chart(production(day).lines, day)).data

    stack = [(trace.name, trace.marker.size) for trace in drawn if trace.name in ("contract", "expected", "agreed")]
    assert [name for name, _ in stack] == ["contract", "expected", "agreed"]  # the last one lies on top
    assert stack[0][1] > stack[1][1] + 4  # the contract day looks out all around
    agreed = next(trace.marker for trace in drawn if trace.name == "agreed")
    assert agreed.symbol == "diamond-tall"  # and the agreed day stands in the hollow of the expected one


@pytest.mark.parametrize("window", ["week", "month", "quarter"])
def test_the_last_day_of_a_window_is_drawn_in_full(window):
    day = made("2026-03-01 | 2026-04-20 | 2026-03-01 |")
    shown = chart(production(day).lines, day, window=window)

    start, end = figure(shown).layout.xaxis.range

    assert (start, end) == (shown.first.isoformat(), (shown.last + timedelta(days=1)).isoformat())


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 3, 23), date(2026, 3, 29), ["03-23", "03-24", "03-25", "03-26", "03-27", "03-28", "03-29"]),
        (date(2026, 3, 1), date(2026, 3, 31), ["03-02", "03-09", "03-16", "03-23", "03-30"]),
        (date(2026, 1, 1), date(2026, 3, 31), ["2026年01月", "2026年02月", "2026年03月"]),
        (date(2025, 6, 10), date(2027, 1, 20), ["2025年07月", "2025年10月", "2026年01月", "2026年04月", "2026年07月", "2026年10月"]),
        (date(2020, 6, 10), date(2026, 1, 20), ["2021年01月", "2022年01月", "2023年01月", "2024年01月", "2025年01月"]),
    ],
)
def test_dates_on_top_are_numbers_and_have_their_room(first, last, expected):
    found = dates(first, last, "zh", 660, 20)

    assert [word for _, word in found] == expected
    day = 660 / ((last - first).days + 1)
    starts = [(tick - first).days * day for tick, _ in found]
    assert all(right - left >= 44 for left, right in pairwise(starts))
    assert starts[-1] + (46 if len(expected[-1]) == 5 else 72) <= 660 + 20


def test_a_legend_explains_all_that_is_drawn_and_nothing_else():
    day = made(
        "2026-03-01 | 2026-03-20 | 2026-03-01 | | 2026-03-30 | 2026-03-20 | 客户同意 | | ",
        "2026-03-01 | 2026-03-20 | | 2026-03-18 | | | | | ",
        "2026-03-01 | 2026-04-20 | 2026-03-02 | | 2026-04-20 | 2026-04-20 | | | 2026-03-10",
    )

    found = keys(chart(production(day).lines, day))

    assert found == ["plan", "running", "start_unknown", "overrun", "late_start", "agreed", "expected", "consented", "stale"]


def test_beside_batches_running_work_is_called_installation_and_has_another_colour_than_the_way():
    day = day_of(
        BATCH + "2026-03-01 | 2026-03-05 | 2026-03-28 | 2026-03-05 | |\n\n"
        "安装监督\n项目编号 | 安装区段 | 计划进场 | 计划完工 | 实际进场\nP-1 | 一层 | 2026-03-20 | 2026-04-20 | 2026-03-20",
        AS_OF,
    )
    shown = chart(delivery(day).lines, day)

    colours = {trace.name: trace.marker.color for trace in figure(shown).data if trace.type == "bar"}

    assert colours["running"] != colours["transit"]
    assert "安装(进行中)" in legend(shown)


def test_days_off_that_follow_each_other_are_one_band():
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")
    off = [date(2026, 3, 7), date(2026, 3, 8), date(2026, 3, 14)]

    drawn = figure(replace(chart(production(day).lines, day), days_off=off))

    bands = [(shape.x0, shape.x1) for shape in drawn.layout.shapes if shape.type == "rect"]
    assert bands == [("2026-03-07", "2026-03-09"), ("2026-03-14", "2026-03-15")]
