"""What is taken for ordinary at a glance is what the reader of each cell would have said."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import states
from schemas.cells import read_cell
from schemas.cells.blanks import NA_WORDS, PENDING_WORDS
from schemas.cells.ordinary import all_ordinary, ordinary_ones
from schemas.sheets import TABLES

BY_KIND = {column.kind: column for table in TABLES for column in table.columns}
KINDS = ("identifier", "reference", "phone", "phones", "text", "long_text", "person")
LIKELY = st.one_of(
    st.from_regex(r"[A-Z]{1,3}-?[0-9]{1,4}(?:-?[A-Z])?", fullmatch=True), st.from_regex(r"1[0-9]{10}", fullmatch=True),
    st.from_regex(r"0[0-9]{2,3}-[0-9]{7,8}", fullmatch=True), st.sampled_from([*NA_WORDS, *PENDING_WORDS, "无", "没有", "同上", "A\n1"]),
    st.text("王敏大厦年月底（）ＡB1Ⅱ①-。、· #/é,", max_size=6), st.text(max_size=4),
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@given(cell=LIKELY)
def test_an_ordinary_cell_is_read_as_it_stands(kind: str, cell: str) -> None:
    column = BY_KIND[kind]

    alone = cell in ordinary_ones([cell, "?！ ", 1.0], column)
    if alone or all_ordinary([cell, "", "A1" if kind in ("identifier", "reference") else ""], column):
        reading = read_cell(cell, column)
        assert (reading.value, reading.state, reading.code) == ((cell, states.VALUE, None) if cell else (None, states.MISSING, None))


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("identifier", ["XM2026-001", "", "HT-1"]),
        ("phone", ["13800138000", "0757-81234567"]),
        ("person", ["王敏", "李思远"]),
        ("text", ["无"]),
    ],
)
def test_the_usual_columns_are_ordinary(kind: str, cells: list[str]) -> None:
    assert all_ordinary(cells, BY_KIND[kind])


def test_one_odd_cell_leaves_the_others_ordinary() -> None:
    assert ordinary_ones(["HT2026-001", "HT2026-001-C", "待定", "1E5", 5.0], BY_KIND["identifier"]) == {"HT2026-001", "HT2026-001-C"}


@pytest.mark.parametrize(
    ("kind", "cells"),
    [("identifier", [1.0]), ("identifier", ["1E5"]), ("text", ["待定"]), ("text", ["不适用"]), ("person", ["王敏 "]), ("text", ["ＡＢ"]),
     ("phone", ["138001380001"]), ("identifier", ["A1\nB2"]), ("day", ["2026-03-05"]), ("text", ["#REF!"])],
)  # fmt: skip
def test_anything_else_gets_a_closer_look(kind: str, cells: list) -> None:
    assert not all_ordinary(cells, BY_KIND[kind])


@pytest.mark.parametrize("good", ["XM2026-001", "ABCDEF123", "2026-001", "13800138000", "一号 工程,a"])
@pytest.mark.parametrize("kind", KINDS)
def test_one_odd_cell_below_many_good_ones_is_seen_at_once(kind: str, good: str) -> None:
    began = time.perf_counter()

    all_ordinary([*[good] * 5000, "?！ "], BY_KIND[kind])

    assert time.perf_counter() - began < 1
