"""合同明细: one line of a contract’s busbar schedule."""

from schemas.columns import current, ip_rating, money, one_of, poles, quantity, reference, text, whole
from schemas.table import Table

BUSBAR_TYPES = {
    "密集型": "sandwich(compact)",
    "空气型": "air-insulated",
    "高强封闭型": "high-strength enclosed",
    "耐火型": "fire-resistant",
    "树脂浇注型": "cast-resin",
    "照明母线": "lighting",
    "滑触线": "conductor rail(trolley)",
    "共箱·高压封闭": "MV enclosed",
    "其他": "other",
}

CONTRACT_ITEMS = Table(
    key="contract_items",
    sheet="合同明细",
    english="Busbar schedule",
    primary_key=("contract_no", "line_no"),
    aliases=("母线清单", "合同清单", "清单", "设备清单"),
    columns=(
        reference("contract_no", "合同编号", "Contract No.", to="contracts", aliases=("合同号",), example="HT-2026-0321"),
        whole("line_no", "序号", "Line No.", required=True, minimum=1, aliases=("行号", "项次", "No."), example="1"),
        text("run_id", "回路编号", "Run / circuit ID", aliases=("回路", "线路", "线路编号", "用途", "安装位置", "变压器编号"), example="1#变压器→AA1"),
        one_of("busbar_type", "母线类型", "Busbar type", stages=(2,), values=BUSBAR_TYPES, aliases=("什么类型母线", "母线种类", "产品类型", "母线槽类型", "品种"), example="密集型"),
        one_of("conductor", "导体材质", "Conductor", values={"铜": "Cu", "铝": "Al", "铜铝复合": "Cu-clad Al"}, aliases=("材质", "铜/铝", "导体"), example="铜"),
        current("rated_current", "安培数", "Rated current", stages=(2,), aliases=("额定电流", "电流", "电流等级", "安培"), example="2500A"),
        poles("poles", "几P", "Poles / wires", stages=(2,), aliases=("极数", "P数", "线制", "相数", "芯数"), example="4P"),
        ip_rating("ip_rating", "防护等级", "Degree of protection (IP)", stages=(2,), aliases=("IP等级", "IP", "外壳防护等级", "防护"), example="IP54"),
        quantity("straight_qty", "直段数量", "Straight lengths (sections)", stages=(2,), minimum=0, unit="节", aliases=("直线段数量", "直段", "直通", "直身", "标准段", "直线段(节)"), example="42"),
        quantity("straight_m", "直段长度", "Straight length total", minimum=0, unit="米", aliases=("米数", "母线长度", "总长", "数量(米)", "延长米"), example="120.5"),
        quantity("feed_box_qty", "进线箱数量", "Feed-in boxes", stages=(2,), minimum=0, unit="个", aliases=("始端箱", "始端母线", "进线箱", "首端箱", "始端单元"), example="2"),
        quantity("transition_bar_qty", "过渡铜排数量", "Transition copper bars", stages=(2,), minimum=0, unit="套/块", aliases=("过渡排", "连接铜排", "铜排", "搭接铜排"), example="2"),
        quantity("flexible_qty", "软连接数量", "Flexible connections", stages=(2,), minimum=0, unit="套/片", aliases=("铜软连接", "软接", "编织带软连接", "伸缩软连接"), example="8"),
        quantity("elbow_h_qty", "水平弯头", "Flatwise(horizontal) elbows", minimum=0, unit="个", aliases=("L型水平弯通", "平弯", "水平弯"), example="3"),
        quantity("elbow_v_qty", "垂直弯头", "Edgewise(vertical) elbows", minimum=0, unit="个", aliases=("L型垂直弯通", "立弯", "垂直弯"), example="4"),
        quantity("offset_z_qty", "Z型弯", "Offset (Z) units", minimum=0, unit="个", aliases=("Z弯", "偏置母线", "Z型水平/垂直弯通"), example="0"),
        quantity("tee_qty", "T接", "Tee units", minimum=0, unit="个", aliases=("T型三通", "三通", "T型"), example="1"),
        quantity("reducer_qty", "变容节", "Reducers", minimum=0, unit="个", aliases=("变容母线", "变径", "变容段"), example="0"),
        quantity("expansion_qty", "伸缩节", "Expansion units", minimum=0, unit="个", aliases=("膨胀节", "膨胀母线", "补偿节"), example="2"),
        quantity("tapoff_qty", "插接箱", "Tap-off boxes", minimum=0, unit="台", aliases=("插接开关箱", "分接箱", "插接口", "馈电箱"), example="12"),
        quantity("end_cap_qty", "终端封头", "End closures", minimum=0, unit="个", aliases=("终端盖", "终端封", "端封"), example="2"),
        quantity("support_qty", "支架", "Supports / hangers", minimum=0, unit="付", aliases=("吊架", "弹簧支架", "支吊架"), example="60"),
        text("model", "规格型号", "Model", aliases=("型号", "产品型号", "规格"), example="CMC-2500A/4P"),
        money("unit_price", "单价", "Unit price", minimum=0, aliases=("含税单价", "单价(元/米)")),
        money("line_amount", "金额", "Line amount", aliases=("小计", "合价", "总价")),
    ),
)
