"""Amounts in notes are told from the other numbers that stand there."""

import pytest

from workflow.amounts_in_text import without_amounts


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("合计：7,432,787.25元", "合计：***"),
        ("尾款12.5万元，下周付", "尾款***，下周付"),
        ("还欠3 万", "还欠***"),
        ("欠款￥ 3,200", "欠款***"),
        ("¥88", "***"),
        ("付了500块", "付了***"),
        ("人民币 20000 元整", "***整"),
        ("RMB 1200 已付", "*** 已付"),
        ("1,250,000 到账", "*** 到账"),
        ("应为 1,200.00", "应为 ***"),
        ("3百万和2千元", "***和***"),
        ("１２万".translate(str.maketrans("１２", "12")), "***"),
    ],
)
def test_an_amount_in_a_note_is_hidden(note, told):
    assert without_amounts(note) == told


@pytest.mark.parametrize(
    "note",
    [
        "2500A/4P", "承诺6/25付", "层高4.5米", "1,200米", "CL-2026-001", "2026-11-20", "13800138000", "电话 0757-81234567", "30%预付", "3件",
        "5元件", "12台", "GB/T 1234.5", "第3批", "60天", "1,200.005", "共 12 箱", "",
    ],
)  # fmt: skip
def test_what_is_no_amount_stays(note):
    assert without_amounts(note) == note
