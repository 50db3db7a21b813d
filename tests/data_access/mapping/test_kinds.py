"""Which sheets of a workbook are ours at all, and what their rows are."""

import pytest

from data_access.mapping.proposal import Proposal
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, targets


def feeds(proposal: Proposal) -> dict[str, tuple[str, ...]]:
    return {sheet.sheet: sheet.feeds for sheet in proposal.sheets}


REGISTER = """
    项目编号 | 项目名称   | 客户名称     | 合同编号 | 签订日期   | 合同金额
    XM-1     | 一期厂房   | 甲机电公司   | H-1      | 2026-01-08 | 1280000
    XM-2     | 二期厂房   | 乙机电公司   | H-2      | 2026-02-03 | 860000
    XM-3     | 综合楼     | 丙机电公司   | H-3      | 2026-03-05 | 520000
"""


@pytest.mark.parametrize(
    ("name", "drawing"),
    [
        (
            "补发缺件",
            """
            序号 | 项目名称 | 缺件名称 | 规格     | 数量 | 单位 | 申请日期   | 金额 | 备注
            1    | 一期厂房 | 绝缘隔板 | 2500A/4P | 3    | 块   | 2026-03-01 | 120  | 快递
            2    | 一期厂房 | 螺栓     | 1600A/4P | 20   | 套   | 2026-03-09 | 60   |
            3    | 综合楼   | 封头     | 2500A/4P | 1    | 个   | 2026-04-02 | 95   |
            """,
        ),
        (
            "班组结算",
            """
            序号 | 班组     | 项目名称 | 结算日期   | 结算金额 | 已付  | 未付 | 备注
            1    | 老刘班组 | 一期厂房 | 2026-05-01 | 28000    | 20000 | 8000 |
            2    | 安装二队 | 综合楼   | 2026-05-20 | 16000    | 16000 | 0    |
            """,
        ),
        (
            "外协安装",
            """
            日期       | 施工队   | 项目     | 米数 | 单价 | 应付 | 已付
            2026-05-01 | 老刘班组 | 一期厂房 | 41.2 | 45   | 1854 | 1298
            2026-05-20 | 安装二队 | 综合楼   | 126  | 45   | 5670 | 3972
            """,
        ),
        (
            "保函及保证金",
            """
            序号 | 项目名称 | 合同编号 | 类型     | 金额  | 开具日期   | 到期日     | 收回日期   | 备注
            1    | 一期厂房 | H-1      | 履约保函 | 64000 | 2026-01-20 | 2027-01-20 |            |
            2    | 二期厂房 | H-2      | 质量保函 | 43000 | 2026-02-20 | 2028-02-20 | 2026-09-01 |
            """,
        ),
        (
            "业务员汇总",
            """
            业务员 | 项目数量 | 合同金额 | 已收款 | 未收款 | 回款率
            李勤   | 12       | 5280000  | 4100000 | 1180000 | 0.78
            周礼   | 7        | 3120000  | 2000000 | 1120000 | 0.64
            """,
        ),
        (
            "Sheet3",
            """
            日期       | 领用人 | 项目名称 | 名称 | 规格型号 | 数量 | 单价 | 金额
            2026-03-01 | 李勤   | 一期厂房 | 螺栓 | M10      | 20   | 6.5  | 130
            2026-03-04 | 周礼   | 综合楼   | 封头 | 2500A    | 2    | 95   | 190
            """,
        ),
        (
            "周会",
            """
            编号 | 项目     | 问题描述   | 责任人 | 计划完成   | 实际完成   | 结果
            1    | 一期厂房 | 穿墙未封堵 | 老吴   | 2026-04-01 | 2026-04-03 | 合格
            2    | 综合楼   | 力矩未标记 | 老吴   | 2026-04-05 | 2026-04-05 | 合格
            """,
        ),
    ],
)
def test_lists_that_concern_nothing_of_ours_feed_nothing_and_show_no_target(name: str, drawing: str) -> None:
    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw(name, drawing.strip()))

    assert name not in feeds(proposal)
    assert targets(proposal, name) == {}
    assert ("台账.xlsx", name) in proposal.left_out


def test_a_list_that_names_neither_project_nor_contract_feeds_nothing() -> None:
    drawing = """
        到账日期   | 付款单位   | 到账金额 | 收款方式
        2026-01-20 | 甲机电公司 | 385500   | 电汇
        2026-03-18 | 乙机电公司 | 258000   | 电汇"""

    proposal = proposed(Ledger("到账.xlsx").draw("到账流水", drawing.strip()))

    assert feeds(proposal) == {} and targets(proposal, "到账流水") == {}


def test_a_plain_heading_means_what_the_sheet_is_called_after() -> None:
    drawing = """
        日期       | 合同编号 | 金额   | 方式
        2026-01-20 | H-1      | 385500 | 电汇
        2026-03-18 | H-1      | 258000 | 电汇"""

    proposal = proposed(Ledger("到账.xlsx").draw("2026年到账流水", drawing.strip()))

    assert targets(proposal, "2026年到账流水") == {
        "日期": "receipts.received_date",
        "合同编号": "receipts.contract_no",
        "金额": "receipts.amount",
        "方式": "receipts.method",
    }


def test_a_list_of_shipments_feeds_no_schedule_of_busbars_and_repeats_no_register() -> None:
    drawing = """
        发货单号 | 发货日期   | 项目编号 | 项目名称 | 规格     | 米数 | 车牌号  | 到货日期
        FH-1     | 2026-04-01 | XM-1     | 一期厂房 | 2500A/4P | 120  | 粤A1234 | 2026-04-03
        FH-2     | 2026-04-06 | XM-1     | 一期厂房 | 2500A/4P | 60   | 粤A1235 | 2026-04-08
        FH-3     | 2026-04-09 | XM-3     | 综合楼   | 1600A/4P | 90   | 粤A1236 | 2026-04-11"""

    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("发货记录", drawing.strip()))

    assert feeds(proposal)["发货记录"] == ("shipments",)
    assert targets(proposal, "发货记录") == {
        "发货单号": "shipments.delivery_note_no",
        "发货日期": "shipments.actual_ship_date",
        "项目编号": "shipments.project_id",
        "车牌号": "shipments.carrier",
        "到货日期": "shipments.arrival_date",
    }


def test_a_bare_number_is_the_project_in_a_register_and_the_row_elsewhere() -> None:
    register = """
        编号   | 项目     | 客户       | 合同价  | 签约
        26-001 | 一期厂房 | 甲机电公司 | 1280000 | 1/11
        26-002 | 二期厂房 | 乙机电公司 | 860000  | 1/15
        26-003 | 综合楼   | 丙机电公司 | 520000  | 2/10"""
    shipments = """
        编号 | 发货日期   | 项目     | 承运 | 到货日期
        FH01 | 2026-04-01 | 一期厂房 | 德邦 | 2026-04-03
        FH02 | 2026-04-06 | 一期厂房 | 德邦 | 2026-04-08
        FH03 | 2026-04-09 | 综合楼   | 专线 | 2026-04-11"""

    proposal = proposed(Ledger("台账.xlsx").draw("Sheet1", register.strip()).draw("发货记录", shipments.strip()))

    assert targets(proposal, "Sheet1")["编号"] == "projects.project_id"
    assert targets(proposal, "发货记录")["项目"] == "shipments.project_id"
    assert targets(proposal, "发货记录").get("编号") != "shipments.project_id"


def test_days_without_a_year_tell_what_a_column_means() -> None:
    drawing = """
        项目编号 | 项目名称 | 签约    | 复尺 | 进场  | 安装完 | 验收 | 送电 | 质保止
        XM-1     | 一期厂房 | 25.3.18 | 1月9日  | 4/12  | 5月8日 | 6月1日 | 6.16 | 2028.4
        XM-2     | 二期厂房 | 25.4.2  | 1月22日 | 4/20  | 5月9日 | 6月2日 | 7.3  | 2028.5
        XM-3     | 综合楼   | 25.6.30 | 2月3日  | 5/6   | 6月1日 | 7月5日 | 8.2  | 2028.7"""

    assert targets(proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip())), "项目台账") == {
        "项目编号": "projects.project_id",
        "项目名称": "projects.project_name",
        "签约": "contracts.sign_date",
        "复尺": "site_surveys.actual_date",
        "进场": "installations.actual_start",
        "安装完": "installations.actual_finish",
        "验收": "acceptances.accept_date",
        "送电": "acceptances.energised_date",
        "质保止": "settlements.warranty_end",
    }


def test_days_of_plan_and_actual_in_rows_of_their_own_are_asked() -> None:
    drawing = """
        项目编号 | 项目名称 | 客户       | 类别 | 排产  | 发货  | 进场
        XM-1     | 一期厂房 | 甲机电公司 | 计划 | 1月9日 | 3月1日 | 4月1日
                 |          |            | 实际 | 1月12日 | 3月3日 | 4月6日
        XM-2     | 二期厂房 | 乙机电公司 | 计划 | 2月9日 | 4月1日 | 5月1日
                 |          |            | 实际 | 2月10日 | 4月2日 | 5月3日"""

    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", drawing.strip()))

    assert [each.header for each in proposal.to_ask()] == ["排产", "发货", "进场"]


def test_a_list_beside_another_one_is_read_alone() -> None:
    drawing = """
        发货单号 | 发货日期   | 项目     | 物流公司 | 到货日期   | | 物流公司 | 电话
        FH01     | 2026-04-01 | 一期厂房 | 德邦     | 2026-04-03 | | 德邦     | 13800138000
        FH02     | 2026-04-06 | 一期厂房 | 专线     | 2026-04-08 | | 专线     | 13800138001
        FH03     | 2026-04-09 | 综合楼   | 专线     | 2026-04-11 | |          |"""

    proposal = proposed(Ledger("发货.xlsx").draw("发货记录", drawing.strip()))

    assert [each.letter for each in proposal.columns] == ["A", "B", "C", "D", "E"]


ACCEPTED = """
    编号  | 工程名称 | 建设单位   | 验收部位 | 验收日期   | 参加人       | 结论 | 整改期限
    YS-01 | 一期厂房 | 甲置业公司 | 全部     | 2024-06-28 | 何工、杨工   | 合格 | /
    YS-02 | 二期厂房 | 乙医药公司 | 全部     | 2024-10-09 | 周工、陈工   | 合格 | 2024-10-30
    YS-03 | 综合楼   | 丙置业公司 | 地下室   | 2023-11-29 | 吴工、朱工   | 合格 | /
"""


def test_a_sheet_called_after_a_table_that_it_fills_is_ours_whatever_else_stands_in_it() -> None:
    proposal = proposed(Ledger("现场.xlsx").draw("验收记录", ACCEPTED.strip()))

    assert "acceptances" in feeds(proposal)["验收记录"]
    assert targets(proposal, "验收记录")["验收日期"] == "acceptances.accept_date"
    assert "参加人" not in targets(proposal, "验收记录")  # 不参加原因 is another thing


def test_a_heading_that_names_a_unit_of_money_is_an_amount() -> None:
    drawing = """
        项目     | 项目号   | 客户名称   | 合同(万) | 装完       | 验收日期
        一期厂房 | KR21-005 | 甲置业公司 | 36.36    | 2022-06-06 | 2022-08-05
        二期厂房 | KR22-008 | 乙医药公司 | 136.62   | 2022-05-08 | 2022-06-27
        综合楼   | KR21-011 | 丙置业公司 | 111.4    | 2021-12-26 | 2022-02-14"""

    proposal = proposed(Ledger("项目.xlsx").draw("已完工", drawing.strip()))

    assert targets(proposal, "已完工")["合同(万)"] == "contracts.contract_amount"
    assert next(each.multiply for each in proposal.columns if each.header == "合同(万)") == 10_000


def test_a_list_of_installations_is_followed_though_it_says_what_the_crew_was_paid() -> None:
    drawing = """
        项目名称 | 安装队 | 计划进场   | 实际进场   | 计划完工   | 实际完工   | 已付队里
        一期厂房 | 一队   | 2026-03-01 | 2026-03-02 | 2026-03-20 | 2026-03-25 | 34200
        二期厂房 | 二队   | 2026-03-05 | 2026-03-06 | 2026-03-28 |            | 13800
        综合楼   | 一队   | 2026-03-09 | 2026-03-09 | 2026-03-30 |            | 0"""

    found = targets(proposed(Ledger("安装.xlsx").draw("安装督导", drawing.strip())))

    assert found["实际进场"] == "installations.actual_start"
    assert "已付队里" not in found


def test_what_a_crew_is_paid_for_its_work_is_none_of_ours() -> None:
    drawing = """
        项目名称 | 安装队 | 完工日期   | 安装米数 | 单价 | 应付  | 已付
        一期厂房 | 一队   | 2026-03-25 | 340      | 45   | 15300 | 10000
        二期厂房 | 二队   | 2026-04-02 | 120      | 45   | 5400  | 5400
        综合楼   | 一队   | 2026-04-09 | 64       | 45   | 2880  | 0"""

    proposal = proposed(Ledger("安装.xlsx").draw("安装队", drawing.strip()))

    assert not targets(proposal)


@pytest.mark.parametrize(
    ("name", "drawing", "fed"),
    [
        (
            "装母线日报",
            """
            日期       | 项目名称 | 带班   | 完成比例 | 现场问题
            2026-05-01 | 一期厂房 | 刘兴发 | 20%      | 等货
            2026-05-04 | 一期厂房 | 刘兴发 | 40%      | 下雨
            2026-05-03 | 综合楼   | 何工   | 90%      |
            """,
            "installations",
        ),
        (
            "销售出库单",
            """
            出库单号 | 项目名称 | 出库日期   | 车牌    | 到货日期
            CK-1     | 一期厂房 | 2026-03-01 | 川A1234 | 2026-03-03
            CK-2     | 二期厂房 | 2026-03-05 | 川A1235 | 2026-03-08
            CK-3     | 综合楼   | 2026-03-09 | 川A1236 | 2026-03-10
            """,
            "shipments",
        ),
        (
            "工程周报",
            """
            项目名称 | 客户名称   | 合同金额 | 项目状态
            一期厂房 | 甲机电公司 | 1280000  | 进行中
            二期厂房 | 乙机电公司 | 860000   | 进行中
            综合楼   | 丙机电公司 | 520000   | 进行中
            """,
            "",
        ),
    ],
)
def test_a_sheet_called_after_a_habit_counts_where_it_holds_a_list_of_ours(name: str, drawing: str, fed: str) -> None:
    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw(name, drawing.strip()))

    assert (fed in feeds(proposal).get(name, ())) is bool(fed)
    assert (name in feeds(proposal)) is bool(fed)
