"""What is noted below a list is no row of it, and is counted; a project that has nothing but its name is a row all the same."""

import pytest

from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import read

REGISTER = """
    项目名称 | 合同编号 | 客户名称 | 合同金额 | 签订日期   | 状态
    一期厂房 | H-1      | 华东机电 | 1280000  | 2026-01-05 | 进行中
    二期厂房 | H-2      | 南方电气 | 860000   | 2026-01-19 | 进行中
    综合楼   | H-3      | 海工集团 | 520000   | 2026-02-02 | 进行中
    {}       |          |          |          |            |"""


def book(last: str) -> Book:
    return read(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip().format(last)))


@pytest.mark.parametrize(
    "note",
    ["注：合同额为含税价", "　2、“首车”指第一车离厂的日期", "周次按自然周，离场后补电的不另记", "※红色是超期没付的", "说明：黄色为逾期"],
)
def test_a_note_below_a_list_is_no_row(note: str) -> None:
    of_register = book(note)
    [ledger] = [each for each in of_register.ledgers if of_register.places[each.place].table == "projects"]

    assert (ledger.used, ledger.set_aside, ledger.footers) == (3, 0, 1)
    assert not [each for each in of_register.findings(of_register.found) if each.row == 5 and each.code != "footer_row"]


@pytest.mark.parametrize("name", ["综合楼二期", "江北新区科创中心（A、B区）母线槽供货及安装工程", "2号厂房"])
def test_a_project_with_nothing_but_its_name_is_asked_for_its_number(name: str) -> None:
    of_register = book(name)
    [ledger] = [each for each in of_register.ledgers if of_register.places[each.place].table == "projects"]

    assert (ledger.used, ledger.set_aside, ledger.footers) == (3, 1, 0)
    assert "required_missing" in {each.code for each in of_register.findings(of_register.found) if each.row == 5}


@pytest.mark.parametrize("divider", ["—— 2025年9月 ——", "2024年", "2025年度", "-- 25年10月份 --"])
def test_a_month_that_stands_alone_divides_a_list(divider: str) -> None:
    of_register = book(divider)
    [ledger] = [each for each in of_register.ledgers if of_register.places[each.place].table == "projects"]

    assert (ledger.used, ledger.set_aside, ledger.footers) == (3, 0, 1)
