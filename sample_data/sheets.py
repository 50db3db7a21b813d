"""The rows of every sheet, written from the projects' stories with the headers of the schemas."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sample_data import names
from sample_data.money import plan_and_receipts
from sample_data.story import AS_OF, Story, contract_parts

Row = dict[str, Any]
Rows = dict[str, list[Row]]
OPERATIONS = ("备料", "导体加工", "绝缘包扎", "装配", "耐压检验", "包装")


def rows_of(stories: list[Story]) -> Rows:
    """All rows by table, keyed by our column keys."""
    every: Rows = {}
    for story in stories:
        pick = random.Random(story.number)  # noqa: S311 - invented data
        for table, row in _project(story, pick):
            every.setdefault(table, []).append(row)
    every["calendar"] = [
        {"day": date(2026, 11, 21), "kind": "班", "note": "厂庆调班"},
        {"day": date(2026, 11, 27), "kind": "休", "note": "厂庆放假"},
    ]
    return every


def _project(story: Story, pick: random.Random) -> Iterator[tuple[str, Row]]:
    person = names.SPECIALISTS[story.number % len(names.SPECIALISTS)]
    place = names.PLACES[story.number % len(names.PLACES)]
    building = names.BUILDINGS[story.number * 5 % len(names.BUILDINGS)]
    # neighbouring projects share customers, as they do
    customer = f"{place}{names.CUSTOMER_NAMES[story.number // 2 % 12]}{names.CUSTOMER_KINDS[story.number // 2 % 5]}"
    crew, leader = names.CREWS[story.number % 3]
    yield "projects", _register(story, person, place, building, customer, crew)
    yield from _contacts(story, customer, pick)
    yield from _contracts(story, customer, place, person)
    yield from _surveys(story, person, place)
    yield from plan_and_receipts(story)
    yield from _production(story, pick)
    yield from _drawings(story, person)
    yield from _shipments(story, person, place)
    yield from _installations(story, person, crew, leader)
    yield from _closing(story, person, customer, place)
    yield from _log(story)


def _register(story: Story, person: str, place: str, building: str, customer: str, crew: str) -> Row:
    signed = story.planned("handover", 1)
    return {
        "project_id": story.project_id,
        "project_name": f"{place}{building}{names.SUFFIXES[story.number % 4]}",
        "customer_name": customer,
        "end_user": "同甲方" if story.number % 3 else f"{place}{building}管理处",
        "customer_address": f"{place}市示例区模拟路{story.number}号",
        "customer_phone": f"0757-8000{story.number:04d}",
        "customer_fax": "无" if story.number % 4 else f"0757-8100{story.number:04d}",
        "region": place,
        "contract_copy_date": story.happened("contract_copy"),
        "handover_date": story.happened("handover"),
        "handover_by": names.SELLERS[story.number % 3],
        "handover_signed": "是" if signed <= AS_OF else "",
        "handover_signed_date": signed if signed <= AS_OF else None,
        "clerk": names.CLERK,
        "archived_date": story.happened("archived"),
        "archive_ref": f"共享盘/2026/{story.number:03d}" if story.number % 6 else f"https://files.example/2026/{story.number:03d}",
        "specialist": person,
        "supervisor": names.SUPERVISOR,
        "technical_supervisor": names.TECHNICAL_SUPERVISOR,
        "crew": crew if story.installs == "本公司安装队" else "",
        "project_status": story.state,
        "remarks": "客户要求分批供货" if story.batches > 1 else "",
    }


def _contacts(story: Story, customer: str, pick: random.Random) -> Iterator[tuple[str, Row]]:
    roles = ["甲方或直接用户", "技术", "采购", "现场负责人", "财务", "结算部门"]
    if story.age < 8 or story.number in (3, 34):
        roles = roles[:4]
    for place, role in enumerate([*roles, "收货人"]):
        yield (
            "contacts",
            {
                "project_id": story.project_id,
                "role": role,
                "name": names.CONTACTS[(story.number + place * 3) % len(names.CONTACTS)],
                "title": "经理" if place % 2 else "工程师",
                "company": customer,
                "phone": f"0757-82{story.number % 1000:03d}{place:03d}" if place % 3 == 0 else "",
                "mobile": f"138000{story.number % 1000:03d}{place:02d}",
                "fax": "无",
                "address": f"工地{place + 1}号门",
                "confirmed_date": story.happened("told"),
                "active": "是",
            },
        )
    if pick.random() < 0.2:
        yield (
            "contacts",
            {"project_id": story.project_id, "role": "监理", "name": "严工", "company": "示例监理", "mobile": f"139000{story.number:05d}"},
        )


def _contracts(story: Story, customer: str, place: str, person: str) -> Iterator[tuple[str, Row]]:
    for suffix, amount in contract_parts(story):
        installs = bool(story.installs)
        reviewed = story.happened("review")
        yield (
            "contracts",
            {
                "project_id": story.project_id,
                "contract_no": story.contract_no + suffix,
                "sign_date": story.signed_on,
                "contract_amount": amount,
                "tax_rate": "13%",
                "brand": names.BRANDS[story.number % 2],
                "consignee": names.CONTACTS[(story.number + 18) % len(names.CONTACTS)] if reviewed else "",
                "consignee_mobile": f"138000{story.number % 1000:03d}06" if reviewed else "待定",
                "delivery_address": f"{place}市示例区模拟路{story.number}号工地",
                "delivery_term": "合同签订后60天",
                "delivery_due": story.planned("ship", (story.batches - 1) * 10),
                "delivery_basis": "合同签订",
                "delivery_days": 60,
                "payment_terms": "按付款计划",
                "invoice_need": "增值税专用发票",
                "invoice_info": f"{customer} 税号 91440000EXAMPLE{story.number:03d}" if reviewed else "",
                "install_required": "是" if installs else "否",
                "install_by": story.installs,
                "install_scope": "含支架与接地，楼层竖井需夜间施工" if installs else "",
                "warranty_months": "12个月" if "short_warranty" in story.twists else "24个月",
                "warranty_basis": "工程验收" if installs else "到货验收",
                "retention": "5%" if reviewed else "待定",
                "payer_type": "大型企业" if story.size > 3_000_000 else "中小企业",
                "reviewed_by": person if reviewed else "",
                "reviewed_date": reviewed,
            },
        )
        yield from _items(story, story.contract_no + suffix, amount)


def _items(story: Story, contract_no: str, amount: int) -> Iterator[tuple[str, Row]]:
    for line in range(1, 3 + story.number % 2):
        count = 12 + (story.number * line) % 40
        yield (
            "contract_items",
            {
                "contract_no": contract_no,
                "line_no": line,
                "run_id": f"{line}#变-{line}AA",
                "busbar_type": names.TYPES[(story.number + line) % 4],
                "conductor": "铜",
                "rated_current": f"{names.RATINGS[(story.number + line * 2) % 9]}A",
                "poles": ("4P", "5P", "3P")[line % 3],
                "ip_rating": ("IP54", "IP65", "IP40")[line % 3],
                "straight_qty": count,
                "straight_m": count * 3,
                "feed_box_qty": 1 + line,
                "transition_bar_qty": line - 1,
                "flexible_qty": 2 * line,
                "tapoff_qty": (story.number * line) % 30,
                "model": f"JY-{names.RATINGS[(story.number + line * 2) % 9]}",
            },
        )


def _surveys(story: Story, person: str, place: str) -> Iterator[tuple[str, Row]]:
    if story.age < 5:
        return
    shift = 4 if story.number % 9 == 0 else 0
    visited = story.happened("survey", shift)
    if story.stuck == 3:
        visited = None
    yield (
        "site_surveys",
        {
            "project_id": story.project_id,
            "survey_no": f"CL-2026-{story.number:03d}",
            "survey_type": "测量",
            "site_address": f"{place}市示例区模拟路{story.number}号",
            "site_contact": f"张工 138000{story.number:03d}03",
            "appointed_date": story.planned("survey"),
            "aftersales_staff": person,
            "technician": names.TECHNICIANS[story.number % 3],
            "actual_date": visited,
            "site_condition": "洁净，层高 4.2 米" if visited else "",
            "construction_status": "变压器已就位" if visited else "",
            "communication": "甲方要求先供一层" if visited else "",
            "result": "可下单" if visited else "",
            "customer_signed": "是" if visited else "",
        },
    )


def _production(story: Story, pick: random.Random) -> Iterator[tuple[str, Row]]:
    if story.planned("production", -10) > AS_OF:
        return
    for batch in range(1, story.batches + 1):
        # the plan ends with the day it leaves; the work is meant to be done a few days before
        first, last = story.planned("production", (batch - 1) * 6), story.planned("ship", (batch - 1) * 10)
        steps = OPERATIONS if "operations" in story.twists else ("",)
        span = max((last - first).days // len(steps), 1)
        for place, operation in enumerate(steps):
            start = first + timedelta(days=place * span)
            end = last if place == len(steps) - 1 else start + timedelta(days=span - 1)
            yield "production", _order(story, batch, operation, start, end, pick, final=place == len(steps) - 1)


def _order(story: Story, batch: int, operation: str, start: date, end: date, pick: random.Random, *, final: bool) -> Row:
    late = 9 + story.number % 7 if "production_late" in story.twists else 0
    early = -8 if "early" in story.twists else 0
    slip = (late or early or pick.choice((-6, -6, -5, -5, -4, -3, -2, -1))) if final else 0
    slip = max(slip, -3) if operation else slip
    begun = start + timedelta(days=max(pick.choice((0, 0, 0, 2)), 0))
    finished = end + timedelta(days=slip)
    running = begun <= AS_OF and not (story.stuck and story.stuck <= 4 and story.state != "进行中")
    done = running and finished <= AS_OF and story.stuck != 5
    ship = story.planned("ship", (batch - 1) * 10)
    expected = ship + timedelta(days=late or early)
    passed = min(max((AS_OF - begun).days / max((finished - begun).days, 1), 0.05), 0.95)
    return {
        "project_id": story.project_id,
        "order_no": f"SC-26{story.number:03d}-{batch:02d}",
        "batch": f"B{batch}",
        "operation": operation,
        "plan_start": start,
        "plan_finish": end,
        "actual_start": begun if running else None,
        "actual_finish": finished if done else None,
        "percent_done": "100%" if done else f"{passed:.0%}" if running else "",
        "est_ship_date": expected,
        "agreed_ship_date": ship,
        "change_type": "延迟" if late else "提前" if early else "正常",
        "negotiation": "客户同意" if "consent" in story.twists or "early" in story.twists else "协商中" if late else "",
        "delay_reason": pick.choice(("缺料", "产能不足", "图纸变更")) if late else "",
        "factory_contact": names.FACTORY[story.number % 2],
        "updated_on": finished if done else AS_OF - timedelta(days=10 if story.number == 8 else story.number % 6),
    }


def _drawings(story: Story, person: str) -> Iterator[tuple[str, Row]]:
    received = story.happened("drawing_in")
    if received is None and story.stuck != 6:
        return
    received = received or story.planned("drawing_in")
    for kind in ("走向图", "施工图") if story.installs and story.installs != "客户自装" else ("走向图",):
        number = f"TZ-{story.number:03d}-{'01' if kind == '走向图' else '02'}"
        shift = 60 if "crew_before_drawings" in story.twists and kind == "施工图" else 0
        reviewed = story.happened("drawing_ok", shift)
        if "drawing_returned" in story.twists:
            yield "drawings", _drawing(story, kind, number, "A", received, person, received + timedelta(days=2), "退回")
        result = "通过" if story.number % 5 else "修改后通过"
        yield (
            "drawings",
            _drawing(story, kind, number, "B" if "drawing_returned" in story.twists else "A", received, person, reviewed, result),
        )


def _drawing(story: Story, kind: str, number: str, revision: str, received: date, person: str, reviewed: date | None, result: str) -> Row:
    passed = reviewed is not None and result != "退回"
    return {
        "project_id": story.project_id,
        "drawing_type": kind,
        "drawing_no": number,
        "revision": revision,
        "issued_by": names.TECHNICIANS[story.number % 3],
        "received_date": received + timedelta(days=4 if revision == "B" else 0),
        "reviewer": person,
        "review_date": reviewed,
        "result": result if reviewed else "",
        "signed": "是" if passed else "否" if result == "退回" else "",
        "customer_approved": reviewed if passed else None,
        "issues": "三层竖井与风管冲突" if result == "退回" else "",
    }


def _shipments(story: Story, person: str, place: str) -> Iterator[tuple[str, Row]]:
    if story.planned("produced", -8) > AS_OF:
        return
    for batch in range(1, story.batches + 1):
        yield "shipments", _batch(story, batch, person, place)
        if story.number % 4 == 0:
            yield from _packing(story, batch)


def _batch(story: Story, batch: int, person: str, place: str) -> Row:
    shift = (batch - 1) * 10
    day = {step: story.happened(step, shift) for step in ("ready", "told", "papers", "ship", "arrive", "inspect", "back")}
    own = story.installs == "本公司安装队"
    if "not_told" in story.twists:
        day["told"] = None
    papers = day["ship"] + timedelta(days=3) if "shipped_before_papers" in story.twists and day["ship"] else day["papers"]
    short = "short_delivery" in story.twists and batch == 1
    if short:
        day["arrive"], day["inspect"] = story.planned("arrive"), story.planned("inspect")
    shipped = day["ship"] or (story.planned("ship") if short else None)
    returned = "papers_returned" in story.twists
    return {
        "project_id": story.project_id,
        "delivery_note_no": f"SH-26{story.number:03d}-{batch}",
        "batch": f"B{batch}",
        "final_batch": "是" if batch == story.batches else "否",
        "packing_list_no": f"ZX-26{story.number:03d}-{batch}" if papers or returned else "",
        "warehouse_out_no": (f"CC-26{story.number:03d}-{batch}" if own else "/") if papers or returned else "",
        "docs_reviewer": person if papers or returned else "",
        "docs_review_date": story.planned("papers") if returned else papers,
        "docs_result": "有误已退回" if returned else "无误" if papers else "",
        "goods_ready_date": day["ready"] or (story.planned("ready", shift) if story.stuck == 8 else None),
        "customer_notified_date": day["told"],
        "agreed_ship_date": story.planned("ship", shift),
        "storage_told": "是" if day["told"] else "",
        "consignee_reconfirmed": "是" if day["told"] else "",
        "consignee": names.CONTACTS[(story.number + 18) % len(names.CONTACTS)],
        "consignee_mobile": f"138000{story.number % 1000:03d}06",
        "delivery_address": f"{place}市示例区模拟路{story.number}号工地",
        "warehouse_notified_date": shipped,
        "crew_notified_date": (shipped + timedelta(days=2 if story.number % 11 == 0 else 0) if shipped else None) if own else "/",
        "specialist_onsite_date": day["arrive"],
        "actual_ship_date": shipped,
        "carrier": names.CARRIERS[story.number % 3] if shipped else "",
        "packages": 8 + story.number % 9 if shipped else None,
        "eta": story.planned("arrive", shift),
        "arrival_date": day["arrive"],
        "inspect_date": day["inspect"],
        "inspect_result": "短缺" if short else "合格" if day["inspect"] else "",
        "discrepancy": "",
        "dn_signed": "是" if day["back"] else "",
        "pl_signed": "是" if day["back"] else "",
        "signed_back_date": day["back"],
        "filed_with": "事业部、售后部、仓库、财务" if day["back"] else "售后部" if short else "",
    }


def _packing(story: Story, batch: int) -> Iterator[tuple[str, Row]]:
    """What the batch holds: its share of the busbar schedule, the rest in the last one."""
    lines = [row for suffix, amount in contract_parts(story) for _, row in _items(story, story.contract_no + suffix, amount)]
    wanted = (("直段", "节", "straight_qty"), ("进线箱", "个", "feed_box_qty"), ("过渡铜排", "套", "transition_bar_qty"))
    kinds = (*wanted, ("软连接", "套", "flexible_qty"), ("插接箱", "台", "tapoff_qty"))
    for line, (item, unit, key) in enumerate(kinds, 1):
        total = sum(row[key] for row in lines)
        share = total // story.batches
        count = total - share * (story.batches - 1) if batch == story.batches else share
        if "short_packing" in story.twists and item == "直段":
            count -= 4
        yield (
            "shipment_items",
            {
                "delivery_note_no": f"SH-26{story.number:03d}-{batch}",
                "line_no": line,
                "package_no": f"{batch}-{line:02d}",
                "item": item,
                "spec": f"JY-{names.RATINGS[story.number % 9]}",
                "unit": unit,
                "qty_shipped": count,
                "qty_received": count if story.happened("inspect", (batch - 1) * 10) else None,
            },
        )


def _installations(story: Story, person: str, crew: str, leader: str) -> Iterator[tuple[str, Row]]:
    if not story.installs or story.installs == "客户自装" or story.planned("install", -12) > AS_OF:
        return
    early = -10 if "installed_early" in story.twists else 0
    for place, section in enumerate(("一层 1#变", "二层 2#变", "三层竖井")[: 2 + story.number % 2]):
        start, finish = story.planned("install", place * 4), story.planned("installed", place * 4 - 6)
        begun = story.happened("install", place * 4 + early)
        stuck = story.stuck == 11
        if stuck:
            begun = start
        ended = None if stuck and place else story.happened("installed", place * 4 - 6) or (finish if stuck else None)
        checked = story.happened("checked")
        problem = stuck and "problems" in story.twists and not place
        yield (
            "installations",
            {
                "project_id": story.project_id,
                "section": section,
                "crew": crew if story.installs == "本公司安装队" else f"{story.installs}单位",
                "crew_leader": leader,
                "plan_start": start,
                "plan_finish": finish,
                "actual_start": begun,
                "actual_finish": ended,
                "percent_done": "100%" if ended else f"{35 + 20 * place}%" if begun else "",
                "per_drawing": "是" if ended else "",
                "inspect_date": checked or (finish if problem else None),
                "inspector": person if checked or problem else "",
                "ir_unit_mohm": 200 if begun else None,
                "ir_run_mohm": 45 if checked else 8 if problem else None,
                "torque_ok": "是" if ended else "",
                "ground_phase_support_ok": "是" if ended else "",
                "issues": "二段绝缘偏低，需烘干重测" if problem else "",
                "result": "合格" if checked else "整改中" if problem else "",
            },
        )


def _closing(story: Story, person: str, customer: str, place: str) -> Iterator[tuple[str, Row]]:
    accepted = story.happened("accept")
    if "punch_list" in story.twists:
        accepted = story.planned("accept")
    installs = story.installs not in ("", "客户自装")
    if accepted and (installs or story.pattern == "standard"):
        yield "acceptances", _acceptance(story, accepted, installs=installs)
    settled = story.happened("settle")
    if settled or (story.stuck == 13 and story.age > 125):
        for suffix, amount in contract_parts(story):
            yield "settlements", _settlement(story, suffix, amount, settled)
    confirmed = story.happened("user")
    if confirmed:
        yield "user_profiles", _user(story, customer, place, confirmed, person)
    answered = story.happened("feedback")
    if answered:
        for form in ("反馈信息表", "项目反馈函") if story.number % 3 else ("反馈信息表",):
            yield "feedback", _form(story, form, answered)


def _acceptance(story: Story, accepted: date, *, installs: bool) -> Row:
    punch = "punch_list" in story.twists
    return {
        "project_id": story.project_id,
        "accept_date": accepted,
        "p_specialist": "是",
        "p_crew_leader": "是" if installs else "不适用",
        "p_client": "是",
        "p_user": "是",
        "p_supervision": "是",
        "p_utility": "不适用",
        "na_reason": "供电部门委托第三方验收",
        "doc_route": "是",
        "doc_site_report": "是",
        "doc_ccc": "是",
        "doc_conformity": "否" if punch else "是",
        "result": "有条件合格" if punch else "合格",
        "punch_list": "三层支架补刷防锈漆" if punch else "",
        "energised_date": accepted + timedelta(days=5) if accepted + timedelta(days=5) <= AS_OF else None,
        "signed": "是",
    }


def _settlement(story: Story, suffix: str, amount: int, settled: date | None) -> Row:
    return {
        "contract_no": story.contract_no + suffix,
        "settlement_no": f"JS-26{story.number:03d}{suffix}",
        "submitted_date": (settled or story.planned("settle")) - timedelta(days=8),
        "variation_amount": 0,
        "settled_amount": amount if settled else None,
        "status": "已确认" if settled else "审核中",
        "agreed_date": settled,
        "feedback_letter_received": "是" if settled else "",
        "feedback_letter_date": settled,
    }


def _user(story: Story, customer: str, place: str, confirmed: date, person: str) -> Row:
    missed = "visit_missed" in story.twists
    return {
        "project_id": story.project_id,
        "user_company": customer,
        "user_address": f"{place}市示例区模拟路{story.number}号",
        "principal": "钱经理",
        "electrical_lead": "龙工",
        "phone": "",
        "mobile": f"137000{story.number:05d}",
        "fax": "无",
        "confirmed_date": confirmed,
        "next_visit_date": AS_OF - timedelta(days=12) if missed else AS_OF + timedelta(days=5 + story.number % 80),
        "visit_owner": person,
    }


def _form(story: Story, form: str, answered: date) -> Row:
    unhappy = "complaint" in story.twists
    score = 2 if unhappy else 4 + story.number % 2
    return {
        "project_id": story.project_id,
        "form_type": form,
        "feedback_date": answered,
        "respondent": "钱经理/用户单位/设备部",
        "score_product": score,
        "score_delivery": max(score - 1, 1),
        "score_install": score if story.installs else "不适用",
        "score_service": 5,
        "score_technical": 4,
        "score_overall": score,
        "comments": "交货比约定晚，沟通及时" if unhappy else "质量稳定",
        "complaint": "是" if unhappy else "否",
        "handler": names.SUPERVISOR if unhappy else "",
        "action_due": answered + timedelta(days=20) if unhappy else None,
        "stamped": "是",
    }


def _log(story: Story) -> Iterator[tuple[str, Row]]:
    if "waived_not_told" in story.twists:
        yield "stage_log", {"project_id": story.project_id, "stage_no": 8, "manual_status": "豁免", "reason": "客户自提，当面确认"}
    if "survey_waived" in story.twists:
        yield "stage_log", {"project_id": story.project_id, "stage_no": 3, "manual_status": "豁免", "reason": "沿用一期测量数据"}
    if "on_hold_by_customer" in story.twists:
        yield (
            "stage_log",
            {"project_id": story.project_id, "stage_no": 11, "manual_status": "阻塞", "reason": "现场未完成土建，客户书面通知暂缓"},
        )
    if story.number == 33:
        yield "stage_log", {"project_id": story.project_id, "stage_no": 1, "plan_finish": AS_OF + timedelta(days=3), "owner": names.CLERK}
    if story.number in (1, 11, 20, 22, 36):
        for place, channel in enumerate(("电话", "微信", "催款函")[: 1 + story.number % 3]):
            yield (
                "dunning_log",
                {
                    "project_id": story.project_id,
                    "log_date": AS_OF - timedelta(days=30 - place * 12),
                    "kind": "催款",
                    "channel": channel,
                    "person": "采购 张丽",
                    "outcome": "答应月底前付款" if place else "在走审批",
                    "promised_date": AS_OF + timedelta(days=10),
                    "next_date": AS_OF + timedelta(days=3 + place),
                },
            )
