"""Headings above others: which rows are a header, and which list a heading below another one is of."""

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets

OWED = """
    应收账款及催收表
    工程名称 | 合同编号 | 业务 | 截至10.15（万元） |        |        | 催收 |            |              |
             |          |      | 合同额            | 发货值 | 已收   | 方式 | 最近催收   | 承诺付款日   | 催收情况
    一期厂房 | H-1      | 区工 | 128               | 100    | 88     | 上门 | 2026-04-20 | 2026-05-20   | 老板已签字
    二期厂房 | H-2      | 梁工 | 86                | 86     | 71     | 电话 | 2026-04-22 | 2026-05-28   | 推脱没签单
    综合楼   | H-3      | 梁工 | 52                | 30     | 20     | 电话 | 2026-04-26 |              | 要先开票"""
DOWN = ["A1:J1", "A2:A3", "B2:B3", "C2:C3", "D2:F2", "G2:J2"]


def test_a_heading_that_reaches_down_makes_its_row_a_header_though_another_one_looks_like_a_title() -> None:
    drawing = """
        合同编号 | 项目名称 | 截至10.15（万元） |        |          |            |
                 |          | 合同额            | 税率   | 客户名称 | 签订日期   | 付款方式
        H-1      | 一期厂房 | 128               | 0.13   | 华东机电 | 2026-01-05 | 三四三
        H-2      | 二期厂房 | 86                | 0.13   | 南方电气 | 2026-01-19 | 月结
        H-3      | 综合楼   | 52                | 0.13   | 海工集团 | 2026-02-02 | 月结"""

    found = targets(proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:G1"])))

    assert found["项目名称"] == "projects.project_name"
    assert found["合同编号"] == "contracts.contract_no"
    assert found["截至10.15(万元) / 合同额"] == "contracts.contract_amount"


def test_one_line_among_many_headings_makes_no_title_where_nothing_is_merged() -> None:
    found = targets(proposed(Ledger("应收.xlsx").draw("合同应收账款", OWED.strip())))

    assert found["合同编号"] == "contracts.contract_no"
    assert found["催收 / 承诺付款日"] == "dunning_log.promised_date"


def test_lines_above_the_header_are_no_headings() -> None:
    drawing = """
        制表：王敏 | 单位：万元 | 截至2026年4月 |
        合同编号   | 项目名称   | 合同金额      | 客户名称
        H-1        | 一期厂房   | 128           | 华东机电
        H-2        | 二期厂房   | 86            | 南方电气
        H-3        | 综合楼     | 52            | 海工集团"""

    assert targets(proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())))["合同编号"] == "contracts.contract_no"


def test_a_ledger_of_what_is_owed_tells_when_and_how_it_was_asked_for_last() -> None:
    book = read(Ledger("应收.xlsx").draw("合同应收账款", OWED.strip(), merged=DOWN))

    assert book.dunning_log.texts("kind").tolist() == ["催款"] * 3
    assert book.dunning_log.texts("channel").tolist() == ["上门", "电话", "电话"]
    assert book.dunning_log.texts("outcome").tolist() == ["老板已签字", "推脱没签单", "要先开票"]
    assert [str(day)[:10] for day in book.dunning_log.frame["log_date"]] == ["2026-04-20", "2026-04-22", "2026-04-26"]
    assert [str(day)[:10] for day in book.dunning_log.frame["promised_date"]] == ["2026-05-20", "2026-05-28", "NaT"]


def test_without_a_heading_above_what_is_said_beside_the_last_reminder_is_of_it_too() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 签订日期   | 合同金额(元) | 最近催款   | 客户怎么说 | 答应哪天付
        H-1      | 一期厂房 | 华东机电 | 2026-01-05 | 1280000      | 2026-04-20 | 月底付     | 2026-04-30
        H-2      | 二期厂房 | 南方电气 | 2026-01-19 | 860000       | 2026-04-22 | 没接电话   |
        H-3      | 综合楼   | 海工集团 | 2026-02-02 | 520000       | 2026-04-26 | 要先开票   | 2026-05-15"""

    found = targets(proposed(Ledger("应收.xlsx").draw("合同台账", drawing.strip())))

    assert (found["最近催款"], found["客户怎么说"], found["答应哪天付"]) == (
        "dunning_log.log_date", "dunning_log.outcome", "dunning_log.promised_date",
    )  # fmt: skip


def test_a_register_with_a_day_of_a_visit_reminds_nobody() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 签订日期   | 合同金额(元) | 回访日期   | 维修情况
        H-1      | 一期厂房 | 华东机电 | 2026-01-05 | 1280000      | 2026-04-20 | 无
        H-2      | 二期厂房 | 南方电气 | 2026-01-19 | 860000       | 2026-04-22 | 换过接头
        H-3      | 综合楼   | 海工集团 | 2026-02-02 | 520000       | 2026-04-26 | 无"""

    assert len(read(Ledger("合同.xlsx").draw("合同台账", drawing.strip())).dunning_log) == 0


def test_a_reminder_in_a_register_with_visits_is_still_about_money() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 签订日期   | 合同金额(元) | 回访情况 | 最近催款   | 催款情况
        H-1      | 一期厂房 | 华东机电 | 2026-01-05 | 1280000      | 满意     | 2026-04-20 | 月底付
        H-2      | 二期厂房 | 南方电气 | 2026-01-19 | 860000       | 未打通   | 2026-04-22 | 没接电话
        H-3      | 综合楼   | 海工集团 | 2026-02-02 | 520000       | 满意     | 2026-04-26 | 要先开票"""

    book = read(Ledger("合同.xlsx").draw("合同台账", drawing.strip()))

    assert book.dunning_log.texts("kind").tolist() == ["催款"] * 3


def test_a_test_below_the_steps_of_production_is_no_inspection_of_the_delivery() -> None:
    drawing = """
        送货单号 | 项目名称 | 生产节点   |              | 发货       |
                 |          | 装配       | 出厂检(耐压) | 计划发     | 实际发
        SH-1     | 一期厂房 | √          | 合格         | 2026-04-01 | 2026-04-02
        SH-2     | 二期厂房 | √          | 合格         | 2026-04-05 | 2026-04-05
        SH-3     | 综合楼   |            | 返工后合格   | 2026-04-09 |"""

    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    found = targets(proposed(Ledger("发货.xlsx").draw("发货进度", drawing.strip(), merged=merged)))

    assert "生产节点 / 出厂检(耐压)" not in found
    assert found["发货 / 实际发"] == "shipments.actual_ship_date"


def test_whoever_is_called_by_our_very_name_is_meant_whatever_stands_above_another_one() -> None:
    drawing = """
        送货单号 | 项目名称 | 收货     |             | 到货       |
                 |          | 收货人   | 电话        | 实到       | 签收人
        SH-1     | 一期厂房 | 简先生   | 13900000001 | 2026-04-02 | 叶工
        SH-2     | 二期厂房 | 郑先生   | 13900000002 | 2026-04-05 | 郑先生
        SH-3     | 综合楼   | 李先生   | 13900000003 | 2026-04-09 | 苏工"""

    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    found = targets(proposed(Ledger("发货.xlsx").draw("发货到货明细", drawing.strip(), merged=merged)))

    assert found["收货 / 收货人"] == "shipments.consignee"
    assert "到货 / 签收人" not in found


def test_a_heading_above_that_only_says_agreed_adds_its_word_alone() -> None:
    drawing = """
        合同编号 | 项目名称 | 签订日期   | 合同金额(元) | 质保约定   |          | 头批发货   | 末批发货   | 电流A
                 |          |            |              | 期限（月） | 起算     |            |            |
        H-1      | 一期厂房 | 2026-01-05 | 1280000      | 24         | 验收合格 | 2026-03-01 | 2026-04-01 | 2500
        H-2      | 二期厂房 | 2026-01-19 | 860000       | 12         | 货到     | 2026-03-11 | 2026-04-09 | 1600
        H-3      | 综合楼   | 2026-02-02 | 520000       | 24         | 货到     | 2026-03-15 |            | 800"""
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:G2", "H1:H2", "I1:I2"]

    proposal = proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip(), merged=merged))
    found = targets(proposal)
    batches = {each.header: each.fixed.get("shipments.batch") for each in proposal.columns}

    assert found["质保约定 / 期限(月)"] == "contracts.warranty_months"
    assert found["质保约定 / 起算"] == "contracts.warranty_basis"
    assert (batches["头批发货"], batches["末批发货"]) == ("1", "末批")
    assert found["电流A"] == "contract_items.rated_current"
