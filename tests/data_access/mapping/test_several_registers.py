"""Two sheets that tell of the same projects, contracts and steps: each thing once, and no error for saying it twice."""

from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told

REGISTER = """
    立项号 | 项目名称 | 客户名称 | 合同编号 | 签订日期   | 合同金额(元) | 预付 | 验收 | 发货日期   | 验收日期
    LX-1   | 一期厂房 | 华东机电 | H-1      | 2026-01-05 | 1280000      | 30%  | 70%  | 2026-03-01 | 2026-05-01
    LX-2   | 二期厂房 | 南方电气 | H-2      | 2026-01-19 | 860000       | 20%  | 80%  | 2026-03-11 | 2026-05-05
    LX-3   | 综合楼   | 海工集团 | H-3      | 2026-02-02 | 520000       | 40%  | 60%  |            |"""
OWED = """
    合同编号 | 工程名称 | 需方单位 | 合同额(元) | 预付款应收 | 验收款应收 | 质保金 | 欠款
    H-1      | 一期厂房 | 华东机电 | 1300000    | 384000     | 896000     | 0      | 100
    H-2      | 二期厂房 | 南方电气 | 860000     | 172000     | 688000     | 0      | 200
    H-3      | 综合楼   | 海工集团 | 520000     | 208000     | 312000     | 0      | 300"""
REPAIRS = """
    报修日期   | 项目名称 | 报修人 | 故障现象
    2026-06-01 | 一期厂房 | 张工   | 接头发热
    2026-06-05 | 二期厂房 | 李工   | 外壳松
    2026-06-09 | 综合楼   | 王工   | 进水"""


def ledger() -> Ledger:
    return Ledger("台账.xlsx").draw("项目合同总台账", REGISTER.strip()).draw("应收货款", OWED.strip()).draw("报修登记", REPAIRS.strip())


def codes(book: Book) -> set[str]:
    return {finding.code for finding in book.findings(book.found) if finding.severity == "error"}


def test_a_ledger_by_contract_numbers_makes_no_project_of_every_contract() -> None:
    book = read(ledger())

    assert book.projects.texts("project_id").tolist() == ["LX-1", "LX-2", "LX-3"]
    assert book.dunning_log.project.tolist() == [0, 1, 2]  # whose names are of one project each


def test_a_contract_that_two_registers_list_is_what_the_keeper_of_the_projects_says() -> None:
    book = read(ledger())

    assert book.contracts.texts("contract_no").tolist() == ["H-1", "H-2", "H-3"]
    assert book.contracts.fen("contract_amount").tolist() == [128_000_000, 86_000_000, 52_000_000]
    assert book.contracts.project.tolist() == [0, 1, 2]
    assert "duplicate_key" not in codes(book)


def test_payments_that_two_registers_list_are_no_errors() -> None:
    book = read(ledger())

    assert len(book.payment_schedule) >= 6
    assert not codes(book)


def test_a_contract_only_the_second_register_lists_is_there_too() -> None:
    more = OWED + "\n    H-9      | 三期厂房 | 北方电气 | 99000      | 9900       | 89100      | 0      | 0"
    book = read(Ledger("台账.xlsx").draw("项目合同总台账", REGISTER.strip()).draw("应收货款", more.strip()))

    assert [finding.value for finding in book.findings(book.found) if finding.code == "unknown_reference"][:1] == ["H-9"]
    assert len(book.contracts) == 3


def test_a_list_goes_before_what_the_register_says_of_the_same_step() -> None:
    accepted = """
        项目名称 | 验收日期   | 参加单位 | 结论
        一期厂房 | 2026-05-01 | 业主     | 合格
        二期厂房 | 2026-05-09 | 业主     | 合格"""
    found = read(Ledger("台账.xlsx").draw("项目合同总台账", REGISTER.strip()).draw("验收记录", accepted.strip()))

    days = [str(day)[:10] for day in found.acceptances.frame["accept_date"]]
    assert dict(zip(days, found.acceptances.texts("result"), strict=True)) == {"2026-05-01": "合格", "2026-05-05": "", "2026-05-09": "合格"}
    assert "duplicate_key" not in codes(found)


def test_a_delivery_that_a_list_holds_is_not_counted_again_out_of_the_register() -> None:
    shipped = """
        送货单号 | 合同编号 | 项目名称 | 发货日期   | 件数
        SH-1     | H-1      | 一期厂房 | 2026-03-01 | 12
        SH-2     | H-2      | 二期厂房 | 2026-03-11 | 9
        SH-3     | H-2      | 二期厂房 | 2026-03-15 | 4"""
    both = Ledger("台账.xlsx").draw("项目合同总台账", REGISTER.strip()).draw("发货登记", shipped.strip())

    assert told(proposed(both), "项目合同总台账")["发货日期"] == ("", "kept_singly")
    assert read(both).shipments.texts("delivery_note_no").tolist() == ["SH-1", "SH-2", "SH-3"]


def test_a_packing_list_still_names_the_delivery_it_is_of() -> None:
    shipped = """
        送货单号 | 合同编号 | 项目名称 | 发货日期   | 件数
        SH-1     | H-1      | 一期厂房 | 2026-03-01 | 12
        SH-2     | H-2      | 二期厂房 | 2026-03-11 | 9"""
    packed = """
        送货单号 | 工程名称 | 箱号 | 品名   | 规格型号  | 数量 | 单位
        SH-1     | 一期厂房 | 1#   | 直线段 | CMC-2A/4P | 4    | 节
        SH-1     | 一期厂房 | 2#   | 插接箱 | 250A      | 11   | 件
        SH-2     | 二期厂房 | 1#   | 弯头   | CMC-2A/4P | 2    | 节"""
    both = Ledger("台账.xlsx").draw("项目合同总台账", REGISTER.strip()).draw("发货登记", shipped.strip()).draw("装箱单", packed.strip())

    assert read(both).shipment_items.texts("delivery_note_no").tolist() == ["SH-1", "SH-1", "SH-2"]


def test_without_a_day_of_acceptance_nothing_is_read_as_one() -> None:
    energised = """
        项目名称 | 安装队 | 进场       | 完工       | 送电日期
        一期厂房 | 一队   | 2026-04-01 | 2026-04-20 | 2026-05-01
        二期厂房 | 二队   | 2026-04-05 | 2026-04-25 | 2026-05-09
        综合楼   | 一队   | 2026-04-09 | 2026-04-28 | 2026-05-11"""
    book = read(Ledger("安装.xlsx").draw("安装记录", energised.strip()))

    assert len(book.installations) == 3
    assert (len(book.acceptances), codes(book)) == (0, set())
