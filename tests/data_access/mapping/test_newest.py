"""A log of an installation tells of it day by day; the newest entry is what is known of it now."""

from pathlib import Path

from data_access.mapping.writing import as_toml
from data_access.mapping.written import read_mapping
from schemas.book import Book
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed, read

REGISTER = """
    项目编号 | 项目名称 | 客户名称 | 合同金额 | 签订日期
    XM-1     | 一期厂房 | 华东机电 | 1280000  | 2026-01-05
    XM-2     | 二期厂房 | 南方电气 | 860000   | 2026-01-19
    XM-3     | 综合楼   | 海工集团 | 520000   | 2026-02-02"""
LOG = """
    日期       | 项目名称 | 队长 | 完成比例 | 现场问题
    2026-05-01 | 一期厂房 | 老周 | 20%      | 等货
    2026-05-09 | 一期厂房 | 老周 | 60%      |
    2026-05-04 | 一期厂房 | 老周 | 40%      | 下雨
    2026-05-02 | 二期厂房 | 老吴 | 10%      |
    2026-05-03 | 综合楼   | 老吴 | 90%      |"""


def book() -> Book:
    return read(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("安装日志", LOG.strip()))


def test_the_newest_entry_counts_wherever_it_stands() -> None:
    installations = book().installations

    assert installations.project.tolist() == [0, 1, 2]
    assert installations.numbers("percent_done").tolist() == [0.6, 0.1, 0.9]


def test_every_older_entry_leads_to_the_newest_and_is_counted_apart() -> None:
    found = book()
    older = [(each.row, each.facts["other_cell"]) for each in found.findings(found.found) if each.code == "older_entry"]
    [counted] = [each for each in found.ledgers if found.places[each.place].table == "installations"]

    assert sorted(older) == [(2, "3"), (4, "3")]
    assert (counted.used, counted.folded, counted.set_aside) == (3, 2, 0)


def test_a_log_is_written_down_as_one(tmp_path: Path) -> None:
    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("安装日志", LOG.strip()))
    path = tmp_path / "mapping.toml"
    path.write_text(as_toml(proposal, "zh"), "utf-8")

    assert read_mapping(path).tables == proposal.mapping.tables
    assert [each.latest for each in proposal.mapping.tables if each.table == "installations"] == ["inspect_date"]


def test_a_list_with_a_row_a_project_is_no_log() -> None:
    once = "\n".join(line for line in LOG.splitlines() if "05-01" not in line and "05-04" not in line)
    proposal = proposed(Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("安装日志", once.strip()))

    assert {each.latest for each in proposal.mapping.tables} == {""}
