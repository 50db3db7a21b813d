"""发货单: one delivery note, a batch."""

from schemas.columns import day, identifier, long_text, one_of, person, phones, reference, some_of, text, whole, yes_no
from schemas.table import Table

INSPECTION_RESULTS = {
    "合格": "OK",
    "短缺": "shortage",
    "破损": "damage",
    "型号不符": "wrong item",
    "混合": "mixed",
}
DEPARTMENTS = {
    "事业部": "business unit",
    "售后部": "after-sales",
    "仓库": "warehouse",
    "财务": "finance",
}

SHIPMENTS = Table(
    key="shipments",
    sheet="发货单",
    english="Shipments (delivery, release, goods acceptance)",
    primary_key=("delivery_note_no",),
    aliases=("发货", "发货台账", "送货单", "发货计划", "出货"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        identifier("delivery_note_no", "送货单号", "Delivery note No.", required=True, aliases=("发货单号", "送货单编号", "出货单号"), example="SH-2026-0188"),
        text("batch", "批次", "Batch", aliases=("分批", "第几批"), example="第1批"),
        yes_no("final_batch", "是否末批", "Final batch", aliases=("末批", "发完"), example="是"),
        identifier("packing_list_no", "装箱单号", "Packing list No.", stages=(7,), aliases=("装箱清单号", "箱单"), example="ZX-0188"),
        identifier("warehouse_out_no", "内部出仓单号", "Internal warehouse-out slip No.", stages=(7,), na_allowed=True, aliases=("出仓单", "出库单号", "内部出库单"), example="CC-0188"),
        person("docs_reviewer", "单据审核人", "Documents reviewed by", stages=(7,), aliases=("审单人", "核对人"), example="陈六"),
        day("docs_review_date", "单据审核日期", "Documents reviewed on", stages=(7,), happened=True, aliases=("核对日期", "审核日期"), example="2026-04-03"),
        one_of("docs_result", "核对结果", "Check result", stages=(7,), values={"无误": "OK", "有误已退回": "errors, returned"}, aliases=("审核结果", "是否无误", "核对无误"), example="无误"),
        day("goods_ready_date", "生产完毕日期", "Goods ready on", stages=(8,), happened=True, aliases=("完工日期", "备货完成", "入库日期"), example="2026-04-02"),
        day("customer_notified_date", "通知客户日期", "Customer informed on", stages=(8,), happened=True, aliases=("发货通知日期", "告知客户日期"), example="2026-04-03"),
        day("agreed_ship_date", "确认出货日期", "Confirmed ship date", stages=(8,), aliases=("客户确认出货时间", "约定出货日"), example="2026-04-06"),
        yes_no("storage_told", "已告知存放条件", "Storage conditions told", stages=(8,), aliases=("存放要求", "存放告知"), example="是"),
        yes_no("consignee_reconfirmed", "收货信息再确认", "Consignee re-confirmed", stages=(8,), aliases=("再次确认收货人", "收货信息核实"), example="是"),
        person("consignee", "收货人", "Consignee", stages=(8,), aliases=("签收人", "接货人"), example="刘工"),
        phones("consignee_mobile", "收货人手机", "Consignee mobile", stages=(8,), aliases=("收货电话",), example="13900139000"),
        text("delivery_address", "收货地址", "Delivery address", stages=(8,), aliases=("送货地址", "到货地点"), example="佛山市南海区XX工地3号门"),
        day("warehouse_notified_date", "通知仓库日期", "Warehouse told to ship on", stages=(9,), happened=True, aliases=("出货命令", "发货指令日期", "通知出货"), example="2026-04-05"),
        day("crew_notified_date", "通知安装队日期", "Crew told on", stages=(9,), happened=True, na_allowed=True, aliases=("安装命令", "通知安装日期", "派队日期"), example="2026-04-05"),
        day("specialist_onsite_date", "专员到场日期", "Specialist on site on", stages=(9,), happened=True, na_allowed=True, aliases=("售后到场", "前往工地"), example="2026-04-07"),
        day("actual_ship_date", "实际发货日期", "Actual ship date", stages=(9,), happened=True, aliases=("出货日期", "发货日期", "送货日期"), example="2026-04-06"),
        text("carrier", "承运/车牌/司机", "Carrier / plate / driver", aliases=("物流", "运输方式", "车牌号", "司机电话"), example="粤E12345 王师傅"),
        whole("packages", "件数", "Packages", minimum=1, unit="件", aliases=("箱数", "总件数", "包数"), example="46"),
        day("eta", "预计到货日期", "ETA", aliases=("预计到达",), example="2026-04-07"),
        day("arrival_date", "实际到货日期", "Arrived on", stages=(10,), happened=True, aliases=("到货日期", "到场日期", "送达日期"), example="2026-04-07"),
        day("inspect_date", "验收日期", "Goods inspected on", stages=(10,), happened=True, aliases=("到货验收日期", "验货日期"), example="2026-04-07"),
        one_of("inspect_result", "验收结果", "Inspection result", stages=(10,), values=INSPECTION_RESULTS, aliases=("验货结果", "到货情况"), example="合格"),
        long_text("discrepancy", "异常说明", "Discrepancy", stages=(10,), aliases=("差异", "缺损情况", "处理意见")),
        yes_no("dn_signed", "送货单已签回", "Delivery note signed back", stages=(10,), aliases=("签回", "回单", "签收单"), example="是"),
        yes_no("pl_signed", "装箱单已签回", "Packing list signed back", stages=(10,), aliases=("箱单签回",), example="是"),
        day("signed_back_date", "签回日期", "Signed back on", stages=(10,), happened=True, aliases=("回单日期", "签收日期"), example="2026-04-08"),
        some_of("filed_with", "已存档部门", "Filed with", stages=(10,), values=DEPARTMENTS, aliases=("存档", "分发部门"), example="事业部、售后部、仓库、财务"),
    ),
)
