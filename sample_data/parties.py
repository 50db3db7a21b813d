"""The register of projects and the people to speak to."""

from __future__ import annotations

import random
from collections.abc import Iterator

from sample_data import names
from sample_data.story import AS_OF, Row, Story


def register(story: Story, person: str, place: str, building: str, customer: str, crew: str) -> Row:
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


def contacts(story: Story, customer: str, pick: random.Random) -> Iterator[tuple[str, Row]]:
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
