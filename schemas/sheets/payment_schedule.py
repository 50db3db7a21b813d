"""付款计划: one node of a contract’s payment plan."""

from schemas.columns import day, long_text, money, one_of, percent, reference, whole, yes_no
from schemas.table import Table

MILESTONES = {
    "预付款": "advance",
    "定金": "deposit",
    "进度款": "progress",
    "发货款": "pre-shipment",
    "到货款": "on delivery",
    "安装款": "installation",
    "验收款": "acceptance",
    "结算款": "final settlement",
    "质保金": "retention",
}
TRIGGERS = {
    "合同签订": "signing",
    "图纸确认": "drawings approved",
    "生产完毕": "goods ready",
    "发货前": "before shipment",
    "发货": "shipment",
    "到货验收": "goods acceptance",
    "安装完成": "installation done",
    "工程验收": "project acceptance",
    "结算确认": "settlement",
    "质保期满": "warranty end",
    "固定日期": "fixed date",
}

PAYMENT_SCHEDULE = Table(
    key="payment_schedule",
    sheet="付款计划",
    english="Payment milestones / receivable schedule",
    primary_key=("contract_no", "seq"),
    aliases=("付款节点", "收款计划", "应收计划", "应收节点"),
    columns=(
        reference("contract_no", "合同编号", "Contract No.", to="contracts", aliases=("合同号",), example="HT-2026-0321"),
        whole("seq", "期次", "Milestone seq.", required=True, minimum=1, aliases=("序号", "节点序号", "第几期"), example="1"),
        one_of("milestone", "款项名称", "Milestone", required=True, values=MILESTONES, value_aliases={"提货款": "发货款", "发货前款": "发货款", "调试款": "安装款", "安装调试款": "安装款", "质量保证金": "质保金", "保修金": "质保金", "尾款(质保)": "质保金"}, aliases=("款项", "款项性质", "收款节点", "款项类别", "付款阶段"), example="预付款"),
        percent("percent", "比例", "Share", aliases=("付款比例", "百分比", "占比"), example="30%"),
        percent("cumulative_percent", "累计至", "Cumulative up to", aliases=("支付至", "累计比例", "付至"), example="95%"),
        money("amount_due", "应收金额", "Amount due", aliases=("应收", "应收款", "本期应收", "应付金额"), example="384,000.00"),
        one_of("trigger", "触发条件", "Trigger event", required=True, values=TRIGGERS, aliases=("付款条件", "触发事件", "付款节点", "付款前提"), example="合同签订"),
        day("trigger_date", "触发日期", "Trigger date", aliases=("节点达成日期", "条件达成日"), example="2026-02-26"),
        whole("term_days", "账期天数", "Credit days", minimum=0, maximum=365, unit="天", aliases=("账期", "付款期限", "付款天数", "信用期"), example="15"),
        one_of("day_type", "天数口径", "Day basis", values={"日历日": "calendar day", "工作日": "working day"}, aliases=("日/工作日",), example="工作日"),
        yes_no("invoice_first", "先开票后付款", "Invoice first", aliases=("凭票付款", "票到付款"), example="是"),
        day("invoice_date", "开票日期", "Invoice date", stages=(13,), happened=True, aliases=("发票日期", "开票时间"), example="2026-03-01"),
        day("due_date", "到期日", "Due date", aliases=("应收日期", "应付日期", "付款截止日", "约定付款日"), example="2026-03-19"),
        day("promised_date", "客户承诺打款日", "Promised payment date", stages=(4,), aliases=("打款时间", "预计付款日", "承诺日期", "预计回款"), example="2026-03-08"),
        yes_no("disputed", "是否争议", "Disputed", aliases=("争议", "扣款争议"), example="否"),
        long_text("remarks", "备注", "Remarks", aliases=("说明",)),
    ),
)
