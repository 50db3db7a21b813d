"""The reports as text for people; scripts take ``--json``."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

from data_access.upgrading import Moved
from schemas.columns import Column
from schemas.findings import INFO, Finding
from schemas.roles import MANAGER
from schemas.table import Table
from texts import knows, say
from ui.terminal.tables import aligned
from workflow.board import Board
from workflow.listing import IN_ORDER
from workflow.receivables.report import receivables_report
from workflow.reports import sheets_report, stage_counts
from workflow.schedule.report import schedule_report
from workflow.status import Status
from workflow.wording import words

BLANK = "–"
SCHEDULE = ("project_id", "label", "plan_start", "plan_finish", "actual_start", "actual_finish", "slip_days", "status")
LEDGER = ("rows", "used", "set_aside", "footers")


def check(board: Board, language: str, *, everything: bool) -> Iterator[str]:
    """Every cell that is wrong, errors first, then what became of the rows.

    Args:
        everything: also what needs no mending, and what stages lack.
    """
    listing = board.listing
    found = (listing.finding(line) for line in range(len(listing.table)))
    lacking = board.book.findings(board.lacking) if everything else ()
    several_files = len({place.file for place in board.book.places}) > 1
    for finding in chain(found, lacking):
        if everything or finding.severity != INFO:
            yield _line(finding, language, with_file=several_files)
    ledgers = sheets_report(board)
    yield say("cli.check.ledger", language, **{key: sum(ledger[key] for ledger in ledgers) for key in LEDGER})
    yield say("cli.check.summary", language, **{severity: listing.count(severity) for severity in IN_ORDER})


def _line(finding: Finding, language: str, *, with_file: bool) -> str:
    worded = words(finding, language, MANAGER)
    file = f"[{finding.file}] " if with_file and finding.file else ""
    return f"{say(f'cli.severity.{finding.severity}', language)}  {file}{worded.message}  {worded.fix}".rstrip()


def stages(board: Board, language: str) -> Iterator[str]:
    """Per stage how many open projects stand in which status."""
    keys = [status.key for status in sorted(Status)]
    headers = [
        say("cli.stages.stage", language),
        *(say(f"stages.status.{key}", language) for key in keys),
        say("cli.stages.late", language),
    ]
    rows = []
    for counts in stage_counts(board):
        name = say(f"stages.name.{counts['key']}", language)
        rows.append([f"{counts['stage']:>2} {name}", *(str(counts[key]) for key in keys), str(counts["late"])])
    yield aligned(headers, rows)


def receivables(board: Board, language: str) -> Iterator[str]:
    """What is open, by lane and by age, and whether it adds up."""
    told = receivables_report(board.receivables)
    yield _amounts(language, "figure", {key: told[key] for key in ("open", "overdue", "unapplied", "net")})
    yield _amounts(language, "lane", told["lanes"])
    yield _amounts(language, "bucket", told["buckets"])
    yield say(f"cli.reconciled.{'yes' if told['reconciliation']['holds'] else 'no'}", language)


def _amounts(language: str, kind: str, amounts: dict[str, str]) -> str:
    rows = [[say(key, language) if knows(key := f"cli.{kind}.{name}") else name, _grouped(amount)] for name, amount in amounts.items()]
    return aligned([say(f"cli.{kind}.title", language), "CNY"], rows) + "\n"


def _grouped(amount: str) -> str:
    yuan, _, fen = amount.partition(".")
    return f"{int(yuan):,}.{fen}" if int(yuan) else amount


def schedule(board: Board, kind: str, language: str) -> Iterator[str]:
    """The lines of a chart, and how many rows have none."""
    told = schedule_report(board, kind, language)
    rows = [[_shown(key, row[key], language) for key in SCHEDULE] for row in told["rows"]]
    yield aligned([say(f"cli.schedule.{key}", language) for key in SCHEDULE], rows)
    yield from (each["message"] for each in told["not_drawn"])
    yield say("cli.schedule.drawn", language, drawn=len(told["rows"]), not_drawn=len(told["not_drawn"]))


def _shown(key: str, value: Any, language: str) -> str:
    if key == "status":
        return say(f"schedule.status.{value}", language)
    return BLANK if value is None else str(value)


def moved(what: Moved, language: str) -> Iterator[str]:
    """What became of an old workbook: sheet by sheet, then what could not be placed."""
    yield from (say("cli.moved.rows", language, old=old, new=new, rows=rows) for old, new, rows in what.rows)
    yield from (say("cli.moved.column", language, sheet=sheet, header=header) for sheet, header in what.columns)
    yield from (say("cli.moved.copied", language, sheet=sheet) for sheet in what.copied)
    yield from (say(f"cli.moved.{left.why}", language, sheet=left.sheet, cell=left.cell, text=left.text) for left in what.left)
    yield say("cli.moved.left" if what.left else "cli.moved.whole", language, n=len(what.left))


def guide(tables: Sequence[Table], language: str) -> Iterator[str]:
    """The columns of sheets: header, meaning, kind, whether it must be filled in, what may stand there."""
    heads = [say(f"cli.guide.{key}", language) for key in ("header", "english", "key", "kind", "need", "note")]
    for table in tables:
        optional = say("cli.guide.optional", language) if table.optional else ""
        yield f"{table.sheet}  {table.english}  {table.key}{optional}"
        yield aligned(heads, [_column(table, column, language) for column in table.columns]) + "\n"


def _column(table: Table, column: Column, language: str) -> list[str]:
    own = f"columns.{table.key}.{column.key}"
    values = column.values if language == "zh" else [f"{word} {english}" for word, english in column.values.items()]
    note = [" / ".join(values), say(own, language) if knows(own) else ""]
    kind = say(f"cli.kind.{column.kind}", language)
    return [column.header, column.english, column.key, kind, _need(column, language), "  ".join(part for part in note if part)]


def _need(column: Column, language: str) -> str:
    if column.required:
        return say("cli.guide.required", language)
    return say("cli.guide.stages", language, stages=", ".join(map(str, column.stages))) if column.stages else ""
