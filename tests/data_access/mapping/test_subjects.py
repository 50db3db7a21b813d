"""A log of talks with customers is about money, a return visit or a repair, and is never taken for another of them."""

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets, told

VISITS = """
    回访日期   | 项目名称 | 受访人 | 回访内容
    2026-04-01 | 一期厂房 | 张工   | 运行正常
    2026-04-06 | 二期厂房 | 李工   | 接头有点热
    2026-04-09 | 综合楼   | 王工   | 运行正常"""
MARKS = """
    回访日期   | 项目名称 | 受访人 | 满意度 | 意见建议
    2026-04-01 | 一期厂房 | 张工   | 5      | 无
    2026-04-06 | 二期厂房 | 李工   | 3      | 送货晚了
    2026-04-09 | 综合楼   | 王工   | 4      | 无"""
REPAIRS = """
    报修日期   | 项目名称 | 报修人 | 故障现象   | 处理结果 | 回访日期
    2026-04-01 | 一期厂房 | 张工   | 接头发热   | 已紧固   | 2026-04-20
    2026-04-06 | 二期厂房 | 李工   | 插接箱跳闸 | 换开关   | 2026-04-21
    2026-04-09 | 综合楼   | 王工   | 漏水       | 已烘干   | 2026-04-22"""


def log(sheet: str, drawing: str) -> Ledger:
    return Ledger("售后.xlsx").draw(sheet, drawing.strip())


def test_a_return_visit_is_no_reminder_about_money() -> None:
    entries = read(log("客户回访", VISITS)).dunning_log

    assert entries.texts("kind").tolist() == ["回访"] * 3
    assert entries.texts("outcome").tolist() == ["运行正常", "接头有点热", "运行正常"]


def test_a_return_visit_with_marks_is_feedback_but_no_feedback_form() -> None:
    forms = read(log("客户回访", MARKS)).feedback

    assert forms.texts("form_type").tolist() == ["回访反馈"] * 3
    assert forms.frame["score_overall"].tolist() == [5, 3, 4]


def test_a_repair_is_logged_as_one_with_what_was_broken_and_what_was_done() -> None:
    entries = read(log("报修登记", REPAIRS)).dunning_log

    assert entries.texts("kind").tolist() == ["报修"] * 3
    assert entries.texts("outcome").tolist() == ["接头发热 已紧固", "插接箱跳闸 换开关", "漏水 已烘干"]


def test_the_visit_after_a_repair_is_not_the_day_it_was_reported() -> None:
    proposal = proposed(log("报修登记", REPAIRS))

    assert targets(proposal)["报修日期"] == "dunning_log.log_date"
    assert told(proposal, "报修登记")["回访日期"] == ("", "unknown")


def test_a_log_of_reminders_stays_one() -> None:
    drawing = VISITS.replace("回访日期", "催款日期").replace("回访内容", "对方答复").replace("受访人", "联系人")

    assert read(log("催款记录", drawing)).dunning_log.texts("kind").tolist() == ["催款"] * 3


def test_a_repair_that_somebody_saw_to_is_logged_and_its_marks_and_its_end_are_kept() -> None:
    drawing = """
        登记日期   | 项目名称 | 报修人 | 故障描述   | 完成日期   | 客户满意度 | 回访日期
        2026-04-01 | 一期厂房 | 张工   | 接头发热   | 2026-04-03 | 5          | 2026-04-20
        2026-04-06 | 二期厂房 | 李工   | 插接箱跳闸 | 2026-04-09 | 3          | 2026-04-21
        2026-04-09 | 综合楼   | 王工   | 漏水       | 2026-04-12 | 4          | 2026-04-22"""

    book = read(log("客诉报修登记", drawing))

    assert book.dunning_log.texts("kind").tolist() == ["报修"] * 3
    assert book.dunning_log.texts("outcome").tolist() == ["接头发热", "插接箱跳闸", "漏水"]
    assert book.feedback.texts("form_type").tolist() == ["回访反馈"] * 3
    assert book.feedback.whole("score_overall").tolist() == [5, 3, 4]
    assert [str(each) for each in book.feedback.days("closed_date")] == ["2026-04-03", "2026-04-09", "2026-04-12"]


def test_a_list_of_complaints_says_of_each_row_that_it_is_one() -> None:
    drawing = """
        投诉日期   | 项目名称 | 投诉人 | 投诉内容 | 受理人 | 处理措施 | 完成日期
        2026-04-01 | 一期厂房 | 张工   | 来得太慢 | 王敏   | 已道歉   | 2026-04-03
        2026-04-06 | 二期厂房 | 李工   | 外壳划伤 | 何工   | 补漆     | 2026-04-09
        2026-04-09 | 综合楼   | 王工   | 漏水     |        |          |"""

    book = read(log("客户投诉处理表", drawing))

    assert book.feedback.true("complaint").all()
    assert book.feedback.texts("handler").tolist() == ["王敏", "何工", ""]
    assert book.dunning_log.texts("outcome").tolist() == ["来得太慢 已道歉", "外壳划伤 补漆", "漏水"]


def test_a_repair_is_logged_whatever_its_sheet_is_called_and_its_headings_have_in_common_with_complaints() -> None:
    drawing = REPAIRS.replace("故障现象", "问题描述").replace("回访日期", "到场日期")

    for sheet in ("售后登记", "报修投诉"):
        assert read(log(sheet, drawing)).dunning_log.texts("kind").tolist() == ["报修"] * 3


def test_the_kind_of_a_repair_does_not_say_that_it_is_one() -> None:
    drawing = REPAIRS.replace("| 报修人", "| 类别 | 报修人").replace("| 张工", "| 质量 | 张工")
    drawing = drawing.replace("| 李工", "| 安装 | 李工").replace("| 王工", "| 质量 | 王工")

    assert read(log("报修登记", drawing)).dunning_log.texts("kind").tolist() == ["报修"] * 3


def test_a_log_of_visits_and_repairs_says_of_each_which_it_is() -> None:
    drawing = """
        日期       | 项目名称 | 类型 | 联系人 | 回访内容
        2026-04-01 | 一期厂房 | 回访 | 张工   | 运行正常
        2026-04-06 | 二期厂房 | 报修 | 李工   | 接头有点热
        2026-04-09 | 综合楼   | 回访 | 王工   | 运行正常"""

    entries = read(log("回访及报修", drawing)).dunning_log

    assert entries.texts("kind").tolist() == ["回访", "报修", "回访"]
    assert entries.texts("outcome").tolist() == ["运行正常", "接头有点热", "运行正常"]
