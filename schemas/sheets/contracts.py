"""合同信息: one contract."""

from decimal import Decimal

from schemas.columns import (
    day,
    identifier,
    long_text,
    money,
    money_or_percent,
    months,
    one_of,
    percent,
    person,
    phones,
    reference,
    text,
    whole,
    yes_no,
)
from schemas.table import Table

DELIVERY_CLOCKS = {
    "合同签订": "signing",
    "预付款到账": "advance received",
    "图纸确认": "drawing approval",
    "客户通知": "call-off",
    "固定日期": "fixed date",
}
INVOICE_NEEDS = {
    "增值税专用发票": "special VAT invoice",
    "增值税普通发票": "ordinary VAT invoice",
    "不开票": "none",
}
INSTALLERS = {
    "本公司安装队": "own crew",
    "指导安装": "supervision only",
    "分包": "subcontract",
    "客户自装": "by customer",
}
WARRANTY_CLOCKS = {
    "工程验收": "acceptance",
    "到货验收": "delivery",
    "通电": "energisation",
    "发货": "shipment",
    "先到为准": "earliest",
}
PAYER_TYPES = {
    "大型企业": "large",
    "中小企业": "SME",
    "机关事业单位": "public body",
    "个人及其他": "other",
    "未知": "unknown",
}

CONTRACTS = Table(
    key="contracts",
    sheet="合同信息",
    english="Contract header",
    primary_key=("contract_no",),
    aliases=("合同", "合同台账", "合同登记"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        identifier("contract_no", "合同编号", "Contract No.", required=True, aliases=("合同号", "销售合同号", "合同编码", "订单合同号"), example="HT-2026-0321"),
        day("sign_date", "签订日期", "Signing date", required=True, happened=True, aliases=("合同日期", "签约日期", "签订时间"), example="2026-02-26"),
        money("contract_amount", "合同金额", "Contract amount (tax incl.)", required=True, minimum=Decimal("0.01"), aliases=("合同总价", "合同额", "合同总金额", "总价"), example="1,280,000.00"),
        percent("tax_rate", "税率", "VAT rate", aliases=("增值税率", "税点"), example="13%"),
        text("brand", "品牌", "Brand", stages=(2,), aliases=("母线品牌", "厂牌", "商标"), example="XX"),
        person("consignee", "收货人", "Consignee", stages=(2,), aliases=("收货联系人", "签收人", "接货人"), example="刘工"),
        phones("consignee_mobile", "收货人手机", "Consignee mobile", stages=(8,), aliases=("收货电话", "收货人电话", "收货联系方式"), example="13900139000"),
        text("delivery_address", "收货地址", "Delivery address", stages=(2,), aliases=("送货地址", "交货地点", "到货地点", "卸货地址"), example="佛山市南海区XX工地3号门"),
        text("delivery_term", "交货期", "Delivery term (as written)", stages=(2,), aliases=("交期", "供货期", "工期", "货期"), example="预付款到账后30天"),
        day("delivery_due", "合同交货日期", "Contract delivery date", stages=(2,), aliases=("交货日期", "要求交期", "合同交期"), example="2026-04-10"),
        one_of("delivery_basis", "交货期起算", "Delivery clock starts at", values=DELIVERY_CLOCKS, aliases=("交期起算", "起算点"), example="预付款到账"),
        whole("delivery_days", "交货期天数", "Delivery days", minimum=1, maximum=365, unit="天", aliases=("供货天数",), example="30"),
        text("payment_terms", "付款方式", "Payment terms (as written)", stages=(2,), aliases=("付款条件", "支付方式", "结算方式", "付款条款"), example="预付30%,发货前30%,验收后30%,质保10%"),
        one_of("invoice_need", "开票需求", "Invoice requirement", stages=(2,), values=INVOICE_NEEDS, aliases=("发票类型", "开票要求", "票种", "专票/普票"), example="增值税专用发票"),
        long_text("invoice_info", "开票信息", "Invoicing details", stages=(2,), aliases=("开票资料", "税号", "纳税人识别号", "统一社会信用代码", "开户行及账号"), example="XX公司/9144…"),
        yes_no("install_required", "是否需要安装", "Installation required", stages=(2,), aliases=("含安装", "是否安装", "安装与否", "包安装"), example="是"),
        one_of("install_by", "安装方式", "Installed by", stages=(2,), values=INSTALLERS, aliases=("安装单位类型", "安装形式", "谁安装"), example="本公司安装队"),
        long_text("install_scope", "安装需求", "Installation scope", stages=(2,), aliases=("安装要求", "安装内容"), example="本公司安装队;夜间施工"),
        months("warranty_months", "质保期", "Warranty period", stages=(2,), aliases=("保修期", "质量保证期", "保质期", "免费保修期"), example="24个月"),
        one_of("warranty_basis", "质保起算", "Warranty starts at", values=WARRANTY_CLOCKS, aliases=("质保起算日", "质保期起算"), example="工程验收"),
        money_or_percent("retention", "质保期额度", "Retention (warranty money)", stages=(2,), aliases=("质保金", "质保金比例", "质量保证金", "保修金", "质保额度"), example="5%"),
        one_of("payer_type", "客户规模", "Payer category", values=PAYER_TYPES, aliases=("客户性质", "企业规模", "付款方性质"), example="大型企业"),
        percent("late_rate", "约定逾期利率", "Agreed late-payment rate", aliases=("违约金比例", "逾期违约金", "滞纳金"), example="0.05%/日"),
        person("reviewed_by", "合同审阅人", "Contract reviewed by", stages=(2,), aliases=("了解人", "审阅人"), example="陈六"),
        day("reviewed_date", "合同审阅日期", "Contract reviewed on", stages=(2,), happened=True, aliases=("了解日期", "审阅时间"), example="2026-03-05"),
    ),
)
