"""How amounts, days and telephone numbers are written."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from schemas.roles import HIDDEN, MANAGER, STAFF
from ui import formats


@pytest.mark.parametrize(
    ("fen", "written"), [(123456789, "¥1,234,567.89"), (0, "¥0.00"), (-50, "-¥0.50"), (None, "–"), (float("nan"), "–")]
)
def test_an_amount_is_written_to_the_fen(fen: object, written: str) -> None:
    assert formats.yuan(fen, MANAGER) == written


@pytest.mark.parametrize(("language", "written"), [("zh", "386.4"), ("en", "3.86")])
def test_at_a_glance_an_amount_stands_in_the_unit_of_the_language(language: str, written: str) -> None:
    assert formats.at_a_glance(386_400_000, language, MANAGER) == written


def test_a_role_without_money_sees_no_amount() -> None:
    assert formats.yuan(100, STAFF) == HIDDEN
    assert formats.at_a_glance(100, "zh", STAFF) == HIDDEN


@pytest.mark.parametrize("day", [date(2026, 3, 5), np.datetime64("2026-03-05"), pd.Timestamp("2026-03-05")])
def test_a_day_is_written_the_same_whatever_holds_it(day: object) -> None:
    assert formats.full_day(day) == "2026-03-05"
    assert formats.short_day(day, date(2026, 4, 1)) == "03-05"
    assert formats.short_day(day, date(2027, 4, 1)) == "2026-03-05"
    assert formats.spoken_day(day, "zh") == "3月5日"
    assert formats.spoken_day(day, "en") == "5 Mar"


@pytest.mark.parametrize("day", [None, np.datetime64("NaT"), pd.NaT])
def test_no_day_is_a_dash(day: object) -> None:
    assert formats.full_day(day) == formats.short_day(day, date(2026, 4, 1)) == formats.spoken_day(day, "zh") == "–"
