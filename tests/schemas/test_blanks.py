"""The blanks are kept apart: nothing, not yet, not applicable, and words that only look like one."""

import pytest

from schemas import states
from schemas.cells import READERS
from tests.schemas.one_cell import read


@pytest.mark.parametrize("cell", ["2026年底", "三月底", "月末", "3月底", "年底", "2026年三月底", "明年3月底"])
def test_a_day_that_is_only_roughly_known_is_pending(cell):
    assert read("day", cell).state == states.PENDING


@pytest.mark.parametrize(
    ("state", "cells"), [(states.NA, ["/", "-", "—", "\\", "不适用", "N/A"]), (states.PENDING, ["待定", "TBD", "面议", "月底"])]
)
@pytest.mark.parametrize("kind", sorted(set(READERS) - {"one_of", "some_of"}))
def test_the_blanks_are_kept_apart_in_every_kind(kind, state, cells):
    assert {read(kind, cell).state for cell in cells} == {state}


def test_none_is_an_answer_in_text_and_not_applicable_where_allowed():
    assert read("text", "无").value == "无"
    assert read("phone", "无", na_allowed=True).state == states.NA
    assert read("phone", "无").code == "unreadable_phone"


def test_not_applicable_is_no_answer_in_a_required_column():
    assert read("day", "不适用", required=True).code == "na_not_allowed"
    assert read("day", "不适用").code is None


def test_a_listed_word_is_no_blank():
    values = {"不适用": "not applicable", "豁免": "waived"}

    assert read("one_of", "不适用", values=values).value == "不适用"
    assert read("one_of", "豁 免", values=values).value == "豁免"
    assert read("one_of", "免", values=values).code == "not_in_list"
