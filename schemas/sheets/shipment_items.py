"""装箱明细: one item in one package."""

from schemas.columns import one_of, quantity, reference, text, whole
from schemas.table import Table

ITEMS = {
    "直段": "straight section",
    "进线箱": "feed-in box",
    "过渡铜排": "transition bar",
    "软连接": "flexible connection",
    "弯头": "elbow",
    "插接箱": "tap-off box",
    "支架": "support",
    "附件": "accessory",
    "其他": "other",
}
UNITS = {
    "节": "section",
    "米": "metre",
    "个": "piece",
    "套": "set",
    "台": "unit",
    "付": "set (support)",
    "块": "plate",
}

SHIPMENT_ITEMS = Table(
    key="shipment_items",
    sheet="装箱明细",
    english="Packing-list lines",
    primary_key=("delivery_note_no", "line_no"),
    aliases=("装箱单", "发货明细"),
    optional=True,
    columns=(
        reference("delivery_note_no", "送货单号", "Delivery note No.", to="shipments", aliases=("发货单号",), example="SH-2026-0188"),
        whole("line_no", "序号", "Line", required=True, aliases=("行号",), example="1"),
        text("package_no", "箱号", "Package No.", aliases=("包号", "件号"), example="3/46"),
        one_of("item", "品名", "Item", required=True, values=ITEMS, aliases=("名称", "货物名称", "产品名称"), example="直段"),
        text("spec", "规格型号", "Spec", aliases=("型号",), example="2500A/4P/3m"),
        one_of("unit", "单位", "Unit", required=True, values=UNITS, aliases=("计量单位",), example="节"),
        quantity("qty_shipped", "发货数量", "Qty shipped", required=True, minimum=0, aliases=("数量", "应发数量"), example="42"),
        quantity("qty_received", "实收数量", "Qty received", minimum=0, aliases=("签收数量", "实到数量"), example="42"),
    ),
)
