"""``report receivables``: the receivables for scripts; money as text with two decimals, days as ISO."""

from __future__ import annotations

from typing import Any

import pandas as pd

from schemas.amounts import Fen
from workflow.receivables.nodes import Receivables, bills_in_hand
from workflow.receivables.reconciliation import reconciliation
from workflow.receivables.settled import settlement_gaps
from workflow.receivables.views import as_day


def receivables_report(money: Receivables) -> dict[str, Any]:
    """Everything about the receivables of a day; paid nodes are listed with a lane of None."""
    book = money.book
    contract_no = book.contracts.texts("contract_no")
    bills = bills_in_hand(book, money.as_of)
    return {
        "as_of": money.as_of.isoformat(),
        "open": _yuan(money.open),
        "overdue": _yuan(money.overdue),
        "unapplied": _yuan(money.unapplied_total),
        "net": _yuan(money.net),
        "collected_share": None if money.collected_share is None else f"{money.collected_share:.4f}",
        "announced": _yuan(int(money.announced.sum())),
        "bills_in_hand": _yuan(int(book.receipts.fen("amount")[bills].sum())),
        "lanes": {str(lane): _yuan(amount) for lane, amount in money.lanes.items()},
        "buckets": {name: _yuan(amount) for name, amount in money.buckets.items()},
        "nodes": [_node(node, contract_no) for node in money.nodes[money.nodes["amount_known"]].itertuples()],
        "unapplied_by_contract": {
            number: _yuan(int(amount)) for number, amount in zip(contract_no, money.unapplied, strict=True) if amount
        },
        "settlement_gaps": _gaps(money, contract_no),
        "reconciliation": reconciled(money),
    }


def reconciled(money: Receivables) -> dict[str, Any]:
    """The four equalities with both of their sides, and what stands outside."""
    result = reconciliation(money)
    sides: dict[str, Any] = {}
    for equality in result.equalities:
        show = str if equality.key == "nodes" else _yuan
        sides[equality.key] = {"left": show(equality.left), "right": show(equality.right), "holds": equality.holds}
    return {
        "holds": result.holds,
        **sides,
        "nodes_set_aside": result.nodes_aside,
        "receipts_set_aside": result.receipts_aside,
        "due_set_aside": _yuan(result.due_aside),
        "received_set_aside": _yuan(result.received_aside),
    }


def _node(node: Any, contract_no: Any) -> dict[str, Any]:
    return {
        "contract_no": contract_no[node.contract],
        "seq": int(node.seq),
        "milestone": node.milestone,
        "amount_due": _yuan(node.amount_due),
        "applied": _yuan(node.applied),
        "outstanding": _yuan(node.outstanding),
        "trigger_on": _day(node.trigger_on),
        "due_on": _day(node.due_on),
        "days_overdue": int(node.days_overdue),
        "lane": node.lane or None,
        "bucket": node.bucket or None,
        "retention": bool(node.retention),
        "disputed": bool(node.disputed),
        "estimated": bool(node.estimated),
    }


def _gaps(money: Receivables, contract_no: Any) -> dict[str, str]:
    found = settlement_gaps(money)
    return {contract_no[contract]: _yuan(gap) for contract, gap in zip(found["contract"].to_numpy(), found["gap"].tolist(), strict=True)}


def _yuan(fen: int) -> str:
    return Fen(fen).plain()


def _day(value: pd.Timestamp) -> str | None:
    day = as_day(value)
    return day.isoformat() if day else None
