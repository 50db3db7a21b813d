"""图纸审核: one revision of a drawing."""

from schemas.columns import day, identifier, long_text, one_of, person, reference, text, yes_no
from schemas.table import Table

DRAWING_TYPES = {
    "走向图": "route drawing",
    "施工图": "construction drawing",
    "安装图": "installation drawing",
    "竣工图": "as-built",
}
RESULTS = {
    "通过": "approved",
    "修改后通过": "approved as noted",
    "退回": "rejected",
}

DRAWINGS = Table(
    key="drawings",
    sheet="图纸审核",
    english="Drawing reviews",
    primary_key=("drawing_no", "revision"),
    aliases=("图纸", "图纸审核记录"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        one_of("drawing_type", "图纸类型", "Drawing type", required=True, values=DRAWING_TYPES, aliases=("图纸名称", "类别", "图类"), example="走向图"),
        identifier("drawing_no", "图号", "Drawing No.", required=True, aliases=("图纸编号", "编号"), example="ZX-018-01"),
        text("revision", "版本", "Revision", required=True, aliases=("版次", "版本号", "REV"), example="B"),
        person("issued_by", "出图人", "Issued by (technical dept)", aliases=("设计", "绘图", "技术部"), example="何工"),
        day("received_date", "收图日期", "Received on", stages=(6,), happened=True, aliases=("出图日期", "提交日期"), example="2026-03-14"),
        person("reviewer", "审核人", "Reviewed by", stages=(6,), aliases=("审图人", "售后专员"), example="陈六"),
        day("review_date", "审核日期", "Reviewed on", stages=(6,), happened=True, aliases=("审图日期", "确认日期"), example="2026-03-15"),
        one_of("result", "审核结论", "Result", stages=(6,), values=RESULTS, aliases=("审核意见", "结果"), example="通过"),
        yes_no("signed", "签字确认", "Signed", stages=(6,), aliases=("已签字", "签字"), example="是"),
        day("customer_approved", "客户确认日期", "Customer approved on", happened=True, aliases=("甲方确认", "客户签图日期", "图纸确认日"), example="2026-03-18"),
        long_text("issues", "问题说明", "Issues", aliases=("修改意见", "问题")),
    ),
)
