"""Whatever headings a ledger puts together: every column gets an answer, and what is proposed can be read."""

from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_access.grid import Grid, Workbook
from data_access.mapping.proposing import propose
from data_access.mapping.vocabulary import trade_words
from data_access.reading import book_of

NAMES = sorted({name for table in trade_words()["columns"].values() for names in table.values() for name in names})
PAYMENTS = ["定金", "预付款", "提货款", "货到款", "初验款", "终验款", "尾款", "质保金"]
BELOW = ["金额", "到账", "比例", "应收", "实收", "日期", "姓名", "电话", "计划", "实际"]
CELLS = st.sampled_from(["H-1", "一期厂房", "2026.3.5", "6月30日", "√", "/", "待定", "", "王工 13800000001", "2500A/4P/IP54", 0.3, 36.36, 120000.0,
                         datetime(2026, 3, 5)])  # fmt: skip
COLUMNS = st.tuples(
    st.sampled_from([*PAYMENTS, "甲方", "监理", "合同信息", ""]), st.sampled_from([*BELOW, *NAMES]), st.lists(CELLS, min_size=5, max_size=5)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(["项目台账", "付款节点", "发货", "联系人", "Sheet1"]), st.lists(COLUMNS, min_size=2, max_size=14))
def test_no_ledger_ends_the_reading(name: str, columns: list[tuple[str, str, list[object]]]) -> None:
    columns = [("", "项目名称", [f"工程{row}" for row in range(5)]), *columns]
    above, below = [each[0] for each in columns], [each[1] for each in columns]
    rows = [above, below, *([each[2][row] for each in columns] for row in range(5))]
    workbook = Workbook("任意.xlsx", [Grid(name, rows)])

    proposal = propose([workbook])
    book = book_of([workbook], proposal.mapping)

    assert not proposal.columns or {each.column for each in proposal.columns} <= set(range(1, len(columns) + 1))
    assert all(ledger.rows == ledger.used + ledger.set_aside + ledger.footers for ledger in book.ledgers)
