"""A chart on paper."""

import dataclasses
import re

import pandas as pd
import pytest

from tests.ui.gantt.drawn_charts import chart, made
from ui.gantt.legend import signs, word
from ui.gantt.print import document, sign
from workflow.schedule import production


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


def test_a_long_chart_takes_several_pages_and_divides_no_project():
    day = made("2026-03-01 | 2026-03-20 | 2026-03-01 |")
    [line] = production(day).lines.to_dict("records")
    lines = pd.DataFrame([{**line, "project": number // 3, "label": f"SC-{number}"} for number in range(120)])
    many = dataclasses.replace(chart(lines, day), names=["某大厦"] * 40, project_ids=["P"] * 40)

    pages = document(many, "生产甘特").split("<section>")[1:]

    assert [page.count("SC-") for page in pages] == [54, 54, 12]
    assert [re.search(r"· (\d/\d)<", page)[1] for page in pages] == ["1/3", "2/3", "3/3"]
