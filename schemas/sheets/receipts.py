"""收款记录: one remittance."""

from schemas.columns import day, identifier, money, one_of, person, reference, whole, yes_no
from schemas.table import Table

METHODS = {
    "电汇": "T-T",
    "银行承兑汇票": "bank acceptance bill",
    "商业承兑汇票": "commercial acceptance bill",
    "应收账款电子凭证": "e-receivable voucher",
    "支票": "cheque",
    "现金": "cash",
    "抵账": "offset",
}
RECEIPT_STATES = {
    "待到账": "notified",
    "已到账": "cleared",
    "退票": "bounced",
    "退款": "refunded",
}

RECEIPTS = Table(
    key="receipts",
    sheet="收款记录",
    english="Receipts",
    primary_key=("receipt_no",),
    aliases=("收款", "到款记录", "回款记录", "收款明细", "回款"),
    columns=(
        identifier("receipt_no", "收款编号", "Receipt No.", required=True, aliases=("序号", "流水号", "回款编号"), example="SK-2026-0077"),
        reference("contract_no", "合同编号", "Contract No.", to="contracts", aliases=("合同号",), example="HT-2026-0321"),
        whole("seq", "期次", "Milestone seq.", aliases=("对应节点",), example="1"),
        day("finance_notified_date", "告知财务日期", "Finance informed on", stages=(4,), happened=True, aliases=("通知财务日期", "汇款通知日"), example="2026-03-06"),
        day("remit_date", "客户汇款日期", "Customer remitted on", happened=True, aliases=("汇款时间", "打款日期"), example="2026-03-08"),
        day("received_date", "到账日期", "Received on (cleared)", happened=True, aliases=("到帐日期", "收款日期", "回款日期", "入账日期"), example="2026-03-09"),
        money("amount", "到账金额", "Amount received", required=True, aliases=("到帐金额", "回款金额", "收款金额", "实收", "已收"), example="384,000.00"),
        one_of("method", "收款方式", "Method", required=True, values=METHODS, aliases=("付款方式", "结算方式", "到款方式"), example="电汇"),
        day("bill_maturity", "票据到期日", "Bill maturity", aliases=("承兑到期日",), example="2026-09-09"),
        person("confirmed_by", "财务确认人", "Confirmed by (finance)", stages=(4,), aliases=("财务", "确认人"), example="周会计"),
        one_of("status", "到账状态", "Status", required=True, values=RECEIPT_STATES, aliases=("状态", "是否到账", "到帐情况"), example="已到账"),
        yes_no("erp_updated", "ERP已回复", "ERP order tracking updated", stages=(4,), aliases=("ERP更新", "已上ERP", "ERP回复"), example="是"),
        day("erp_date", "ERP回复日期", "ERP updated on", happened=True, aliases=("ERP日期",), example="2026-03-09"),
    ),
)
