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


def test_a_customers_project_manager_is_none_of_our_people() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 甲方联系人 |
                 |          |            | 项目经理   | 电话
        XM-1     | 一期厂房 | 甲机电公司 | 赵四       | 13800000001
        XM-2     | 二期厂房 | 乙机电公司 | 钱五       | 13800000002
        XM-3     | 综合楼   | 丙机电公司 | 赵六       | 13800000003"""
    ledger = Ledger("台账.xlsx").draw("项目台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])

    found = {each.header: (each.target, *each.candidates) for each in proposed(ledger).columns}

    assert not any(target.startswith("projects.s") for target in found["甲方联系人 / 项目经理"])


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


def test_a_length_and_a_price_number_no_rows() -> None:
    surveys = """
        项目编号 | 测量日期   | 测量人 | 测量长度 | 测量结论
        XM-1     | 2026-01-05 | 张一   | 85.3     | 可下单
        XM-2     | 2026-01-06 | 张一   | 120.5    | 可下单
        XM-3     | 2026-01-07 | 王三   | 60.8     | 需复测"""
    settlements = """
        项目编号 | 送审日期   | 送审价 | 审定日期   | 审定金额
        XM-1     | 2026-01-05 | 853000 | 2026-02-05 | 840000
        XM-2     | 2026-01-06 | 905000 | 2026-02-06 | 900000
        XM-3     | 2026-01-07 | 608000 | 2026-02-07 | 600000"""
    ledger = Ledger("台账.xlsx").draw("现场测量", surveys.strip()).draw("结算", settlements.strip())

    proposal = proposed(ledger)

    assert not targets(proposal, "现场测量").keys() & {"测量长度"}
    assert not targets(proposal, "结算").keys() & {"送审价"}


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


def test_a_party_below_the_heading_of_a_list_is_asked_since_it_may_be_who_signed() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 结算单     |
                 |          |          | 报送日期   | 甲方
        H-1      | 一期厂房 | 1280000  | 2026-01-20 | 张工
        H-2      | 二期厂房 | 860000   | 2026-02-20 | 李工
        H-3      | 综合楼   | 520000   | 2026-03-20 | 王工"""
    ledger = Ledger("结算.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])

    assert "结算单 / 甲方" not in targets(proposed(ledger))


def test_what_is_counted_in_metres_or_pieces_is_neither_a_share_nor_a_number_of_a_row() -> None:
    installing = """
        日期       | 项目名称 | 督导 | 进场日期   | 当日完成(米) | 累计完成(米)
        2026-05-01 | 一期厂房 | 邓工 | 2026-04-28 | 12           | 40
        2026-05-02 | 二期厂房 | 邓工 | 2026-04-29 | 18           | 60
        2026-05-03 | 综合楼   | 何工 | 2026-04-30 | 9            | 25"""
    measuring = """
        测量日期   | 项目名称 | 测量人 | 测量长度(m)
        2026-02-01 | 一期厂房 | 陈测量 | 186
        2026-02-06 | 二期厂房 | 林测量 | 92
        2026-02-09 | 综合楼   | 陈测量 | 64"""
    proposal = proposed(Ledger("工程部.xlsx").draw("安装督导记录", installing.strip()).draw("现场测量", measuring.strip()))
    meant = {each.header: each.target for each in proposal.columns}

    assert targets(proposal)["进场日期"] == "installations.actual_start"  # 督导 is about the installation
    assert (meant["当日完成(米)"], meant["累计完成(米)"]) == ("", "")
    assert meant["测量长度(m)"] in ("", "contract_items.straight_m")


def test_a_state_is_nobody() -> None:
    drawing = """
        生产单号 | 项目名称 | 计划完工   | 实际完工   | 生产状态
        SC-1     | 一期厂房 | 2026-03-20 | 2026-03-22 | 已完成
        SC-2     | 二期厂房 | 2026-03-25 |            | 装配中
        SC-3     | 综合楼   | 2026-03-30 |            | 待料"""

    found = targets(proposed(Ledger("排产.xlsx").draw("排产表", drawing.strip())))

    assert found.get("生产状态", "") not in ("production.factory_contact", "production.batch")


def test_whoever_the_customer_sends_along_is_none_of_our_people() -> None:
    drawing = """
        测量日期   | 项目名称 | 甲方配合人 | 甲方测量人员 | 现场条件
        2026-02-01 | 一期厂房 | 张工       | 孙工         | 已封顶
        2026-02-06 | 二期厂房 | 李工       | 孙工         | 在砌墙
        2026-02-09 | 综合楼   | 王工       | 周工         | 已封顶"""

    found = targets(proposed(Ledger("测量.xlsx").draw("现场测量", drawing.strip())))

    assert found["甲方配合人"] == "site_surveys.site_contact"
    assert "甲方测量人员" not in found


def test_the_customer_is_party_a_and_not_the_general_contractor_beside_it() -> None:
    drawing = """
        项目信息 |          |          |          | 合同信息 |
        项目名称 | 甲方     | 总包     | 业务员   | 合同编号 | 签订日期
        一期厂房 | 华东机电 | 建工一局 | 何业务   | H-1      | 2026-01-05
        二期厂房 | 南方电气 | 建工二局 | 何业务   | H-2      | 2026-01-19
        综合楼   | 海工集团 | 建工一局 | 罗业务   | H-3      | 2026-02-02"""

    found = targets(proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip(), merged=["A1:D1", "E1:F1"])))

    assert found["项目信息 / 甲方"] == "projects.customer_name"


def test_whom_to_call_about_a_project_is_a_contact_and_not_who_waits_for_the_surveyor() -> None:
    drawing = """
        项目名称 | 合同编号 | 签订日期   | 联系人 | 测量       |        |
                 |          |            |        | 日期       | 测量员 | 结论
        一期厂房 | H-1      | 2026-01-05 | 张工   | 2026-02-01 | 陈测量 | 可下单
        二期厂房 | H-2      | 2026-01-19 | 李工   | 2026-02-06 | 林测量 | 可下单
        综合楼   | H-3      | 2026-02-02 | 王工   | 2026-02-09 | 陈测量 | 需复测"""

    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"]))

    assert next(each for each in proposal.columns if each.header == "联系人").target == "contacts.name"


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


def test_a_general_contractor_is_the_customer_only_where_no_other_party_is_named() -> None:
    drawing = """
        项目名称 | 合同编号 | 签订日期   | 建设单位 | 总包单位
        一期厂房 | H-1      | 2026-01-05 | 华东机电 | 建工一局
        二期厂房 | H-2      | 2026-01-19 | 南方电气 | 建工二局
        综合楼   | H-3      | 2026-02-02 | 海工集团 | 建工一局"""
    alone = "\n".join(
        line.rpartition(" | ")[0].rpartition(" | ")[0] + " | " + line.rpartition(" | ")[2] for line in drawing.strip().splitlines()
    )

    both = targets(proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip())))
    one = targets(proposed(Ledger("台账.xlsx").draw("项目台账", alone)))

    assert (both["建设单位"], both.get("总包单位")) == ("projects.end_user", None)
    assert one["总包单位"] == "projects.customer_name"


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


def test_boxes_counted_in_pieces_are_tap_off_boxes_and_no_packages() -> None:
    drawing = """
        送货单号 | 项目名称 | 发货日期   | 箱({unit})
        SH-1     | 一期厂房 | 2026-04-01 | 76
        SH-2     | 二期厂房 | 2026-04-05 | 104
        SH-3     | 综合楼   | 2026-04-09 | 71"""

    def found(unit: str) -> str | None:
        return targets(proposed(Ledger("发货.xlsx").draw("发货记录", drawing.replace("{unit}", unit).strip()))).get(f"箱({unit})")

    assert found("只") is None
    assert found("件") == "shipments.packages"


def test_how_something_was_dealt_with_is_nobody() -> None:
    drawing = """
        回访日期   | 项目名称 | 产品 | 服务 | 客户说   | 怎么处理
        2026-04-01 | 一期厂房 | 5    | 4    | 都好     | /
        2026-04-06 | 二期厂房 | 3    | 3    | 到货慢   | 下月测温
        2026-04-09 | 综合楼   | 4    | 5    | 接头热   | 派人看"""

    assert targets(proposed(Ledger("回访.xlsx").draw("客户回访登记", drawing.strip()))).get("怎么处理") != "feedback.handler"


def test_what_is_counted_in_money_is_no_number_of_a_row() -> None:
    drawing = """
        送货单号 | 项目名称 | 发货日期   | 发货金额（元） | 司机电话
        SH-1     | 一期厂房 | 2026-04-01 | 3632300        | 13900000001
        SH-2     | 二期厂房 | 2026-04-05 | 1442522.94     | 13900000002
        SH-3     | 综合楼   | 2026-04-09 | 1351200        | 13900000003"""

    found = targets(proposed(Ledger("发货.xlsx").draw("发货登记", drawing.strip())))

    assert "发货金额(元)" not in found
    assert found["司机电话"] == "shipments.carrier"


@pytest.mark.parametrize("part", ["其中安装", "安装费"])
def test_a_part_of_the_amount_is_no_payment(part: str) -> None:
    drawing = f"""
        合同编号 | 项目名称 | 金额(元) |          | 预付款应收 | 验收款应收
                 |          | 合同额   | {part}   |            |
        H-1      | 一期厂房 | 1280000  | 64000    | 384000     | 384000
        H-2      | 二期厂房 | 860000   | 43000    | 258000     | 258000
        H-3      | 综合楼   | 520000   | 26000    | 156000     | 156000"""

    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:E2", "F1:F2"]
    proposal = proposed(Ledger("合同.xlsx").draw("合同台账", drawing.strip(), merged=merged))

    assert targets(proposal)["预付款应收"] == "payment_schedule.amount_due"
    assert {each.target for each in proposal.columns if each.header == f"金额(元) / {part}"} == {""}


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


def test_whoever_leads_the_site_office_is_no_leader_of_our_crew() -> None:
    drawing = """
        项目名称 | 项目部负责人 | 安装队 | 实际进场   | 实际完工
        一期厂房 | 孟先生       | 一队   | 2026-03-02 | 2026-03-25
        二期厂房 | 桑先生       | 二队   | 2026-03-06 |
        综合楼   | 单先生       | 一队   | 2026-03-09 |"""

    assert "项目部负责人" not in targets(proposed(Ledger("安装.xlsx").draw("安装记录", drawing.strip())))
