"""Stage 6: the latest route drawing and the latest construction drawing are passed, signed and dated."""

from datetime import date

import pytest

from tests.workflow.complete import COMPLETE, ask

ROUTE, CONSTRUCTION = COMPLETE["图纸审核"]
REVISED = {"版本": "B", "收图日期": "2026-03-25", "审核日期": "2026-03-26"}


def test_both_drawings_passed_and_signed_are_done_on_the_day_of_the_review():
    drawings = ask("drawing_review")

    assert (drawings.status, drawings.done_on) == ("done", "2026-03-18")


def test_without_any_drawing_both_kinds_are_missing():
    drawings = ask("drawing_review", 图纸审核=[])

    assert (drawings.status, drawings.lacks) == ("overdue", ["图纸审核 走向图", "图纸审核 施工图"])


def test_the_route_drawing_alone_is_half_of_it():
    assert ask("drawing_review", 图纸审核=[ROUTE]).lacks == ["图纸审核 施工图"]


@pytest.mark.parametrize("contract", [{"是否需要安装": "否"}, {"安装方式": "客户自装"}])
def test_without_installation_the_construction_drawing_is_not_required(contract):
    assert ask("drawing_review", 图纸审核=[ROUTE], 合同信息=contract).status == "done"
    assert ask("drawing_review", 图纸审核=[CONSTRUCTION], 合同信息=contract).lacks == ["图纸审核 走向图"]


@pytest.mark.parametrize(
    ("header", "value"), [("签字确认", "否"), ("审核日期", ""), ("审核人", "待定"), ("收图日期", ""), ("审核结论", "退回")]
)
def test_a_drawing_that_is_not_signed_dated_and_passed_is_not_reviewed(header, value):
    drawings = ask("drawing_review", 图纸审核=[{**ROUTE, header: value}, CONSTRUCTION])

    assert (drawings.status, drawings.lacks) == ("overdue", [header])


def test_passed_as_noted_is_passed():
    assert ask("drawing_review", 图纸审核=[{**ROUTE, "审核结论": "修改后通过"}, CONSTRUCTION]).status == "done"


def test_the_latest_revision_counts_for_better_and_for_worse():
    returned = {**ROUTE, "审核结论": "退回", "签字确认": "否"}

    assert ask("drawing_review", 图纸审核=[returned, CONSTRUCTION, {**ROUTE, **REVISED}]).status == "done"
    assert ask("drawing_review", 图纸审核=[ROUTE, CONSTRUCTION, {**returned, **REVISED}]).cells == ["I4", "H4"]


def test_the_day_received_tells_which_revision_is_the_latest_not_the_place_in_the_sheet():
    older = {**ROUTE, "审核结论": "退回", "版本": "0", "收图日期": "2026-03-01"}

    assert ask("drawing_review", 图纸审核=[ROUTE, CONSTRUCTION, older]).status == "done"


def test_without_days_received_the_last_row_is_the_latest():
    undated = [{**ROUTE, "收图日期": "", "审核结论": "退回"}, {**ROUTE, "收图日期": "", "版本": "B"}, CONSTRUCTION]

    assert ask("drawing_review", 图纸审核=undated).lacks == ["收图日期"]


def test_every_drawing_number_must_be_passed():
    second = {**ROUTE, "图号": "T-9", "签字确认": ""}

    assert ask("drawing_review", 图纸审核=[ROUTE, CONSTRUCTION, second]).cells == ["I4"]


def test_other_kinds_of_drawing_are_not_asked_for():
    as_built = {**ROUTE, "图号": "T-9", "图纸类型": "竣工图", "签字确认": ""}

    assert ask("drawing_review", 图纸审核=[ROUTE, CONSTRUCTION, as_built]).status == "done"


def test_it_is_due_when_the_crew_is_planned_to_come_else_when_the_goods_ship():
    unsigned = [{**ROUTE, "签字确认": ""}, CONSTRUCTION]

    assert ask("drawing_review", 图纸审核=unsigned).due_on == "2026-05-14"
    assert ask("drawing_review", 图纸审核=unsigned, 安装监督=[]).due_on == "2026-05-10"
    assert ask("drawing_review", date(2026, 5, 14), 图纸审核=unsigned).status == "in_progress"
    assert ask("drawing_review", date(2026, 5, 15), 图纸审核=unsigned).status == "overdue"


def test_the_reviewer_acts_and_without_one_the_specialist():
    assert ask("drawing_review", 图纸审核=[{**ROUTE, "签字确认": ""}, CONSTRUCTION]).owner == "赵审"
    assert ask("drawing_review", 图纸审核=[]).owner == "王敏"


@pytest.mark.parametrize("reviewed", ["2026-06-02", ""])
def test_a_revision_added_below_without_its_day_is_the_latest_and_lacks_its_day(reviewed):
    result = {"审核日期": reviewed, "审核结论": "通过" if reviewed else "", "签字确认": "是" if reviewed else ""}
    newer = {**ROUTE, "版本": "B", "收图日期": "", **result}

    drawings = ask("drawing_review", 图纸审核=[ROUTE, CONSTRUCTION, newer])

    assert "收图日期" in drawings.lacks
    assert drawings.status != "done"


def test_a_drawing_received_after_the_day_looked_at_is_not_there_yet():
    later = {**ROUTE, "图号": "T-3", "收图日期": "2026-08-01", "审核日期": "", "审核结论": "", "签字确认": ""}

    assert ask("drawing_review", date(2026, 7, 1), 图纸审核=[ROUTE, CONSTRUCTION, later]).status == "done"
    assert ask("drawing_review", date(2026, 9, 1), 图纸审核=[ROUTE, CONSTRUCTION, later]).status != "done"


def test_the_reviewer_acts_while_only_the_day_of_the_review_lacks():
    assert ask("drawing_review", 图纸审核=[{**ROUTE, "审核日期": ""}, CONSTRUCTION]).owner == "赵审"
