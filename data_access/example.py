"""One invented project in every sheet, as a well-kept workbook would have it: delivered and accepted, the retention still open.

A row holds what differs from the examples of its columns; ``""`` leaves a cell empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from schemas.table import Table

Row = Mapping[str, str]

# What the board works out by itself when nobody types it.
WORKED_OUT = {
    "invoice_first": "否",
    **dict.fromkeys(("cumulative_percent", "trigger_date", "invoice_date", "due_date", "promised_date"), ""),
}


def _receipt(number: str, seq: str, remitted: str, received: str) -> Row:
    return {
        "receipt_no": number,
        "seq": seq,
        "remit_date": remitted,
        "received_date": received,
        "erp_date": received,
        "finance_notified_date": "",
        "bill_maturity": "",
    }


def _packed(line: str, package: str, item: str, spec: str, unit: str, quantity: str) -> Row:
    return {
        "line_no": line,
        "package_no": package,
        "item": item,
        "spec": spec,
        "unit": unit,
        "qty_shipped": quantity,
        "qty_received": quantity,
    }


AS_THE_COLUMNS_SAY: Sequence[Row] = ({},)
ROWS: Mapping[str, Sequence[Row]] = {
    "contacts": (
        {"role": "甲方或直接用户", "name": "梁总", "mobile": "13800138001"},
        {"role": "技术", "name": "何工", "mobile": "13800138002"},
        {"role": "采购", "name": "罗经理", "mobile": "13800138003"},
        {"role": "现场负责人", "name": "张工", "mobile": "13800138000"},
        {"role": "财务", "name": "钟姐", "mobile": "", "phone": "0757-81234567-802"},
        {"role": "结算部门", "name": "谢工", "mobile": "", "phone": "0757-81234567-803"},
        {"role": "收货人", "name": "刘工", "mobile": "13900139000"},
    ),
    "contracts": ({"retention": "10%", "install_scope": "全部母线，夜间施工"},),
    "payment_schedule": (
        {**WORKED_OUT, "promised_date": "2026-03-08"},
        {**WORKED_OUT, "seq": "2", "milestone": "发货款", "trigger": "发货前", "term_days": "0", "day_type": "日历日"},
        {**WORKED_OUT, "seq": "3", "milestone": "验收款", "trigger": "工程验收", "term_days": "30", "day_type": "日历日"},
        {
            **WORKED_OUT,
            **{"seq": "4", "milestone": "质保金", "percent": "10%", "amount_due": "128,000.00"},
            **{"trigger": "质保期满", "term_days": "0", "day_type": "日历日"},
        },
    ),
    "receipts": (
        {"bill_maturity": ""},
        _receipt("SK-2026-0102", "2", "2026-04-02", "2026-04-03"),
        _receipt("SK-2026-0135", "3", "2026-05-20", "2026-05-21"),
    ),
    "production": (
        {
            **{"operation": "", "actual_finish": "2026-04-02", "percent_done": "100%"},
            **{"est_ship_date": "2026-04-06", "updated_on": "2026-04-02"},
        },
    ),
    "drawings": ({}, {"drawing_type": "施工图", "drawing_no": "SG-018-01", "revision": "A", "customer_approved": ""}),
    "installations": ({"actual_finish": "2026-04-20", "percent_done": "100%", "inspect_date": "2026-04-20"},),
    "settlements": ({"variation_amount": "0", "settled_amount": "1,280,000.00"},),
    "user_profiles": ({"next_visit_date": "2027-04-25"},),
    "feedback": ({}, {"form_type": "项目反馈函", "score_overall": ""}),
    "stage_log": ({"reason": ""},),
    "shipment_items": (
        {},
        _packed("2", "40/46", "进线箱", "2500A/4P", "个", "2"),
        _packed("3", "41/46", "过渡铜排", "2500A/4P", "套", "2"),
        _packed("4", "42/46", "软连接", "2500A", "套", "8"),
        _packed("5", "43/46", "弯头", "2500A/4P", "个", "7"),
        _packed("6", "44/46", "插接箱", "250A", "台", "12"),
        _packed("7", "46/46", "支架", "", "付", "60"),
    ),
    "dunning_log": (
        {"log_date": "2026-05-12", "outcome": "承诺 5 月 20 日付验收款", "promised_date": "2026-05-20", "next_date": "2026-05-21"},
        {
            **{"log_date": "2026-10-25", "kind": "回访", "channel": "上门", "person": "郑工", "outcome": "运行正常"},
            **{"promised_date": "", "next_date": "", "evidence": ""},
        },
    ),
}


def example_rows(table: Table) -> Iterator[Row]:
    """The rows of the example in a sheet, each cell as text; empty cells are left out."""
    for different in ROWS.get(table.key, AS_THE_COLUMNS_SAY):
        row = {column.key: different.get(column.key, column.example) for column in table.columns}
        yield {key: text for key, text in row.items() if text}
