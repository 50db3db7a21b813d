"""联系人: one person in one role."""

from schemas.columns import day, one_of, person, phone, phones, reference, text, yes_no
from schemas.table import Table

ROLES = {
    "甲方或直接用户": "client/user",
    "技术": "technical",
    "采购": "purchasing",
    "现场负责人": "site manager",
    "财务": "finance",
    "结算部门": "settlement",
    "收货人": "consignee",
    "监理": "supervision engineer",
    "供电部门": "power utility",
    "用户负责人": "user principal",
    "用户电气负责人": "user electrical lead",
    "总包/机电": "main/M&E contractor",
    "设计院": "design institute",
    "其他": "other",
}

CONTACTS = Table(
    key="contacts",
    sheet="联系人",
    english="Contacts (handover form)",
    primary_key=("project_id", "role", "name"),
    aliases=("通讯录", "客户联系人", "项目移交表"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号", "工程编号"), example="XM2026-018"),
        one_of("role", "角色", "Role", required=True, values=ROLES, aliases=("类别", "部门", "联系人类型", "职能", "岗位"), example="现场负责人"),
        person("name", "姓名", "Name", required=True, aliases=("联系人", "联系人姓名", "名字"), example="张工"),
        text("title", "职务", "Title", aliases=("职位", "称谓"), example="项目经理"),
        text("company", "公司名称", "Company", stages=(1,), aliases=("单位", "所属单位", "工作单位"), example="广东XX机电安装有限公司"),
        phones("phone", "电话", "Landline", stages=(1,), aliases=("座机", "固话", "办公电话", "联系电话", "公司电话"), example="0757-81234567-801"),
        phones("mobile", "手机", "Mobile", stages=(1, 8), aliases=("手机号", "移动电话", "联系方式", "手机号码"), example="13800138000"),
        phone("fax", "传真", "Fax", stages=(1,), na_allowed=True, aliases=("FAX",), example="无"),
        text("address", "地址", "Address", stages=(8,), aliases=("联系地址", "收货地址", "通讯地址"), example="佛山市南海区XX工地3号门"),
        text("email_wechat", "邮箱/微信", "E-mail / WeChat", aliases=("邮箱", "微信", "微信号", "E-mail")),
        day("confirmed_date", "最近确认日期", "Last confirmed", stages=(8,), happened=True, aliases=("核实日期", "确认日期", "再次确认日期"), example="2026-05-06"),
        yes_no("active", "是否有效", "Active", aliases=("在职", "有效"), example="是"),
    ),
)
