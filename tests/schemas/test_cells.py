"""Cells as people type them."""

import json
from datetime import date, datetime, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import states
from schemas.amounts import Fen
from schemas.cells import DTYPES, READERS, read_cell
from schemas.findings import SEVERITIES
from schemas.sheets import TABLES
from tests.schemas.one_cell import read

EXAMPLES = json.loads((Path(__file__).parent / "cells.json").read_text("utf-8"))
KINDS = {"date": "day", "yesno": "yes_no", "ip": "ip_rating", "qty": "quantity"}
BLANKS = {states.NA: "na", states.PENDING: "pending", states.MISSING: "missing"}


def severity(reading) -> str:
    if reading.code:
        return {"warning": "warn"}.get(SEVERITIES[reading.code], SEVERITIES[reading.code])
    return BLANKS.get(reading.state, "ok")


def written(kind: str, value) -> str | None:
    if value is None:
        return None
    if kind == "money":
        return Fen(value).plain()
    if kind == "percent":
        return f"{value:.4f}".rstrip("0").ljust(4, "0")
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example['type']} {example['cell']}")
def test_a_cell_is_read_as_its_writer_meant_it(example):
    kind = KINDS.get(example["type"], example["type"])

    reading = read(kind, example["cell"])

    assert (written(kind, reading.value), severity(reading)) == (example["value"], example["severity"])


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        ("day", 46086.0, date(2026, 3, 5)),
        ("day", 46086.6, date(2026, 3, 5)),
        ("day", 20260305.0, date(2026, 3, 5)),
        ("day", datetime(2026, 3, 5, 14, 30), date(2026, 3, 5)),
        ("day", "2026-03-05 周四", date(2026, 3, 5)),
        ("day", "2026/3/5 下午2:30", date(2026, 3, 5)),
        ("day", "二〇二六年三月十五日", date(2026, 3, 15)),
        ("day", "2026年3月5日 9时", date(2026, 3, 5)),
        ("day", "2026。3。5", date(2026, 3, 5)),
        ("day", "２０２６－０３－０５", date(2026, 3, 5)),
        ("day", "2026年三月五日", date(2026, 3, 5)),
        ("day", "二〇二六年十二月三十一号", date(2026, 12, 31)),
        ("day", date(2015, 1, 1), date(2015, 1, 1)),
        ("day", "2050-12-31", date(2050, 12, 31)),
        ("money", 0.1 + 0.2, 30),
        ("money", 1280000.0, 128000000),
        ("money", "-500元", -50000),
        ("money", "1.28亿", 12800000000),
        ("money", "一万两千", 1200000),
        ("money", "叁万伍仟元伍角整", 3500050),
        ("money", "人民币壹拾万元整", 10000000),
        ("money", "¥1,200.50", 120050),
        ("money", "三万五", 3500000),
        ("money", "一百零五", 10500),
        ("money", "一亿两千万", 12000000000),
        ("money", "三元五角", 350),
        ("money", "1280(万元)", 1280000000),
        ("percent", 0.3, 0.3),
        ("percent", 1.0, 1.0),
        ("percent", 30.0, 0.3),
        ("percent", "5‰", 0.005),
        ("percent", "三成五", 0.35),
        ("percent", "0.05%/日", 0.0005),
        ("percent", "3成", 0.3),
        ("percent", "10成", 1.0),
        ("percent", "十成", 1.0),
        ("percent", "3成5", 0.35),
        ("percent", "百分之三十五点五", 0.355),
        ("percent", "百分之百", 1.0),
        ("months", "2年半", 30),
        ("months", "验收合格后24个月", 24),
        ("months", "36M", 36),
        ("money_or_percent", "5%", 0.05),
        ("money_or_percent", 0.05, 0.05),
        ("money_or_percent", "无", 0.0),
        ("money_or_percent", 50000.0, 5000000.0),
        ("money_or_percent", 0.035, 0.035),
        ("money_or_percent", "0.035", 0.035),
        ("money_or_percent", "50元", 5000.0),
        ("money_or_percent", "100.01", 10001.0),
        ("long_text", "先送三楼\n 再送  五楼\r\n", "先送三楼\n再送 五楼"),
        ("quantity", "120500mm", 120.5),
        ("quantity", "1.2公里", 1200.0),
        ("whole", "第3期", 3),
        ("whole", "30天", 30),
        ("whole", "十五", 15),
        ("yes_no", True, True),
        ("yes_no", 0.0, False),
        ("yes_no", "已收到", True),
        ("yes_no", "无", False),
        ("phone", 13800138000.0, "13800138000"),
        ("phone", "(0757)8123 4567", "0757-81234567"),
        ("phone", "0757-81234567转801", "0757-81234567-801"),
        ("phone", "0757-81234567转分机801", "0757-81234567-801"),
        ("phone", "0757-81234567（转801）", "0757-81234567-801"),
        ("phone", "0757-81234567*801", "0757-81234567-801"),
        ("phone", "4008588668", "400-858-8668"),
        ("phone", "138 0013 8000", "13800138000"),
        ("current", "2.5kA", 2500),
        ("current", 2500.0, 2500),
        ("poles", "3L+N+PE", "5P"),
        ("poles", "L1+L2+L3+N+PE", "5P"),
        ("poles", "L+N+PE", "3P"),
        ("poles", "L+N", "2P"),
        ("poles", "三相四线+外壳", "4P+PE外壳"),
        ("poles", "3P4W", "4P"),
        ("poles", 4.0, "4P"),
        ("poles", "四线", "4P"),
        ("poles", "4P+PE外壳", "4P+PE外壳"),
        ("ip_rating", 54.0, "IP54"),
        ("ip_rating", "ip6x", "IP6X"),
        ("identifier", 1001.0, "1001"),
        ("identifier", "007", "007"),
        ("text", "无", "无"),
        ("text", 12.0, "12"),
        ("score", "很满意", 5),
        ("score", "4分", 4),
    ],
)
def test_other_ways_of_writing_the_same(kind, cell, value):
    reading = read(kind, cell, unit="米" if kind == "quantity" else "")

    assert (reading.value, reading.state, reading.code) == (value, states.VALUE, None)


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        ("day", 3.5, "unreadable_date"),
        ("day", 0.0, "unreadable_date"),
        ("day", 41000.0, "unreadable_date"),
        ("day", time(14, 30), "unreadable_date"),
        ("day", "1926-03-05", "unreadable_date"),
        ("day", date(1900, 1, 5), "unreadable_date"),
        ("day", date(1970, 1, 1), "unreadable_date"),
        ("day", datetime(2014, 12, 31, 8), "unreadable_date"),
        ("day", "2014-12-31", "unreadable_date"),
        ("day", 42004.0, "unreadable_date"),
        ("day", "2051.1.1", "unreadable_date"),
        ("day", date(9999, 12, 31), "unreadable_date"),
        ("day", "三月五日", "unreadable_date"),
        ("day", "二〇二六年十三月五日", "unreadable_date"),
        ("money", "30%", "unreadable_money"),
        ("money", "1,28,000", "unreadable_money"),
        ("money", "10 20", "unreadable_money"),
        ("money", "10万/20万", "unreadable_money"),
        ("money", 12.345, "unreadable_money"),
        ("money", float("nan"), "unreadable_money"),
        ("money", 1e308, "unreadable_money"),
        *(
            ("money", cell, "unreadable_money")
            for cell in ("万元", "万", "亿", "千元", "三万五万", "壹万贰万", "二十三十万", "五百三千", "两三万")
        ),
        ("months", "三十六十", "unreadable_months"),
        ("months", "万", "unreadable_months"),
        ("months", "两三个月", "unreadable_months"),
        ("percent", "30万", "unreadable_percent"),
        ("percent", "30元", "unreadable_percent"),
        ("percent", "11成", "out_of_range"),
        ("percent", 150.0, "out_of_range"),
        ("percent", "三十多", "unreadable_percent"),
        ("months", "1.3年", "unreadable_months"),
        ("months", "200个月", "out_of_range"),
        ("whole", 2.5, "unreadable_number"),
        ("quantity", -1.0, "out_of_range"),
        ("quantity", "12m", "unreadable_number"),
        ("yes_no", "部分", "unreadable_yesno"),
        *(("yes_no", cell, "unreadable_yesno") for cell in ("已部分签", "已部分收到", "已签一半", "已签未收", "已取消")),
        *(("ip_rating", cell, "unreadable_ip") for cell in ("IP54/65", "IP54-65", "IP54～65", "IP54 65", "54/65")),
        *(("poles", cell, "unreadable_poles") for cell in ("外壳", "PE外壳", "3P+PE外壳", "PE", "L")),
        ("money_or_percent", "-5", "out_of_range"),
        ("phone", "1380013800", "unreadable_phone"),
        ("phone", 1380013800.0, "unreadable_phone"),
        ("phone", "81234567", "unreadable_phone"),
        ("current", 0.0, "unreadable_current"),
        ("current", 2500.5, "unreadable_current"),
        ("poles", "六线", "unreadable_poles"),
        ("ip_rating", "IP72", "unreadable_ip"),
        ("score", 6.0, "out_of_range"),
        ("score", "还行", "unreadable_score"),
        ("text", "#REF!", "error_cell"),
    ],
)
def test_what_cannot_be_read_counts_as_blank_and_says_why(kind, cell, code):
    reading = read(kind, cell, unit="节" if kind == "quantity" else "")

    assert (reading.value, reading.state, reading.code) == (None, states.UNREADABLE, code)


@pytest.mark.parametrize(
    ("kind", "cell", "value", "code"),
    [
        ("current", 2450.0, 2450, "rating_unusual"),
        ("identifier", "1001.0", "1001.0", "looks_mangled"),
        ("identifier", "2.02601E+15", "2.02601E+15", "looks_mangled"),
        ("identifier", 1234567890123456.0, "1234567890123456", "looks_mangled"),
        ("money_or_percent", 5.0, 0.05, "read_with_doubt"),
        ("money_or_percent", "3.125", 0.03125, "read_with_doubt"),
        ("money_or_percent", 3.125, 0.03125, "read_with_doubt"),
        ("day", "26年3月5日", date(2026, 3, 5), "read_with_doubt"),
        ("day", "二六年三月五日", date(2026, 3, 5), "read_with_doubt"),
    ],
)
def test_what_is_read_with_doubt_is_used_and_pointed_at(kind, cell, value, code):
    reading = read(kind, cell)

    assert (reading.value, reading.state, reading.code) == (value, states.VALUE, code)


def test_some_of_several_words_come_in_the_order_of_the_list():
    values = {"事业部": "", "售后部": "", "仓库": "", "财务": ""}

    assert read("some_of", "财务，仓库 / 事业部", values=values).value == "事业部、仓库、财务"
    assert read("some_of", "财务、门卫", values=values).code == "not_in_list"


def test_every_column_of_every_sheet_has_a_reader_and_a_type():
    assert {column.kind for table in TABLES for column in table.columns} == set(READERS) == set(DTYPES)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_the_examples_of_the_sheets_are_read(table):
    for each in table.columns:
        if each.example:
            reading = read_cell(each.example, each)
            assert reading.state in (states.VALUE, states.NA, states.PENDING), (each.key, each.example, reading)


@given(st.sampled_from(sorted(READERS)), st.text(max_size=40) | st.floats() | st.booleans() | st.dates() | st.datetimes() | st.times())
def test_whatever_is_typed_gives_a_reading(kind, cell):
    reading = read(kind, cell, values={"是": "yes"})

    assert (reading.value is None) == (reading.state != states.VALUE)
    assert reading.code is None or reading.code in SEVERITIES


@given(st.integers(-(10**13), 10**13))
def test_an_amount_survives_being_written_down(fen):
    assert read("money", str(Fen(fen))).value == fen


@given(st.dates(date(2015, 1, 1), date(2050, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]))
def test_a_day_survives_being_written_down(day, style):
    assert read("day", day.strftime(style)).value == day
