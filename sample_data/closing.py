"""Acceptance, settlement, the users and what they say, and what people type of a project's progress."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sample_data import names
from sample_data.story import AS_OF, Row, Story, contract_parts


def closing(story: Story, person: str, customer: str, place: str) -> Iterator[tuple[str, Row]]:
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


def log(story: Story) -> Iterator[tuple[str, Row]]:
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
