"""用户信息: the user a project was built for."""

from schemas.columns import day, person, phone, phones, reference, text
from schemas.table import Table

USER_PROFILES = Table(
    key="user_profiles",
    sheet="用户信息",
    english="User profile card",
    primary_key=("project_id", "user_company"),
    aliases=("用户档案", "用户资料", "用户信息卡"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        text("user_company", "用户公司名称", "User company", required=True, aliases=("用户名称", "使用单位", "业主单位"), example="XX科技有限公司"),
        text("user_address", "用户地址", "User address", stages=(14,), aliases=("地址",), example="佛山市南海区XX路"),
        person("principal", "负责人", "Principal", stages=(14,), aliases=("用户负责人", "主管"), example="林总"),
        person("electrical_lead", "电气负责人", "Electrical lead", stages=(14,), aliases=("负责电气", "电工负责人", "机电负责人", "工程部"), example="郑工"),
        phones("phone", "电话", "Phone (electrical lead)", stages=(14,), aliases=("座机", "联系电话"), example="0757-85551234"),
        phones("mobile", "手机", "Mobile (electrical lead)", stages=(14,), aliases=("手机号",), example="13700137000"),
        phone("fax", "传真", "Fax", stages=(14,), na_allowed=True, aliases=("FAX",), example="无"),
        day("confirmed_date", "确认日期", "Confirmed with customer on", stages=(14,), happened=True, aliases=("核实日期",), example="2026-05-18"),
        day("next_visit_date", "下次回访日期", "Next return visit", stages=(14,), aliases=("回访计划", "回访日期"), example="2026-10-25"),
        person("visit_owner", "回访负责人", "Return-visit owner", aliases=("回访人",), example="陈六"),
    ),
)
