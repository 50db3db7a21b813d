"""The week ahead, Monday to Sunday."""

from datetime import date

import numpy as np
import pytest

from tests.drawn import book_of
from workflow.board import Board
from workflow.week import events, monday

WEEK = np.datetime64("2026-04-20")  # a Monday


@pytest.mark.parametrize("day", ["2026-04-20", "2026-04-23", "2026-04-26"])
def test_a_week_begins_on_monday(day: str):
    assert monday(np.datetime64(day)) == WEEK


def test_every_kind_of_appointment_stands_on_its_day():
    found = week_of("""
        现场测量复核                                              发货单
        项目编号 | 测量单号 | 类型 | 约定时间   | 技术员          项目编号 | 送货单号 | 批次  | 确认出货日期
        P-1      | CL-1     | 测量 | 2026-04-20 | 何工            P-1      | SH-1     | 第1批 | 2026-04-21

        安装监督                                                  用户信息
        项目编号 | 安装区段 | 计划进场   | 计划完工   | 安装队     项目编号 | 用户公司名称 | 下次回访日期 | 回访负责人
        P-1      | 一层     | 2026-04-22 | 2026-05-10 | 安装二队   P-1      | 某公司       | 2026-04-26   | 陈六

        催款回访记录
        项目编号 | 日期       | 类别 | 方式 | 内容/结果 | 下次跟进日期
        P-1      | 2026-04-01 | 催款 | 电话 | 说下周    | 2026-04-23
        P-1      | 2026-04-01 | 回访 | 电话 | 运行正常  | 2026-04-23
    """)

    assert found[["kind", "who"]].to_numpy().tolist() == [
        ["survey", "何工"],
        ["shipment", "第1批"],
        ["crew", "安装二队"],
        ["follow_up", "王敏"],
        ["return_visit", "陈六"],
    ]


def test_what_took_place_stands_on_the_day_it_did():
    found = week_of("""
        现场测量复核
        项目编号 | 测量单号 | 类型 | 约定时间   | 实际到场日期
        P-1      | CL-1     | 测量 | 2026-04-10 | 2026-04-20
        P-1      | CL-2     | 测量 | 2026-04-20 | 2026-04-11
    """)

    assert found["happened"].tolist() == [True]


@pytest.mark.parametrize(("day", "there"), [("2026-04-19", 0), ("2026-04-20", 1), ("2026-04-26", 1), ("2026-04-27", 0)])
def test_only_the_days_of_the_week_are_shown(day: str, there: int):
    found = week_of(f"""
        现场测量复核
        项目编号 | 测量单号 | 类型 | 约定时间
        P-1      | CL-1     | 测量 | {day}
    """)

    assert len(found) == there


def week_of(drawing: str):
    return events(Board(book_of(drawing), date(2026, 4, 20), date(2026, 4, 20)), WEEK)
