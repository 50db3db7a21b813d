"""Workbooks in several teams' own styles, made as they would make them: titles, merged headings, 万元, notes under the table.

Every ledger says of each of its columns what it means, as a set of answers that are right; ``None`` stands for none of ours.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

Truth = dict[tuple[str, str], set[str | None]]


@dataclass
class Ledger:
    """A foreign workbook and what its columns mean."""

    file: str
    book: openpyxl.Workbook = field(default_factory=openpyxl.Workbook)
    truth: Truth = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.book.remove(self.book.active)

    def sheet(self, name: str, rows: Sequence[Sequence[Any]], *, header: int, meanings: Sequence[str], merged: Sequence[str] = ()) -> None:
        """Adds a sheet.

        Args:
            header: the last row of the header.
            meanings: per column the right answers, several joined by ``|``; ``-`` for none of ours.
            merged: merged ranges, as A1:B2.
        """
        sheet = self.book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                if value not in ("", None):
                    sheet.cell(number, column).value = value
        for each in merged:
            left, top, right, bottom = range_boundaries(each)
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for column, meaning in enumerate(meanings, 1):
            self.truth[name, get_column_letter(column)] = {None if each == "-" else each for each in meaning.split("|")}

    def draw(self, name: str, drawing: str, merged: Sequence[str] = ()) -> Ledger:
        """Adds a sheet as it is drawn, a line a row and ``|`` between the cells; days and numbers become ones."""
        sheet = self.book.create_sheet(name)
        for row, line in enumerate(drawing.strip("\n").split("\n"), 1):
            for column, text in enumerate(line.split("|"), 1):
                sheet.cell(row, column).value = _typed(text.strip())
        for each in merged:
            sheet.merge_cells(each)
        return self

    def content(self) -> bytes:
        """The bytes of the workbook."""
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()


def _typed(text: str) -> date | float | str | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?", text) else text or None


def days(*texts: str) -> list[date | str]:
    """Days out of texts, blanks kept."""
    return [date.fromisoformat(text) if text else "" for text in texts]


def all_ledgers() -> list[Ledger]:
    """The ledgers of the measurement."""
    return [simple(), register(), wide(), separate(), yearly(), bare()]


def simple() -> Ledger:
    """A small contractor's two lists, one header row each."""
    ledger = Ledger("合同和到款.xlsx")
    ledger.sheet(
        "合同台帐",
        [
            ["2026年销售合同台帐"],
            ["序号", "合同号", "工程名称", "客户名称", "签约日期", "合同额(万元)", "税点", "交货日期", "业务员", "备注"],
            [1, "A26-001", "城南医院综合楼", "宏远机电安装有限公司", date(2026, 1, 8), 128.5, 0.13, date(2026, 3, 20), "李勤", ""],
            [2, "A26-002", "高新数据中心二期", "中恒建设集团有限公司", date(2026, 2, 3), 86, 0.13, date(2026, 4, 15), "周礼", "分两批"],
            [3, "A26-003", "滨江商务中心", "安泰电力工程有限公司", date(2026, 2, 26), 240.36, 0.13, date(2026, 5, 30), "李勤", ""],
            ["合计", "", "", "", "", 454.86],
        ],
        header=2,
        meanings=[
            "-", "contracts.contract_no|projects.project_id", "projects.project_name", "projects.customer_name", "contracts.sign_date",
            "contracts.contract_amount", "contracts.tax_rate", "contracts.delivery_due", "projects.handover_by", "projects.remarks|-",
        ],
        merged=["A1:J1"],
    )  # fmt: skip
    ledger.sheet(
        "到款登记",
        [
            ["日期", "合同号", "付款单位", "到款金额", "付款方式", "经手人"],
            [date(2026, 1, 20), "A26-001", "宏远机电安装有限公司", 385500, "电汇", "孙会计"],
            [date(2026, 3, 18), "A26-001", "宏远机电安装有限公司", 385500, "承兑", "孙会计"],
            [date(2026, 2, 20), "A26-002", "中恒建设集团有限公司", 258000, "转账", "孙会计"],
        ],
        header=1,
        meanings=[
            "receipts.received_date", "receipts.contract_no|contracts.contract_no", "projects.customer_name|-", "receipts.amount",
            "receipts.method", "receipts.confirmed_by|-",
        ],
    )  # fmt: skip
    return ledger


def register() -> Ledger:
    """A project register with two header rows, names and numbers in one cell."""
    ledger = Ledger("工程项目跟踪表.xlsx")
    rows: list[list[Any]] = [
        ["母线槽工程项目跟踪表"],
        ["编制部门：售后服务部", "", "", "", "", "", "", "", "单位：元"],
        ["序号", "项目信息", "", "", "", "合同信息", "", "", "", "产品", "发货情况", "", "安装", "", "验收", "跟进人", "项目状态"],
        ["", "项目名称", "甲方单位", "联系人/电话", "工地地址", "合同编号", "签订时间", "合同总价", "质保期", "规格", "计划发货日期", "实际发货日期",
         "进场时间", "完工时间", "验收日期", "", ""],
    ]  # fmt: skip
    for number in range(1, 7):
        rows.append([
            number, f"{'东西南北中前'[number - 1]}湖产业园{number}号厂房", f"{'华信正德昌盛'[number - 1]}机电工程有限公司", f"张工 1380013800{number}",
            f"佛山市南海区工业大道{number}号", f"HT26-{number:03d}", date(2026, 1, number), 100000.0 * number, "24个月", "2500A/4P/IP54",
            date(2026, 3, number), date(2026, 3, number + 2), date(2026, 4, number), date(2026, 4, number + 10), date(2026, 5, number),
            "陈六" if number % 2 else "王五", "在建" if number > 2 else "完工",
        ])  # fmt: skip
    rows.append(["合计", "", "", "", "", "", "", 2100000])
    rows.append(["制表人：陈六", "", "", "", "审核：赵七"])
    ledger.sheet(
        "项目跟踪",
        rows,
        header=4,
        meanings=[
            "-", "projects.project_name", "projects.customer_name", "contacts.name|contacts.phone|contacts.mobile",
            "site_surveys.site_address|contracts.delivery_address|contacts.address|projects.customer_address", "contracts.contract_no", "contracts.sign_date",
            "contracts.contract_amount", "contracts.warranty_months", "contract_items.rated_current|contract_items.poles|contract_items.ip_rating|contract_items.model",
            "shipments.agreed_ship_date|production.est_ship_date|production.agreed_ship_date|shipments.eta", "shipments.actual_ship_date", "installations.actual_start", "installations.actual_finish",
            "acceptances.accept_date", "projects.specialist", "projects.project_status",
        ],
        merged=["A1:Q1", "A3:A4", "B3:E3", "F3:I3", "K3:L3", "M3:N3", "P3:P4", "Q3:Q4"],
    )  # fmt: skip
    return ledger


def wide() -> Ledger:
    """A finance sheet in which one row holds a contract with the groups of its payments."""
    ledger = Ledger("应收账款台账.xlsx")
    rows: list[list[Any]] = [
        ["2026年度应收账款明细表（单位：万元）"],
        ["序号", "合同编号", "项目名称", "购货单位", "合同金额", "预付款", "", "发货款", "", "验收款", "", "质保金", "", "已开票金额", "累计收款", "未收款", "账龄", "1-30天", "31-60天", "业务员"],
        ["", "", "", "", "", "比例", "金额", "比例", "金额", "比例", "金额", "比例", "金额", "", "", "", "", "", "", ""],
    ]  # fmt: skip
    for number in range(1, 8):
        amount = 20.0 * number
        paid = round(amount * 0.4, 2)
        rows.append([
            number, f"XS2026{number:04d}", f"{'春夏秋冬晨晚午'[number - 1]}晖广场", f"{'金木水火土日月'[number - 1]}源电气有限公司", amount, 0.3, round(amount * 0.3, 2), 0.4,
            round(amount * 0.4, 2), 0.25, round(amount * 0.25, 2), 0.05, round(amount * 0.05, 2), paid, paid, round(amount - paid, 2), number * 12, paid if number % 2 else 0, 0 if number % 2 else paid, "周礼",
        ])  # fmt: skip
    ledger.sheet(
        "应收明细",
        rows,
        header=3,
        meanings=[
            "-", "contracts.contract_no", "projects.project_name", "projects.customer_name", "contracts.contract_amount",
            *["payment_schedule.percent", "payment_schedule.amount_due"] * 4, "invoices.gross_amount", "receipts.amount", "-", "-", "-", "-",
            "projects.handover_by",
        ],
        merged=["A1:T1", *(f"{c}2:{c}3" for c in "ABCDENOPQRST"), "F2:G2", "H2:I2", "J2:K2", "L2:M2"],
    )  # fmt: skip
    return ledger


def separate() -> Ledger:
    """One workbook of a factory's own: production, dispatch, installation and visits, each named by project."""
    ledger = Ledger("生产发货安装.xlsx")
    names = ["绿地中央广场", "科技园研发楼", "人民医院门诊楼", "轨道交通三号线", "会展中心改造"]
    ledger.sheet(
        "生产计划",
        [
            ["生产单号", "项目名称", "计划开工", "计划完工", "实际开工", "实际完工", "完成进度", "预计发货时间", "延期原因"],
            *[
                [f"SC26{n:04d}", name, *days(f"2026-03-0{n}", f"2026-03-2{n}", f"2026-03-0{n + 1}", f"2026-03-2{n + 1}" if n % 2 else ""), f"{n * 20}%", *days(f"2026-04-0{n}"), "缺料" if n == 2 else ""]
                for n, name in enumerate(names, 1)
            ],
        ],
        header=1,
        meanings=[
            "production.order_no", "production.project_id|projects.project_name", "production.plan_start", "production.plan_finish", "production.actual_start",
            "production.actual_finish", "production.percent_done", "production.est_ship_date", "production.delay_reason",
        ],
    )  # fmt: skip
    ledger.sheet(
        "发货记录",
        [
            ["发货单号", "项目", "发货时间", "收货人", "联系电话", "送货地址", "件数", "车牌号/司机", "到货时间", "验货情况", "回单是否收回"],
            *[
                [f"FH-{n:03d}", name, *days(f"2026-04-0{n}"), f"{'刘关张赵马'[n - 1]}工", f"1390013900{n}", f"广州市天河区{n}路工地", n * 10, f"粤A1234{n} 王师傅", *days(f"2026-04-0{n + 1}"), "合格" if n != 3 else "破损", "是" if n < 4 else "否"]
                for n, name in enumerate(names, 1)
            ],
        ],
        header=1,
        meanings=[
            "shipments.delivery_note_no", "shipments.project_id|projects.project_name", "shipments.actual_ship_date", "shipments.consignee", "shipments.consignee_mobile",
            "shipments.delivery_address", "shipments.packages", "shipments.carrier", "shipments.arrival_date", "shipments.inspect_result", "shipments.dn_signed",
        ],
    )  # fmt: skip
    ledger.sheet(
        "安装情况",
        [
            ["项目名称", "施工部位", "安装班组", "班组长", "计划进场日期", "计划完成日期", "实际进场日期", "实际完成日期", "安装进度", "存在问题", "质量检查结论"],
            *[
                [name, f"{n}号楼电井", "安装二队", "老吴", *days(f"2026-04-1{n}", f"2026-05-0{n}", f"2026-04-1{n + 1}", ""), n * 0.2, "", "合格"]
                for n, name in enumerate(names, 1)
            ],
        ],
        header=1,
        meanings=[
            "installations.project_id|projects.project_name", "installations.section", "installations.crew", "installations.crew_leader", "installations.plan_start",
            "installations.plan_finish", "installations.actual_start", "installations.actual_finish", "installations.percent_done", "installations.issues", "installations.result",
        ],
    )  # fmt: skip
    ledger.sheet(
        "现场测量",
        [
            ["项目名称", "测量日期", "测量人员", "售后配合人", "现场联系人及电话", "现场情况", "能否下单", "备注"],
            *[[name, *days(f"2026-02-1{n}"), "何工", "陈六", f"{'刘关张赵马'[n - 1]}工 1370013700{n}", "变压器已就位", "可下单", ""] for n, name in enumerate(names, 1)],
        ],
        header=1,
        meanings=[
            "site_surveys.project_id|projects.project_name", "site_surveys.actual_date", "site_surveys.technician", "site_surveys.aftersales_staff",
            "site_surveys.site_contact", "site_surveys.site_condition", "site_surveys.result", "-|projects.remarks",
        ],
    )  # fmt: skip
    return ledger


def yearly() -> Ledger:
    """A register by year with progress by days, headings of a kind of their own and a running total."""
    ledger = Ledger("项目总表2026.xlsx")
    rows: list[list[Any]] = [
        ["项目编码", "项目全称", "需方", "省市", "销售经理", "合同编码", "合同签署日期", "含税总价", "已回款", "欠款", "回款率", "付款方式", "图纸确认时间", "排产时间", "出货时间", "到场时间", "验收时间", "质保到期", "当前状态", "备注说明"],
    ]  # fmt: skip
    for number in range(1, 9):
        total, paid = 50000.0 * number, 20000.0 * number
        rows.append([
            f"P26{number:03d}", f"{'一二三四五六七八'[number - 1]}号地块配电工程", f"{'天地玄黄宇宙洪荒'[number - 1]}达建设有限公司", "广东/广州", "周礼", f"26HT{number:03d}",
            date(2026, 1, number), total, paid, total - paid, paid / total, "预付30%，发货前60%，质保10%", date(2026, 1, number + 10), date(2026, 1, number + 15),
            date(2026, 2, number + 10), date(2026, 2, number + 12), date(2026, 3, number), date(2028, 3, number), ["执行中", "已结案"][number % 2], "",
        ])  # fmt: skip
    ledger.sheet(
        "2026",
        rows,
        header=1,
        meanings=[
            "projects.project_id", "projects.project_name", "projects.customer_name", "projects.region", "projects.handover_by", "contracts.contract_no", "contracts.sign_date",
            "contracts.contract_amount", "receipts.amount", "-", "-", "contracts.payment_terms", "drawings.customer_approved", "production.plan_start|production.actual_start",
            "shipments.actual_ship_date", "shipments.arrival_date", "acceptances.accept_date", "settlements.warranty_end", "projects.project_status", "projects.remarks",
        ],
    )  # fmt: skip
    return ledger


def bare() -> Ledger:
    """A list of busbars whose headings say little, so that the cells must."""
    ledger = Ledger("母线清单.xlsx")
    ledger.sheet(
        "清单",
        [
            ["合同号", "项次", "回路", "电流", "极数", "防护", "材质", "长度(米)", "直线段(节)", "弯头", "插接箱(台)", "单价(元)", "合价(元)"],
            *[
                ["HT-01", n, f"{n}#变压器-AA{n}", f"{[2500, 1600, 4000, 800][n % 4]}A", "4P", "IP54", "铜", 20.5 * n, 7 * n, n, n, 1500, round(1500 * 20.5 * n, 2)]
                for n in range(1, 10)
            ],
            ["合计", "", "", "", "", "", "", 922.5, 315],
        ],
        header=1,
        meanings=[
            "contract_items.contract_no|contracts.contract_no", "contract_items.line_no", "contract_items.run_id", "contract_items.rated_current", "contract_items.poles",
            "contract_items.ip_rating", "contract_items.conductor", "contract_items.straight_m", "contract_items.straight_qty", "contract_items.elbow_h_qty|contract_items.elbow_v_qty|-",
            "contract_items.tapoff_qty", "contract_items.unit_price", "contract_items.line_amount",
        ],
    )  # fmt: skip
    return ledger
