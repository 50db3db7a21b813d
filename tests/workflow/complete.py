"""A project in which every stage is done, and the same with a few cells changed: what the tests of the stages draw.

One contract, installed by our own crew, with an advance and a retention; one delivery batch; looked at on ``AS_OF``.
"""

from dataclasses import dataclass
from datetime import date

from schemas.findings import Found
from tests.drawn import book_of
from workflow.daybook import DayBook
from workflow.status import StageStatus, Status, statuses

AS_OF = date(2026, 11, 23)

Row = dict[str, str]

SITE = {"公司名称": "某机电公司", "传真": "无"}
ADDRESS = "佛山市南海区某路1号"

COMPLETE: dict[str, list[Row]] = {
    "项目台账": [
        {
            "项目编号": "P-1", "项目名称": "某大厦", "公司名称(甲方)": "某地产公司", "公司地址": ADDRESS, "公司电话": "0757-81234567",
            "传真": "无", "合同复印件收到日期": "2026-03-02", "项目移交表收到日期": "2026-03-02", "移交签字确认": "是",
            "签字日期": "2026-03-03", "售后文员": "李文", "归档日期": "2026-03-04", "售后专员": "王敏", "售后部主管": "周主管",
            "安装队": "安装一队", "项目状态": "进行中",
        },
    ],
    "联系人": [
        {"项目编号": "P-1", "角色": "甲方或直接用户", "姓名": "甲一", "手机": "13800138001", **SITE},
        {"项目编号": "P-1", "角色": "技术", "姓名": "乙一", "手机": "", "电话": "0757-81234501", **SITE},
        {"项目编号": "P-1", "角色": "采购", "姓名": "丙一", "手机": "13800138003", **SITE},
        {"项目编号": "P-1", "角色": "现场负责人", "姓名": "丁一", "手机": "13800138004", **SITE},
        {"项目编号": "P-1", "角色": "财务", "姓名": "戊一", "手机": "13800138005", **SITE},
        {"项目编号": "P-1", "角色": "结算部门", "姓名": "己一", "手机": "13800138006", **SITE},
        {"项目编号": "P-1", "角色": "收货人", "姓名": "庚一", "手机": "13800138007", "地址": ADDRESS, "最近确认日期": "2026-05-06"},
    ],
    "合同信息": [
        {
            "项目编号": "P-1", "合同编号": "HT-1", "签订日期": "2026-03-01", "合同金额": "1000000", "品牌": "某牌", "收货人": "庚一",
            "收货人手机": "13800138007", "收货地址": ADDRESS, "交货期": "签订后三个月", "合同交货日期": "2026-06-01",
            "付款方式": "预付 95%，质保金 5%", "开票需求": "增值税专用发票", "开票信息": "某地产公司 税号某", "是否需要安装": "是",
            "安装方式": "本公司安装队", "安装需求": "整条母线", "质保期": "24", "质保期额度": "5%", "合同审阅人": "王敏",
            "合同审阅日期": "2026-03-05",
        },
    ],
    "合同明细": [
        {
            "合同编号": "HT-1", "序号": "1", "母线类型": "密集型", "安培数": "2500", "几P": "4P", "防护等级": "IP54", "直段数量": "42",
            "进线箱数量": "2", "过渡铜排数量": "2", "软连接数量": "0",
        },
    ],
    "现场测量复核": [
        {
            "项目编号": "P-1", "测量单号": "CL-1", "类型": "测量", "现场地址": ADDRESS, "现场联系人": "丁一", "约定时间": "2026-03-10",
            "售后人员": "陈六", "技术员": "吴工", "实际到场日期": "2026-03-10", "现场环境": "洁净", "施工情况": "封顶", "测量结论": "可下单",
        },
    ],
    "付款计划": [
        {
            "合同编号": "HT-1", "期次": "1", "款项名称": "预付款", "比例": "95%", "触发条件": "合同签订", "账期天数": "7",
            "先开票后付款": "是", "开票日期": "2026-03-08", "客户承诺打款日": "2026-03-12",
        },
        {"合同编号": "HT-1", "期次": "2", "款项名称": "质保金", "比例": "5%", "触发条件": "质保期满"},
    ],
    "收款记录": [
        {
            "收款编号": "SK-1", "合同编号": "HT-1", "期次": "1", "告知财务日期": "2026-03-11", "到账日期": "2026-03-13",
            "到账金额": "950000", "收款方式": "电汇", "财务确认人": "钱会计", "到账状态": "已到账", "ERP已回复": "是", "ERP回复日期": "2026-03-14",
        },
    ],
    "生产进度": [
        {
            "项目编号": "P-1", "生产订单号": "SC-1", "计划开始": "2026-03-20", "计划完成": "2026-05-10", "实际开始": "2026-03-20",
            "实际完成": "2026-05-08", "预计出货日期": "2026-05-12", "客户确认出货日期": "2026-05-10", "协商结果": "客户同意",
            "延误原因": "运输天气",
        },
    ],
    "图纸审核": [
        {
            "项目编号": "P-1", "图纸类型": kind, "图号": number, "版本": "A", "收图日期": "2026-03-15", "审核人": "赵审",
            "审核日期": "2026-03-18", "审核结论": "通过", "签字确认": "是",
        }
        for kind, number in (("走向图", "T-1"), ("施工图", "T-2"))
    ],
    "发货单": [
        {
            "项目编号": "P-1", "送货单号": "SH-1", "装箱单号": "ZX-1", "内部出仓单号": "CC-1", "单据审核人": "王敏",
            "单据审核日期": "2026-05-07", "核对结果": "无误", "生产完毕日期": "2026-05-08", "通知客户日期": "2026-05-08",
            "确认出货日期": "2026-05-10", "已告知存放条件": "是", "收货信息再确认": "是", "收货人": "庚一", "收货人手机": "13800138007",
            "收货地址": ADDRESS, "通知仓库日期": "2026-05-09", "通知安装队日期": "2026-05-09", "专员到场日期": "2026-05-12",
            "实际发货日期": "2026-05-10", "预计到货日期": "2026-05-12", "实际到货日期": "2026-05-12", "验收日期": "2026-05-12",
            "验收结果": "短缺", "异常说明": "少一套支架", "送货单已签回": "是", "装箱单已签回": "是", "签回日期": "2026-05-13",
            "已存档部门": "事业部、售后部、仓库、财务",
        },
    ],
    "安装监督": [
        {
            "项目编号": "P-1", "安装区段": "一层", "安装队": "安装一队", "安装队长": "孙队", "计划进场": "2026-05-14", "计划完工": "2026-05-30",
            "实际进场": "2026-05-14", "实际完工": "2026-05-28", "完成率": "100%", "按图施工": "是", "检查日期": "2026-05-29",
            "检查人": "王敏", "问题与整改": "支架松动", "整改完成日期": "2026-06-01", "检查结论": "合格",
        },
    ],
    "工程验收": [
        {
            "项目编号": "P-1", "验收日期": "2026-06-05", "售后专员到场": "是", "安装队长到场": "是", "甲方到场": "是", "用户到场": "是",
            "监理到场": "是", "供电部门到场": "不适用", "不适用原因": "无需供电部门", "走向图": "是", "现场检验报告": "是",
            "CCC认证复印件": "是", "产品合格证": "是", "验收结论": "有条件合格", "遗留问题": "补标牌", "整改完成日期": "2026-06-10",
            "验收单已签字盖章": "是",
        },
    ],
    "最终结算": [
        {
            "合同编号": "HT-1", "结算金额": "1000000", "结算状态": "已确认", "客户确认日期": "2026-06-20", "工程反馈函已收": "是",
            "反馈函收到日期": "2026-06-22",
        },
    ],
    "用户信息": [
        {
            "项目编号": "P-1", "用户公司名称": "某物业", "用户地址": ADDRESS, "负责人": "林总", "电气负责人": "郑工", "电话": "",
            "手机": "13700137000", "传真": "无", "确认日期": "2026-06-25", "下次回访日期": "2026-12-25",
        },
    ],
    "客户反馈": [
        {
            "项目编号": "P-1", "表单类型": form, "填写日期": "2026-06-26", "填写人": "林总", "总体评价": "2", "处理人": "王敏",
            "处理期限": "2026-07-10",
        }
        for form in ("反馈信息表", "项目反馈函")
    ],
    "流程进度": [],
}  # fmt: skip

STAGE_LOG = {"项目编号": "P-1", "阶段": "", "计划完成": "", "实际完成": "", "责任人": "", "人工状态": "", "依据/原因": ""}

Change = Row | list[Row] | None


@dataclass(frozen=True)
class Asked:
    """What the board says of one stage of the project.

    Attributes:
        lacks: a header for a cell, a sheet (with what it is about) for a row that is not there.
        cells: the same as addresses, only those that have one.
    """

    status: str
    late: bool
    owner: str
    due_on: str
    done_on: str
    lacks: list[str]
    cells: list[str]
    waits_for: list[int]


def drawing(**changes: Change) -> str:
    """The project as sheets drawn one below the other.

    Args:
        changes: by sheet the cells of its first row that differ; or its rows, each written over that of the complete
            project, ``[]`` for an empty sheet; ``None`` for no such sheet.
    """
    sheets = {name: _rows(rows, changes.get(name, {})) for name, rows in COMPLETE.items() if changes.get(name, {}) is not None}
    return "\n\n".join(_block(name, rows) for name, rows in sheets.items())


def _rows(rows: list[Row], change: Row | list[Row]) -> list[Row]:
    if isinstance(change, dict):
        return [{**rows[0], **change}, *rows[1:]] if change else rows
    return [{**(rows[0] if rows else STAGE_LOG), **row} for row in change]


def _block(name: str, rows: list[Row]) -> str:
    headers = list(dict.fromkeys(header for row in [*(rows or COMPLETE[name] or [STAGE_LOG])] for header in row))
    lines = [" | ".join(row.get(header, "") for header in headers) for row in rows]
    return "\n".join([name, " | ".join(headers), *lines])


def project_day(as_of: date = AS_OF, **changes: Change) -> DayBook:
    """The project with its changes, read as a workbook, as a day saw it."""
    return DayBook(book_of(drawing(**changes), whole=False), as_of)


def ask(key: str, as_of: date = AS_OF, **changes: Change) -> Asked:
    """What the board says of a stage of the project with these changes."""
    day = project_day(as_of, **changes)
    return asked(day, next(each for each in statuses(day) if each.stage.key == key))


def asked(day: DayBook, stage: StageStatus) -> Asked:
    """One stage of the first project in words and addresses."""
    found = [(lack.found, index) for lack in stage.evidence.lacks for index in range(len(lack.found)) if lack.found.project[index] == 0]
    return Asked(
        status=Status(stage.status[0]).key,
        late=bool(stage.late[0]),
        owner=stage.owner[0],
        due_on=str(stage.due_on[0]),
        done_on=str(stage.done_on[0]),
        lacks=[_named(day, batch, index) for batch, index in found],
        cells=[finding.cell for finding in (day.book.finding(batch, index) for batch, index in found) if finding.cell],
        waits_for=[number for number in range(1, 16) if stage.held_by[0] >> number & 1],
    )


def _named(day: DayBook, batch: Found, index: int) -> str:
    finding = day.book.finding(batch, index)
    if finding.cell:
        return " ".join([finding.column, *([str(finding.facts["department"])] if "department" in finding.facts else [])])
    about = [str(finding.facts[fact]) for fact in ("role", "drawing", "form", "outstanding") if fact in finding.facts]
    return " ".join([finding.sheet, *about])
