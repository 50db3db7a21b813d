"""A project is found by whatever people call it."""

import pytest

from tests.drawn import book_of
from workflow.search import found, matching

BOOK = """
    项目台账                                              合同信息
    项目编号   | 项目名称           | 公司名称(甲方)           项目编号   | 合同编号
    XM2026-001 | 广州会展中心二期   | 南方会展有限公司    XM2026-001 | HT-8801
    XM2026-010 | 佛山会展中心       | 佛山城投            XM2026-010 | HT-9902
    XM2026-011 | 医院迁建           | 市中心医院          XM2026-011 | HT-9903
"""


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("会展", [0, 1]),
        ("会展 二期", [0]),
        ("ht-9902", [1]),
        ("ＸＭ２０２６－０１１", [2]),
        ("市中心", [2]),
        ("XM2026-01", [1, 2]),
        ("没有", []),
        ("   ", []),
    ],
)
def test_every_word_must_occur_in_a_name_a_number_or_the_customer(words: str, hits: list[int]) -> None:
    assert found(book_of(BOOK), words) == hits


def test_an_exact_number_comes_before_one_that_only_begins_so() -> None:
    book = book_of("""
        项目台账
        项目编号 | 项目名称
        P-10     | 甲
        P-1      | 乙
    """)

    assert found(book, "P-1") == [1, 0]


def test_without_words_every_project_matches() -> None:
    assert matching(book_of(BOOK), " ").all()
