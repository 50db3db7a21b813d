"""The unit in the brackets of a header: found among other words, and asked about where it cannot be told."""

import pytest

from schemas.cells.units import UnitUnclear, header_unit
from schemas.columns import Column
from schemas.sheets import BY_KEY

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
