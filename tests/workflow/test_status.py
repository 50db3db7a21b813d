"""From evidence to status: precedence, due days, batches, contracts, what was typed, what waits for what."""

from datetime import date

import pytest

from tests.drawn import book_of
from tests.workflow.complete import AS_OF, COMPLETE, ask, asked, project_day
from workflow.daybook import DayBook
from workflow.gates import violations
from workflow.stages import STAGES
from workflow.status import Status, statuses

SECOND = {"送货单号": "SH-2"}
UNSEEN = {
    **dict.fromkeys(("装箱单号", "内部出仓单号", "单据审核人", "单据审核日期", "核对结果"), ""),
    "送货单号": "SH-2",
    "确认出货日期": "2026-12-20",
}
HALF = {**UNSEEN, "装箱单号": "ZX-2"}
LATE = {**UNSEEN, "确认出货日期": "2026-11-20"}


def typed(stage: int, **rest: str) -> list[dict[str, str]]:
    return [{"阶段": str(stage), **{key.replace("依据", "依据/原因"): value for key, value in rest.items()}}]


def test_there_are_fifteen_stages_in_the_order_of_the_deck():
    assert [stage.number for stage in STAGES] == list(range(1, 16))


def test_a_project_in_which_everything_is_there_is_done_in_all_fifteen():
    assert [Status(stage.status[0]).key for stage in statuses(project_day())] == ["done"] * 15


def test_a_project_that_is_only_registered_has_fifteen_stages_and_none_has_begun():
    sheets = {name: [] for name in COMPLETE if name != "项目台账"}
    register = {key: "" for key in COMPLETE["项目台账"][0] if key not in ("项目编号", "项目名称", "售后专员", "项目状态")}

    assert {Status(stage.status[0]).key for stage in statuses(project_day(项目台账=register, **sheets))} == {"not_started"}


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
def test_a_stage_whose_sheet_is_missing_has_no_data_and_says_nothing_else(stage):
    sheets = {"site_surveys": "现场测量复核", "production": "生产进度", "drawings": "图纸审核", "shipments": "发货单", "installations": "安装监督",
              "acceptances": "工程验收", "user_profiles": "用户信息", "feedback": "客户反馈", "contacts": "联系人", "contract_items": "合同明细",
              "receipts": "收款记录", "settlements": "最终结算"}  # fmt: skip
    sheet = sheets[next(table for table in reversed(stage.reads) if table in sheets)]

    found = ask(stage.key, **{sheet: None, "流程进度": typed(stage.number, 人工状态="豁免", 依据="某原因")})

    assert (found.status, found.late) == ("no_data", False)


def test_the_other_stages_go_on_when_a_sheet_is_missing():
    without = statuses(project_day(图纸审核=None))

    assert [Status(stage.status[0]).key for stage in without] == ["done"] * 5 + ["no_data"] + ["done"] * 9


class TestWhatWasTyped:
    @pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.key)
    def test_not_applicable_with_a_reason_wins_over_all_evidence(self, stage):
        assert ask(stage.key, 流程进度=typed(stage.number, 人工状态="不适用", 依据="客户自理")).status == "not_applicable"

    @pytest.mark.parametrize(
        ("stage", "lacking"),
        [
            (1, {"项目台账": {"归档日期": ""}}),
            (2, {"合同信息": {"品牌": ""}}),
            (3, {"现场测量复核": []}),
            (4, {"收款记录": []}),
            (5, {"生产进度": []}),
            (6, {"图纸审核": []}),
            (7, {"发货单": []}),
            (8, {"发货单": {"已告知存放条件": "否"}}),
            (9, {"发货单": {"实际发货日期": ""}}),
            (10, {"发货单": {"送货单已签回": "否"}}),
            (11, {"安装监督": []}),
            (12, {"工程验收": []}),
            (13, {"最终结算": []}),
            (14, {"用户信息": []}),
            (15, {"客户反馈": []}),
        ],
    )
    def test_a_waiver_with_a_reason_lets_go_what_lacks_and_keeps_it_in_sight(self, stage, lacking):
        key = STAGES[stage - 1].key

        found = ask(key, **lacking, 流程进度=typed(stage, 人工状态="豁免", 依据="主管批准"))

        assert (found.status, found.late) == ("waived", False)
        assert found.lacks

    def test_a_waiver_of_something_complete_leaves_it_done(self):
        assert ask("site_survey", 流程进度=typed(3, 人工状态="豁免", 依据="主管批准")).status == "done"

    @pytest.mark.parametrize("word", ["不适用", "豁免", "阻塞"])
    def test_a_typed_status_without_a_reason_does_not_count(self, word):
        assert ask("user_information", 用户信息=[], 流程进度=typed(14, 人工状态=word)).status == "not_started"

    def test_blocked_with_a_reason_blocks_what_is_not_done(self):
        blocked = typed(14, 人工状态="阻塞", 依据="等业主")

        assert ask("user_information", 用户信息=[], 流程进度=blocked).status == "blocked"
        assert ask("user_information", 流程进度=blocked).status == "done"

    def test_blocked_holds_for_a_project_without_any_batch_too(self):
        assert ask("shipping_documents", 发货单=[], 流程进度=typed(7, 人工状态="阻塞", 依据="停产")).status == "blocked"

    def test_the_planned_finish_wins_over_the_due_day_of_the_sheet(self):
        unsigned = [{**each, "签字确认": ""} for each in COMPLETE["图纸审核"]]

        earlier = ask("drawing_review", date(2026, 5, 2), 图纸审核=unsigned, 流程进度=typed(6, 计划完成="2026-05-01"))
        later = ask("drawing_review", date(2026, 5, 20), 图纸审核=unsigned, 流程进度=typed(6, 计划完成="2026-05-30"))

        assert (earlier.status, earlier.due_on) == ("overdue", "2026-05-01")
        assert (later.status, later.due_on) == ("in_progress", "2026-05-30")

    def test_the_planned_finish_makes_a_stage_without_any_row_late(self):
        planned = typed(7, 计划完成="2026-11-22")

        assert ask("shipping_documents", 发货单=[], 流程进度=planned).status == "overdue"
        assert ask("shipping_documents", date(2026, 11, 22), 发货单=[], 流程进度=planned).status == "not_started"

    def test_a_release_without_a_batch_that_is_late_by_plan_is_blocked_by_what_it_waits_for(self):
        release = ask("release_and_crew", 发货单=[], 流程进度=typed(9, 计划完成="2026-11-22"))

        assert (release.status, release.late, release.waits_for) == ("blocked", True, [7, 8])

    def test_the_owner_typed_for_a_stage_acts(self):
        assert ask("user_information", 用户信息=[], 流程进度=typed(14, 责任人="何专员")).owner == "何专员"

    def test_a_finish_typed_by_hand_makes_nothing_done(self):
        assert ask("user_information", 用户信息=[], 流程进度=typed(14, 实际完成="2026-06-01")).status == "not_started"


class TestPrecedence:
    def test_blocked_comes_before_overdue_and_overdue_before_begun(self):
        unsigned = [{**each, "签字确认": ""} for each in COMPLETE["图纸审核"]]
        released = {"实际发货日期": ""}

        assert ask("release_and_crew", 发货单=released, 图纸审核=unsigned).status == "blocked"
        assert ask("release_and_crew", 发货单=released).status == "overdue"
        assert ask("release_and_crew", date(2026, 5, 10), 发货单=released).status == "in_progress"

    def test_what_is_waived_or_does_not_apply_holds_nobody_up(self):
        unsigned = [{**each, "签字确认": ""} for each in COMPLETE["图纸审核"]]
        begun = {"发货单": {"实际发货日期": ""}, "图纸审核": unsigned}

        assert ask("release_and_crew", **begun, 流程进度=typed(6, 人工状态="豁免", 依据="主管批准")).status == "overdue"
        assert ask("release_and_crew", **begun, 流程进度=typed(6, 人工状态="不适用", 依据="无图")).status == "overdue"

    def test_due_today_is_not_late(self):
        released = {"实际发货日期": "", "确认出货日期": "2026-11-23"}

        assert not ask("release_and_crew", AS_OF, 发货单=released).late
        assert ask("release_and_crew", date(2026, 11, 24), 发货单=released).late

    def test_a_stage_that_is_done_carries_the_day_and_one_that_is_not_carries_none(self):
        assert ask("goods_acceptance").done_on == "2026-05-13"
        assert ask("goods_acceptance", 发货单={"送货单已签回": "否"}).done_on == "NaT"


class TestBatches:
    def test_the_last_batch_must_be_marked_when_there_are_several(self):
        two = [{}, SECOND]

        unmarked = ask("shipping_documents", 发货单=two)
        marked = ask("shipping_documents", 发货单=[{"是否末批": ""}, {**SECOND, "是否末批": "是"}])

        assert unmarked.status == "in_progress"
        assert (marked.status, marked.lacks) == ("done", [])

    def test_the_mark_is_asked_for_at_the_batch_that_ships_last(self):
        two = [{"是否末批": "", "实际发货日期": "2026-06-20"}, {**SECOND, "是否末批": ""}]

        unmarked = ask("shipping_documents", 发货单=two)

        assert (unmarked.lacks, [cell[-1] for cell in unmarked.cells]) == (["是否末批"], ["2"])

    @pytest.mark.parametrize(("second", "status"), [(UNSEEN, "in_progress"), (HALF, "in_progress"), (LATE, "overdue")])
    def test_the_worst_batch_that_is_not_done_speaks_for_the_project(self, second, status):
        marked = {**second, "是否末批": "是"}

        assert ask("shipping_documents", 发货单=[{"是否末批": ""}, marked]).status == status

    def test_batches_of_which_none_has_begun_have_not_begun(self):
        batches = [{**UNSEEN, "送货单号": "SH-1"}, {**UNSEEN, "是否末批": "是"}]

        assert ask("shipping_documents", 发货单=batches).status == "not_started"

    def test_a_batch_waits_for_its_own_papers_not_for_those_of_the_next(self):
        first = {"是否末批": "", "实际发货日期": ""}
        next_one = {**UNSEEN, **dict.fromkeys(("通知仓库日期", "通知安装队日期", "专员到场日期", "实际发货日期"), ""), "是否末批": "是"}

        release = ask("release_and_crew", 发货单=[first, next_one])

        assert (release.status, release.waits_for) == ("overdue", [7])

    def test_the_days_of_the_project_are_those_of_its_batches(self):
        batches = [{"是否末批": ""}, {**SECOND, "是否末批": "是", "签回日期": "2026-07-01"}]
        still_open = [{"是否末批": "", "送货单已签回": "否", "预计到货日期": "2026-12-05"}, {**batches[1], "送货单已签回": "否"}]

        assert ask("goods_acceptance", 发货单=batches).done_on == "2026-07-01"
        assert ask("goods_acceptance", 发货单=still_open).due_on == "2026-05-12"


class TestContracts:
    def test_several_contracts_are_done_when_all_are(self):
        two, items = [{}, {"合同编号": "HT-2"}], [{}, {"合同编号": "HT-2"}]

        assert ask("contract_review", 合同信息=two, 合同明细=items).status == "done"
        assert ask("contract_review", 合同信息=two).status == "in_progress"


class TestSeveralProjects:
    def test_each_project_is_judged_by_its_own_rows(self):
        day = project_day(项目台账=[{}, {"项目编号": "P-2"}], 用户信息=[{}, {"项目编号": "P-2", "负责人": ""}])

        users = statuses(day)[13]

        assert [Status(each).key for each in users.status] == ["done", "in_progress"]
        assert asked(day, users).lacks == []

    @pytest.mark.parametrize("word", ["暂停", "取消"])
    def test_a_project_on_hold_or_cancelled_keeps_its_statuses_and_does_not_count_as_open(self, word):
        day = project_day(项目台账={"项目状态": word}, 用户信息=[])

        assert not day.is_open[0]
        assert Status(statuses(day)[13].status[0]).key == "not_started"


def test_a_stage_whose_columns_nobody_keeps_has_no_data_and_no_gate_blames_anybody() -> None:
    dispatched = """
        项目台账            发货单
        项目编号 | 项目名称  项目编号 | 送货单号 | 批次 | 确认出货日期 | 实际发货日期
        P-1      | 一号楼    P-1      | SH-1     | 1    | 2026-03-01   | 2026-03-02
    """
    papers = dispatched.replace("实际发货日期", "实际发货日期 | 单据审核人").replace("2026-03-02", "2026-03-02   |")

    without, with_column = (DayBook(book_of(drawing, whole=False), date(2026, 4, 1)) for drawing in (dispatched, papers))

    assert [stage.status[0] for stage in statuses(without)][6:10] == [Status.NO_DATA, Status.NO_DATA, Status.OVERDUE, Status.NO_DATA]
    assert list(violations(without).table["code"]) == []
    assert statuses(with_column)[6].status[0] == Status.OVERDUE
    assert list(violations(with_column).table["code"]) == ["shipped_before_documents_verified"]
