"""工作日历: one day that is not what the public calendar says."""

from schemas.columns import day, one_of, text
from schemas.table import Table

CALENDAR = Table(
    key="calendar",
    sheet="工作日历",
    english="Working-day exceptions",
    primary_key=("day",),
    aliases=("日历", "假期"),
    optional=True,
    columns=(
        day("day", "日期", "Day", required=True, aliases=("日子",), example="2027-02-06"),
        one_of("kind", "类型", "Kind", required=True, values={"休": "day off", "班": "working day"}, aliases=("休班",), example="休"),
        text("note", "说明", "Note", aliases=("备注",), example="春节"),
    ),
)
