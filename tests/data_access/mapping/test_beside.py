"""What stands beside something else: two lists in one row, the same thing in two sheets, several texts for one of ours."""

from data_access.mapping.report import as_dict
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, targets

REGISTER = """
    合同编号 | 项目名称 | 客户名称 | 签订日期   | 合同金额(元)
    H-1      | 一期厂房 | 华东机电 | 2026-01-05 | 1280000
    H-2      | 二期厂房 | 南方电气 | 2026-01-19 | 860000
    H-3      | 综合楼   | 海工集团 | 2026-02-02 | 520000"""
VISITS = """
    回访日期   | 项目名称 | 受访人 | 方式 | 产品质量 | 服务态度 | 运行情况     | 下次回访
    2026-04-01 | 一期厂房 | 张工   | 电话 | 5        | 4        | 运行正常     | 2026-10-01
    2026-04-06 | 二期厂房 | 李工   | 微信 | 3        | 3        | 接头有点热   | 2026-05-06
    2026-04-09 | 综合楼   | 王工   | 上门 | 4        | 5        | 一路还没送电 | 2026-07-09"""
ORDERS = """
    生产单号 | 项目名称 | 型号规格  | 电流A | 直线段(m) | 插接箱(台) | 计划开工   | 计划完工   | 实际完工
    SC-1     | 一期厂房 | CMC-2A/4P | 2500  | 186       | 12         | 2026-03-01 | 2026-03-20 | 2026-03-22
    SC-2     | 二期厂房 | CMC-2A/5P | 1600  | 92.5      | 6          | 2026-03-05 | 2026-03-25 |
    SC-3     | 综合楼   | CMC-2A/4P | 800   | 64        | 4          | 2026-03-09 | 2026-03-30 |"""


def test_a_visit_with_marks_is_feedback_and_an_entry_of_the_log_too() -> None:
    book = read(Ledger("回访.xlsx").draw("客户回访", VISITS.strip()))

    assert book.feedback.frame["score_product"].tolist() == [5, 3, 4]
    assert book.dunning_log.texts("kind").tolist() == ["回访"] * 3
    assert book.dunning_log.texts("channel").tolist() == ["电话", "微信", "上门"]
    assert book.dunning_log.texts("outcome").tolist() == ["运行正常", "接头有点热", "一路还没送电"]
    assert [str(day)[:10] for day in book.dunning_log.frame["log_date"]] == ["2026-04-01", "2026-04-06", "2026-04-09"]
    assert [str(day)[:10] for day in book.dunning_log.frame["next_date"]] == ["2026-10-01", "2026-05-06", "2026-07-09"]


def test_asking_customers_how_satisfied_they_are_is_no_reminder_about_money() -> None:
    book = read(Ledger("满意度.xlsx").draw("满意度调查", VISITS.strip().replace("回访日期", "调查日期").replace("下次回访", "下次联系")))

    assert book.feedback.frame["score_product"].tolist() == [5, 3, 4]
    assert book.dunning_log.texts("kind").tolist() == ["回访"] * 3


def test_an_order_tells_what_it_is_of_and_what_it_counts_is_asked() -> None:
    proposal = proposed(Ledger("全.xlsx").draw("合同台账", REGISTER.strip()).draw("排产计划", ORDERS.strip()))
    asked = {each.header: each.target for each in proposal.columns if each.ask}

    assert targets(proposal)["电流A"] == "contract_items.rated_current"
    assert asked["直线段(m)"] == "contract_items.straight_m"
    assert asked["插接箱(台)"] == "contract_items.tapoff_qty"


def test_what_belongs_to_contracts_is_named_and_not_read_where_nobody_knows_them() -> None:
    ledger = Ledger("排产.xlsx").draw("排产计划", ORDERS.strip())
    proposal = proposed(ledger)
    current, length = (next(each for each in proposal.columns if each.header == name) for name in ("电流A", "直线段(m)"))

    assert (current.target, current.repeats, current.reason.key) == ("", "contract_items.rated_current", "needs_contracts")
    assert (length.target, length.ask) == ("", False)
    assert [finding.code for finding in read(ledger).findings(read(ledger).found) if finding.code == "unknown_reference"] == []


def test_what_an_order_tells_is_not_read_where_a_list_of_it_is_kept() -> None:
    items = """
        合同编号 | 母线编号 | 额定电流(A) | 极数 | 直段米数
        H-1      | N1       | 2500        | 4P   | 186
        H-2      | N2       | 1600        | 5P   | 92.5
        H-3      | N3       | 800         | 4P   | 64"""
    ledger = Ledger("全.xlsx").draw("合同台账", REGISTER.strip()).draw("母线清单", items.strip()).draw("排产计划", ORDERS.strip())

    proposal = proposed(ledger)
    current = next(each for each in proposal.columns if each.header == "电流A")

    assert (current.target, current.repeats) == ("", "contract_items.rated_current")
    assert "母线清单" in current.reason.sentence("zh")


def test_what_the_register_keeps_is_named_and_not_read_again() -> None:
    invoices = """
        开票日期   | 发票号码 | 合同编号 | 客户名称 | 价税合计 | 税率
        2026-03-01 | 24000001 | H-1      | 华东机电 | 384000   | 13%
        2026-03-09 | 24000002 | H-2      | 南方电气 | 258000   | 13%
        2026-03-20 | 24000003 | H-3      | 海工集团 | 156000   | 13%"""
    proposal = proposed(Ledger("全.xlsx").draw("合同台账", REGISTER.strip()).draw("开票登记", invoices.strip()))
    customer, rate = (
        next(each for each in proposal.columns if each.sheet == "开票登记" and each.header == name) for name in ("客户名称", "税率")
    )
    said = {each["header"]: each for each in as_dict(proposal, "zh")["columns"] if each["sheet"] == "开票登记"}

    assert (customer.target, customer.repeats, customer.reason.key) == ("", "projects.customer_name", "kept_elsewhere")
    assert (rate.target, rate.repeats, rate.reason.key) == ("", "contracts.tax_rate", "read_elsewhere")
    assert (said["客户名称"]["target"], said["客户名称"]["read"]) == ("projects.customer_name", False)
    assert (said["价税合计"]["target"], said["价税合计"]["read"]) == ("invoices.gross_amount", True)


def test_a_sheet_is_told_whole_while_one_question_keeps_it_from_being_read() -> None:
    visits = """
        测量日期   | 复尺日期   | 项目名称 | 测量人 | 甲方陪同
        2026-02-01 | 2026-02-11 | 一期厂房 | 陈测量 | 张工
        2026-02-06 | 2026-02-16 | 二期厂房 | 林测量 | 李工
        2026-02-09 | 2026-02-19 | 综合楼   | 陈测量 | 王工"""
    proposal = proposed(Ledger("全.xlsx").draw("合同台账", REGISTER.strip()).draw("现场测量", visits.strip()))
    found = targets(proposal, "现场测量")

    assert not proposal.mapping.tables or "现场测量" not in {each.sheet for each in proposal.mapping.tables}
    assert {each.header for each in proposal.columns if each.sheet == "现场测量" and each.ask} >= {"测量日期"}
    assert found["测量人"] == "site_surveys.technician"
    assert found["项目名称"] == "site_surveys.project_id"


def test_the_driver_with_his_number_stands_behind_the_carrier_and_receives_nothing() -> None:
    drawing = """
        发货日期   | 送货单号 | 项目名称 | 物流公司 | 车牌号  | 司机/电话          | 收货人及电话
        2026-03-01 | FH-1     | 一期厂房 | 顺达物流 | 粤A1234 | 何师傅 13900000001 | 张工 13800000001
        2026-03-09 | FH-2     | 二期厂房 | 顺达物流 | 粤B5678 | 罗师傅 13900000002 | 李工 13800000002
        2026-03-20 | FH-3     | 综合楼   | 远成货运 | 粤C9012 | 何师傅 13900000001 | 王工 13800000003"""
    shipments = read(Ledger("发货.xlsx").draw("发货台账", drawing.strip())).shipments

    assert shipments.texts("carrier").tolist()[0] == "顺达物流 粤A1234 何师傅 13900000001"
    assert shipments.texts("consignee").tolist() == ["张工", "李工", "王工"]
    assert shipments.texts("consignee_mobile").tolist() == ["13800000001", "13800000002", "13800000003"]


def test_a_driver_with_his_number_and_nobody_beside_him_is_the_carrier() -> None:
    drawing = """
        发货日期   | 送货单号 | 项目名称 | 司机/电话          | 收货人及电话
        2026-03-01 | FH-1     | 一期厂房 | 何师傅 13900000001 | 张工 13800000001
        2026-03-09 | FH-2     | 二期厂房 | 罗师傅 13900000002 | 李工 13800000002
        2026-03-20 | FH-3     | 综合楼   | 何师傅 13900000001 | 王工 13800000003"""

    found = targets(proposed(Ledger("发货.xlsx").draw("发货台账", drawing.strip())))

    assert (found["司机/电话"], found["收货人及电话"]) == ("shipments.carrier", "shipments.consignee")


def test_what_was_short_and_what_was_broken_are_one_text() -> None:
    drawing = """
        项目名称 | 送货单号 | 到货日期   | 应到件数 | 缺损情况 | 处理意见 | 验收结果
        一期厂房 | FH-1     | 2026-03-02 | 12       | 无       | /        | 合格
        二期厂房 | FH-2     | 2026-03-10 | 8        | 少1件    | 补发     | 短缺
        综合楼   | FH-3     | 2026-03-21 | 5        | 外壳磕碰 | 现场修复 | 破损"""
    shipments = read(Ledger("到货.xlsx").draw("到货验收", drawing.strip())).shipments

    assert shipments.texts("discrepancy").tolist()[1:] == ["少1件 补发", "外壳磕碰 现场修复"]
    assert shipments.texts("inspect_result").tolist() == ["合格", "短缺", "破损"]


def test_where_a_run_begins_and_ends_is_its_name() -> None:
    drawing = """
        测量日期   | 项目名称 | 回路号 | 起点 | 终点   | 电流等级 | 测量人
        2026-02-01 | 一期厂房 | N1     | 1AA1 | 3层AP1 | 2500A    | 陈测量
        2026-02-06 | 二期厂房 | N2     | 1AA2 | 5层AP1 | 1600A    | 林测量
        2026-02-09 | 综合楼   | N3     | 2AA1 | 屋面   | 800A     | 陈测量"""
    book = read(Ledger("全.xlsx").draw("合同台账", REGISTER.strip()).draw("现场测量", drawing.strip()))

    assert book.contract_items.texts("run_id").tolist() == ["N1 1AA1 3层AP1", "N2 1AA2 5层AP1", "N3 2AA1 屋面"]
    assert book.contract_items.frame["rated_current"].tolist() == [2500, 1600, 800]
