"""Whose people and which parties a heading speaks of: ours, the customer’s, or nobody at all."""

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, targets


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


def test_a_party_below_the_heading_of_a_list_is_asked_since_it_may_be_who_signed() -> None:
    drawing = """
        合同编号 | 项目名称 | 合同金额 | 结算单     |
                 |          |          | 报送日期   | 甲方
        H-1      | 一期厂房 | 1280000  | 2026-01-20 | 张工
        H-2      | 二期厂房 | 860000   | 2026-02-20 | 李工
        H-3      | 综合楼   | 520000   | 2026-03-20 | 王工"""
    ledger = Ledger("结算.xlsx").draw("合同台账", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])

    assert "结算单 / 甲方" not in targets(proposed(ledger))


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


def test_how_something_was_dealt_with_is_nobody() -> None:
    drawing = """
        回访日期   | 项目名称 | 产品 | 服务 | 客户说   | 怎么处理
        2026-04-01 | 一期厂房 | 5    | 4    | 都好     | /
        2026-04-06 | 二期厂房 | 3    | 3    | 到货慢   | 下月测温
        2026-04-09 | 综合楼   | 4    | 5    | 接头热   | 派人看"""

    assert targets(proposed(Ledger("回访.xlsx").draw("客户回访登记", drawing.strip()))).get("怎么处理") != "feedback.handler"


def test_whoever_leads_the_site_office_is_no_leader_of_our_crew() -> None:
    drawing = """
        项目名称 | 项目部负责人 | 安装队 | 实际进场   | 实际完工
        一期厂房 | 孟先生       | 一队   | 2026-03-02 | 2026-03-25
        二期厂房 | 桑先生       | 二队   | 2026-03-06 |
        综合楼   | 单先生       | 一队   | 2026-03-09 |"""

    assert "项目部负责人" not in targets(proposed(Ledger("安装.xlsx").draw("安装记录", drawing.strip())))


def test_who_took_part_in_an_acceptance_is_not_the_customer_of_the_project() -> None:
    drawing = """
        验收日期   | 项目名称 | 结论 | 参加人员 |
                   |          |      | 甲方     | 监理
        2026-05-01 | 一期厂房 | 合格 | 张伟     | 李娜
        2026-05-09 | 二期厂房 | 合格 | 王磊     | 李娜
        2026-05-12 | 综合楼   | 合格 | 赵敏     | 孙强"""
    ledger = Ledger("验收.xlsx").draw("工程验收", drawing.strip(), merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])

    assert targets(proposed(ledger)).get("参加人员 / 甲方", "") != "projects.customer_name"
