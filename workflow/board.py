"""The board: everything that follows from a book on a day, each part worked out once and only when asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from schemas.book import Book
from schemas.findings import Found
from workflow.checks import CHECKS
from workflow.checks.typed_status import typed_status_contradicts_evidence
from workflow.daybook import DayBook, Options
from workflow.gates import Violations, violations
from workflow.listing import Listing, listing
from workflow.missing import Missing, lacking, of_project
from workflow.overview import Headline, Standing, headline, standing
from workflow.receivables.nodes import Receivables
from workflow.receivables.views import detail
from workflow.schedule import Schedule, delivery, production
from workflow.status import PASSED, StageStatus, statuses
from workflow.todo import todo


class Board:
    """All that is shown of a book on one day; safe to share, nothing in it changes once it is there."""

    def __init__(self, book: Book, as_of: date, today: date | None = None, options: Options | None = None) -> None:
        self.day = DayBook(book, as_of, today, options)

    @property
    def as_of(self) -> date:
        """The day looked at."""
        return self.day.as_of

    @property
    def book(self) -> Book:
        """The book as that day saw it."""
        return self.day.book

    @cached_property
    def names(self) -> list[str]:
        """Per project its name, its number where it has none."""
        names = self.book.projects.texts("project_name")
        return [name or number for name, number in zip(names, self.book.project_ids, strict=True)]

    @cached_property
    def stages(self) -> tuple[StageStatus, ...]:
        """The fifteen stages of every project."""
        return statuses(self.day)

    @cached_property
    def standing(self) -> Standing:
        """Where every project stands, and which stands worst."""
        return standing(self.day, self.stages, (self.production, self.delivery), self.receivable_detail)

    @cached_property
    def headline(self) -> Headline:
        """The figures on top of the overview."""
        return headline(self.standing, self.violations, self.receivables.overdue)

    @cached_property
    def violations(self) -> Violations:
        """Gates and order that were broken."""
        return violations(self.day)

    @cached_property
    def checks(self) -> tuple[Found, ...]:
        """What the rules across rows and sheets found."""
        found = [each for check in CHECKS for each in check(self.day)]
        return (*found, *typed_status_contradicts_evidence(self.day, self.stages, self.violations.excused))

    @cached_property
    def findings(self) -> tuple[Found, ...]:
        """Everything found: while reading, by the checks, and breaches of gates; not what stages merely lack."""
        return (*self.day.recorded.found, *self.checks, *self.violations.found)

    @cached_property
    def listing(self) -> Listing:
        """Every finding as one table, worst first."""
        return listing(self.day.recorded, self.findings)

    @cached_property
    def lacking(self) -> tuple[Found, ...]:
        """What the stages of open projects lack, as findings; nothing of stages that are through, nor what a check says already."""
        found, said = [], {check.__name__ for check in CHECKS}
        for stage in self.stages:
            wanted = self.day.is_open & ~np.isin(stage.status, PASSED)
            for lack in stage.evidence.lacks:
                if lack.found.code not in said:
                    found.append(lack.found.only(wanted[lack.found.project] & stage.evidence.concerns(lack)))
        return tuple(batch for batch in found if len(batch))

    @cached_property
    def missing(self) -> tuple[pd.DataFrame, ...]:
        """Per stage everything that lacks as a table, worst first, see ``workflow.missing``."""
        return tuple(lacking(self.day, stage) for stage in self.stages)

    def missing_of(self, project: int) -> list[Missing]:
        """What one project lacks, worst stage first."""
        return of_project(self.book, zip(self.stages, self.missing, strict=True), project)

    @cached_property
    def todo(self) -> pd.DataFrame:
        """What must whom do next, see ``workflow.todo``."""
        return todo(self.day, self.stages, self.missing, self.violations, self.receivable_detail)

    @cached_property
    def production(self) -> Schedule:
        """The production chart, one line a row of the sheet."""
        return production(self.day)

    @cached_property
    def production_by_order(self) -> Schedule:
        """The production chart, one line an order."""
        return production(self.day, "order")

    @cached_property
    def delivery(self) -> Schedule:
        """The delivery chart."""
        return delivery(self.day)

    @cached_property
    def receivable_detail(self) -> pd.DataFrame:
        """The payment nodes with the names people know them by, see ``workflow.receivables.views.detail``."""
        return detail(self.receivables)

    @property
    def receivables(self) -> Receivables:
        """Every payment node with what is due, received and open."""
        return self.day.receivables
