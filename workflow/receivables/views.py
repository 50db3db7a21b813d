"""The receivables as managers ask for them: by customer, by age, by month, by what holds the money."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from workflow.receivables.follow_up import follow_up
from workflow.receivables.lanes import LATE, OPEN, Lane
from workflow.receivables.nodes import Receivables

if TYPE_CHECKING:
    from workflow.receivables.chosen import Chosen

# Which stage has to happen before a node of a trigger can be asked for; a fixed day waits for none.
NO_STAGE = 0
STAGE_OF_TRIGGER = {
    "合同签订": 2,
    "图纸确认": 6,
    "生产完毕": 5,
    "发货前": 8,
    "发货": 9,
    "到货验收": 10,
    "安装完成": 11,
    "工程验收": 12,
    "结算确认": 13,
    "质保期满": 12,
    "固定日期": NO_STAGE,
}
# A warranty waits for what begins it; where the earliest event does, the goods leave first of all.
STAGE_OF_BASIS = {"到货验收": 10, "发货": 9, "先到为准": 9}
LOOK_AHEAD_DAYS = 90


def detail(money: Receivables) -> pd.DataFrame:
    """One row per node with the names people know it by: project, customer, contract, specialist, the stage it waits for."""
    book, nodes = money.book, money.nodes
    projects, contracts = book.projects, book.contracts
    at, contract = nodes["project"].to_numpy(), nodes["contract"].to_numpy()
    return nodes.assign(
        node=np.arange(len(nodes)),
        project_id=projects.texts("project_id")[at],
        project_name=projects.texts("project_name")[at],
        customer=projects.texts("customer_name")[at],
        specialist=projects.texts("specialist")[at],
        contract_no=contracts.texts("contract_no")[contract],
        stage=waits_for(money),
        open=nodes["outstanding"].where(nodes["lane"].isin(OPEN), 0),
        late=nodes["outstanding"].where(nodes["lane"].isin(LATE), 0),
    )


def waits_for(money: Receivables) -> np.ndarray:
    """Per node the number of the stage that makes it due, ``NO_STAGE`` where only a day does."""
    nodes = money.nodes
    plan, contracts = money.book.payment_schedule, money.book.contracts
    stage = np.full(len(nodes), NO_STAGE)
    for trigger, waited_for in STAGE_OF_TRIGGER.items():
        stage[plan.equals("trigger", trigger)] = waited_for
    at_warranty_end = plan.equals("trigger", "质保期满")
    for basis, waited_for in STAGE_OF_BASIS.items():
        stage[at_warranty_end & contracts.equals("warranty_basis", basis)[nodes["contract"].to_numpy()]] = waited_for
    return stage


def by_customer(chosen: Chosen) -> pd.DataFrame:
    """Per customer: open, overdue, unapplied fen, longest overdue days, specialists, last and next contact; worst first."""
    # an advance has its own days, outside the ageing
    aged = chosen.rows.assign(aged=chosen.rows["days_overdue"].where(chosen.rows["lane"].isin(LATE), 0))
    table = (
        aged.groupby("customer", sort=False)
        .agg(
            open=("open", "sum"),
            late=("late", "sum"),
            longest=("aged", "max"),
            specialist=("specialist", lambda names: "、".join(dict.fromkeys(filter(None, names)))),
        )
        .reset_index()
    )
    book = chosen.money.book
    of_contract = book.projects.texts("customer_name")[book.contracts.project]
    left = pd.DataFrame({"customer": of_contract, "unapplied": chosen.money.unapplied})[chosen.contracts]
    left = left.groupby("customer", as_index=False).sum()
    # whoever only has money with us, and nothing to pay, belongs here too
    table = table.merge(left[left["unapplied"] != 0], on="customer", how="outer")
    counted = ["open", "late", "longest", "unapplied"]
    table[counted] = table[counted].fillna(0).astype("int64")
    table["specialist"] = table["specialist"].fillna("")
    table = table.merge(follow_up(book), on="customer", how="left")
    return table.sort_values(["late", "open"], ascending=False, kind="stable", ignore_index=True)


def forecast(chosen: Chosen, months: int = 6) -> pd.DataFrame:
    """Per month the fen expected, by the promised day, else the due day; what is past counts in the month of the as-of day.

    Returns:
        ``month`` (first day, NaT for later and for no day), ``expected``, and of it ``promised`` by the customer's word
        and ``past``, whose day is over.
    """
    nodes = chosen.rows[chosen.rows["lane"].isin([*OPEN, Lane.ADVANCE_DUE, Lane.RETENTION_HELD])]
    as_of = chosen.money.as_of
    promised = nodes["promised_on"].to_numpy("datetime64[D]")
    day = np.where(np.isnat(promised), nodes["due_on"].to_numpy("datetime64[D]"), promised)
    this = np.datetime64(as_of, "M")
    month = np.maximum(day.astype("datetime64[M]"), this)
    month = np.where(month < this + months, month, np.datetime64("NaT", "M"))
    outstanding = nodes["outstanding"].to_numpy()
    table = pd.DataFrame(
        {
            "month": month.astype("datetime64[D]"),
            "expected": outstanding,
            "promised": np.where(np.isnat(promised), 0, outstanding),
            "past": np.where(day < np.datetime64(as_of, "D"), outstanding, 0),
        }
    )
    return table.groupby("month", dropna=False).sum().reset_index()


def held_by_stage(rows: pd.DataFrame, stuck: np.ndarray) -> pd.DataFrame:
    """Money no one can ask for yet, by the stage that has to happen first; what hangs on stuck stages first.

    Args:
        rows: of ``detail``.
        stuck: with one row per stage and one column per project, whether the stage is late or blocked there.

    Returns:
        ``stage`` (``NO_STAGE`` where a day is waited for), ``held`` and ``stuck`` in fen, ``projects``.
    """
    waiting = rows[rows["lane"] == Lane.NOT_TRIGGERED]
    stage, project = waiting["stage"].to_numpy(), waiting["project"].to_numpy()
    at_stuck = (stage > NO_STAGE) & stuck[stage - 1, project]
    table = waiting.assign(stuck=np.where(at_stuck, waiting["outstanding"], 0)).groupby("stage", as_index=False)
    found = table.agg(held=("outstanding", "sum"), stuck=("stuck", "sum"), projects=("project", "nunique"))
    return found.sort_values(["stuck", "held"], ascending=False, ignore_index=True)


def retention_ahead(chosen: Chosen, days: int = LOOK_AHEAD_DAYS) -> pd.DataFrame:
    """Retentions that fall due within so many days, soonest first; ``due_on`` is the warranty's end while an invoice is waited for."""
    held = chosen.rows[chosen.rows["lane"] == Lane.RETENTION_HELD]
    held = held.assign(due_on=held["due_on"].fillna(held["trigger_on"]))
    until = pd.Timestamp(chosen.money.as_of) + pd.Timedelta(days=days)
    return held[held["due_on"] <= until].sort_values("due_on", ignore_index=True)


def by_age(rows: pd.DataFrame, names: list[str]) -> pd.DataFrame:
    """Per bucket of age the overdue fen and the number of nodes."""
    grouped = rows[rows["lane"] == Lane.OVERDUE].groupby("bucket")["outstanding"].agg(["sum", "count"])
    return grouped.reindex(names, fill_value=0).rename(columns={"sum": "amount", "count": "nodes"}).reset_index()


def as_day(value: object) -> date | None:
    """A cell of a frame as a day, None where there is none."""
    return None if pd.isna(value) else pd.Timestamp(value).date()  # type: ignore[call-overload,arg-type]
