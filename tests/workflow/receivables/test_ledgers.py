"""What holds for any ledger: nothing is lost, nothing counted twice, nothing crosses contracts, the past stays as it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.amounts import Fen
from schemas.book import Book
from tests.drawn import book_of
from workflow.daybook import DayBook
from workflow.receivables.chosen import choose
from workflow.receivables.lanes import Lane
from workflow.receivables.nodes import Receivables
from workflow.receivables.reconciliation import reconciliation
from workflow.receivables.report import receivables_report
from workflow.receivables.views import by_customer, detail, held_by_stage

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
TRIGGERS = ("合同签订", "发货", "到货验收", "工程验收", "结算确认", "质保期满", "固定日期", "")
MILESTONES = ("预付款", "进度款", "发货款", "验收款", "质保金")
STATES = ("已到账", "已到账", "已到账", "待到账", "退票", "退款")
days = st.dates(FIRST, LAST)
maybe_day = st.none() | days


def seldom(strategy: st.SearchStrategy, otherwise: object = None) -> st.SearchStrategy:
    return st.sampled_from((True, False, False, False)).flatmap(lambda yes: strategy if yes else st.just(otherwise))


cents = st.integers(-5_000, 90_000_000).map(lambda fen: fen / 100)
shares = st.sampled_from(("30%", "33.33%", "5%", "0.1"))
# 比例, 累计至, 应收金额
amounts = st.one_of(
    st.tuples(shares, st.none(), st.none()),
    st.tuples(st.none(), st.sampled_from(("30%", "66.67%", "95%")), st.none()),
    st.tuples(st.none(), st.none(), cents),
    st.just((None, None, None)),
)
nodes = st.tuples(
    st.sampled_from(MILESTONES),
    amounts,
    st.sampled_from(TRIGGERS),
    seldom(days),  # 触发日期
    st.sampled_from((None, 0, 7, 30, 90)),
    st.sampled_from((None, "日历日", "工作日")),
    seldom(st.just("是"), "否"),  # 先开票后付款
    maybe_day,  # 开票日期
    seldom(days),  # 到期日
    seldom(st.just("是")),  # 是否争议
)
receipts = st.tuples(st.sampled_from((None, 1, 2, 9)), days, st.integers(1, 60_000_000).map(lambda fen: fen / 100), st.sampled_from(STATES))


@dataclass(frozen=True)
class Contract:
    """A contract with its nodes and receipts, as cells."""

    signed: date
    warranty: int | None
    basis: str | None
    nodes: list[tuple] = field(default_factory=list)
    receipts: list[tuple] = field(default_factory=list)
    settled: date | None = None


@dataclass(frozen=True)
class Project:
    """A project with its contracts, and what happened to it."""

    customer: str
    contracts: list[Contract]
    batches: list[tuple]
    accepted: date | None


contracts = st.builds(
    Contract,
    signed=st.dates(FIRST, date(2026, 6, 30)),
    warranty=st.sampled_from((None, 1, 6, 24)),
    basis=st.sampled_from((None, "到货验收", "先到为准")),
    nodes=st.lists(nodes, max_size=4),
    receipts=st.lists(receipts, max_size=4),
    settled=maybe_day,
)
projects = st.builds(
    Project,
    customer=st.sampled_from(("甲公司", "乙公司", "丙公司")),
    contracts=st.lists(contracts, min_size=1, max_size=2),
    batches=st.lists(st.tuples(st.sampled_from(("是", "否")), maybe_day, maybe_day), max_size=2),
    accepted=maybe_day,
)


@dataclass(frozen=True)
class Ledger:
    """Many projects in one workbook: reading it costs no more than reading one."""

    projects: list[Project]

    def book(self, until: date = LAST) -> Book:
        """The book, without what happened after a day."""
        return book_of("\n\n".join("\n".join((*head, *map(_line, rows))) for head, rows in self._sheets(until)))

    def _sheets(self, until: date) -> Iterator[tuple[tuple[str, str], list[tuple]]]:
        def seen(day: date | None) -> date | None:
            return day if day and day <= until else None

        numbered = [(f"P-{number}", project) for number, project in enumerate(self.projects)]
        signed = [(of, f"{of}-C{number}", each) for of, project in numbered for number, each in enumerate(project.contracts)]
        of_project = "项目编号 | 项目名称 | 公司名称(甲方) | 售后专员 | 项目状态"
        yield ("项目台账", of_project), [(of, of, project.customer, "王敏", "进行中") for of, project in numbered]
        of_contract = "项目编号 | 合同编号 | 签订日期 | 合同金额 | 质保期 | 质保起算"
        yield ("合同信息", of_contract), [(of, name, each.signed, "333333.33", each.warranty, each.basis) for of, name, each in signed]
        of_node = "合同编号 | 期次 | 款项名称 | 比例 | 累计至 | 应收金额 | 触发条件 | 触发日期 | 账期天数 | 天数口径 | 先开票后付款 | 开票日期 | 到期日 | 是否争议"
        yield (
            ("付款计划", of_node),
            [
                (name, seq, node[0], *node[1], *node[2:7], seen(node[7]), *node[8:])
                for _, name, each in signed
                for seq, node in enumerate(each.nodes, 1)
            ],
        )
        of_receipt = "收款编号 | 合同编号 | 期次 | 到账日期 | 到账金额 | 收款方式 | 财务确认人 | 到账状态"
        yield (
            ("收款记录", of_receipt),
            [
                (f"{name}-R{number}", name, seq, day, -amount if state == "退款" else amount, "电汇", "周敏", state)
                for _, name, each in signed
                for number, (seq, day, amount, state) in enumerate(each.receipts)
                if day <= until
            ],
        )
        yield (
            ("发货单", "项目编号 | 送货单号 | 是否末批 | 实际发货日期 | 验收日期"),
            [
                (of, f"{of}-S{number}", final, seen(shipped), seen(inspected))
                for of, project in numbered
                for number, (final, shipped, inspected) in enumerate(project.batches)
            ],
        )
        yield ("工程验收", "项目编号 | 验收日期 | 验收结论"), [(of, seen(each.accepted), "合格") for of, each in numbered if each.accepted]
        yield (
            ("最终结算", "合同编号 | 结算金额 | 结算状态 | 客户确认日期"),
            [
                (name, "350000", "已确认" if seen(each.settled) else "审核中", seen(each.settled))
                for _, name, each in signed
                if each.settled
            ],
        )


def _line(cells: tuple) -> str:
    return " | ".join("" if cell is None else str(cell) for cell in cells)


ledgers = st.builds(Ledger, st.lists(projects, min_size=1, max_size=5))
any_ledger = settings(max_examples=12, deadline=None)
each_day = st.lists(days, min_size=3, max_size=3)


def on_each(ledger: Ledger, as_of: list[date]) -> Iterator[Receivables]:
    """The receivables of one workbook on several days."""
    book = ledger.book()
    yield from (DayBook(book, day).receivables for day in as_of)


@any_ledger
@given(ledgers, each_day)
def test_any_ledger_adds_up_to_the_fen(ledger, as_of):
    for money in on_each(ledger, as_of):
        assert reconciliation(money).holds, reconciliation(money)
        applied = money.applications["amount"].sum()
        assert sum(money.lanes.values()) == money.nodes["amount_due"].sum() - applied
        assert sum(money.buckets.values()) == money.lanes[Lane.OVERDUE]
        of_contract = np.zeros(len(money.received), "int64")
        np.add.at(of_contract, money.nodes["contract"], money.nodes["applied"])
        assert (money.received == of_contract + money.unapplied).all()


@any_ledger
@given(ledgers, each_day)
def test_every_open_node_stands_in_one_lane_and_is_paid_by_its_own_contract_alone_and_never_beyond(ledger, as_of):
    for money in on_each(ledger, as_of):
        found, applied, book = money.nodes, money.applications, money.book

        assert (found["lane"].isin([*Lane]) == (found["outstanding"] != 0)).all()
        assert ((found["bucket"] != "") == (found["lane"] == Lane.OVERDUE)).all()
        of_receipt = book.receipts.links["contracts"][applied["receipt"].to_numpy()]
        assert (of_receipt == book.payment_schedule.links["contracts"][applied["node"].to_numpy()]).all()
        assert ((found["applied"] >= 0) & (found["applied"] <= found["amount_due"].clip(lower=0))).all()


@any_ledger
@given(ledgers, days)
def test_a_past_day_shows_what_was_known_then(ledger, as_of):
    now = DayBook(ledger.book(), as_of).receivables
    then = DayBook(ledger.book(until=as_of), as_of).receivables

    pd.testing.assert_frame_equal(now.nodes, then.nodes)
    assert (now.unapplied == then.unapplied).all()


@any_ledger
@given(ledgers, each_day)
def test_customers_and_stages_and_the_command_add_up_to_the_same(ledger, as_of):
    for money in on_each(ledger, as_of):
        every = detail(money)
        customers, told = by_customer(choose(money, every, {})), receivables_report(money)
        figures = {"open": money.open, "overdue": money.overdue, "unapplied": money.unapplied_total, "net": money.net}

        assert {key: told[key] for key in figures} == {key: Fen(fen).plain() for key, fen in figures.items()}
        summed = customers[["open", "late", "unapplied"]].sum().tolist()
        assert summed == [money.open, money.overdue, money.unapplied_total]
        held = held_by_stage(every, np.zeros((15, len(money.book.projects)), bool))
        assert held["held"].sum() == money.lanes[Lane.NOT_TRIGGERED]
