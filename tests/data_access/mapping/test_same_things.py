"""A column that holds the projects of the register says whose its rows are, whatever it is called."""

import pytest

from data_access.mapping.same_things import identity_of
from data_access.mapping.values import Cells
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


CALLED = """
    合同   | 活路   | 签约单位 | 签订日期   | 合同额(元)
    H-1    | 五组团 | 华东机电 | 2026-01-05 | 1280000
    H-2    | 岚垭店 | 南方电气 | 2026-01-19 | 860000
    H-3    | 大峨   | 海工集团 | 2026-02-02 | 520000
    H-4    | 攀嶂   | 海工集团 | 2026-02-05 | 310000"""
SENT = """
    发货日期   | {} | 车牌    | 件数
    2026-03-01 | 五组团 | 川A1234 | 12
    2026-03-05 | 岚垭店 | 川A1235 | 9
    2026-03-09 | 大峨   | 川A1236 | 4"""
MOUNTED = """
    活路   | 进场日期   | 带班   | 完工日期
    五组团 | 2026-04-01 | 刘兴发 | 2026-05-01
    大峨   | 2026-04-05 | 何工   | 2026-05-09
    攀嶂   | 2026-04-09 | 何工   |"""


def test_a_word_nobody_knows_names_projects_where_several_sheets_go_by_the_same_names() -> None:
    of_workshop = Ledger("台账.xlsx").draw("总账", CALLED.strip()).draw("发货登记", SENT.format("送哪").strip())

    book = read(of_workshop.draw("安装", MOUNTED.strip()))

    assert book.projects.texts("project_name").tolist() == ["五组团", "岚垭店", "大峨", "攀嶂"]
    assert book.shipments.project.tolist() == [0, 1, 2]
    assert book.installations.project.tolist() == [0, 2, 3]


def test_names_that_one_other_sheet_holds_may_be_of_anything() -> None:
    proposal = proposed(Ledger("台账.xlsx").draw("总账", CALLED.strip()).draw("发货登记", SENT.format("送哪").strip()))

    assert told(proposal, "总账")["活路"][0] == ""


def test_numbers_that_only_count_are_not_the_projects_of_the_register() -> None:
    numbered = "\n".join(
        f"{number} {line.strip()}"
        for number, line in zip(["#   |", *(f"{n}  |" for n in range(1, 4))], REGISTER.strip().splitlines(), strict=True)
    )
    sent = """
        第几车 | 工程名称 | 发货日期
        1      | 一期厂房 | 2026-03-01
        2      | 一期厂房 | 2026-03-05
        3      | 综合楼   | 2026-03-09"""
    proposal = proposed(Ledger("台账.xlsx").draw("合同台账", numbered).draw("发货登记", sent.strip()))

    assert told(proposal, "合同台账")["#"][0] == ""
    assert told(proposal, "发货登记")["第几车"][0] == "shipments.batch"


def test_a_column_of_running_numbers_holds_no_projects_though_a_register_numbers_them_so() -> None:
    held = {"projects.project_id": frozenset({"1", "2", "3", "4"})}

    assert identity_of(Cells(["1", "2", "3"], 3), held) == ""
    assert identity_of(Cells(["x-1", "x-2", "x-3"], 3), {"projects.project_id": frozenset({"x-1", "x-2", "x-3"})}) == "projects.project_id"
