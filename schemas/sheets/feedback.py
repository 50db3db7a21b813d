"""客户反馈: one form filled in by the customer."""

from schemas.columns import day, long_text, one_of, person, reference, score, text, yes_no
from schemas.table import Table

FORM_TYPES = {
    "反馈信息表": "feedback form",
    "项目反馈函": "project feedback letter",
    "回访反馈": "visit feedback",
}

FEEDBACK = Table(
    key="feedback",
    sheet="客户反馈",
    english="Customer feedback",
    primary_key=("project_id", "form_type", "feedback_date"),
    aliases=("反馈", "客户反馈表", "满意度"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        one_of("form_type", "表单类型", "Form", required=True, values=FORM_TYPES, aliases=("反馈类型", "单据类型"), example="反馈信息表"),
        day("feedback_date", "填写日期", "Date", required=True, happened=True, aliases=("反馈日期", "日期"), example="2026-05-20"),
        text("respondent", "填写人", "Filled in by", stages=(15,), aliases=("反馈人", "客户签字", "受访人"), example="张工/XX机电/项目经理"),
        score("score_product", "产品质量", "Product quality", aliases=("质量满意度", "产品"), example="5"),
        score("score_delivery", "交货及时", "On-time delivery", aliases=("交期", "供货及时性"), example="4"),
        score("score_install", "安装质量", "Installation quality", na_allowed=True, aliases=("施工质量", "安装"), example="5"),
        score("score_service", "服务态度", "Service attitude", aliases=("服务", "售后服务", "服务质量"), example="5"),
        score("score_technical", "技术支持", "Technical support", aliases=("技术服务", "技术能力"), example="4"),
        score("score_overall", "总体评价", "Overall satisfaction", stages=(15,), aliases=("总体满意度", "综合评价", "满意度"), example="5"),
        long_text("comments", "意见建议", "Comments", aliases=("建议", "反馈内容", "客户意见")),
        yes_no("complaint", "是否投诉", "Complaint", aliases=("投诉", "不满意项"), example="否"),
        person("handler", "处理人", "Handled by", stages=(15,), aliases=("责任人",)),
        day("action_due", "处理期限", "Action due", stages=(15,), aliases=("整改期限",)),
        day("closed_date", "关闭日期", "Closed on", happened=True, aliases=("处理完成",)),
        yes_no("stamped", "签字盖章", "Signed/stamped", aliases=("盖章",), example="是"),
    ),
)
