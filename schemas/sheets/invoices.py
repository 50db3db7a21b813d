"""开票记录: one invoice."""

from schemas.columns import day, identifier, money, reference, whole
from schemas.table import Table

INVOICES = Table(
    key="invoices",
    sheet="开票记录",
    english="Invoices",
    primary_key=("invoice_no",),
    aliases=("发票", "开票台账"),
    optional=True,
    columns=(
        identifier("invoice_no", "发票号码", "Invoice No.", required=True, aliases=("发票号", "票号"), example="26442000000012345678"),
        reference("contract_no", "合同编号", "Contract No.", to="contracts", aliases=("合同号",), example="HT-2026-0321"),
        whole("seq", "期次", "Milestone seq.", aliases=("对应节点",), example="1"),
        day("invoice_date", "开票日期", "Issued on", required=True, happened=True, aliases=("日期",), example="2026-03-01"),
        money("gross_amount", "价税合计", "Gross amount", required=True, aliases=("开票金额", "含税金额", "票面金额"), example="384,000.00"),
        day("delivered_date", "客户签收日期", "Received by customer on", happened=True, aliases=("寄出/签收日期", "收票日期"), example="2026-03-04"),
    ),
)
