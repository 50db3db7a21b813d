"""工程验收: one acceptance."""

from schemas.columns import day, long_text, one_of, reference, text, yes_no
from schemas.table import Table

RESULTS = {
    "合格": "accepted",
    "有条件合格": "accepted with punch list",
    "不合格": "rejected",
}

ACCEPTANCES = Table(
    key="acceptances",
    sheet="工程验收",
    english="Project acceptance",
    primary_key=("project_id", "accept_date"),
    aliases=("验收", "工程验收单", "竣工验收"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        day("accept_date", "验收日期", "Acceptance date", required=True, happened=True, aliases=("竣工验收日期", "工程验收时间"), example="2026-04-25"),
        yes_no("p_specialist", "售后专员到场", "Specialist present", stages=(12,), aliases=("售后专员",), example="是"),
        yes_no("p_crew_leader", "安装队长到场", "Crew leader present", stages=(12,), na_allowed=True, aliases=("安装队长",), example="是"),
        yes_no("p_client", "甲方到场", "Party A present", stages=(12,), aliases=("甲方",), example="是"),
        yes_no("p_user", "用户到场", "User present", stages=(12,), na_allowed=True, aliases=("用户", "业主"), example="是"),
        yes_no("p_supervision", "监理到场", "Supervision engineer present", stages=(12,), na_allowed=True, aliases=("监理", "监理单位"), example="是"),
        yes_no("p_utility", "供电部门到场", "Power utility present", stages=(12,), na_allowed=True, aliases=("供电局", "供电公司", "供电所"), example="不适用"),
        text("na_reason", "不适用原因", "Why a party does not apply", stages=(12,), aliases=("未到场原因",), example="项目无需供电部门验收"),
        yes_no("doc_route", "走向图", "Route drawing handed over", stages=(12,), aliases=("走向图纸", "竣工图"), example="是"),
        yes_no("doc_site_report", "现场检验报告", "Site inspection report", stages=(12,), aliases=("检验报告", "现场测试报告"), example="是"),
        yes_no("doc_ccc", "CCC认证复印件", "CCC certificate copy", stages=(12,), aliases=("3C证书", "CCC证书", "CCC自我声明"), example="是"),
        yes_no("doc_conformity", "产品合格证", "Certificate of conformity", stages=(12,), aliases=("合格证", "出厂合格证"), example="是"),
        text("doc_other", "其他资料", "Other documents", aliases=("其他", "随机文件"), example="型式试验报告"),
        one_of("result", "验收结论", "Result", stages=(12,), values=RESULTS, aliases=("验收意见", "结果"), example="合格"),
        long_text("punch_list", "遗留问题", "Punch list", stages=(12,), aliases=("整改项", "尾项")),
        day("punch_closed_date", "整改完成日期", "Punch list closed on", happened=True, aliases=("闭环日期",)),
        day("energised_date", "通电日期", "Energised on", happened=True, aliases=("送电日期", "投运日期"), example="2026-04-28"),
        yes_no("signed", "验收单已签字盖章", "Acceptance form signed/stamped", stages=(12,), aliases=("盖章", "签字"), example="是"),
    ),
)
