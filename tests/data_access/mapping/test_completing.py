"""Two lists that tell of the same thing complete each other: what left stands in one, what arrived in the other."""

from schemas.book import Book
from schemas.findings import Finding
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import read

REGISTER = """
    项目编号 | 项目名称 | 客户名称 | 合同金额 | 签订日期
    XM-1     | 一期厂房 | 华东机电 | 1280000  | 2026-01-05
    XM-2     | 二期厂房 | 南方电气 | 860000   | 2026-01-19
    XM-3     | 综合楼   | 海工集团 | 520000   | 2026-02-02"""
SHIPPED = """
    发货单号 | 项目编号 | 发货日期   | 承运单位 | 件数
    FH-1     | XM-1     | 2026-03-01 | 顺驰物流 | 12
    FH-2     | XM-2     | 2026-03-11 | 顺驰物流 | 9
    FH-3     | XM-3     | 2026-03-15 | 自提     | 4"""
SIGNED = """
    发货单号 | 项目编号 | 到货日期   | 签收人 | {heading}
    FH-2     | XM-2     | 2026-03-13 | 李娜   | {cells[0]}
    FH-1     | XM-1     | 2026-03-04 | 张伟   | {cells[1]}
    FH-4     | XM-3     | 2026-03-20 | 王磊   | {cells[2]}"""


def book(heading: str = "送货单签回", cells: tuple[str, str, str] = ("是", "否", "是"), signed: str = SIGNED) -> Book:
    ledger = Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("发货登记", SHIPPED.strip())
    return read(ledger.draw("到货签收", signed.format(heading=heading, cells=cells).strip()))


def said(found: Book, code: str) -> list[Finding]:
    return [each for each in found.findings(found.found) if each.code == code]


def test_a_delivery_is_one_though_two_lists_tell_of_it() -> None:
    shipments = book().shipments

    assert shipments.texts("delivery_note_no").tolist() == ["FH-1", "FH-2", "FH-3", "FH-4"]
    assert [str(each) for each in shipments.days("arrival_date")] == ["2026-03-04", "2026-03-13", "NaT", "2026-03-20"]
    assert [str(each) for each in shipments.days("actual_ship_date")] == ["2026-03-01", "2026-03-11", "2026-03-15", "NaT"]
    assert said(book(), "duplicate_key") == []


def test_every_cell_keeps_the_address_where_it_was_typed() -> None:
    found = book()
    shipments = found.shipments
    place, row = shipments.where("arrival_date")

    assert [(found.places[of].sheet, int(at)) for of, at in zip(place[:2], row[:2], strict=True)] == [("到货签收", 3), ("到货签收", 2)]
    assert [found.places[of].sheet for of in shipments.where("actual_ship_date")[0][:2]] == ["发货登记", "发货登记"]


def test_what_lacks_is_asked_for_in_the_sheet_that_has_the_column() -> None:
    found = book(cells=("", "否", "是"))
    [lack] = found.findings(
        [found.shipments.found("needed_missing", "dn_signed", ~found.shipments.has("dn_signed") & (found.shipments.row == 3))]
    )

    assert (lack.sheet, lack.cell) == ("到货签收", "E2")


def test_where_they_differ_the_first_counts_and_it_is_said() -> None:
    found = book("件数", ("9", "11", "3"))
    [differs] = said(found, "says_otherwise")

    assert found.shipments.whole("packages").tolist() == [12, 9, 4, 3]
    assert (differs.sheet, differs.cell, differs.value) == ("到货签收", "E3", "11")
    assert differs.facts == {"other_cell": "发货登记!E2", "used": "12"}
    assert differs.project_id == "XM-1"


def test_deliveries_of_two_projects_under_one_number_are_a_double_key() -> None:
    found = book(signed=SIGNED.replace("FH-1     | XM-1", "FH-1     | XM-2"))

    assert {each.value for each in said(found, "duplicate_key")} == {"FH-1"}


def test_rows_put_together_are_counted_apart() -> None:
    found = book()
    counted = {found.places[each.place].sheet: each for each in found.ledgers}

    assert (counted["到货签收"].used, counted["到货签收"].folded, counted["到货签收"].set_aside) == (1, 2, 0)


def test_a_second_register_adds_what_the_first_does_not_say() -> None:
    handed_over = """
        项目编号 | 项目名称 | 交接日     | 交出人 | 客户名称
        XM-1     | 一期厂房 | 2026-01-09 | 周伟   | 另一家
        XM-2     | 二期厂房 | 2026-01-22 | 吴敏   | 另一家
        XM-3     | 综合楼   | 2026-02-06 | 周伟   | 另一家"""
    found = read(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("项目交接", handed_over.strip()))

    assert [str(each) for each in found.projects.days("handover_date")] == ["2026-01-09", "2026-01-22", "2026-02-06"]
    assert found.projects.texts("handover_by").tolist() == ["周伟", "吴敏", "周伟"]
    assert found.projects.texts("customer_name").tolist() == ["华东机电", "南方电气", "海工集团"]  # it never argues with the register
    assert said(found, "duplicate_key") == said(found, "says_otherwise") == []


def test_what_a_list_tells_besides_gives_way_to_the_list_of_that() -> None:
    installed = """
        项目编号 | 队长 | 进场日期   | 完工日期   | 完成比例
        XM-1     | 老周 | 2026-04-01 | 2026-04-20 | 100%
        XM-2     | 老吴 | 2026-04-05 | 2026-04-25 | 100%
        XM-3     | 老吴 | 2026-04-08 |            | 40%"""
    accepted = """
        项目编号 | 安装完成日期 | 验收日期   | 验收结论
        XM-1     | 2026-04-21   | 2026-05-01 | 合格
        XM-2     | 2026-04-25   | 2026-05-02 | 合格
        XM-3     | 2026-05-09   | 2026-05-12 | 合格"""
    ledger = Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("工程验收", accepted.strip()).draw("安装监督表", installed.strip())
    found = read(ledger)

    assert [str(each) for each in found.installations.days("actual_finish")] == ["2026-04-20", "2026-04-25", "2026-05-09"]
    assert said(found, "duplicate_key") == []
