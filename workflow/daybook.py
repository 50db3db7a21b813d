"""The book as one day saw it, with what several rules need worked out once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar, cast

import numpy as np

from schemas.book import Book
from workflow import days
from workflow.days import any_by, first_by
from workflow.receivables.calendar import WorkingDays
from workflow.receivables.events import events
from workflow.receivables.lanes import BUCKET_ENDS
from workflow.receivables.nodes import Receivables, receivables

Answer = TypeVar("Answer")

OWN_CREW = "本公司安装队"
BY_CUSTOMER = "客户自装"
ACTIVE, ON_HOLD, CLOSED, CANCELLED = "进行中", "暂停", "已完成", "取消"


@dataclass(frozen=True, slots=True)
class Options:
    """What a department decides for itself.

    Attributes:
        production_before_advance: whether production before the advance is a breach; the deck does not say.
        roll_days_off: a due day on a day off moves to the next working day.
        bucket_ends: last day of each bucket of age of overdue money.
    """

    production_before_advance: bool = True
    roll_days_off: bool = False
    bucket_ends: tuple[int, ...] = BUCKET_ENDS


def once_a_day(work: Callable[..., Answer]) -> Callable[..., Answer]:
    """Works something out only once per day book and what is asked besides, for the several stages, gates and charts that ask."""

    @wraps(work)
    def asked(day: DayBook, *of: Any) -> Answer:
        key = (work.__module__, work.__name__, *of)
        if key not in day.answers:
            day.answers[key] = work(day, *of)
        return cast(Answer, day.answers[key])

    return asked


class DayBook:
    """What is known on a day.

    Attributes:
        recorded: the book as it stands in the files.
        book: the book without what happened after ``as_of``.
        as_of: the day looked at.
        today: the day it is; what lies after it cannot have happened, whatever the day looked at.
        size: the number of projects.
        answers: what was worked out once, see ``once_a_day``.
    """

    def __init__(self, recorded: Book, as_of: date, today: date | None = None, options: Options | None = None) -> None:
        self.options = options or Options()
        self.recorded = recorded
        self.book = recorded.as_of(as_of)
        self.as_of = as_of
        self.today = today or as_of
        self.size = len(recorded["projects"])
        self.answers: dict[tuple[Any, ...], Any] = {}

    @cached_property
    def now(self) -> np.datetime64:
        """The as-of day as numpy has it."""
        return np.datetime64(self.as_of, "D")

    @cached_property
    def working_days(self) -> WorkingDays:
        """Days off and working days: the public calendar and the sheet 工作日历."""
        return WorkingDays(self.book)

    @cached_property
    def receivables(self) -> Receivables:
        """Every payment node with what is due, received and open."""
        return receivables(
            self.book, self.as_of, self.working_days, roll_days_off=self.options.roll_days_off, bucket_ends=self.options.bucket_ends
        )

    @cached_property
    def acceptance_applies(self) -> np.ndarray:
        """Per project whether there is anything to accept: installation, an acceptance, or money that waits for one.

        Goods only, nothing accepted and no money that waits for acceptance: stage 12 does not apply.
        """
        rows, plan = self.book.acceptances, self.book.payment_schedule
        accepted = np.bincount(rows.project, minlength=self.size) > 0
        waited_for = any_by(plan.project, plan.equals("trigger", "工程验收"), self.size)
        return np.asarray(self.installation_needed | accepted | waited_for)

    @cached_property
    def is_open(self) -> np.ndarray:
        """Per project whether it counts as open: neither 暂停 nor 取消 nor 已完成."""
        return ~self.book.projects.equals("project_status", ON_HOLD, CLOSED, CANCELLED)

    @cached_property
    def is_stopped(self) -> np.ndarray:
        """Per project whether nobody works on it: 暂停 or 取消. A closed one is still visited and its money still collected."""
        return self.book.projects.equals("project_status", ON_HOLD, CANCELLED)

    @cached_property
    def has_contract(self) -> np.ndarray:
        """Per project whether it has a contract row."""
        contracts = self.book.contracts
        return any_by(contracts.project, np.ones(len(contracts), bool), self.size)

    @cached_property
    def installation_needed(self) -> np.ndarray:
        """Per project whether any contract has installation, by whomever but the customer.

        A contract that says nothing yet counts as needing it, so that nothing falls silent too early.
        """
        contracts = self.book.contracts
        needed = ~contracts.false("install_required") & ~contracts.equals("install_by", BY_CUSTOMER)
        return any_by(contracts.project, needed, self.size) | ~self.has_contract

    @cached_property
    def own_crew(self) -> np.ndarray:
        """Per project whether our own crew installs."""
        contracts = self.book.contracts
        ours = contracts.equals("install_by", OWN_CREW) & ~contracts.false("install_required")
        return any_by(contracts.project, ours, self.size)

    @cached_property
    def others_install(self) -> np.ndarray:
        """Per project whether the contracts name somebody else than our own crew."""
        contracts = self.book.contracts
        return any_by(contracts.project, contracts.has("install_by"), self.size) & ~self.own_crew

    @cached_property
    def happened(self) -> Mapping[str, np.ndarray]:
        """By trigger event the day it happened, per contract."""
        return events(self.book)

    @cached_property
    def delivery_due(self) -> np.ndarray:
        """Per project the earliest contract delivery day: typed, else the day its clock starts plus the delivery days."""
        contracts = self.book.contracts
        starts = np.full(len(contracts), days.NO_DAY)
        advance = self._advance_cleared()
        for basis, day in (
            ("合同签订", self.happened["合同签订"]),
            ("预付款到账", advance),
            ("图纸确认", self.happened["图纸确认"]),
            ("客户通知", self.happened["发货前"]),
        ):
            starts = np.where(contracts.equals("delivery_basis", basis), day, starts)
        count = contracts.whole("delivery_days").astype("timedelta64[D]")
        computed = np.where(contracts.has("delivery_days"), starts + count, days.NO_DAY)
        typed = contracts.days("delivery_due")
        return days.earliest_by(contracts.project, np.where(np.isnat(typed), computed, typed), self.size)

    def _advance_cleared(self) -> np.ndarray:
        """Per contract the day its advance was in, NaT while any of it is open."""
        nodes = self.receivables.nodes
        group = np.where(nodes["advance"], nodes["contract"], -1)
        whole = (nodes["amount_known"] & (nodes["outstanding"] == 0)).to_numpy()
        paid = days.all_by(group, whole & (group >= 0), len(self.book.contracts))
        last = days.latest_by(group, nodes["cleared_on"].to_numpy("datetime64[D]"), len(self.book.contracts))
        return np.where(paid, last, days.NO_DAY)

    @cached_property
    def specialist(self) -> np.ndarray:
        """Per project the after-sales specialist who answers for it."""
        return self.book.projects.texts("specialist")

    def first_of_project(self, table: str, key: str) -> np.ndarray:
        """Per project the text in the first row of a table."""
        rows = self.book[table]
        return first_by(rows.project, rows.texts(key), self.size)
