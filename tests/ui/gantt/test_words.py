"""What stands beside a bar and left of it, and that it has its room."""

from datetime import UTC, datetime

import pytest

from schemas.sheets import BY_KEY
from tests.drawn import day_of
from tests.ui.gantt.drawn_charts import AS_OF, BATCH, OPERATION, chart, made, moments, only
from ui.gantt.axes import LABELS, NARROW
from ui.gantt.figure import LETTER, LINE_LETTERS, figure
from ui.gantt.layout import MARK
from ui.gantt.letters import shortened, widths
from ui.gantt.words import MARKERS, beside, each_line, label
from workflow.schedule import delivery, production


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
    for each, wide in zip(words, widths([f"{each.days} {each.rest}" for each in words]), strict=True):
        left = each.at * one_day + each.gap
        right = left + wide * LETTER
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


def test_long_labels_are_cut_in_the_middle():
    assert shortened(["惠州绿能电池基地二期供配电母线工程", "SC-26009-01", ""], 13) == ["惠州绿能电池…配电母线工程", "SC-26009-01", ""]
    assert shortened([], 13) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_name_of_no_operation_is_cut(language):
    line = only(day_of(OPERATION, AS_OF))
    for operation in BY_KEY["production"]["operation"].values:
        said = label(line._replace(part="SC-26009-01", label=f"SC-26009-01 {operation}", operation=operation), language)
        assert shortened([said], LINE_LETTERS) == [said]
