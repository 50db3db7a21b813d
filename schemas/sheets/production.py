"""生产进度: one operation of a production order, or the whole order."""

from schemas.columns import day, identifier, one_of, percent, person, reference, text
from schemas.table import Table

OPERATIONS = {
    "下单拆单": "order release & BOM",
    "备料": "material",
    "导体加工": "conductor cutting-punching-bending",
    "镀锡": "tin(silver) plating",
    "绝缘包扎": "insulation wrapping",
    "外壳加工": "housing",
    "装配": "assembly",
    "耐压检验": "dielectric & IR test",
    "包装": "packing",
    "入库": "warehousing",
    "外协": "outsourced",
}
DELAY_REASONS = {
    "缺料": "material shortage",
    "图纸变更": "drawing change",
    "产能不足": "capacity",
    "付款未到": "payment not received",
    "客户推迟": "postponed by customer",
    "现场不具备条件": "site not ready",
    "质量返工": "rework",
    "外协延误": "outsourcing",
    "设备故障": "equipment",
    "运输天气": "logistics-weather",
    "节假日停工": "holiday",
    "其他": "other",
}

PRODUCTION = Table(
    key="production",
    sheet="生产进度",
    english="Production progress",
    primary_key=("order_no", "operation"),
    aliases=("生产计划", "生产进度表", "排产表"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        identifier("order_no", "生产订单号", "Production order (ERP) No.", required=True, aliases=("ERP单号", "订单号", "生产单号", "工单号", "制令号", "下单号"), example="SC26030021"),
        text("batch", "批次", "Batch", aliases=("分批", "批号"), example="第1批"),
        one_of("operation", "工序", "Operation", values=OPERATIONS, aliases=("工艺", "工段", "生产阶段", "当前工序"), example="装配"),
        day("plan_start", "计划开始", "Planned start", required=True, aliases=("计划开工", "开始日期", "排产日期", "计划上线"), example="2026-03-12"),
        day("plan_finish", "计划完成", "Planned finish", required=True, aliases=("计划完工", "要求完成", "计划完成日期"), example="2026-04-02"),
        day("actual_start", "实际开始", "Actual start", happened=True, aliases=("实际开工",), example="2026-03-13"),
        day("actual_finish", "实际完成", "Actual finish", happened=True, aliases=("实际完工", "完工日期")),
        percent("percent_done", "完成率", "Percent complete", aliases=("完成百分比", "进度", "完成比例", "进度(%)"), example="60%"),
        day("est_ship_date", "预计出货日期", "Expected ship date", stages=(5,), aliases=("预计发货", "预计出货时间", "预计交货", "ETD"), example="2026-04-05"),
        day("agreed_ship_date", "客户确认出货日期", "Customer-agreed ship date", stages=(5,), aliases=("与客户确认出货时间", "约定发货日", "客户要求日期"), example="2026-04-06"),
        one_of("change_type", "交期变化", "Schedule change", values={"正常": "on time", "延迟": "delayed", "提前": "early"}, aliases=("是否延迟", "提前/延迟"), example="正常"),
        one_of("negotiation", "协商结果", "Customer negotiation", stages=(5,), values={"客户同意": "agreed", "协商中": "in talks", "客户不同意": "refused"}, aliases=("客户意见", "谅解", "客户回复"), example="客户同意"),
        one_of("delay_reason", "延误原因", "Delay reason", stages=(5,), values=DELAY_REASONS, aliases=("原因", "延期原因", "异常原因")),
        person("factory_contact", "生产联系人", "Factory contact", aliases=("厂部负责人", "车间主任", "计划员"), example="厂部-黄主任"),
        day("updated_on", "更新日期", "Updated on", happened=True, aliases=("跟进日期", "汇报日期"), example="2026-03-20"),
    ),
)
