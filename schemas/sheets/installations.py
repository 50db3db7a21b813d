"""安装监督: one run or section being installed."""

from schemas.columns import day, long_text, one_of, percent, person, quantity, reference, text, yes_no
from schemas.table import Table

INSTALLATIONS = Table(
    key="installations",
    sheet="安装监督",
    english="Installation progress & inspection",
    primary_key=("project_id", "section"),
    aliases=("安装", "安装进度", "安装监督表"),
    columns=(
        reference("project_id", "项目编号", "Project No.", to="projects", aliases=("项目号",), example="XM2026-018"),
        text("section", "安装区段", "Section / run", required=True, aliases=("回路", "楼层", "安装部位", "施工部位"), example="1#变压器→AA1"),
        text("crew", "安装队", "Crew", stages=(11,), aliases=("施工队", "班组"), example="安装二队"),
        person("crew_leader", "安装队长", "Crew leader", stages=(11,), aliases=("队长", "班组长"), example="老吴"),
        day("plan_start", "计划进场", "Planned start", required=True, aliases=("计划开工", "进场计划"), example="2026-04-08"),
        day("plan_finish", "计划完工", "Planned finish", required=True, aliases=("计划完成",), example="2026-04-20"),
        day("actual_start", "实际进场", "Actual start", happened=True, aliases=("开工日期", "进场日期"), example="2026-04-08"),
        day("actual_finish", "实际完工", "Actual finish", happened=True, aliases=("完工日期", "竣工日期")),
        percent("percent_done", "完成率", "Percent complete", aliases=("进度", "安装进度", "完成百分比"), example="40%"),
        yes_no("per_drawing", "按图施工", "Built to drawing", stages=(11,), aliases=("是否按图", "与图纸一致"), example="是"),
        day("inspect_date", "检查日期", "Inspected on", stages=(11,), happened=True, aliases=("巡检日期", "监督日期"), example="2026-04-15"),
        person("inspector", "检查人", "Inspected by", stages=(11,), aliases=("售后专员", "监督人"), example="陈六"),
        quantity("ir_unit_mohm", "安装前单节绝缘(最小)", "Min IR per unit before joining", minimum=0, unit="MΩ", aliases=("单节绝缘", "单元绝缘电阻", "绝缘电阻"), example="200"),
        quantity("ir_run_mohm", "整回路绝缘(最小)", "Min IR of whole run", minimum=0, unit="MΩ", aliases=("整条绝缘", "回路绝缘"), example="50"),
        yes_no("torque_ok", "连接力矩已复核", "Joint torque checked", aliases=("力矩", "螺栓紧固", "打力矩"), example="是"),
        yes_no("ground_phase_support_ok", "接地/相序/支架", "Earthing, phase order, supports OK", aliases=("接地", "相序", "支架间距"), example="是"),
        long_text("issues", "问题与整改", "Issues & rectification", aliases=("存在问题", "整改内容")),
        day("rectified_date", "整改完成日期", "Rectified on", stages=(11,), happened=True, aliases=("整改日期", "闭环日期")),
        one_of("result", "检查结论", "Inspection result", stages=(11,), values={"合格": "pass", "整改中": "rectifying", "不合格": "fail"}, aliases=("结论", "质量情况"), example="合格"),
    ),
)
