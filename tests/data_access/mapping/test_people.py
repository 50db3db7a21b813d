"""People of several roles side by side in one row: each becomes a contact of its own."""

from data_access.excel import workbook
from data_access.mapping.answers import Answer, answered
from data_access.mapping.proposing import propose
from data_access.reading import book_of
from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger

GROUPS = """
    项目名称 | 甲方   |          |             | 总包   |             | 监理
             | 姓名   | 职务     | 电话        | 姓名   | 手机        | 姓名/电话
    一期厂房 | 吴佳怡 | 机电经理 | 13800008934 | 许伟   | 13800008700 | 金晓东 13800005450
    二期厂房 | 孔浩然 | 采购     | 13800007724 | 秦秋菊 | 13800006659 | 张婷婷 13800004980
    综合楼   | 施文斌 | 机电经理 | 13800005529 |        |             | 许玉梅 13800007120
"""


def contacts(book: Book) -> set[tuple[str, str, str]]:
    role, name, phone, mobile = (book.contacts.texts(key).tolist() for key in ("role", "name", "phone", "mobile"))
    return {(what, who, one or other) for what, who, one, other in zip(role, name, phone, mobile, strict=True)}


def test_every_person_of_a_row_is_a_contact_with_its_role() -> None:
    ledger = Ledger("联系.xlsx").draw("联系人", GROUPS.strip(), merged=["A1:A2", "B1:D1", "E1:F1"])
    proposal = propose([workbook(ledger.content(), ledger.file)])

    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert not [each.header for each in proposal.columns if each.ask]
    assert contacts(book) == {
        ("甲方或直接用户", "吴佳怡", "13800008934"),
        ("甲方或直接用户", "孔浩然", "13800007724"),
        ("甲方或直接用户", "施文斌", "13800005529"),
        ("总包/机电", "许伟", "13800008700"),
        ("总包/机电", "秦秋菊", "13800006659"),
        ("监理", "金晓东", "13800005450"),
        ("监理", "张婷婷", "13800004980"),
        ("监理", "许玉梅", "13800007120"),
    }


FLAT = """
    项目编号 | 项目名称 | 合同编号 | 合同金额 | 技术联系人 | 技术电话    | 采购联系人 | 采购电话
    XM-1     | 一期厂房 | H-1      | 1280000  | 吴佳怡     | 13800008934 | 许伟       | 13800008700
    XM-2     | 二期厂房 | H-2      | 860000   | 孔浩然     | 13800007724 | 秦秋菊     | 13800006659
    XM-3     | 综合楼   | H-3      | 520000   | 施文斌     | 13800005529 | 冯俊杰     | 13800004055
"""


def test_roles_in_the_headings_of_a_register_make_contacts_too() -> None:
    ledger = Ledger("项目.xlsx").draw("项目台账", FLAT.strip())
    proposal = propose([workbook(ledger.content(), ledger.file)])

    book = book_of([workbook(ledger.content(), ledger.file)], proposal.mapping)

    assert len(book.projects) == 3
    assert {role for role, _, _ in contacts(book)} == {"技术", "采购"}
    assert len(contacts(book)) == 6


def test_who_says_that_a_number_is_a_mobile_one_keeps_the_person_it_is_of() -> None:
    ledger = Ledger("联系.xlsx").draw("联系人", GROUPS.strip(), merged=["A1:A2", "B1:D1", "E1:F1"])
    proposal = propose([workbook(ledger.content(), ledger.file)])

    told = answered(proposal, {("联系.xlsx", "联系人", 4): Answer("contacts.mobile")})

    book = book_of([workbook(ledger.content(), ledger.file)], told.mapping)
    assert dict(zip(book.contacts.texts("name"), book.contacts.texts("mobile"), strict=True))["吴佳怡"] == "13800008934"
