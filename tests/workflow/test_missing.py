"""What lacks, item by item: worst first, with the day, the person and the cell."""

from datetime import date

from tests.drawn import book_of
from tests.workflow.complete import Change, drawing
from workflow.board import Board
from workflow.status import Status


def board_of(as_of: date = date(2026, 11, 23), **changes: Change) -> Board:
    return Board(book_of(drawing(**changes), whole=False), as_of)


def headers(board: Board) -> list[str]:
    return [item.finding.column for item in board.missing_of(0)]


def test_a_project_in_which_everything_is_there_lacks_nothing():
    assert headers(board_of()) == []


def test_the_longest_overdue_comes_first_with_its_day_its_person_and_its_cell():
    board = board_of(发货单={"送货单已签回": "否"}, 生产进度={"实际完成": ""}, 用户信息={"负责人": ""})

    first, second, third = board.missing_of(0)

    assert (first.finding.column, first.days_late, str(first.due_on), first.owner) == ("实际完成", 197, "2026-05-10", "王敏")
    assert (second.finding.address, second.days_late) == ("发货单!Y2", 195)
    assert (third.finding.column, third.days_late, str(third.due_on)) == ("负责人", 0, "NaT")


def test_the_planned_finish_of_a_stage_is_the_day_since_when_it_lacks():
    planned = [{"阶段": "10", "计划完成": "2026-11-20", "责任人": "何专员"}]

    [item] = board_of(发货单={"送货单已签回": "否"}, 流程进度=planned).missing_of(0)

    assert (str(item.due_on), item.days_late, item.owner) == ("2026-11-20", 3, "何专员")


def test_each_batch_has_its_own_day():
    batches = [
        {"送货单已签回": "否", "预计到货日期": "2026-11-20"},
        {"送货单号": "SH-2", "是否末批": "是", "送货单已签回": "否", "预计到货日期": "2026-12-20"},
    ]

    late, in_time = board_of(发货单=batches).missing_of(0)

    assert (late.days_late, late.status) == (3, Status.OVERDUE)
    assert (in_time.days_late, str(in_time.due_on), in_time.status) == (0, "2026-12-20", Status.IN_PROGRESS)


def test_what_was_waived_stays_in_sight_and_comes_last():
    waived = [{"阶段": "10", "人工状态": "豁免", "依据/原因": "主管批准"}]
    board = board_of(发货单={"送货单已签回": "否"}, 用户信息={"负责人": ""}, 流程进度=waived)

    assert [(item.finding.column, item.status.key) for item in board.missing_of(0)] == [
        ("送货单已签回", "waived"),
        ("负责人", "in_progress"),
    ]


def test_in_the_list_of_a_stage_what_was_waived_comes_after_what_is_still_wanted():
    drawn = book_of("""
        项目台账
        项目编号 | 售后专员
        P-1      | 王敏
        P-2      | 王敏

        工程验收
        项目编号 | 甲方到场
        P-1      | 是
        P-2      | 是

        流程进度
        项目编号 | 阶段 | 人工状态 | 依据/原因
        P-1      | 12   | 豁免     | 主管批准
    """)

    lines = Board(drawn, date(2026, 4, 20)).missing[11]

    assert list(lines["project"].drop_duplicates()) == [1, 0]


def test_a_stage_that_does_not_apply_or_has_no_sheet_lacks_nothing():
    untouched = {"安装监督": [], "合同信息": {"是否需要安装": "否", "安装方式": ""}}

    assert headers(board_of(**untouched)) == []
    assert headers(board_of(用户信息=None)) == []


def test_a_project_on_hold_lacks_as_before_but_nothing_of_it_is_late():
    board = board_of(发货单={"送货单已签回": "否"}, 项目台账={"项目状态": "暂停"})

    assert [(item.finding.column, item.days_late) for item in board.missing_of(0)] == [("送货单已签回", 0)]
