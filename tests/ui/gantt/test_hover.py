"""What is shown on pointing at a line."""

import dataclasses
from datetime import date

from tests.drawn import day_of
from tests.ui.gantt.drawn_charts import AS_OF, CHINESE, OPERATION, chart, days_of
from ui.gantt.figure import figure
from ui.gantt.hover import hovers
from ui.gantt.words import label
from workflow.schedule import production


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
