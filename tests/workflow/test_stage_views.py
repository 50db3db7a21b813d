"""What each stage page shows of its own, from drawn sheets."""

from datetime import date

import numpy as np

from tests.workflow.complete import COMPLETE
from tests.workflow.test_missing import board_of
from workflow.stage_views.acceptance_marks import acceptance_marks
from workflow.stage_views.advance_chain import advance_chain
from workflow.stage_views.awaiting_review import awaiting_review, by_age
from workflow.stage_views.batch_marks import confirmations, discrepancies, papers, release, signed_copies
from workflow.stage_views.changed_ship_days import by_reason, changed_ship_days
from workflow.stage_views.closing_parts import closing_parts
from workflow.stage_views.completeness import completeness_by_contract, specification
from workflow.stage_views.contact_matrix import contact_matrix
from workflow.stage_views.marks import Mark
from workflow.stage_views.return_visits import by_month, return_visits
from workflow.stage_views.satisfaction import by_quarter, complaints, scores
from workflow.stage_views.sections import sections
from workflow.stage_views.visits import visits, without_check

ALL = np.ones(1, bool)
NONE = np.zeros(1, bool)
FORM, LETTER = COMPLETE["客户反馈"]
NEXT = {"送货单号": "SH-2", "批次": "B2", "是否末批": "是"}


def ticks(matrix) -> list[list[str]]:
    return [[Mark(mark).name for mark in row] for row in matrix.marks]


def test_contacts_are_there_in_part_or_missing():
    contacts = [
        {**each, "公司名称": "" if each["角色"] == "采购" else each.get("公司名称", "")}
        for each in COMPLETE["联系人"]
        if each["角色"] != "财务"
    ]

    matrix = contact_matrix(board_of(联系人=contacts), ALL)

    assert ticks(matrix) == [["DONE", "DONE", "PARTLY", "DONE", "LACKS", "DONE"]]
    assert (matrix.named["采购"][0], matrix.named["财务"][0]) == ("丙一", "")


def test_a_project_that_was_not_chosen_is_in_no_view():
    board = board_of(发货单={"送货单已签回": "否"})

    assert len(signed_copies(board, NONE)) == 0
    assert len(visits(board, NONE)) == 0


def test_the_emptiest_contract_comes_first_and_names_what_is_open():
    two = [{}, {"合同编号": "HT-2", "品牌": "", "质保期": ""}]

    table = completeness_by_contract(board_of(合同信息=two, 合同明细=[{}, {"合同编号": "HT-2"}]), ALL)

    assert table[["note", "answered", "open"]].to_numpy().tolist() == [["HT-2", 17, [1, 17]], ["HT-1", 19, []]]


def test_the_specification_adds_up_lines_of_the_same_kind():
    lines = [{}, {"序号": "2", "直段数量": "8"}, {"序号": "3", "安培数": "1600", "直段数量": "5"}]

    table = specification(board_of(合同明细=lines), ALL)

    assert table[["rated_current", "lines", "straight_qty"]].to_numpy().tolist() == [[2500, 2, 50], [1600, 1, 5]]


def test_visits_to_come_stand_first_then_those_that_took_place():
    late = {"测量单号": "CL-2", "类型": "复核", "约定时间": "2026-03-12", "实际到场日期": "", "测量结论": ""}

    listed = visits(board_of(date(2026, 3, 14), 现场测量复核=[{"实际到场日期": "2026-03-11"}, late]), ALL)

    assert listed[["row", "happened", "days_late"]].to_numpy().tolist() == [[1, False, 2], [0, True, 1]]
    assert len(visits(board_of(), ALL)) == 0


def test_a_survey_without_a_re_check_is_a_hint():
    assert without_check(board_of(), ALL) == 1
    assert without_check(board_of(现场测量复核=[{}, {"测量单号": "CL-2", "类型": "复核"}]), ALL) == 0


def test_the_chain_of_an_advance_stops_where_it_is_broken():
    coming = {"到账日期": "", "财务确认人": "", "到账状态": "待到账", "ERP已回复": "", "ERP回复日期": ""}

    chain, amount = advance_chain(board_of(收款记录=coming), ALL)
    complete, _ = advance_chain(board_of(), ALL)

    assert ticks(chain) == [["DONE", "DONE", "LATE", "LATE"]]
    assert (str(chain.said["told"][0]), amount[0]) == ("2026-03-11", 95_000_000)
    assert [str(complete.said[step][0]) for step in complete.columns] == ["2026-03-12", "2026-03-11", "2026-03-13", "2026-03-14"]


def test_orders_that_move_are_listed_with_days_and_consent():
    running = {"实际完成": "", "协商结果": "协商中", "延误原因": "缺料"}
    early = {**running, "生产订单号": "SC-2", "预计出货日期": "2026-05-05", "协商结果": "客户同意"}
    board = board_of(生产进度=[running, early])

    changed = changed_ship_days(board, ALL)

    assert changed[["row", "days", "consented"]].to_numpy().tolist() == [[0, 2, False], [1, -5, True]]
    assert by_reason(changed)[["reason", "orders", "consented", "days"]].to_numpy().tolist() == [["缺料", 1, 0, 2]]


def test_later_than_the_contract_counts_from_the_contract():
    late = {"实际完成": "", "预计出货日期": "2026-06-05", "客户确认出货日期": "2026-06-05", "协商结果": "", "延误原因": ""}

    assert changed_ship_days(board_of(生产进度=late), ALL)["days"].tolist() == [4]


def test_a_finished_order_with_consent_is_no_longer_news():
    assert len(changed_ship_days(board_of(), ALL)) == 0


def test_revisions_that_await_review_are_counted_by_age():
    unsigned = [
        {**each, "签字确认": "", "收图日期": day} for each, day in zip(COMPLETE["图纸审核"], ("2026-11-20", "2026-11-01"), strict=True)
    ]

    waiting = awaiting_review(board_of(图纸审核=unsigned), ALL)

    assert waiting["age"].tolist() == [22, 3]
    assert by_age(waiting) == [1, 0, 0, 1]


def test_a_drawing_whose_day_nobody_wrote_down_has_no_age():
    waiting = awaiting_review(board_of(图纸审核=[{**each, "签字确认": "", "收图日期": ""} for each in COMPLETE["图纸审核"]]), ALL)

    assert waiting["age"].tolist() == [-1, -1]
    assert by_age(waiting) == [0, 0, 0, 0]


def test_papers_that_are_not_there_are_late_before_those_not_yet_begun():
    batches = [{"批次": "B1", "装箱单号": ""}, {**NEXT, "装箱单号": "", "核对结果": "", "确认出货日期": "2026-12-20"}]

    matrix = papers(board_of(发货单=batches), ALL)

    assert matrix.note.tolist() == ["B1", "B2"]
    assert ticks(matrix) == [["DONE", "LATE", "DONE", "DONE"], ["DONE", "LACKS", "DONE", "LACKS"]]


def test_without_our_own_crew_no_internal_slip_is_needed():
    matrix = papers(board_of(发货单={"内部出仓单号": ""}, 合同信息={"安装方式": "分包"}), ALL)

    assert ticks(matrix) == [["DONE", "DONE", "NOT_NEEDED", "DONE"]]


def test_the_four_confirmations_carry_their_days():
    matrix = confirmations(board_of(发货单={"已告知存放条件": "否"}), ALL)

    assert ticks(matrix) == [["DONE", "DONE", "LATE", "DONE"]]
    assert [str(matrix.said[key][0]) for key in matrix.columns[:2]] == ["2026-05-08", "2026-05-10"]


def test_a_crew_told_on_another_day_than_the_warehouse_stands_out():
    together, apart = release(board_of(), ALL), release(board_of(发货单={"通知安装队日期": "2026-05-11"}), ALL)
    without = release(board_of(发货单={"通知安装队日期": "/"}), ALL)

    assert (ticks(together[0]), together[1].tolist()) == ([["DONE"] * 4], [0])
    assert (ticks(apart[0]), apart[1].tolist()) == ([["DONE", "PARTLY", "DONE", "DONE"]], [2])
    assert ticks(without[0]) == [["DONE", "NOT_NEEDED", "DONE", "DONE"]]


def test_signed_copies_are_counted_department_by_department():
    matrix = signed_copies(board_of(发货单={"装箱单已签回": "否", "已存档部门": "仓库、财务"}), ALL)

    assert ticks(matrix) == [["DONE", "LATE", "LATE", "LATE", "DONE", "DONE"]]


def test_a_waived_batch_shows_what_it_lacks_as_waived():
    waived = [{"阶段": "10", "人工状态": "豁免", "依据/原因": "主管批准"}]

    assert ticks(signed_copies(board_of(发货单={"装箱单已签回": "否"}, 流程进度=waived), ALL))[0][:2] == ["DONE", "WAIVED"]


def test_goods_that_were_not_right_are_listed():
    assert len(discrepancies(board_of(), ALL)) == 1
    assert len(discrepancies(board_of(发货单={"验收结果": "合格"}), ALL)) == 0


def test_sections_that_are_not_through_show_how_far_they_are_and_what_is_open():
    building = {
        "安装区段": "二层",
        "完成率": "40%",
        "实际完工": "",
        "检查结论": "",
        "问题与整改": "",
        "整改完成日期": "",
        "计划完工": "2026-11-20",
    }
    unrectified = {"安装区段": "三层", "整改完成日期": ""}

    table = sections(
        board_of(
            安装监督=[{}, building, unrectified, {**building, "安装区段": "四层", "完成率": "", "实际进场": "", "计划完工": "2026-12-30"}]
        ),
        ALL,
    )

    assert table[["row", "done", "days_late", "open_problem"]].to_numpy().tolist() == [[1, 0.4, 3, False], [2, 1.0, 0, True]]


def test_six_parties_and_four_documents_tell_what_does_not_apply_from_what_lacks():
    matrix = acceptance_marks(board_of(工程验收={"监理到场": "否", "产品合格证": ""}), ALL)

    assert ticks(matrix) == [["DONE", "DONE", "DONE", "DONE", "LACKS", "NOT_NEEDED", "DONE", "DONE", "DONE", "LACKS"]]


def test_settlement_collection_and_letter_stand_side_by_side_with_the_retention_apart():
    last = {"期次": "3", "款项名称": "验收款", "比例": "", "触发条件": "工程验收", "账期天数": "0", "先开票后付款": "", "开票日期": ""}
    plan = [
        {"比例": "85%"},
        {**last, "比例": "10%"},
        {"期次": "2", "款项名称": "质保金", "比例": "5%", "触发条件": "质保期满", "先开票后付款": "", "开票日期": ""},
    ]

    matrix, unpaid, retention = closing_parts(
        board_of(付款计划=plan, 收款记录={"到账金额": "850000"}, 最终结算={"结算状态": "审核中"}), ALL
    )

    assert ticks(matrix) == [["LACKS", "LATE", "DONE"]]
    assert (unpaid[0], retention[0]) == (10_000_000, 5_000_000)


def test_return_visits_ahead_are_counted_by_month_and_missed_ones_come_first():
    two = [{}, {"用户公司名称": "另一物业", "下次回访日期": "2026-11-03"}]
    board = board_of(用户信息=two)

    listed = return_visits(board.day, ALL)

    assert listed[["row", "days_late"]].to_numpy().tolist() == [[1, 20], [0, 0]]
    assert [count for _, count in by_month(listed, board.day.now, 3)] == [0, 1, 0]


def test_scores_are_averaged_by_question_and_quarter():
    forms = [{**FORM, "总体评价": "2", "交货及时": "1"}, {**LETTER, "总体评价": "5", "填写日期": "2026-07-01"}]
    board = board_of(客户反馈=forms)

    table = scores(board, ALL).set_index("question")

    assert table.loc["score_overall", ["answers", "mean", "low"]].tolist() == [2, 3.5, 1]
    assert (table.loc["score_delivery", "answers"], table.loc["score_install", "answers"]) == (1, 0)
    assert by_quarter(board, ALL).to_numpy().tolist() == [[2026, 2, 1, 2.0], [2026, 3, 1, 5.0]]


def test_complaints_without_a_handler_come_first_and_closed_ones_are_gone():
    forms = [FORM, {**LETTER, "处理人": "", "处理期限": ""}]

    assert complaints(board_of(客户反馈=forms), ALL)[["row", "days_late"]].to_numpy().tolist() == [[1, 0], [0, 136]]
    assert len(complaints(board_of(客户反馈=[{**FORM, "关闭日期": "2026-07-05"}]), ALL)) == 0
