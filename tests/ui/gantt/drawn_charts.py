"""Small books drawn as charts, and what of a figure tests ask about."""

import re
from datetime import UTC, date, datetime

import numpy as np
import pandas as pd

from tests.drawn import day_of
from ui.gantt.bars import pieces
from ui.gantt.chart import Chart, span
from ui.gantt.words import each_line
from workflow.daybook import DayBook
from workflow.schedule import production
from workflow.schedule.chosen import window_of

AS_OF = date(2026, 3, 25)
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HEAD = "生产进度\n项目编号 | 生产订单号 | 计划开始 | 计划完成 | 实际开始 | 实际完成 | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因 | 更新日期\n"
BATCH = "发货单\n项目编号 | 送货单号 | 生产完毕日期 | 确认出货日期 | 预计到货日期 | 实际发货日期 | 实际到货日期 | 验收日期\nP-1 | SH-1 | "
OPERATION = """
生产进度
项目编号 | 生产订单号 | 工序     | 计划开始   | 计划完成   | 实际开始 | 预计出货日期 | 客户确认出货日期 | 协商结果 | 延误原因
P-1      | SC-26001   | 绝缘包扎 | 2026-03-01 | 2026-03-20 |          | 2026-03-30   | 2026-03-20       | 客户同意 | 产能不足
"""


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
