"""The workshop: production orders with their operations, and the drawings that release them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from sample_data import names
from sample_data.story import AS_OF, Row, Story

OPERATIONS = ("备料", "导体加工", "绝缘包扎", "装配", "耐压检验", "包装")


def production(story: Story, pick: random.Random) -> Iterator[tuple[str, Row]]:
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


def drawings(story: Story, person: str) -> Iterator[tuple[str, Row]]:
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
