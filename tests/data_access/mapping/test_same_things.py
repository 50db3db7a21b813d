"""A column that holds the projects of the register says whose its rows are, whatever it is called."""

import pytest

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read, told

REGISTER = """
    合同号 | 工程名称 | 签约单位 | 签订日期   | 合同额(元)
    H-1    | 一期厂房 | 华东机电 | 2026-01-05 | 1280000
    H-2    | 二期厂房 | 南方电气 | 2026-01-19 | 860000
    H-3    | 综合楼   | 海工集团 | 2026-02-02 | 520000"""
MEASURED = """
    去哪     | 量尺日期   | 量尺师傅 | 结论
    {places}"""


def ledger(*places: str) -> Ledger:
    rows = [f"{place} | 2026-03-0{day} | 何工 | 通过" for day, place in enumerate(places, 1)]
    return Ledger("台账.xlsx").draw("合同台账", REGISTER.strip()).draw("量尺", MEASURED.replace("{places}", "\n".join(rows)).strip())


@pytest.mark.parametrize(
    ("places", "held"),
    [
        (("二期厂房", "一期厂房", "综合楼", "综合楼"), "site_surveys.project_id"),
        (("H-2", "H-1", "H-3", "H-3"), "site_surveys.project_id"),
        (("南京", "无锡", "苏州", "苏州"), ""),  # nothing the register keeps
        (("一期厂房", "二期厂房", "一期厂房", "二期厂房"), ""),  # two may be chance
    ],
)
def test_a_column_is_known_by_the_projects_or_contracts_it_holds(places: tuple[str, ...], held: str) -> None:
    target, why = told(proposed(ledger(*places)), "量尺")["去哪"]

    assert target == held
    assert (why == "same_things") is bool(held)


def test_its_rows_are_placed_by_it() -> None:
    found = read(ledger("二期厂房", "一期厂房", "综合楼", "综合楼"))

    assert found.site_surveys.project.tolist() == [1, 0, 2, 2]
