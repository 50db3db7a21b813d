"""A register in which a contract stands in several rows: whole amounts, or those of its lines."""

import pytest

from tests.data_access.mapping.ledgers import Ledger
from tests.data_access.mapping.recognising import proposed

ORDERED = """
    合同编号 | 项目名称 | 客户名称 | 规格型号 | 价税合计  | 签订日期
    H-1      | 一期厂房 | 华东机电 | 2500A/4P | 743785    | 2026-01-05
    H-1      | 一期厂房 | 华东机电 | 1000A/4P | {amounts[0]} | 2026-01-05
    H-2      | 二期厂房 | 南方电气 | 2500A/4P | 126035    | 2026-01-19
    H-2      | 二期厂房 | 南方电气 | 630A/4P  | {amounts[1]} | 2026-01-19
    H-3      | 综合楼   | 海工集团 | 2500A/4P | 191670    | 2026-02-02
    H-3      | 综合楼   | 海工集团 | 1600A/4P | {amounts[2]} | 2026-02-02
    H-4      | 三期厂房 | 华东机电 | 2500A/4P | 220190    | 2026-02-09"""


@pytest.mark.parametrize(
    ("amounts", "of_lines"),
    [(("781194", "136744", "751953"), True), (("743785", "126035", "191670"), False)],  # else every line says the whole again
)
def test_amounts_that_differ_within_a_contract_are_those_of_lines_and_asked(amounts: tuple[str, ...], of_lines: bool) -> None:
    proposal = proposed(Ledger("订单.xlsx").draw("销售合同", ORDERED.format(amounts=amounts).strip()))
    [amount] = [each for each in proposal.columns if each.header == "价税合计"]

    assert (amount.ask, amount.reason.key == "per_line") == (of_lines, of_lines)
    assert ("contract_items.line_amount" in amount.candidates) is of_lines
