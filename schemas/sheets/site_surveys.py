"""现场测量复核: one visit to a site."""

from schemas.columns import day, identifier, one_of, person, reference, text, yes_no
from schemas.table import Table

SITE_SURVEYS = Table(
    key="site_surveys",
    sheet="现场测量复核",
    english="Site survey & re-check",
    primary_key=("survey_no",),
    aliases=("现场测量", "测量复核", "现场勘测"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        identifier("survey_no", "测量单号", "Survey request No.", required=True, aliases=("测量要求单号", "派工单号", "编号"), example="CL-2026-045"),
        one_of("survey_type", "类型", "Visit type", required=True, values={"测量": "survey", "复核": "re-check", "补测": "additional"}, aliases=("测量类别", "测量/复核"), example="测量"),
        text("site_address", "现场地址", "Site address", stages=(3,), aliases=("工地地址", "地址", "项目地址"), example="佛山市南海区XX工地"),
        text("site_contact", "现场联系人", "Site contact", stages=(3,), aliases=("联系人", "现场负责人"), example="张工 13800138000"),
        day("appointed_date", "约定时间", "Appointed date", stages=(3,), aliases=("预约时间", "计划测量日期", "约定日期"), example="2026-03-10"),
        person("aftersales_staff", "售后人员", "After-sales staff sent", stages=(3,), aliases=("配合人员", "售后"), example="陈六"),
        person("technician", "技术员", "Technician sent", stages=(3,), aliases=("测量人", "技术部", "测量员"), example="何工"),
        day("actual_date", "实际到场日期", "Actual visit date", stages=(3,), happened=True, aliases=("测量日期", "到场时间", "完成日期"), example="2026-03-10"),
        text("site_condition", "现场环境", "Site environment", stages=(3,), aliases=("环境情况", "现场情况"), example="桥架未拆,层高4.2m"),
        text("construction_status", "施工情况", "Construction status", stages=(3,), aliases=("施工进度", "现场进度"), example="变压器已就位,低压柜未到"),
        text("communication", "初步沟通情况", "First talk with the site", aliases=("沟通情况", "沟通记录"), example="甲方要求分两批供货"),
        one_of("result", "测量结论", "Survey result", stages=(3,), values={"可下单": "ready", "需复测": "re-survey", "现场不具备条件": "not ready"}, aliases=("结果", "测量结果"), example="可下单"),
        text("sketch_ref", "走向草图", "Route sketch link", aliases=("草图", "测量图", "附件")),
        yes_no("customer_signed", "客户签字", "Customer signed", aliases=("现场确认", "签字"), example="是"),
    ),
)
