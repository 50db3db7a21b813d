"""Makes the broken workbook: every finding a workbook can hold, each planted at a known cell: ``python -m sample_data.broken``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from sample_data.sheets import Rows, rows_of
from sample_data.story import Story
from schemas.addresses import a1
from schemas.sheets import BY_KEY, TABLES

HERE = Path(__file__).parent
FILE = "broken.xlsx"

# table, number of the row among the rows of the table (from 0), what is changed, the code, the column it stands at.
Plant = tuple[str, int, dict[str, Any], str, str]
D = date

PLANTS: tuple[Plant, ...] = (
    ("projects", 0, {"customer_phone": "1.38E+10"}, "unreadable_phone", "customer_phone"),
    ("projects", 1, {"archived_date": "下周三"}, "unreadable_date", "archived_date"),
    ("projects", 2, {"project_name": ""}, "required_missing", "project_name"),
    ("projects", 3, {"project_status": "在建"}, "not_in_list", "project_status"),
    ("projects", 4, {"handover_signed": "部分"}, "unreadable_yesno", "handover_signed"),
    (
        "projects",
        5,
        {"handover_signed": "是", "handover_signed_date": D(2026, 9, 25), "archived_date": D(2026, 9, 20)},
        "archived_before_signed",
        "archived_date",
    ),
    ("contracts", 0, {"contract_amount": "约六百万左右吧"}, "unreadable_money", "contract_amount"),
    ("contracts", 1, {"tax_rate": "百分之多少"}, "unreadable_percent", "tax_rate"),
    ("contracts", 2, {"warranty_months": "终身"}, "unreadable_months", "warranty_months"),
    ("contracts", 3, {"sign_date": "不适用"}, "na_not_allowed", "sign_date"),
    ("contracts", 4, {"contract_no": "2.02601E+15"}, "looks_mangled", "contract_no"),
    ("contracts", 5, {"retention": "30%"}, "retention_unusual", "retention"),
    ("contracts", 6, {"delivery_due": D(2029, 1, 1)}, "delivery_due_implausible", "delivery_due"),
    ("contracts", 7, {"warranty_months": "200个月"}, "out_of_range", "warranty_months"),
    ("contract_items", 0, {"rated_current": "两千五"}, "unreadable_current", "rated_current"),
    ("contract_items", 1, {"poles": "7P"}, "unreadable_poles", "poles"),
    ("contract_items", 2, {"ip_rating": "IP99"}, "unreadable_ip", "ip_rating"),
    ("contract_items", 3, {"straight_qty": "若干"}, "unreadable_number", "straight_qty"),
    ("contract_items", 4, {"ip_rating": "IP30"}, "rating_unusual", "ip_rating"),
    ("contract_items", 5, {"straight_m": 900}, "section_length_implausible", "straight_m"),
    ("site_surveys", 0, {"appointed_date": "26.9.1"}, "read_with_doubt", "appointed_date"),
    ("site_surveys", 1, {"project_id": "XM2026-O03"}, "unknown_reference", "project_id"),
    ("site_surveys", 2, {"actual_date": D(2026, 11, 5), "appointed_date": D(2026, 11, 1)}, "survey_late", "actual_date"),
    ("site_surveys", 3, {"actual_date": D(2027, 3, 5), "appointed_date": D(2027, 3, 5)}, "actual_date_in_future", "actual_date"),
    ("payment_schedule", 3, {"seq": 3}, "duplicate_key", "seq"),
    ("payment_schedule", 4, {"percent": "20%"}, "schedule_total_differs", ""),
    ("payment_schedule", 9, {"amount_due": 123456.78}, "share_and_amount_disagree", "amount_due"),
    ("payment_schedule", 40, {"due_date": D(2026, 12, 31)}, "due_day_differs", "due_date"),
    ("payment_schedule", 42, {"term_days": 120}, "credit_period_long", "term_days"),
    ("payment_schedule", 11, {}, "due_day_missing", "due_date"),  # its contract is guaranteed 终身
    ("payment_schedule", 24, {"percent": None, "cumulative_percent": "60%"}, "", ""),
    ("payment_schedule", 25, {"percent": None, "cumulative_percent": "40%"}, "cumulative_share_decreases", "cumulative_percent"),
    ("payment_schedule", 28, {"percent": None, "amount_due": -5000}, "negative_amount", "amount_due"),
    ("payment_schedule", 31, {"trigger": "固定日期"}, "fixed_day_missing", "trigger_date"),
    ("receipts", 0, {"confirmed_by": ""}, "cleared_without_confirmation", "confirmed_by"),
    ("receipts", 6, {"erp_date": None, "erp_updated": ""}, "erp_reply_late", "erp_date"),
    ("receipts", 5, {"amount": 99_000_000}, "over_receipt", "amount"),
    ("production", 0, {"updated_on": D(2026, 9, 1), "actual_finish": None}, "production_stale", "updated_on"),
    ("production", 1, {"plan_finish": D(2026, 1, 1)}, "dates_out_of_order", "plan_finish"),
    ("production", 2, {"est_ship_date": D(2026, 12, 30), "negotiation": "协商中"}, "change_not_accepted", "negotiation"),
    ("production", 2, {"delay_reason": ""}, "delay_unexplained", "delay_reason"),
    ("shipments", 0, {"pl_signed": ""}, "needed_missing", "pl_signed"),
    ("feedback", 0, {"score_product": "凑合"}, "unreadable_score", "score_product"),
    ("feedback", 1, {"complaint": "是", "handler": ""}, "complaint_without_owner", "handler"),
    (
        "stage_log",
        0,
        {"project_id": "XM2026-006", "stage_no": 15, "actual_finish": D(2026, 10, 1)},
        "typed_status_contradicts_evidence",
        "actual_finish",
    ),
)
STRUCTURE = ("missing_sheet", "missing_column", "duplicate_header", "ambiguous_header", "unknown_column", "unknown_sheet", "renamed_sheet")
# of limits and of a team's own workbook read by a mapping
MADE_BY_TESTS = (
    "sheet_too_large",
    "source_refused",
    "numbered_by_place",
    "short_name",
    "older_entry",
    "says_otherwise",
    "running_total",
    "running_total_left_out",
)


def stories() -> list[Story]:
    """A dozen projects far enough to break things at every stage."""
    twists = {
        3: {"crew_before_drawings"},
        4: {"shipped_unpaid"},
        5: {"shipped_before_papers"},
        6: {"not_told"},
        7: {"installed_early"},
        9: {"visit_missed"},
    }
    ages = (150, 145, 110, 105, 108, 100, 112, 160, 300, 150, 140, 135)
    return [
        Story(number=number, age=age, twists=frozenset(twists.get(number, ())), size=6_000_000, batches=2 if number == 10 else 1)
        for number, age in enumerate(ages, 1)
    ]


def main() -> None:
    """Writes the workbook and the list of what stands where."""
    rows = rows_of(stories())
    planted = plant(rows)
    planted += write(rows, HERE / FILE)
    (HERE / "broken_cells.json").write_text(json.dumps(planted, ensure_ascii=False, indent=1) + "\n", "utf-8")


def plant(rows: Rows) -> list[dict[str, str]]:
    """Spoils the rows; returns code, sheet and cell of everything planted."""
    rows["stage_log"] = [{}, {"project_id": "XM2026-001", "stage_no": 2, "manual_status": "豁免"}]
    rows["receipts"][3] |= {"method": "银行承兑汇票", "bill_maturity": None}
    planted = [_at("required_missing", "stage_log", 1, "reason"), _at("required_missing", "receipts", 3, "bill_maturity")]
    for table, number, changes, code, key in PLANTS:
        rows[table][number].update(changes)
        if code:
            planted.append(_at(code, table, number, key) if key else {"code": code, "sheet": BY_KEY[table].sheet, "cell": ""})
    planted += _gates(rows)
    return planted


def _gates(rows: Rows) -> list[dict[str, str]]:
    """Breaches that the stories hold, and the checks that need two rows to agree."""
    shipments, sections = rows["shipments"], rows["installations"]

    def batch(project: int) -> int:
        return next(n for n, row in enumerate(shipments) if row["project_id"] == f"XM2026-{project:03d}")

    def section(project: int) -> int:
        return next(n for n, row in enumerate(sections) if row["project_id"] == f"XM2026-{project:03d}")

    for number in (n for n, row in enumerate(shipments) if row["project_id"] == "XM2026-010"):
        shipments[number]["final_batch"] = ""
    last = max(n for n, row in enumerate(shipments) if row["project_id"] == "XM2026-010")
    shipments[batch(8)]["crew_notified_date"] = D(2026, 7, 1)
    shipments[batch(8)]["warehouse_notified_date"] = D(2026, 8, 11)
    shipments[batch(9)]["customer_notified_date"] = D(2026, 1, 20)
    shipments[batch(9)]["goods_ready_date"] = D(2026, 1, 25)
    rows["acceptances"][3]["accept_date"] = D(2026, 8, 20)
    accepted = rows["acceptances"][3]["project_id"]
    settled = next(n for n, row in enumerate(rows["settlements"]) if row["contract_no"] == "HT2026-001")
    rows["settlements"][settled]["agreed_date"] = D(2026, 7, 10)
    rows["settlements"][settled + 1]["settled_amount"] = 1_234_567
    produced = next(n for n, row in enumerate(rows["production"]) if row["project_id"] == "XM2026-011")
    rows["production"][produced]["actual_start"] = D(2026, 7, 4)
    lines = [n for n, row in enumerate(rows["contract_items"]) if row["contract_no"] == "HT2026-012"]
    for line in lines:
        rows["contract_items"][line]["line_amount"] = 1000
    rows["contracts"].append({**rows["contracts"][11], "contract_no": "HT2026-012-C"})
    rows["shipment_items"] = [{"delivery_note_no": "SH-26012-1", "line_no": 1, "item": "直段", "unit": "节", "qty_shipped": 1}]
    visited = next(n for n, row in enumerate(rows["user_profiles"]) if row["project_id"] == "XM2026-009")
    return [
        _at("return_visit_missed", "user_profiles", visited, "next_visit_date"),
        _at("final_batch_unmarked", "shipments", last, "final_batch"),
        _at("crew_not_told_same_day", "shipments", batch(8), "crew_notified_date"),
        _at("notified_before_goods_ready", "shipments", batch(9), "customer_notified_date"),
        _at("installed_before_drawings_signed", "shipments", batch(3), "crew_notified_date"),
        _at("shipped_without_preshipment_money", "shipments", batch(4), "actual_ship_date"),
        _at("shipped_before_documents_verified", "shipments", batch(5), "warehouse_notified_date"),
        _at("shipped_before_customer_confirmed", "shipments", batch(6), "actual_ship_date"),
        _at("installed_before_goods_accepted", "installations", section(7), "actual_start"),
        _at("accepted_before_installed", "acceptances", 3, "accept_date") | {"project": accepted},
        _at("settled_before_accepted", "settlements", settled, "agreed_date"),
        _at("settlement_differs", "settlements", settled + 1, "settled_amount"),
        _at("production_before_advance", "production", produced, "actual_start"),
        _at("items_total_differs", "contracts", 11, "contract_amount"),
        _at("no_payment_plan", "contracts", 12, "contract_no"),
        _at("final_batch_short", "shipments", batch(12), "final_batch"),
    ]


def _at(code: str, table: str, number: int, key: str) -> dict[str, str]:
    keys = [column.key for column in BY_KEY[table].columns]
    return {"code": code, "sheet": NAMED.get(table, BY_KEY[table].sheet), "cell": a1(keys.index(key) + 1, number + 2)}


# 反馈 is an alias; a name that says nothing is recognised by its headers.
NAMED = {"production": "车间排期"}


def write(rows: Rows, out: Path) -> list[dict[str, str]]:
    """Writes the rows and spoils the sheets themselves."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for table in TABLES:
        if table.key in rows and table.key != "contacts":
            sheet = book.create_sheet(NAMED.get(table.key, table.sheet))
            sheet.append([column.header for column in table.columns])
            for row in rows[table.key]:
                sheet.append([value if (value := row.get(column.key)) != "" else None for column in table.columns])
    planted = _spoil_sheets(book)
    book.save(out)
    return planted


def _spoil_sheets(book: openpyxl.Workbook) -> list[dict[str, str]]:
    drawings, users, feedback = book["图纸审核"], book["用户信息"], book["客户反馈"]
    feedback["Q1"] = feedback["K1"].value  # 意见建议 a second time
    drawings["L1"] = "客户签收备注"  # 问题说明 is gone
    users["L1"] = "电话/手机"
    book["项目台账"]["W1"] = "客户评级"
    book["工作日历"].sheet_state = "hidden"
    book.create_sheet("随手记")["A1"] = "周一开会"
    receipts = book["收款记录"]
    receipts.append(["合计", None, None, None, None, None, "=SUM(G2:G20)"])
    broken = book["安装监督"]["L2"]
    broken.value, broken.data_type = "#REF!", "e"
    book["安装监督"]["M2"] = "=L2*2"
    items = next(cell for cell in book["合同明细"][1] if cell.value == "支架")
    items.value = "支架(米)"
    headless = book.create_sheet("开票记录")
    for row in (("2026 年开票",), ("发票号码", "谁开的"), ("26442000000012345678", "周会计")):
        headless.append(row)
    return [
        {"code": "missing_sheet", "sheet": "", "cell": ""},
        {"code": "duplicate_header", "sheet": "客户反馈", "cell": "K1"},
        {"code": "duplicate_header", "sheet": "客户反馈", "cell": "Q1"},
        {"code": "ambiguous_header", "sheet": "用户信息", "cell": "L1"},
        {"code": "unit_unclear", "sheet": "合同明细", "cell": items.coordinate},
        {"code": "header_not_found", "sheet": "开票记录", "cell": ""},
        {"code": "missing_column", "sheet": "图纸审核", "cell": ""},
        {"code": "unknown_column", "sheet": "项目台账", "cell": "W1"},
        {"code": "unknown_sheet", "sheet": "随手记", "cell": ""},
        {"code": "hidden_sheet", "sheet": "工作日历", "cell": ""},
        {"code": "footer_row", "sheet": "收款记录", "cell": f"A{receipts.max_row}"},
        {"code": "error_cell", "sheet": "安装监督", "cell": "L2"},
        {"code": "no_cached_value", "sheet": "安装监督", "cell": "M2"},
        {"code": "renamed_sheet", "sheet": "车间排期", "cell": ""},
    ]


if __name__ == "__main__":
    main()
