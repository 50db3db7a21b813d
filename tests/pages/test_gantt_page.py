"""The chart pages in the frame: what is said first, what an address may ask for, and that every row is accounted for."""

import re

import pytest

from tests.drawn import content_of
from tests.pages.conftest import SAMPLE, Open, text_of

DELIVERY = "delivery_gantt"


@pytest.mark.parametrize("window", ["week", "month", "quarter", "all"])
def test_the_latest_lines_are_the_same_in_every_window(opened: Open, window: str) -> None:
    at = opened(DELIVERY, window=window)

    worst = re.search(r"as-worst.*?</p>", text_of(at))
    assert worst
    assert re.findall(r"\+(\d+) 天", worst[0]) == ["23", "22", "11"]


@pytest.mark.parametrize(
    ("name", "value"), [("window", "fortnight"), ("level", "screw"), ("sort", "beauty"), ("status", "lost"), ("project", "没有的项目")]
)
def test_an_unknown_value_in_the_address_shows_no_line_and_is_named(opened: Open, name: str, value: str) -> None:
    at = opened("production_gantt", **{name: value})

    assert not at.exception
    assert f"没有“{value}”这个选项" in text_of(at)
    assert not at.get("plotly_chart")


def test_what_is_seen_to_end_late_is_told_even_when_it_is_not_in_view(opened: Open) -> None:
    workbook = content_of("""
        生产进度
        项目编号 | 生产订单号 | 计划开始   | 计划完成   | 实际开始   | 预计出货日期
        P-1      | SC-1       | 2026-10-01 | 2026-11-10 | 2026-10-01 |
        P-1      | SC-2       | 2026-12-01 | 2026-12-10 |            | 2026-12-30
    """)

    at = opened("production_gantt", workbook, window="week")

    assert re.findall(r"\+(\d+) 天", re.search(r"as-worst.*?</p>", text_of(at))[0]) == ["20", "10"]


def test_the_english_page_says_nothing_of_ours_in_chinese(opened: Open) -> None:
    workbook = content_of("""
        生产进度
        项目编号 | 生产订单号 | 工序     | 计划开始   | 计划完成   | 实际开始   | 预计出货日期 | 客户确认出货日期 | 协商结果   | 延误原因
        P-1      | SC-1       | 绝缘包扎 | 2026-10-01 | 2026-11-10 | 2026-10-01 | 2026-11-30   | 2026-11-10       | 客户不同意 | 产能不足
    """)

    at = opened("production_gantt", workbook, lang="en", level="operation")

    said = text_of(at) + at.get("plotly_chart")[0].proto.spec
    assert "SC-1 insulation" in said
    for word in ("绝缘包扎", "产能不足", "客户不同意", "天"):
        assert word not in said.encode().decode("unicode_escape")


def test_the_table_has_three_days_and_two_differences_a_line(opened: Open) -> None:
    at = opened("production_gantt", SAMPLE, window="all", status="late")

    table = at.dataframe[0].value
    assert {"计划完成", "实际或预计", "合同交货", "差计划(天)", "差合同(天)"} <= set(table.columns)
    late = table.iloc[0]
    assert (late["实际或预计"] - late["计划完成"]).days == late["差计划(天)"] == 11
    assert (late["实际或预计"] - late["合同交货"]).days == late["差合同(天)"]
