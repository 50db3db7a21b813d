"""项目台账: one project."""

from schemas.columns import day, identifier, long_text, one_of, person, phone, text, yes_no
from schemas.table import Table

PROJECT_STATES = {
    "进行中": "active",
    "暂停": "on hold",
    "已完成": "closed",
    "取消": "cancelled",
}

PROJECTS = Table(
    key="projects",
    sheet="项目台账",
    english="Project register",
    primary_key=("project_id",),
    aliases=("项目", "项目表", "项目登记表", "工程台账"),
    columns=(
        identifier("project_id", "项目编号", "Project No.", required=True, aliases=("项目号", "工程编号", "项目代码", "编号", "工程号"), example="XM2026-018"),
        text("project_name", "项目名称", "Project name", required=True, aliases=("工程名称", "项目", "工程", "工程项目"), example="佛山XX数据中心一期母线工程"),
        text("customer_name", "公司名称(甲方)", "Customer company (Party A)", required=True, aliases=("甲方", "客户", "客户名称", "需方", "买方", "购货单位", "订货单位", "合同甲方", "客户单位", "公司名称"), example="广东XX机电安装有限公司"),
        text("end_user", "直接用户", "Direct (end) user", aliases=("用户", "最终用户", "业主", "使用单位", "建设单位", "甲方或直接用户"), example="XX科技有限公司"),
        text("customer_address", "公司地址", "Company address", stages=(1,), aliases=("地址", "客户地址", "单位地址"), example="广东省佛山市南海区XX路8号"),
        phone("customer_phone", "公司电话", "Company phone", stages=(1,), aliases=("单位电话", "总机", "电话(公司)"), example="0757-81234567"),
        phone("customer_fax", "传真", "Fax", stages=(1,), na_allowed=True, aliases=("FAX", "传真号", "公司传真"), example="无"),
        text("region", "项目所在地", "Project city", aliases=("地区", "区域", "省份", "所在城市"), example="广东/佛山"),
        day("contract_copy_date", "合同复印件收到日期", "Contract copy received", stages=(1,), happened=True, aliases=("合同复印件日期", "收合同日期"), example="2026-03-02"),
        day("handover_date", "项目移交表收到日期", "Handover form received", stages=(1,), happened=True, aliases=("移交日期", "交接日期", "移交表日期"), example="2026-03-03"),
        person("handover_by", "移交人", "Handed over by (sales)", aliases=("业务员", "销售员", "销售经理", "业务经理", "移交人签字"), example="李四"),
        yes_no("handover_signed", "移交签字确认", "Handover signed off", stages=(1,), aliases=("签字确认", "已签字", "是否签字"), example="是"),
        day("handover_signed_date", "签字日期", "Handover signed on", happened=True, aliases=("签字确认日期", "移交签字日期"), example="2026-03-03"),
        person("clerk", "售后文员", "After-sales clerk", stages=(1,), aliases=("文员", "归档人", "资料员"), example="王五"),
        day("archived_date", "归档日期", "Archived on", stages=(1,), happened=True, aliases=("存档日期", "整理日期"), example="2026-03-04"),
        text("archive_ref", "档案位置", "Archive location/link", aliases=("存档位置", "文件夹", "资料链接"), example="共享盘/2026/018"),
        person("specialist", "售后专员", "After-sales specialist (owner)", required=True, aliases=("售后部专员", "跟单", "负责人", "责任人", "项目负责人", "专员"), example="陈六"),
        person("supervisor", "售后部主管", "After-sales supervisor", aliases=("主管", "售后主管", "部门主管"), example="赵七"),
        person("technical_supervisor", "技术部主管", "Technical supervisor", aliases=("技术主管", "技术负责人"), example="钱八"),
        text("crew", "安装队", "Installation crew", stages=(9, 11), aliases=("施工队", "安装班组", "安装单位", "安装队伍"), example="安装二队"),
        one_of("project_status", "项目状态", "Project status", required=True, values=PROJECT_STATES, aliases=("状态", "进展"), example="进行中"),
        long_text("remarks", "备注", "Remarks", aliases=("说明", "备注说明", "其他")),
    ),
)
