"""What must whom do next: late, in hand, blocked, next in line or due within a week; nothing of stopped projects."""

from datetime import date

import pandas as pd
import pytest

from tests.drawn import book_of
from tests.workflow.complete import COMPLETE, drawing
from workflow.board import Board
from workflow.todo import by_person

AS_OF = date(2026, 4, 20)


def board(drawing: str) -> Board:
    return Board(book_of(drawing), AS_OF, AS_OF)


def tasks(drawing: str, kind: str) -> list[dict]:
    found = board(drawing).todo
    return found[found["kind"] == kind].to_dict("records")


def test_what_lacks_in_one_stage_of_one_project_is_one_task_of_the_person_who_acts():
    [task] = [
        task
        for task in tasks(
            """
            现场测量复核
            项目编号 | 测量单号 | 类型 | 约定时间   | 技术员
            P-1      | CL-1     | 测量 | 2026-04-10 | 何工
            """,
            "evidence",
        )
        if task["stage"] == 3
    ]

    assert task["days_late"] == 10
    assert task["items"] > 1
    assert task["person"]


@pytest.mark.parametrize(("status", "there"), [("进行中", True), ("暂停", False), ("取消", False)])
def test_nobody_works_on_what_is_stopped(status: str, there: bool):
    found = board(f"""
        项目台账                                    现场测量复核                                用户信息
        项目编号 | 项目状态 | 售后专员              项目编号 | 测量单号 | 类型 | 约定时间         项目编号 | 用户公司名称 | 下次回访日期
        P-1      | {status} | 王敏                  P-1      | CL-1     | 测量 | 2026-04-10       P-1      | 某公司       | 2026-04-18
    """).todo

    assert bool(len(found)) is there


@pytest.mark.parametrize(("on", "late"), [("2026-04-18", 2), ("2026-04-20", 0), ("2026-04-27", 0), ("2026-04-28", None)])
def test_a_return_visit_is_a_task_from_a_week_before_its_day(on: str, late: int | None):
    found = tasks(
        f"""
        用户信息
        项目编号 | 用户公司名称 | 下次回访日期 | 回访负责人
        P-1      | 某公司       | {on}         | 陈六
        """,
        "visit",
    )

    assert [(task["person"], task["days_late"]) for task in found] == ([] if late is None else [("陈六", late)])


def test_a_return_visit_is_owed_by_closed_projects_too():
    [task] = tasks(
        """
        项目台账                            用户信息
        项目编号 | 项目状态 | 售后专员      项目编号 | 用户公司名称 | 下次回访日期
        P-1      | 已完成   | 王敏          P-1      | 某公司       | 2026-04-18
        """,
        "visit",
    )

    assert task["person"] == "王敏"


@pytest.mark.parametrize(
    ("next_on", "days_late"),
    [("2026-04-15", 5), ("2026-04-25", 0), ("2026-05-20", None)],
)
def test_overdue_money_is_chased_on_the_day_agreed(next_on: str, days_late: int | None):
    found = tasks(overdue_since_march(f"P-1 | 2026-04-01 | 催款 | 电话 | 说下周 | {next_on}"), "follow_up")

    assert [task["days_late"] for task in found] == ([] if days_late is None else [days_late])


def test_overdue_money_nobody_chased_is_late_since_it_was_due():
    [task] = tasks(overdue_since_march(""), "follow_up")

    assert (task["person"], task["amount"], task["days_late"]) == ("王敏", 100_000, 41)


def overdue_since_march(chased: str) -> str:
    return f"""
        项目台账                                           合同信息
        项目编号 | 公司名称(甲方) | 项目状态 | 售后专员    项目编号 | 合同编号 | 签订日期   | 合同金额
        P-1      | 某公司         | 进行中   | 王敏        P-1      | HT-1     | 2026-01-05 | 1000

        付款计划
        合同编号 | 期次 | 款项名称 | 比例 | 触发条件 | 触发日期   | 账期天数
        HT-1     | 1    | 进度款   | 100% | 固定日期 | 2026-03-10 | 0

        催款回访记录
        项目编号 | 日期 | 类别 | 方式 | 内容/结果 | 下次跟进日期
        {chased or "P-1 | 2026-04-01 | 回访 | 电话 | 运行正常 | "}
    """


def test_a_gate_broken_whose_condition_is_met_since_is_nothing_to_do_any_more():
    breaches = {bool(task["days_late"]) for task in tasks(crew_before_drawings(""), "breach")}
    later = tasks(crew_before_drawings("2026-03-10"), "breach")

    assert breaches == {True}
    assert not later


def crew_before_drawings(signed_on: str) -> str:
    signed = "是" if signed_on else "否"
    return f"""
        图纸审核                                                                     安装监督
        项目编号 | 图号 | 图纸类型 | 版本 | 审核日期   | 审核结论 | 签字确认        项目编号 | 安装区段 | 计划进场   | 计划完工   | 实际进场
        P-1      | T-1  | 走向图   | A    | {signed_on} | 通过     | {signed}        P-1      | 一层     | 2026-03-08 | 2026-05-01 | 2026-03-08
        P-1      | T-2  | 施工图   | A    | {signed_on} | 通过     | {signed}
    """


def test_the_busiest_with_late_tasks_comes_first():
    found = pd.DataFrame({"person": ["甲", "乙", "乙", "丙"], "days_late": [9, 1, 2, 0]})

    assert by_person(found)["person"].tolist() == ["乙", "甲", "丙"]
    assert by_person(found)["longest"].tolist() == [2, 9, 0]


def stages_of(**changes) -> list[int]:
    found = Board(book_of(drawing(**changes), whole=False), date(2026, 11, 23)).todo
    return sorted(set(found[found["kind"] == "evidence"]["stage"]))


EMPTY_FROM_SHIPPING = {
    "发货单": [],
    "安装监督": {"实际进场": "", "实际完工": "", "完成率": "", "检查日期": "", "检查结论": ""},
    "工程验收": [],
    "最终结算": [],
    "用户信息": [],
    "客户反馈": [],
}


def test_a_new_project_begins_with_its_file_and_its_contract():
    nothing_else = {sheet: [] for sheet in COMPLETE if sheet != "项目台账"}
    bare = {
        "归档日期": "",
        "合同复印件收到日期": "",
        "项目移交表收到日期": "",
        "移交签字确认": "",
        "签字日期": "",
        "公司地址": "",
        "公司电话": "",
        "传真": "",
    }

    assert stages_of(**nothing_else, 项目台账=bare) == [1, 2]


def test_what_is_next_in_line_and_what_waits_for_it_are_both_to_do():
    assert stages_of(**EMPTY_FROM_SHIPPING) == [7, 11]


def test_users_and_feedback_are_asked_for_once_the_settlement_has_begun():
    assert stages_of(用户信息=[], 客户反馈=[], 最终结算={"结算状态": "审核中"}) == [13, 14, 15]
    assert stages_of(用户信息=[], 客户反馈=[], 最终结算=[]) == [13]


def test_a_stage_blocked_by_hand_stays_on_the_list_of_the_person_who_acts():
    blocked = {"流程进度": [{"阶段": "1", "人工状态": "阻塞", "依据/原因": "客户换人", "计划完成": "2026-11-01"}]}

    found = Board(book_of(drawing(项目台账={"传真": ""}, **blocked), whole=False), date(2026, 11, 23)).todo

    assert found[["stage", "person", "days_late"]].to_numpy().tolist()[0] == [1, "李文", 22]
