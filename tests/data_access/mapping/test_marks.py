"""Marks that customers gave out of ten or a hundred are counted out of five, as ours."""

from pathlib import Path

import pytest

from data_access.mapping.writing import as_toml
from data_access.mapping.written import read_mapping
from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import REGISTER, proposed, read, targets

ASKED = """
    项目名称 | 反馈日期   | 反馈人 | 满意度  | 意见建议
    一期厂房 | 2026-06-01 | 周伟   | {0} | 无
    二期厂房 | 2026-06-02 | 陈工   | {1} | 来得慢
    综合楼   | 2026-06-03 | 刘海   | {2} | 无
    三期厂房 | 2026-06-04 | 孙工   | {3} | 无"""


def drawn(*marks: str) -> Ledger:
    return Ledger("台账.xlsx").draw("项目台账", REGISTER.strip()).draw("满意度调查", ASKED.strip().format(*marks))


@pytest.mark.parametrize(
    ("given", "ours"),
    [
        (("5", "4", "3", "1"), [5, 4, 3, 1]),
        (("10", "9", "6", "1"), [5, 5, 3, 1]),
        (("9.5分", "8分", "7分", "3分"), [5, 4, 4, 2]),
        (("98", "90", "85", "60"), [5, 5, 4, 3]),
        (("很满意", "满意", "一般", "不满意"), [5, 4, 3, 2]),
    ],
)
def test_marks_are_counted_out_of_five(given: tuple[str, ...], ours: list[int]) -> None:
    book = read(drawn(*given))

    assert book.feedback.whole("score_overall").tolist() == ours
    assert [each for each in book.findings(book.found) if each.field == "score_overall"] == []


def test_that_they_are_counted_anew_is_said() -> None:
    [told] = [each for each in proposed(drawn("10", "9", "6", "1")).columns if each.header == "满意度"]

    assert (told.target, told.out_of, told.ask) == ("feedback.score_overall", 10, False)
    assert "10" in told.reason.sentence("zh")
    assert "10" in told.reason.sentence("en")


def test_what_is_no_mark_out_of_ten_is_told_with_its_cell() -> None:
    book = read(drawn("10", "9", "8", "看情况"))

    assert [(each.cell, each.value) for each in book.findings(book.found) if each.field == "score_overall"] == [("D5", "看情况")]


def test_numbers_beyond_a_hundred_are_no_marks() -> None:
    assert targets(proposed(drawn("1200", "90", "850", "60"))).get("满意度") is None


def test_a_list_of_marks_is_written_down_as_one(tmp_path: Path) -> None:
    proposal = proposed(drawn("10", "9", "6", "1"))
    path = tmp_path / "mapping.toml"
    path.write_text(as_toml(proposal, "zh"), "utf-8")

    assert read_mapping(path).tables == proposal.mapping.tables
    assert [dict(each.out_of) for each in proposal.mapping.tables if each.table == "feedback"] == [{"score_overall": 10}]
