"""A role that may not see amounts or telephone numbers does not get them."""

from schemas.roles import FINANCE, MANAGER, STAFF
from tests.drawn import book_of
from ui.masking import masked

BOOK = """
    合同信息                                    联系人
    项目编号 | 合同编号 | 合同金额 | 质保期额度    项目编号 | 角色 | 姓名 | 手机
    P-1      | HT-1     | 1234567      | 5%            P-1      | 技术 | 何工 | 13800138000
"""


def test_staff_get_neither_amounts_nor_whole_numbers() -> None:
    book = book_of(BOOK)

    contracts, contacts = masked(book.contracts, STAFF), masked(book.contacts, STAFF)

    assert contracts["contract_amount"].isna().all()
    assert contracts["retention"].isna().all()
    assert list(contacts["mobile"]) == ["138****8000"]


def test_finance_get_amounts_but_no_whole_numbers() -> None:
    book = book_of(BOOK)

    assert list(masked(book.contracts, FINANCE)["contract_amount"]) == [123456700]
    assert list(masked(book.contacts, FINANCE)["mobile"]) == ["138****8000"]


def test_the_shared_rows_stay_as_they_are() -> None:
    book = book_of(BOOK)

    masked(book.contacts, STAFF)

    assert list(book.contacts["mobile"]) == ["13800138000"]
    assert masked(book.contacts, MANAGER) is book.contacts


def test_columns_nobody_asked_for_are_left_out_for_who_may_not_see_everything() -> None:
    book = book_of("""
        项目台账
        项目编号 | 项目名称 | 老板电话
        P-1      | 会展中心 | 13800138000
    """)

    assert "老板电话" in book.projects.others
    assert masked(book.projects, STAFF).others == {}


def test_amounts_and_numbers_in_notes_are_hidden_too() -> None:
    book = book_of("""
        项目台账
        项目编号 | 项目名称 | 备注
        P-1      | 会展中心 | 尾款 12.5万元，找何工 13800138000
    """)

    [staff], [finance] = (list(masked(book.projects, role)["remarks"]) for role in (STAFF, FINANCE))

    assert "12.5" not in staff
    assert "13800138000" not in staff
    assert "12.5万元" in finance
    assert "13800138000" not in finance
