"""最终结算: the settlement of one contract."""

from schemas.columns import day, identifier, money, one_of, reference, yes_no
from schemas.table import Table

SETTLEMENT_STATES = {
    "编制中": "drafting",
    "已报送": "submitted",
    "审核中": "under review",
    "已确认": "agreed",
    "有争议": "disputed",
}

SETTLEMENTS = Table(
    key="settlements",
    sheet="最终结算",
    english="Final settlement",
    primary_key=("contract_no",),
    aliases=("结算", "结算台账"),
    columns=(
        reference("contract_no", "合同编号", "Contract No.", to="contracts", aliases=("合同号",), example="HT-2026-0321"),
        identifier("settlement_no", "结算单号", "Settlement No.", aliases=("结算编号",), example="JS-2026-012"),
        day("submitted_date", "报送日期", "Submitted on", happened=True, aliases=("送审日期", "提交日期"), example="2026-05-02"),
        money("variation_amount", "增减金额", "Variation amount", aliases=("变更金额", "增减账", "签证金额"), example="-12,000.00"),
        money("settled_amount", "结算金额", "Settled amount", stages=(13,), aliases=("最终结算价", "决算金额", "审定金额"), example="1,268,000.00"),
        one_of("status", "结算状态", "Status", stages=(13,), values=SETTLEMENT_STATES, aliases=("进度", "结算进度"), example="已确认"),
        day("agreed_date", "客户确认日期", "Agreed on", stages=(13,), happened=True, aliases=("结算确认日", "审定日期"), example="2026-05-15"),
        yes_no("feedback_letter_received", "工程反馈函已收", "Project feedback letter received", stages=(13,), aliases=("反馈函", "工程反馈函", "项目反馈函"), example="是"),
        day("feedback_letter_date", "反馈函收到日期", "Letter received on", happened=True, aliases=("收函日期",), example="2026-05-16"),
        day("warranty_end", "质保到期日", "Warranty end", aliases=("质保期满日", "保修到期"), example="2028-04-25"),
    ),
)
