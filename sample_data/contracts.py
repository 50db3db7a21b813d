"""The contracts with their busbar schedule, and the visits to measure the site."""

from __future__ import annotations

from collections.abc import Iterator

from sample_data import names
from sample_data.story import Row, Story, contract_parts


def contracts(story: Story, customer: str, place: str, person: str) -> Iterator[tuple[str, Row]]:
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
        yield from items(story, story.contract_no + suffix, amount)


def items(story: Story, contract_no: str, amount: int) -> Iterator[tuple[str, Row]]:
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


def surveys(story: Story, person: str, place: str) -> Iterator[tuple[str, Row]]:
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
