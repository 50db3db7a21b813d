"""Lists whose name says what they are: their columns are matched with that table alone, however short their headings."""

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, targets


def test_short_headings_of_a_survey_of_satisfaction_are_its_scores() -> None:
    drawing = """
        项目编号 | 填表日期   | 填表人 | 质量 | 交期 | 服务 | 总体 | 平均分 | 意见
        XM-1     | 2026-03-09 | 马志强 | 5    | 4    | 5    | 5    | 4.7    | 送货提前通知
        XM-2     | 2026-04-08 | 张丽娟 | 4    | 5    | 3    | 4    | 4      | 标识清楚些
        XM-3     | 2026-06-06 | 许海燕 | 5    | 5    | 4    | 5    | 4.7    |"""

    assert targets(proposed(Ledger("满意度.xlsx").draw("满意度调查", drawing.strip()))) == {
        "项目编号": "feedback.project_id",
        "填表日期": "feedback.feedback_date",
        "填表人": "feedback.respondent",
        "质量": "feedback.score_product",
        "交期": "feedback.score_delivery",
        "服务": "feedback.score_service",
        "总体": "feedback.score_overall",
        "意见": "feedback.comments",
    }


def test_a_heading_means_what_it_says_together_with_the_one_above_it() -> None:
    drawing = """
        项目编号 | 送货单号 | 发货日期   | 审单 |            |      | 回单   |
                 |          |            | 审核 | 时间       | 结果 | 送货单 | 装箱单
        XM-1     | SH-1     | 2026-04-01 | 韩超 | 2026-03-30 | 无误 | √      | √
        XM-1     | SH-2     | 2026-04-06 | 韩超 | 2026-04-05 | 无误 | √      |
        XM-3     | SH-3     | 2026-04-09 | 冯兰 | 2026-04-08 | 有误 | ×      | √"""
    ledger = Ledger("发货.xlsx").draw("2026发货", drawing.strip(), merged=["D1:F1", "G1:H1"])

    found = targets(proposed(ledger))

    assert [found[f"审单 / {each}"] for each in ("审核", "时间", "结果")] == [
        "shipments.docs_reviewer",
        "shipments.docs_review_date",
        "shipments.docs_result",
    ]
    assert [found[f"回单 / {each}"] for each in ("送货单", "装箱单")] == ["shipments.dn_signed", "shipments.pl_signed"]


def test_the_words_of_a_list_settle_a_column_whatever_its_heading() -> None:
    drawing = """
        时间       | 工程     | 怎么说     | 走的哪路
        2026-10-08 | 一期厂房 | 不接电话   | 电话
        2026-10-07 | 综合楼   | 让先开票   | 微信
        2026-10-02 | 综合楼   | 等审计     | 上门"""

    assert targets(proposed(Ledger("催款.xlsx").draw("催款", drawing.strip())))["走的哪路"] == "dunning_log.channel"


def test_two_headings_that_may_be_either_of_two_columns_are_asked() -> None:
    drawing = """
        项目     | 图号 | 版本 | 签审日期
        一期厂房 | T-1  | A    | 2026-01-20
        综合楼   | T-2  | A    | 2026-02-20
        综合楼   | T-3  | B    | 2026-03-20"""

    proposal = proposed(Ledger("图纸.xlsx").draw("图纸登记", drawing.strip()))

    assert "签审日期" not in targets(proposal)


def test_two_lists_side_by_side_are_two_lists() -> None:
    drawing = """
        工程     | 图号 | 版 | 收图       | 结论 | | 测量单 | 工程     | 到场       | 结论
        一期厂房 | T-1  | A  | 2026-01-20 | 退回 | | CL-1   | 一期厂房 | 2026-01-10 | 可下单
        一期厂房 | T-1  | B  | 2026-01-28 | 通过 | | CL-2   | 综合楼   | 2026-02-01 | 需复测
        综合楼   | T-2  | A  | 2026-02-20 | 通过 | |        |          |            |"""

    proposal = proposed(Ledger("图纸.xlsx").draw("图纸及测量", drawing.strip()))

    assert [sheet.feeds[0] for sheet in proposal.sheets] == ["drawings", "site_surveys"]
    assert {each.letter: each.target for each in proposal.columns}["J"] == "site_surveys.result"
    assert {each.header for each in proposal.columns} >= {"工程", "工程 #2", "结论", "结论 #2"}


def test_what_makes_up_the_gross_amount_with_the_tax_is_the_net_amount() -> None:
    drawing = """
        发票号码 | 日期       | 合同编号 | 金额   | 税额  | 合计
        26001    | 2026-01-20 | H-1      | 100000 | 13000 | 113000
        26002    | 2026-02-20 | H-1      | 200000 | 26000 | 226000
        26003    | 2026-03-02 | H-2      | 50000  | 6500  | 56500"""

    found = targets(proposed(Ledger("开票.xlsx").draw("发票登记", drawing.strip())))

    assert found["合计"] == "invoices.gross_amount" and "金额" not in found


def test_plan_and_actual_told_by_a_column_without_a_heading_are_asked() -> None:
    drawing = """
        项目编号 | 施工部位 | 班组 |      | 进场       | 完工
        XM-1     | 一层     | 张队 | 计划 | 2026-06-12 | 2026-06-19
                 |          |      | 实际 | 2026-06-14 | 2026-06-22
        XM-2     | 竖井     | 李队 | 计划 | 2026-06-08 | 2026-07-08
                 |          |      | 实际 | 2026-06-09 | 2026-07-11"""

    proposal = proposed(Ledger("安装.xlsx").draw("安装计划", drawing.strip()))

    assert [each.header for each in proposal.to_ask()] == ["进场", "完工"]
