"""催款回访记录: one contact about money or a return visit."""

from schemas.columns import day, long_text, one_of, reference, text
from schemas.table import Table

KINDS = {
    "催款": "collection",
    "对账": "reconciliation",
    "回访": "return visit",
    "报修": "service call",
}
CHANNELS = {
    "电话": "phone",
    "微信": "WeChat",
    "催款函": "letter",
    "上门": "visit",
    "律师函": "lawyer letter",
    "诉讼": "litigation",
}

DUNNING_LOG = Table(
    key="dunning_log",
    sheet="催款回访记录",
    english="Collection & return-visit log",
    primary_key=("project_id", "log_date", "kind"),
    aliases=("催款记录", "回访记录", "催款与回访记录"),
    optional=True,
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        day("log_date", "日期", "Date", required=True, happened=True, aliases=("联系日期", "催款日期", "回访日期"), example="2026-06-10"),
        one_of("kind", "类别", "Kind", required=True, values=KINDS, aliases=("类型",), example="催款"),
        one_of("channel", "方式", "Channel", required=True, values=CHANNELS, aliases=("催款方式", "回访方式"), example="电话"),
        text("person", "联系对象", "Person", aliases=("对方联系人",), example="财务 钟姐"),
        long_text("outcome", "内容/结果", "Outcome", required=True, aliases=("回复", "结果", "设备运行情况"), example="承诺6/25付"),
        day("promised_date", "承诺付款日", "Promised date", aliases=("承诺日期",), example="2026-06-25"),
        day("next_date", "下次跟进日期", "Next follow-up", aliases=("下次联系",), example="2026-06-26"),
        text("evidence", "凭证", "Evidence ref.", aliases=("附件", "EMS单号"), example="EMS 1234"),
    ),
)
