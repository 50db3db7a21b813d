"""Payment plans and what was paid: all patterns of the trade, good payers and slow ones."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sample_data import names
from sample_data.story import AS_OF, Story, contract_parts

Node = tuple[str, float, str, int, dict[str, Any]]

# name, share, trigger, credit days, more
PLANS: dict[str, tuple[Node, ...]] = {
    "standard": (
        ("预付款", 0.30, "合同签订", 7, {}),
        ("发货款", 0.40, "生产完毕", 0, {}),
        ("验收款", 0.25, "工程验收", 30, {}),
        ("质保金", 0.05, "质保期满", 15, {}),
    ),
    "deposit": (
        ("定金", 0.10, "合同签订", 5, {}),
        ("进度款", 0.20, "图纸确认", 10, {"day_type": "工作日"}),
        ("发货款", 0.40, "发货前", 0, {}),
        ("到货款", 0.25, "到货验收", 30, {}),
        ("质保金", 0.05, "质保期满", 0, {}),
    ),
    "cumulative": (
        ("预付款", 0.30, "合同签订", 7, {"cumulative": 0.30}),
        ("到货款", 0.50, "到货验收", 30, {"cumulative": 0.80}),
        ("结算款", 0.15, "结算确认", 30, {"cumulative": 0.95, "invoice_first": "是"}),
        ("质保金", 0.05, "质保期满", 0, {"rest": True}),
    ),
    "on_delivery": (
        ("到货款", 0.95, "到货验收", 60, {"invoice_first": "是"}),
        ("质保金", 0.05, "质保期满", 0, {}),
    ),
    "fixed": (
        ("预付款", 0.20, "合同签订", 7, {"typed": True}),
        ("发货款", 0.50, "发货", 15, {"typed": True}),
        ("验收款", 0.30, "固定日期", 0, {"typed": True, "fixed": 150}),
    ),
}
STEP = {"合同签订": "sign", "图纸确认": "drawing_ok", "生产完毕": "ready", "发货前": "told", "发货": "ship", "到货验收": "inspect"}
LATER_STEP = {"工程验收": "accept", "结算确认": "settle"}


def plan_and_receipts(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    """付款计划, 收款记录 and 开票记录 of a project."""
    for suffix, amount in contract_parts(story):
        contract = story.contract_no + suffix
        for seq, (milestone, share, trigger, term, more) in enumerate(PLANS[story.pattern], 1):
            day = _trigger_day(story, trigger)
            invoiced = day + timedelta(days=5) if day and "uninvoiced" not in story.twists and more.get("invoice_first") else None
            invoiced = invoiced if invoiced and invoiced <= AS_OF else None
            yield "payment_schedule", _node(story, contract, seq, milestone, share, trigger, term, more, amount, invoiced)
            if invoiced:
                yield "invoices", _invoice(story, contract, seq, invoiced, round(amount * share, 2))
            yield from _receipts(story, contract, seq, milestone, round(amount * share, 2), day, term)
    yield from _odd_receipts(story)


def _trigger_day(story: Story, trigger: str) -> date | None:
    step = STEP.get(trigger) or LATER_STEP.get(trigger)
    if step is None:
        return None
    last = (story.batches - 1) * 10 if step in ("ready", "told", "ship", "inspect") else 0
    return story.happened(step, last)


def _node(
    story: Story,
    contract: str,
    seq: int,
    milestone: str,
    share: float,
    trigger: str,
    term: int,
    more: dict[str, Any],
    amount: int,
    invoiced: date | None,
) -> dict[str, Any]:
    plain = "cumulative" not in more and "typed" not in more and "rest" not in more
    return {
        "contract_no": contract,
        "seq": seq,
        "milestone": milestone,
        "percent": f"{share:.0%}" if plain else None,
        "cumulative_percent": f"{more['cumulative']:.0%}" if "cumulative" in more else None,
        "amount_due": round(amount * share, 2) if "typed" in more else None,
        "trigger": trigger,
        "trigger_date": story.planned("sign", more["fixed"]) if "fixed" in more else None,
        "term_days": term,
        "day_type": more.get("day_type", "日历日"),
        "invoice_first": more.get("invoice_first", "否"),
        "invoice_date": invoiced if story.number % 2 else None,
        "promised_date": story.planned("promised") if milestone in ("预付款", "定金") else None,
        "disputed": "是" if "disputed" in story.twists and seq == 1 else "否",
        "remarks": "客户对到货数量有异议" if "disputed" in story.twists and seq == 1 else "",
    }


def _invoice(story: Story, contract: str, seq: int, day: date, amount: float) -> dict[str, Any]:
    number = f"26440000000{story.number:05d}{seq:04d}"
    return {"invoice_no": number, "contract_no": contract, "seq": seq, "invoice_date": day, "gross_amount": amount}


def _receipts(
    story: Story, contract: str, seq: int, milestone: str, amount: float, day: date | None, term: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    advance = milestone in ("预付款", "定金")
    if day is None or milestone == "质保金" or (milestone == "验收款" and "unpaid_acceptance" in story.twists):
        return
    if advance and story.stuck == 4:
        if "announced" in story.twists:
            yield "receipts", _receipt(story, contract, seq, None, amount, "待到账")
        return
    paid = day + timedelta(days=max(term - 2, 1)) if not advance else story.planned("advance")
    if trigger_before_shipment(milestone):
        paid = min(paid, story.planned("ship") - timedelta(days=1))  # the first truck waits for it
    if "slow_payer" in story.twists and not advance:
        paid += timedelta(days=40)
    if ("shipped_unpaid" in story.twists and milestone == "发货款") or "disputed" in story.twists:
        return
    if story.number % 7 == 0 and not advance and milestone != "发货款":
        paid += timedelta(days=75)  # still open on the as-of day
    if "bounced" in story.twists and milestone == "发货款":
        yield "receipts", _receipt(story, contract, seq, paid, amount, "退票")
        return
    if paid <= AS_OF:
        yield "receipts", _receipt(story, contract, seq, paid, amount, "已到账")


def trigger_before_shipment(milestone: str) -> bool:
    """Money that has to be in before anything leaves."""
    return milestone == "发货款"


def _receipt(story: Story, contract: str, seq: int | str, paid: date | None, amount: float, status: str) -> dict[str, Any]:
    cleared = status == "已到账"
    bill = "bill" in story.twists and seq == 2
    answered = paid + timedelta(days=4 if story.number % 13 == 0 else 1) if paid and cleared else None
    return {
        "receipt_no": f"SK-26{story.number:03d}-{contract[-1] if contract.endswith('B') else ''}{seq}",
        "contract_no": contract,
        "seq": seq if story.number % 3 else None,
        "finance_notified_date": (paid or AS_OF) - timedelta(days=2),
        "remit_date": (paid or AS_OF) - timedelta(days=1),
        "received_date": paid,
        "amount": amount,
        "method": "银行承兑汇票" if bill else "电汇",
        "bill_maturity": paid + timedelta(days=180) if bill and paid else None,
        "confirmed_by": names.FINANCE if cleared else "",
        "status": status,
        "erp_updated": "是" if answered and answered <= AS_OF else "",
        "erp_date": answered if answered and answered <= AS_OF else None,
    }


def _odd_receipts(story: Story) -> Iterator[tuple[str, dict[str, Any]]]:
    if "overpaid" in story.twists:
        yield "receipts", _receipt(story, story.contract_no, "X", AS_OF - timedelta(days=9), 150_000.0, "已到账") | {"seq": None}
    if "refund" in story.twists:
        yield "receipts", _receipt(story, story.contract_no, "T", AS_OF - timedelta(days=6), -30_000.0, "退款") | {"seq": None}
