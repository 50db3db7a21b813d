"""流程进度: one stage of one project: plan, waiver or hold."""

from schemas.columns import day, long_text, one_of, person, reference, whole
from schemas.table import Table

STAGE_LOG = Table(
    key="stage_log",
    sheet="流程进度",
    english="Stage plan / sign-off / waiver",
    primary_key=("project_id", "stage_no"),
    aliases=("流程", "阶段"),
    optional=True,
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        whole("stage_no", "阶段", "Stage No.", required=True, minimum=1, maximum=15, aliases=("步骤", "流程", "环节"), example="6"),
        day("plan_finish", "计划完成", "Planned finish", aliases=("计划日期",), example="2026-03-18"),
        day("actual_finish", "实际完成", "Actual finish (manual)", happened=True, aliases=("完成日期",)),
        person("owner", "责任人", "Owner", aliases=("负责人",), example="陈六"),
        one_of("manual_status", "人工状态", "Manual status", values={"不适用": "not applicable", "豁免": "waived", "阻塞": "blocked"}, aliases=("状态",)),
        long_text("reason", "依据/原因", "Basis / reason", aliases=("说明", "原因"), example="客户自装"),
    ),
)
