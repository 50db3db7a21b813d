"""Projects by their short names: people write them in every sheet but the register, where they stand beside the full ones."""

import pytest

from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told

REGISTER = """
    项目名称               | 简称     | 客户名称 | 合同编号 | 签订日期   | 合同金额(元)
    城南医院综合楼配电工程 | 城南医院 | 华东机电 | H-1      | 2026-01-05 | 1280000
    高新数据中心二期       | 高新二期 | 南方电气 | H-2      | 2026-01-19 | 860000
    滨江商务中心A座        | {third}  | 海工集团 | H-3      | 2026-02-02 | 520000"""
RECEIPTS = """
    到账日期   | 项目名称         | 到账金额
    2026-03-01 | 城南医院         | 100000
    2026-03-05 | 高新数据中心二期 | 200000
    2026-03-09 | 滨江             | 300000"""
SURVEYS = """
    项目名称 | 测量日期   | 测量人员 | 现场情况
    城南医院 | 2026-01-11 | 何工     | 已就位
    高新二期 | 2026-01-21 | 何工     | 已就位
    滨江     | 2026-02-05 | 何工     | 未就位"""


def book(third: str = "滨江", heading: str = "简称") -> Book:
    register = REGISTER.replace("{third}", third).replace("简称", heading)
    ledger = Ledger("台账.xlsx").draw("合同台账", register.strip()).draw("回款登记", RECEIPTS.strip()).draw("现场测量", SURVEYS.strip())
    return read(ledger)


def test_a_row_is_placed_by_the_short_name_that_the_register_gives_its_project() -> None:
    found = book()

    assert found.site_surveys.project.tolist() == [0, 1, 2]
    assert found.receipts.project.tolist() == [0, 1, 2]
    assert found.receipts.texts("contract_no").tolist() == ["H-1", "H-2", "H-3"]


def test_short_names_do_where_projects_have_nothing_but_names() -> None:
    register = """
        项目名称               | 简称     | 客户名称 | 售后专员 | 项目状态
        城南医院综合楼配电工程 | 城南医院 | 华东机电 | 王敏     | 在建
        高新数据中心二期       | 高新二期 | 南方电气 | 李勤     | 在建
        滨江商务中心A座        | 滨江     | 海工集团 | 王敏     | 在建"""
    found = read(Ledger("台账.xlsx").draw("项目台账", register.strip()).draw("现场测量", SURVEYS.strip()))

    assert found.site_surveys.project.tolist() == [0, 1, 2]


def test_a_short_name_that_two_projects_have_places_nothing() -> None:
    assert book(third="高新二期").site_surveys.project.tolist() == [0]


def test_the_column_of_short_names_is_told_as_what_it_is_for() -> None:
    register = REGISTER.replace("{third}", "滨江")

    assert told(proposed(Ledger("台账.xlsx").draw("合同台账", register.strip())), "合同台账")["简称"] == ("", "other_name")


def test_only_a_column_of_names_gives_other_names() -> None:
    assert book(heading="楼栋").site_surveys.project.tolist() == []


@pytest.mark.parametrize(
    ("full", "written", "is_it"),
    [
        ("南通市砚湖安置房母线工程", "砚湖安置房", True),
        ("长沙麓谷智造中心", "麓谷智造中心", True),
        ("砚湖安置房", "砚湖安置房项目", True),
        ("砚湖安置房二期", "砚湖安置房", False),  # the first phase may be another project
        ("滨江商务中心A座", "滨江商务中心", False),
        ("沽云算力园一期厂房", "一期厂房", False),  # more than a place stands before it
        ("江门医院", "医院", False),  # too short to mean one
    ],
)
def test_a_name_may_leave_out_the_place_and_the_kind_of_work_and_nothing_else(full: str, written: str, is_it: bool) -> None:
    register = f"""
        项目编号 | 项目名称 | 客户名称 | 签订日期   | 合同金额
        XM-1     | {full} | 华东机电 | 2026-01-05 | 1280000
        XM-2     | 高新数据中心 | 南方电气 | 2026-01-19 | 860000
        XM-3     | 综合楼 | 海工集团 | 2026-02-02 | 520000"""
    surveys = f"""
        项目名称 | 测量日期 | 测量人员 | 现场情况
        {written} | 2026-01-11 | 何工 | 已就位
        高新数据中心 | 2026-01-21 | 何工 | 已就位
        综合楼 | 2026-02-05 | 何工 | 未就位"""
    found = read(Ledger("台账.xlsx").draw("项目台账", register.strip()).draw("现场测量", surveys.strip()))
    told = [(each.cell, each.value, each.facts["meant"]) for each in found.findings(found.found) if each.code == "short_name"]

    assert found.site_surveys.project.tolist() == ([0, 1, 2] if is_it else [1, 2])
    assert told == ([("A2", written, full)] if is_it else [])


def test_a_name_that_two_projects_may_mean_places_nothing() -> None:
    register = """
        项目编号 | 项目名称         | 客户名称 | 签订日期   | 合同金额
        XM-1     | 无锡市砚湖安置房 | 华东机电 | 2026-01-05 | 1280000
        XM-2     | 南通市砚湖安置房 | 南方电气 | 2026-01-19 | 860000
        XM-3     | 综合楼           | 海工集团 | 2026-02-02 | 520000"""
    surveys = SURVEYS.replace("城南医院", "砚湖安置房").replace("高新二期", "综合楼")

    assert read(Ledger("台账.xlsx").draw("项目台账", register.strip()).draw("现场测量", surveys.strip())).site_surveys.project.tolist() == [
        2
    ]
