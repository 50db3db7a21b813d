"""What can be said about the user's data: a finding, its code, how bad it is, and where it stands."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from schemas.addresses import a1
from schemas.as_typed import AsTyped

ERROR, WARNING, INFO = "error", "warning", "info"

# Codes are stable: the grep key, the key of the sentence in texts/, the value in JSON.
SEVERITIES: Mapping[str, str] = {
    "required_missing": ERROR,
    "needed_missing": INFO,
    "unreadable_date": ERROR,
    "unreadable_money": ERROR,
    "unreadable_percent": ERROR,
    "unreadable_months": ERROR,
    "unreadable_yesno": ERROR,
    "unreadable_phone": ERROR,
    "unreadable_current": ERROR,
    "unreadable_poles": ERROR,
    "unreadable_ip": ERROR,
    "unreadable_number": ERROR,
    "unreadable_score": ERROR,
    "not_in_list": ERROR,
    "out_of_range": ERROR,
    "na_not_allowed": ERROR,
    "error_cell": ERROR,
    "no_cached_value": ERROR,
    "looks_mangled": WARNING,
    "read_with_doubt": WARNING,
    "duplicate_key": ERROR,
    "unknown_reference": ERROR,
    "dates_out_of_order": ERROR,
    "actual_date_in_future": ERROR,
    "schedule_total_differs": ERROR,
    "share_and_amount_disagree": WARNING,
    "cumulative_share_decreases": WARNING,
    "items_total_differs": WARNING,
    "settlement_differs": WARNING,
    "over_receipt": WARNING,
    "final_batch_short": WARNING,
    "cleared_without_confirmation": ERROR,
    "erp_reply_late": WARNING,
    "survey_late": WARNING,
    "production_stale": WARNING,
    "return_visit_missed": WARNING,
    "final_batch_unmarked": WARNING,
    "no_payment_plan": WARNING,
    "change_not_accepted": INFO,
    "delay_unexplained": INFO,
    "rating_unusual": WARNING,
    "section_length_implausible": WARNING,
    "retention_unusual": WARNING,
    "delivery_due_implausible": WARNING,
    "credit_period_long": INFO,
    "complaint_without_owner": WARNING,
    "typed_status_contradicts_evidence": WARNING,
    "archived_before_signed": WARNING,
    "installed_before_drawings_signed": WARNING,
    "shipped_before_documents_verified": WARNING,
    "shipped_before_customer_confirmed": WARNING,
    "shipped_without_preshipment_money": WARNING,
    "production_before_advance": WARNING,
    "crew_not_told_same_day": WARNING,
    "notified_before_goods_ready": WARNING,
    "installed_before_goods_accepted": WARNING,
    "accepted_before_installed": WARNING,
    "settled_before_accepted": WARNING,
    "due_day_differs": WARNING,
    "due_day_missing": ERROR,
    "fixed_day_missing": WARNING,
    "negative_amount": WARNING,
    "missing_sheet": WARNING,
    "missing_column": WARNING,
    "duplicate_header": ERROR,
    "ambiguous_header": WARNING,
    "unit_unclear": ERROR,
    "header_not_found": ERROR,
    "unknown_column": INFO,
    "unknown_sheet": INFO,
    "renamed_sheet": INFO,
    "hidden_sheet": INFO,
    "footer_row": INFO,
    "numbered_by_place": INFO,
    "short_name": INFO,
    "older_entry": INFO,
    "says_otherwise": WARNING,
    "running_total": INFO,
    "running_total_left_out": INFO,
    "sheet_too_large": ERROR,
    "source_refused": ERROR,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table was read: one sheet of one file.

    Attributes:
        header_row: counted from 1, as in the file.
        columns: our column key to the column's number in the sheet, counted from 1.
        headers: our column key to the header as typed.
        link: address of the sheet for a browser, ``""`` for a file.
    """

    table: str
    file: str
    sheet: str
    header_row: int = 1
    columns: Mapping[str, int] = dataclasses.field(default_factory=dict)
    headers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    link: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding, ready to be put into words.

    Attributes:
        cell: A1 as in the file; ``""`` when it has no cell (a whole sheet, a row that is missing).
        column: the header as typed.
        field: our key of the column.
        value: what stands in the cell, as text.
        facts: what the sentence names besides; amounts are ``Fen``, days ``date``.
        confidential: ``"money"``, ``"phone"`` or ``""`` by the kind of the column.
        link: address of the sheet for a browser, ``""`` for a file.
    """

    code: str
    severity: str
    table: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int = 0
    column: str = ""
    field: str = ""
    value: str = ""
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    confidential: str = ""
    project_id: str = ""
    link: str = ""

    @property
    def address(self) -> str:
        """``sheet!H37``, or what there is of it."""
        return "!".join(part for part in (self.sheet, self.cell) if part)

    @property
    def web(self) -> str:
        """The address that opens the very cell in a browser, ``""`` for a file."""
        return f"{self.link}&range={self.cell}" if self.link and self.cell else self.link


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """All findings of one rule at one column, as arrays: cheap to make, count and filter by the thousand.

    Attributes:
        place: index into the book's places, -1 where the finding stands in no sheet.
        row: row of the sheet counted from 1, 0 where there is none.
        project: position of the project in the book, -1 where it concerns none.
        facts: one value for all, or a sequence with one value each.
        severity: empty means that of the code.
        column: number of the column in the sheet, for headers that are none of ours; else it follows from ``field``.
    """

    code: str
    table: str
    field: str
    place: np.ndarray
    row: np.ndarray
    project: np.ndarray
    values: Sequence[str] | AsTyped | None = None
    facts: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    severity: str = ""
    column: np.ndarray | None = None

    def __len__(self) -> int:
        return len(self.row)

    def only(self, which: np.ndarray) -> Found:
        """The findings of a mask."""
        if which.all():
            return self
        at = np.flatnonzero(which)
        return dataclasses.replace(
            self,
            place=self.place[at],
            row=self.row[at],
            project=self.project[at],
            values=self.values.take(at) if isinstance(self.values, AsTyped) else self.values and [self.values[int(index)] for index in at],
            facts={name: [value[index] for index in at] if _one_each(value) else value for name, value in self.facts.items()},
            column=None if self.column is None else self.column[at],
        )

    def facts_of(self, index: int) -> dict[str, Any]:
        """The facts of one of the findings."""
        return {name: value[index] if _one_each(value) else value for name, value in self.facts.items()}


def _one_each(value: Any) -> bool:
    return isinstance(value, (list, tuple, np.ndarray))


def cell_of(place: Place, field_key: str, row: int) -> str:
    """The address of a field in a row of a place, ``""`` where the sheet has no such column."""
    column = place.columns.get(field_key, 0)
    return a1(column, row) if column and row else ""
