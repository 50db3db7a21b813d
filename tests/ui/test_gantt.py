"""The Gantt figure as data: every bar's start, end, role and label; what is said beside it, and where."""

import dataclasses
import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from schemas.sheets import BY_KEY
from tests.drawn import day_of
from ui.gantt.axes import LABELS, NARROW
from ui.gantt.bars import pieces
from ui.gantt.chart import Chart, span
from ui.gantt.figure import LETTER, LINE_LETTERS, figure
from ui.gantt.hover import hovers
from ui.gantt.layout import MARK, dates
from ui.gantt.legend import keys, legend, signs, word
from ui.gantt.print import document, sign
from ui.gantt.words import MARKERS, beside, each_line, label, shortened, width
from workflow.daybook import DayBook
from workflow.schedule import delivery, production
from workflow.schedule.chosen import window_of

AS_OF = date(2026, 3, 25)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HEAD = "生产进度\n项目编号 | 生产订单号 | 计划开始 | 计划完成 | 实际开始 | 实际完成 | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因 | 更新日期\n"
BATCH = "发货单\n项目编号 | 送货单号 | 生产完毕日期 | 确认出货日期 | 预计到货日期 | 实际发货日期 | 实际到货日期 | 验收日期\nP-1 | SH-1 | "


def made(*rows: str, as_of: date = AS_OF) -> DayBook:
    return day_of(HEAD + "\n".join(f"P-{number} | SC-{number} | {row}" for number, row in enumerate(rows, 1)), as_of)


def chart(lines: pd.DataFrame, day: DayBook, language: str = "zh", dark: bool = False, window: str = "all") -> Chart:
    first, last = window_of(window, day.as_of) or span(lines, day.as_of)
    names = [f"项目<{number}>" for number in range(day.size)]
    sheets = [f"{place.file} › {place.sheet}" for place in day.book.places]
    return Chart(lines=lines, names=names, project_ids=day.book.project_ids, sheets=sheets, as_of=day.as_of, first=first, last=last, days_off=[date(2026, 3, 21)], language=language, dark=dark)  # fmt: skip


def only(day: DayBook):
    [line] = each_line(production(day).lines)
    return line


def moments(milliseconds) -> list[datetime]:
    return [datetime.fromtimestamp(each / 1000, UTC) for each in milliseconds]


def days_of(trace) -> list[tuple[date, date]]:
    """Where each bar of a trace begins and ends."""
    starts, ends = moments(trace.base), moments(np.array(trace.base) + np.array(trace.x))
    return [(start.date(), end.date()) for start, end in zip(starts, ends, strict=True)]


def bars(lines: pd.DataFrame, as_of: date = AS_OF) -> list[tuple[str, str, str]]:
    found = pieces(lines, as_of)
    return [(piece.role, f"{piece.start:%m-%d}", f"{piece.end - pd.Timedelta(days=1):%m-%d}") for piece in found.itertuples()]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-20", [("plan", "03-01", "03-20"), ("finished", "03-01", "03-20")]),
        ("2026-03-10 | 2026-03-10 | 2026-03-10 | 2026-03-10", [("plan", "03-10", "03-10"), ("finished", "03-10", "03-10")]),
        ("2026-03-20 | 2026-04-05 | 2026-03-20 |", [("plan", "03-20", "04-05"), ("running", "03-20", "03-25")]),
        ("2026-03-20 | 2026-04-05 | 2026-03-15 |", [("plan", "03-20", "04-05"), ("running", "03-15", "03-25")]),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 |", [("plan", "03-01", "03-20"), ("running", "03-01", "03-20"), ("overrun", "03-21", "03-25")]),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-23", [("plan", "03-01", "03-20"), ("finished", "03-01", "03-20"), ("overrun", "03-21", "03-23")]),
        ("2026-03-01 | 2026-03-20 | 2026-03-22 |", [("plan", "03-01", "03-20"), ("overrun", "03-22", "03-25")]),
        ("2026-03-01 | 2026-03-20 | |", [("plan", "03-01", "03-20"), ("overrun", "03-21", "03-25")]),
        ("2026-04-01 | 2026-04-20 | |", [("plan", "04-01", "04-20")]),
        # finished, and nobody wrote down when it began: what is known is the end
        ("2026-03-01 | 2026-03-20 | | 2026-03-18", [("plan", "03-01", "03-20"), ("start_unknown", "03-01", "03-18")]),
        ("2026-03-01 | 2026-03-20 | | 2026-03-22", [("plan", "03-01", "03-20"), ("start_unknown", "03-01", "03-20"), ("overrun", "03-21", "03-22")]),
        ("2026-03-10 | 2026-03-20 | | 2026-03-08", [("plan", "03-10", "03-20"), ("start_unknown", "03-08", "03-08")]),
    ],
)  # fmt: skip
def test_every_bar_has_its_days_and_its_role(row, expected):
    assert bars(production(made(row)).lines) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-05 | 2026-03-08 | 2026-03-10",
            [("plan", "01", "08"), ("waiting", "01", "05"), ("transit", "05", "08"), ("inspection", "08", "10")],
        ),
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-05 | 2026-03-11 | 2026-03-12",  # late, and it stays to be seen
            [("plan", "01", "08"), ("waiting", "01", "05"), ("transit", "05", "11"), ("overrun", "09", "11"), ("inspection", "11", "12")],
        ),
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-05 | 2026-03-08 |",  # arrived in time and inspected by nobody
            [("plan", "01", "08"), ("waiting", "01", "05"), ("transit", "05", "08"), ("overrun", "09", "25"), ("inspection", "08", "25")],
        ),
        (
            "2026-03-01 | 2026-03-05 | 2026-03-08 | | 2026-03-08 | 2026-03-08",  # nobody wrote down when it was shipped
            [("plan", "01", "08"), ("waiting", "01", "08"), ("inspection", "08", "08")],
        ),
    ],
)
def test_a_batch_waits_travels_and_is_inspected(row, expected):
    lines = delivery(day_of(BATCH + row, AS_OF)).lines

    assert [(role, start[3:], end[3:]) for role, start, end in bars(lines)] == expected


@pytest.mark.parametrize(
    ("row", "zh", "en"),
    [
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | | 2026-03-30 | 2026-03-20 | 协商中 | 缺料 | ", "+10 天 缺料 · 协商中", "+10 d material shortage · in talks"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | | 2026-03-30 | 2026-03-20 | 客户同意 | | ", "+10 天 客户同意", "+10 d agreed"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | | 2026-03-30 | 2026-03-20 | | | 2026-03-10", "+10 天 客户未同意 · 未更新", "+10 d not agreed · not updated"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-22 | | | | | ", "+2 天 ", "+2 d "),
        ("2026-03-01 | 2026-03-20 | | | | | | | ", "+5 天 未开始", "+5 d not begun"),
        ("2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-18 | | | | | ", " ", " "),
        # in time, but moved: the colour of the diamond is said in words
        ("2026-03-01 | 2026-04-20 | 2026-03-01 | | 2026-04-10 | 2026-04-20 | 客户同意 | | ", " 客户同意", " agreed"),
        ("2026-03-01 | 2026-04-20 | 2026-03-01 | | | | | | 2026-03-10", " 未更新", " not updated"),
    ],
)  # fmt: skip
def test_beside_a_bar_stand_days_reason_and_consent(row, zh, en):
    line = only(made(row))

    assert (" ".join(beside(line, "zh")), " ".join(beside(line, "en"))) == (zh, en)


@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("2026-03-01 | 2026-03-05 | 2026-03-08 | | |", "+17 天 未发货"),
        ("2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-06 | |", "+17 天 在途"),
        ("2026-03-01 | 2026-03-05 | 2026-03-08 | 2026-03-06 | 2026-03-08 |", "+17 天 到货未验"),
    ],
)
def test_beside_a_late_batch_stands_how_far_it_got(row, word):
    [line] = each_line(delivery(day_of(BATCH + row, AS_OF)).lines)

    assert " ".join(beside(line, "zh")) == word


OPERATION = """
生产进度
项目编号 | 生产订单号 | 工序     | 计划开始   | 计划完成   | 实际开始 | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因
P-1      | SC-26001   | 绝缘包扎 | 2026-03-01 | 2026-03-20 |          | 2026-03-30   | 2026-03-20       | 客户同意 | 产能不足
"""


def test_an_english_reader_is_told_of_an_operation_in_english():
    day = day_of(OPERATION, AS_OF)
    shown = chart(production(day).lines, day, "en")

    assert (label(shown.each[0], "zh"), label(shown.each[0], "en")) == ("SC-26001 绝缘包扎", "SC-26001 insulation")
    [told] = hovers(dataclasses.replace(shown, names=["Project"], sheets=["ledger.xlsx › production"]))
    assert "capacity · agreed" in told
    assert not CHINESE.search(told)


def test_pointing_at_a_line_names_file_sheet_and_row():
    day = day_of(OPERATION, AS_OF)

    drawn = figure(chart(production(day).lines, day))

    [answers] = [trace for trace in drawn.data if trace.hoverinfo != "skip"]  # one answers for all that is drawn on a line
    assert "售后台账.xlsx › 生产进度!2" in answers.hovertext[0]
    start, end = days_of(answers)[0]
    assert start < date(2026, 3, 1) < date(2026, 3, 30) < end  # from the planned start to the expected day


def test_a_line_of_several_rows_says_how_many():
    day = day_of(OPERATION + "P-1 | SC-26001 | 包装 | 2026-03-21 | 2026-03-25 | | | | |", AS_OF)

    [told] = hovers(chart(production(day, "order").lines, day))

    assert "售后台账.xlsx › 生产进度!2 起，共 2 行" in told


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


MOVED = "2026-03-01 | {finish} | 2026-03-01 | | {expected} | 2026-03-20 | {talk} | 缺料 | 2026-03-10"
LATE_ONES = [
    MOVED.format(finish=f"2026-03-{finish:02d}", expected=expected, talk=talk)
    for finish in (9, 20, 24)
    for expected in ("2026-03-24", "2026-03-25", "2026-03-26", "2026-03-29", "2026-03-30", "2026-04-12", "2026-06-30")
    for talk in ("客户同意", "客户不同意")
] + [
    "2026-03-01 | 2026-03-20 | 2026-03-01 | 2026-03-24 | | | | | ",
    "2026-03-01 | 2026-05-20 | 2026-03-01 | | 2026-06-30 | 2026-05-20 | 协商中 | 客户推迟 | 2026-03-10",
]


@pytest.mark.parametrize("pixels", [NARROW, 1148, 1630])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("window", ["week", "month", "quarter", "all"])
def test_no_words_are_cut_off_drawn_over_or_absent(window, language, pixels):
    day = made(*LATE_ONES)
    drawn = chart(production(day).lines, day, language, window=window)
    words, room = drawn.words(NARROW * (1 - LABELS), LETTER)
    axis = pixels * (1 - LABELS - room / NARROW)  # the share the days have of the screen
    one_day = axis / (drawn.end - drawn.first).days

    assert [each.row for each in words] == list(range(len(LATE_ONES)))
    for each in words:
        left = each.at * one_day + each.gap
        right = left + width(f"{each.days} {each.rest}") * LETTER
        assert 0 <= each.at <= (drawn.end - drawn.first).days
        assert right <= pixels * (1 - LABELS)
        line = drawn.each[each.row]
        for key in MARKERS.values():
            at = getattr(line, key)
            if at is not None and drawn.first <= at <= drawn.last:
                middle = ((at - drawn.first).days + 0.5) * one_day
                assert middle + MARK <= left or middle - MARK >= right
        assert not left < ((AS_OF - drawn.first).days + 1) * one_day < right  # nor does the as-of line go through them


def test_words_of_a_line_that_goes_on_beyond_the_window_stand_at_its_edge():
    day = made(MOVED.format(finish="2026-03-09", expected="2026-06-30", talk=""))

    drawn = figure(chart(production(day).lines, day, window="week"))

    words = next(trace for trace in drawn.data if trace.name == "words")
    assert moments(words.x) == [datetime(2026, 3, 26, tzinfo=UTC)]  # right of the bar, the expected day is far off
    assert "<b>+113 天</b> 缺料 · 客户未同意" in words.text[0]


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


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("key", signs())
def test_every_sign_has_its_word_and_its_shape_on_paper(key, language):
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")
    shown = chart(production(day).lines, day, language)

    assert word(shown, key)
    assert sign(key).count("<path") + sign(key).count("<rect") > 0


def printed(*rows: str, window: str = "all", language: str = "zh") -> str:
    day = made(*rows)
    return document(chart(production(day).lines, day, language, window=window), "生产甘特")


def test_the_print_is_one_page_that_needs_nothing_from_elsewhere():
    page = printed("2026-03-01 | 2026-03-20 | 2026-03-01 | | 2026-03-30 | 2026-03-20 | |")

    assert "@page{size:A3 landscape" in page
    assert re.search(r"\+10 天</tspan> 客户未同意", page)
    assert "http" not in page.replace("http://www.w3.org/2000/svg", "")


def test_the_print_of_a_week_has_its_days_on_top_and_nothing_beyond_its_edges():
    page = printed("2026-01-01 | 2026-02-10 | 2026-01-01 | | 2026-06-30 | 2026-03-01 | |", window="week")

    assert [day in page for day in ("03-23<", "03-29<", "03-30<", "2026年")] == [True, True, False, False]
    chart_itself = page.split("</p>")[1]
    assert "M" not in "".join(re.findall(r'd="(M)', chart_itself))  # both diamonds are outside
    assert all(330 <= float(x) <= 1560 for x in re.findall(r'<rect x="([\d.-]+)"', chart_itself))


def test_the_print_shows_agreed_days_and_late_starts_each_in_its_shape_and_explains_them():
    page = printed("2026-03-01 | 2026-04-20 | 2026-03-05 | | 2026-04-25 | 2026-04-20 | |")

    assert all(word in page for word in ("客户确认", "晚开始", "预计出货", "改期，客户尚未同意", "客户未同意"))
    shapes = re.findall(r'<path d="M[\d.]+ [\d.]+([^"]*)"', page.split("</p>")[1])
    assert len(shapes) == len(set(shapes)) == 4  # late start, expected with its rim, agreed


def test_long_labels_are_cut_in_the_middle():
    assert shortened("惠州绿能电池基地二期供配电母线工程", 13) == "惠州绿能电池…配电母线工程"
    assert shortened("SC-26009-01", 11) == "SC-26009-01"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_name_of_no_operation_is_cut(language):
    line = only(day_of(OPERATION, AS_OF))
    for operation in BY_KEY["production"]["operation"].values:
        said = label(line._replace(part="SC-26009-01", label=f"SC-26009-01 {operation}", operation=operation), language)
        assert shortened(said, LINE_LETTERS) == said


def test_a_long_chart_takes_several_pages_and_divides_no_project():
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")
    [line] = production(day).lines.to_dict("records")
    lines = pd.DataFrame([{**line, "project": number // 3, "label": f"SC-{number}"} for number in range(120)])
    many = dataclasses.replace(chart(lines, day), names=["某大厦"] * 40, project_ids=["P"] * 40)

    pages = document(many, "生产甘特").split("<section>")[1:]

    assert [page.count("SC-") for page in pages] == [54, 54, 12]
    assert [re.search(r"· (\d/\d)<", page)[1] for page in pages] == ["1/3", "2/3", "3/3"]
