"""Batches on their way, what each holds, and the crews that install it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from sample_data import names
from sample_data.contracts import items
from sample_data.story import AS_OF, Row, Story, contract_parts


def shipments(story: Story, person: str, place: str) -> Iterator[tuple[str, Row]]:
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
    lines = [row for suffix, amount in contract_parts(story) for _, row in items(story, story.contract_no + suffix, amount)]
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


def installations(story: Story, person: str, crew: str, leader: str) -> Iterator[tuple[str, Row]]:
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
