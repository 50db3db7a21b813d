"""The unit in the brackets of a header: found among other words, and asked about where it cannot be told."""

import pytest

from schemas.cells import read_cell
from schemas.cells.units import UnitUnclear, header_unit
from schemas.columns import Column
from schemas.sheets import BY_KEY
from tests.schemas.one_cell import column

CONTRACTS, ITEMS, PLAN = BY_KEY["contracts"], BY_KEY["contract_items"], BY_KEY["payment_schedule"]


@pytest.mark.parametrize(
    ("column", "header", "factor"),
    [
        *(
            (CONTRACTS["contract_amount"], f"合同金额{brackets}", 10_000)
            for brackets in ("(万元)", "（单位：万元）", "(含税,万元)", "(万元，含税)", "(人民币万元)", "(RMB万元)", "(含税)(万元)", "[万]", "(万 元)", "\n(含税 万元)")
        ),
        (CONTRACTS["contract_amount"], "合同金额(百万元)", 1_000_000),
        (CONTRACTS["contract_amount"], "合同金额(元)", 1),
        (ITEMS["unit_price"], "单价(元/米)", 1),
        (CONTRACTS["warranty_months"], "质保期(年，从验收起)", 12),
        (ITEMS["straight_m"], "数量(米)", 1),
        (ITEMS["straight_qty"], "直段数量(根)", 1),
        (PLAN["term_days"], "账期(工作日)", 1),
    ],
)  # fmt: skip
def test_a_unit_is_found_among_other_words(column: Column, header: str, factor: int) -> None:
    unit = header_unit(header, column)

    assert unit is not None
    assert unit.factor == factor


@pytest.mark.parametrize(
    ("column", "header"),
    [
        (CONTRACTS["contract_amount"], "合同金额(含税)"),
        (CONTRACTS["contract_amount"], "合同金额(万科项目)"),
        (CONTRACTS["warranty_months"], "质保期(验收之日起)"),
        (ITEMS["straight_qty"], "直段数量(含弯头)"),
        (BY_KEY["projects"]["customer_name"], "公司名称(万元)"),
    ],
)
def test_other_words_in_brackets_are_no_unit(column: Column, header: str) -> None:
    assert header_unit(header, column) is None


@pytest.mark.parametrize(
    ("column", "header"),
    [
        *((CONTRACTS["contract_amount"], f"合同金额({words})") for words in ("元/万元", "美元", "约万元", "K", "元)(万元")),
        (CONTRACTS["warranty_months"], "质保期(月/年)"),
        (ITEMS["straight_qty"], "直段数量(米)"),
        (ITEMS["straight_m"], "直段长度(节)"),
        (PLAN["term_days"], "账期(月)"),
    ],
)
def test_several_units_or_one_of_another_kind_are_asked_about(column: Column, header: str) -> None:
    with pytest.raises(UnitUnclear):
        header_unit(header, column)


def read_under(header: str, kind: str, cell, **rest):
    """A cell below a header with a unit in it."""
    unit = header_unit(header, column(kind, **rest))
    return read_cell(cell, column(kind, **rest), unit.factor if unit else None)


@pytest.mark.parametrize(
    ("header", "kind", "cell", "value"),
    [
        *(
            ("某额(万元)", "money", cell, value)
            for cell, value in ((12.5, 12500000), ("12.5", 12500000), ("12.5元", 1250), ("3千元", 300000))
        ),
        *(("某额(万元)", "money", cell, value) for cell, value in (("一百二十八", 128000000), ("一百二十八元", 12800), ("两万", 2000000))),
        *(("质保金(万元)", "money_or_percent", cell, value) for cell, value in ((0.5, 500000.0), ("0.5", 500000.0), ("5%", 0.05))),
        *(("质保金(元)", "money_or_percent", cell, 5000.0) for cell in (50.0, "50")),
        *(("质保期(年)", "months", cell, value) for cell, value in ((2.0, 24), ("2", 24), ("两年", 24), ("6个月", 6))),
        *(("安培数(kA)", "current", cell, 2500) for cell in (2.5, "2.5", "2500A")),
        *(("逾期利率(‰)", "percent", cell, 0.0005) for cell in (0.5, "0.5", "0.05%")),
    ],
)
def test_the_unit_in_the_header_multiplies_unless_the_cell_has_its_own(header, kind, cell, value):
    assert read_under(header, kind, cell).value == value


@pytest.mark.parametrize(
    ("header", "cell", "metres"), [("长(mm)", 120500.0, 120.5), ("长(km)", "1.2", 1200.0), ("长(mm)", "120.5米", 120.5)]
)
def test_a_length_in_millimetres_or_kilometres_is_read_in_metres(header, cell, metres):
    assert read_under(header, "quantity", cell, unit="米").value == metres


def test_a_length_of_time_in_days_is_read_in_months_with_doubt():
    reading = read_under("质保期(天)", "months", 730.0)

    assert (reading.value, reading.code) == (24, "read_with_doubt")
