"""Who is named among those who were at the acceptance was there, whoever comes to the next one."""

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import REGISTER, proposed, read, targets

ACCEPTED = """
    项目名称 | 验收日期   | 我方人员 | 甲方代表 | 监理   | 供电局 | 验收结论
    一期厂房 | 2026-03-01 | 王敏     | 周伟     | 张总监 | /      | 合格
    二期厂房 | 2026-03-02 | 李工     | 陈工     | 人未齐   | 李科长 | 合格
    综合楼   | 2026-03-03 | 赵强     | 刘海     | 孙工   | /      | 合格
    三期厂房 | 2026-03-04 | 王敏     | 是       | 吴工   | 未到场 | 合格
"""


def drawn() -> Ledger:
    return Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("验收登记", ACCEPTED.strip())


def test_a_column_of_names_says_who_was_there() -> None:
    assert (
        targets(proposed(drawn()), "验收登记").items()
        >= {
            "我方人员": "acceptances.p_specialist",
            "甲方代表": "acceptances.p_client",
            "监理": "acceptances.p_supervision",
            "供电局": "acceptances.p_utility",
        }.items()
    )


def test_whoever_is_named_was_there() -> None:
    acceptances = read(drawn()).acceptances

    assert acceptances.true("p_client").all()
    assert acceptances.true("p_specialist").all()
    assert acceptances.true("p_utility").tolist() == [False, True, False, False]
    assert acceptances.false("p_utility").tolist() == [False, False, False, True]


def test_a_word_that_says_no_is_never_taken_for_a_name() -> None:
    book = read(drawn())
    wrong = [(each.cell, each.value) for each in book.findings(book.found) if each.code == "unreadable_yesno"]

    assert book.acceptances.true("p_supervision").tolist() == [True, False, True, True]
    assert wrong == [("E3", "人未齐")]


def test_whoever_is_named_in_a_column_of_signatures_signed() -> None:
    measured = """
        复尺单 | 项目名称 | 复尺日期   | 复尺人 | 甲方签认
        FC-1   | 一期厂房 | 2026-02-01 | 何工   | 周伟√
        FC-2   | 二期厂房 | 2026-02-02 | 何工   | 陈工
        FC-3   | 综合楼   | 2026-02-03 | 何工   | 未签
        FC-4   | 三期厂房 | 2026-02-04 | 何工   | 刘海"""
    book = read(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("现场复尺", measured.strip()))

    assert book.site_surveys.true("customer_signed").tolist() == [True, True, False, True]
