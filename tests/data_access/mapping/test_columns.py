"""What a column means beside the others of its sheet and below the headings above it."""

import pytest

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets


def test_plan_and_actual_below_a_step_are_the_days_of_that_step() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 图纸确认   | 生产完工   |            | 发货       |            | 竣工验收
                 |          |            | 实际       | 计划       | 实际       | 计划       | 实际       | 实际
        XM-1     | 一期厂房 | 甲机电公司 | 2026-01-05 | 2026-02-01 | 2026-02-05 | 2026-02-10 | 2026-02-12 | 2026-05-01
        XM-2     | 二期厂房 | 乙机电公司 | 2026-01-06 | 2026-02-02 | 2026-02-06 | 2026-02-11 | 2026-02-13 | 2026-05-06
        XM-3     | 综合楼   | 丙机电公司 | 2026-01-07 | 2026-02-03 | 2026-02-07 | 2026-02-12 | 2026-02-14 | 2026-05-09"""
    merged = ["A1:A2", "B1:B2", "C1:C2", "E1:F1", "G1:H1"]

    columns = proposed(Ledger("进度.xlsx").draw("项目进度", drawing.strip(), merged=merged)).columns

    assert {each.header: each.target for each in columns if " / " in each.header} == {
        "图纸确认 / 实际": "drawings.customer_approved",
        "生产完工 / 计划": "production.plan_finish",
        "生产完工 / 实际": "production.actual_finish",
        "发货 / 计划": "shipments.agreed_ship_date",
        "发货 / 实际": "shipments.actual_ship_date",
        "竣工验收 / 实际": "acceptances.accept_date",
    }


def test_a_list_of_visits_may_hold_the_drawings_beside_them() -> None:
    drawing = """
        项目编号 | 现场测量   |        |          | 图纸      |        |            |
                 | 测量日期   | 测量人 | 测量结论 | 图号      | 设计人 | 发图日期   | 客户确认日期
        XM-1     | 2026-01-05 | 张一   | 可下单   | TZ-2601   | 李二   | 2026-01-15 | 2026-01-20
        XM-2     | 2026-01-06 | 张一   | 可下单   | TZ-2602   | 李二   | 2026-01-16 | 2026-01-21
        XM-3     | 2026-01-07 | 王三   | 需复测   | TZ-2603   | 李二   | 2026-01-17 | 2026-01-22"""
    ledger = Ledger("测量.xlsx").draw("测量图纸确认", drawing.strip(), merged=["A1:A2", "B1:D1", "E1:H1"])

    book = read(ledger)

    assert (len(book.site_surveys), len(book.drawings)) == (3, 3)
    assert book.drawings.texts("drawing_no").tolist() == ["TZ-2601", "TZ-2602", "TZ-2603"]
    assert book.drawings.has("customer_approved").all()


def test_what_says_the_opposite_in_nearly_the_same_letters_is_not_meant() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 首批发货日期 | 发货日期
        XM-1     | 一期厂房 | 甲机电公司 | 2026-04-01   | 2026-05-01
        XM-2     | 二期厂房 | 乙机电公司 | 2026-04-06   | 2026-05-06
        XM-3     | 综合楼   | 丙机电公司 | 2026-04-09   | 2026-04-09"""

    columns = proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip())).columns

    assert "shipments.arrival_date" not in {each.target for each in columns}


def test_a_column_whose_meaning_another_one_has_is_asked_and_not_taken_for_the_next_best() -> None:
    drawing = """
        项目编号 | 项目名称 | 生产订单号 | 第一批     |            | 第二批
                 |          |            | 投产       | 完工       | 投产       | 完工
        XM-1     | 一期厂房 | SC-1       | 2026-03-01 | 2026-03-11 | 2026-04-01 | 2026-04-11
        XM-2     | 二期厂房 | SC-2       | 2026-03-02 | 2026-03-12 | 2026-04-02 | 2026-04-12
        XM-3     | 综合楼   | SC-3       | 2026-03-03 | 2026-03-13 | 2026-04-03 | 2026-04-13"""
    ledger = Ledger("生产.xlsx").draw("生产计划", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1", "F1:G1"])

    sure = {each.header: each.target for each in proposed(ledger).columns if each.target and not each.ask}

    assert sure.get("第二批 / 投产", "") in ("", "production.actual_start")
    assert "production.plan_start" not in sure.values()


def test_actual_before_a_step_is_the_day_of_that_step() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 实际送电   | 实际验收
        XM-1     | 一期厂房 | 甲机电公司 | 2026-05-01 | 2026-05-11
        XM-2     | 二期厂房 | 乙机电公司 | 2026-05-02 | 2026-05-12
        XM-3     | 综合楼   | 丙机电公司 | 2026-05-03 | 2026-05-13"""

    found = targets(proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip())), "项目台账")

    assert (found["实际送电"], found["实际验收"]) == ("acceptances.energised_date", "acceptances.accept_date")


def test_two_columns_for_one_day_are_asked_both() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 安装进场   | 安装开工
        XM-1     | 一期厂房 | 甲机电公司 | 2026-04-01 | 2026-05-01
        XM-2     | 二期厂房 | 乙机电公司 | 2026-04-06 | 2026-05-06
        XM-3     | 综合楼   | 丙机电公司 | 2026-04-09 | 2026-04-09"""

    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip()))

    assert [each.header for each in proposal.to_ask()] == ["安装进场", "安装开工"]
    assert not any(each.table == "shipments" for each in proposal.mapping.tables)


def test_remarks_on_a_settlement_are_no_remarks_on_the_project() -> None:
    register = """
        合同编号 | 项目名称 | 客户名称 | 签订日期   | 备注
        H-1      | 一期厂房 | 华东机电 | 2026-01-05 | 老客户
        H-2      | 二期厂房 | 南方电气 | 2026-01-19 |
        H-3      | 综合楼   | 海工集团 | 2026-02-02 | 急"""
    settling = """
        合同编号 | 项目名称 | 合同金额 | 预付款 | 发货款 | 质保金 | 备注
        H-1      | 一期厂房 | 1280000  | 384000 | 832000 | 64000  | 等审计
        H-2      | 二期厂房 | 860000   | 258000 | 559000 | 43000  |
        H-3      | 综合楼   | 520000   | 156000 | 338000 | 26000  | 已对账"""
    proposal = proposed(Ledger("全.xlsx").draw("项目台账", register.strip()).draw("结算款项", settling.strip()))

    assert targets(proposal, "项目台账")["备注"] == "projects.remarks"
    assert "备注" not in targets(proposal, "结算款项")


def test_a_heading_that_says_plan_means_no_day_on_which_something_happened() -> None:
    drawing = """
        生产单号 | 项目名称 | 生产计划   |            | 实际       |
                 |          | 开工       | 完工       | 开工       | 完工
        SC-1     | 一期厂房 | 2026-03-01 | 2026-03-20 | 2026-03-02 | 2026-03-22
        SC-2     | 二期厂房 | 2026-03-05 | 2026-03-25 | 2026-03-05 |
        SC-3     | 综合楼   | 2026-03-09 | 2026-03-30 |            |"""

    found = targets(proposed(Ledger("排产.xlsx").draw("排产表", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:D1", "E1:F1"])))

    assert (found["生产计划 / 开工"], found["生产计划 / 完工"]) == ("production.plan_start", "production.plan_finish")
    assert (found["实际 / 开工"], found["实际 / 完工"]) == ("production.actual_start", "production.actual_finish")


def test_a_word_that_could_stand_in_any_sheet_says_nothing_beside_one_that_could_not() -> None:
    drawing = """
        测量日期   | 项目名称 | 楼号/区域  | 测量人
        2026-02-01 | 一期厂房 | 1#楼       | 陈测量
        2026-02-06 | 二期厂房 | 2#楼       | 林测量
        2026-02-09 | 综合楼   | 3#楼地下室 | 陈测量"""

    found = targets(proposed(Ledger("测量.xlsx").draw("现场测量", drawing.strip())))

    assert found.get("楼号/区域") != "projects.region"


def test_what_a_list_calls_its_own_is_not_taken_for_the_list_beside_it() -> None:
    drawing = """
        项目名称 | 验收日期   | 参加单位 | 结论       | 整改项     | 质保到期
        一期厂房 | 2026-04-20 | 业主     | 合格       |            | 2028-04-20
        二期厂房 | 2026-04-22 | 业主监理 | 整改后复验 | 接头盖漏装 | 2028-04-22
        综合楼   | 2026-04-26 | 业主     | 合格       |            | 2028-04-26"""

    assert targets(proposed(Ledger("验收.xlsx").draw("送电验收", drawing.strip())))["结论"] == "acceptances.result"


def test_a_list_of_words_none_of_which_is_ours_is_asked() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 客户类型 | 签订日期   | 合同金额(元)
        H-1      | 一期厂房 | 华东机电 | 直签     | 2026-01-05 | 1280000
        H-2      | 二期厂房 | 南方电气 | 经销     | 2026-01-19 | 860000
        H-3      | 综合楼   | 海工集团 | 投标     | 2026-02-02 | 520000"""
    known = drawing.replace("直签", "国企").replace("经销", "民企").replace("投标", "政府")

    assert "客户类型" not in targets(proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip())))
    assert targets(proposed(Ledger("合同.xlsx").draw("合同台账", known.strip())))["客户类型"] == "contracts.payer_type"


def test_remarks_on_a_contract_are_remarks_on_its_project() -> None:
    drawing = """
        合同编号 | 项目名称 | 客户名称 | 售后专员 | 项目状态 | 合同金额(元) | 备注
        H-1      | 一期厂房 | 华东机电 | 王敏     | 在建     | 1280000      | 分两批
        H-2      | 二期厂房 | 南方电气 | 李勤     | 在建     | 860000       | 先发竖井
        H-3      | 综合楼   | 海工集团 | 王敏     | 完工     | 520000       | 有增补"""

    assert targets(proposed(Ledger("合同.xlsx").draw("合同总台账", drawing.strip())))["备注"] == "projects.remarks"


def test_people_write_as_they_speak() -> None:
    drawing = """
        工程     | 哪天报的   | 谁打的电话 | 啥毛病   | 咋弄的
        一期厂房 | 2026-04-01 | 张师傅     | 接头发热 | 换了接头
        二期厂房 | 2026-04-05 | 李师傅     | 外壳松   | 紧了螺栓
        综合楼   | 2026-04-09 | 王师傅     | 进水     | 抽湿烘干"""

    book = read(Ledger("报修.xlsx").draw("报修", drawing.strip()))

    assert book.dunning_log.texts("kind").tolist() == ["报修"] * 3
    assert book.dunning_log.texts("person").tolist() == ["张师傅", "李师傅", "王师傅"]
    assert book.dunning_log.texts("outcome").tolist() == ["接头发热 换了接头", "外壳松 紧了螺栓", "进水 抽湿烘干"]


@pytest.mark.parametrize(
    ("heading", "approved"),
    [("送甲方日期", False), ("递给客户", False), ("客户签回日期", True), ("甲方确认", True)],
)
def test_a_drawing_handed_to_the_customer_is_not_approved_by_it(heading: str, approved: bool) -> None:
    drawing = f"""
        图号 | 项目名称 | 出图日期   | {heading}
        T-1  | 一期厂房 | 2026-01-05 | 2026-01-09
        T-2  | 二期厂房 | 2026-01-15 | 2026-01-19
        T-3  | 综合楼   | 2026-02-02 | 2026-02-09"""

    found = targets(proposed(Ledger("图纸.xlsx").draw("图纸台账", drawing.strip())))

    assert (found.get(heading) == "drawings.customer_approved") is approved
