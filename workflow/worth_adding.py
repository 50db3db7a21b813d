"""What sheets do not hold yet, told by what it would show: a stage, a chart, the receivables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from schemas.sheets import BY_KEY
from workflow.stages import STAGES, Stage

Held = Mapping[str, Set[str]]

# What a chart or page that is no stage is drawn from: page, table, columns.
DRAWN_FROM: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("production_gantt", "production", ("plan_start", "plan_finish", "actual_start", "actual_finish")),
    ("delivery_gantt", "shipments", ("goods_ready_date", "agreed_ship_date", "eta", "actual_ship_date", "arrival_date")),
    ("receivables", "payment_schedule", ("milestone", "trigger", "percent")),
    ("receivables", "receipts", ("amount", "received_date", "status")),
)


@dataclass(frozen=True, slots=True)
class Worth:
    """Something that is not there and what it would show.

    Attributes:
        pages: the keys of the stages and pages that would show more.
        table: key of the table it belongs to.
        columns: keys of its columns.
        sheet: the whole sheet is not there; ``columns`` are those it cannot do without.
        nothing_yet: without it the pages show nothing at all; else they show less.
    """

    pages: tuple[str, ...]
    table: str
    columns: tuple[str, ...]
    sheet: bool
    nothing_yet: bool


def worth_adding(held: Held) -> list[Worth]:
    """What would show more, pages that show nothing yet first, in the order of the stages.

    Args:
        held: per table that is there its columns, as ``Book.held``.
    """
    found = [each for stage in STAGES for each in _of_stage(stage, held)]
    for page, table, columns in DRAWN_FROM:
        found += _of_table(page, table, columns, held, nothing_yet=table not in held or not held[table] & set(columns))
    return sorted(_together(found), key=lambda each: not each.nothing_yet)


def _together(found: list[Worth]) -> Iterator[Worth]:
    """A sheet that is not there is said once, with all that it would show."""
    for table in dict.fromkeys(each.table for each in found if each.sheet):
        alike = [each for each in found if each.table == table]
        named = {key for each in alike for key in each.columns}
        pages = tuple(dict.fromkeys(page for each in alike for page in each.pages))
        yield Worth(pages, table, tuple(key for key in BY_KEY[table].by_key if key in named), sheet=True, nothing_yet=True)
    yield from (each for each in found if not each.sheet)


def _of_stage(stage: Stage, held: Held) -> Iterator[Worth]:
    nothing_yet = not stage.has_data(held)
    for table in stage.reads:
        if table not in held:
            yield from _of_table(stage.key, table, _cannot_do_without(table), held, nothing_yet=True)
        elif nothing_yet and not stage.is_told(held):
            yield from _of_table(
                stage.key, table, tuple(key for key in stage.told_by if key in BY_KEY[table].by_key), held, nothing_yet=True
            )
        elif not nothing_yet:
            needed = tuple(column.key for column in BY_KEY[table].needed_for(stage.number))
            yield from _of_table(stage.key, table, needed, held, nothing_yet=False)


def _of_table(page: str, table: str, columns: tuple[str, ...], held: Held, *, nothing_yet: bool) -> Iterator[Worth]:
    there = held.get(table, frozenset())
    lacking = tuple(key for key in columns if key not in there)
    if lacking or table not in held:
        yield Worth((page,), table, lacking, table not in held, nothing_yet)


def _cannot_do_without(table: str) -> tuple[str, ...]:
    return tuple(column.key for column in BY_KEY[table].columns if column.required)
