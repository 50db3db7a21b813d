"""The terminal face: check, report, export, template, schema, map, doctor, user; the same core as the pages.

Exit status: 0 fine; 1 there are errors in the sheets, or doctor found a problem; 2 the source, an option or the
configuration cannot be used.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from data_access.atomic import write_atomically
from data_access.doctor import PROBLEM
from data_access.exporting import csv_bytes, table_as_dict, table_for_people, xlsx_bytes
from data_access.mapping.report import as_dict
from data_access.mapping.writing import as_toml
from data_access.sources import Snapshot
from data_access.template import write_template
from data_access.upgrading import upgrade
from schemas.roles import MANAGER
from schemas.sheets import TABLES
from schemas.table import Table
from schemas.table_schema import package, table_schema
from texts import say
from ui.terminal import printed, printed_mapping
from ui.terminal.accounts import user
from ui.terminal.arguments import Day, TableName, Word, language_option
from ui.terminal.doctor import answers, as_line
from ui.terminal.google_template import filled
from ui.terminal.help import formatter, tell
from ui.terminal.problems import Stop, language_of, loaded_settings, sentence
from ui.terminal.sheets import board_of, proposal_of, source_as_dict, writing
from workflow.board import Board
from workflow.receivables.report import receivables_report
from workflow.reports import check_report, stages_report
from workflow.schedule.report import schedule_report

source_argument = click.argument("source", required=False, type=click.Path(path_type=Path))
as_of_option = click.option("--as-of", type=Day(), metavar="DAY")
json_option = click.option("--json", "as_json", is_flag=True)

# Whoever can run a command can open the files it reads, so that nothing is hidden from them.
ROLE = MANAGER
REPORTS: dict[str, tuple[Callable[[Board, str], dict[str, Any]], Callable[[Board, str], Iterable[str]]]] = {
    "stages": (lambda board, language: stages_report(board, language, ROLE), printed.stages),
    "receivables": (lambda board, _: receivables_report(board.receivables), printed.receivables),
    "production": (
        lambda board, language: schedule_report(board, "production", language),
        lambda board, language: printed.schedule(board, "production", language),
    ),
    "delivery": (
        lambda board, language: schedule_report(board, "delivery", language),
        lambda board, language: printed.schedule(board, "delivery", language),
    ),
}


@click.group()
def cli() -> None:
    """Holds the commands; what they say of themselves stands in ``texts/*/cli.toml``."""


@cli.command()
@source_argument
@as_of_option
@json_option
@click.option("--all", "everything", is_flag=True)
@language_option
@click.pass_obj
def check(language: str, source: Path | None, as_of: date | None, as_json: bool, everything: bool) -> int:
    """Reads the sheets and names every cell that is wrong."""
    snapshot, board = board_of(source, as_of)
    if as_json:
        _print_json(check_report(board, language, ROLE, sources=[source_as_dict(state) for state in snapshot.sources]))
    else:
        click.echo(_headline(snapshot, board, language))
        _print(printed.check(board, language, everything=everything))
    return 1 if board.listing.count("error") else 0


@cli.command()
@click.argument("what", type=Word(REPORTS), metavar="|".join(REPORTS))
@source_argument
@as_of_option
@json_option
@language_option
@click.pass_obj
def report(language: str, what: str, source: Path | None, as_of: date | None, as_json: bool) -> None:
    """What the board shows, as text or for scripts."""
    snapshot, board = board_of(source, as_of)
    for_scripts, for_people = REPORTS[what]
    if as_json:
        _print_json(for_scripts(board, language))
    else:
        click.echo(_headline(snapshot, board, language))
        _print(for_people(board, language))


@cli.command()
@click.argument("table", type=TableName(), metavar="TABLE")
@source_argument
@json_option
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE.csv|FILE.xlsx|FILE.json")
@language_option
@click.pass_obj
def export(language: str, table: Table, source: Path | None, as_json: bool, out: Path | None) -> None:
    """The typed rows of one sheet."""
    suffix = out.suffix.lower() if out else ""
    if out and suffix not in ((".json",) if as_json else (".csv", ".xlsx")):
        raise Stop("suffix_json" if as_json else "suffix", value=out.name)
    snapshot, _ = board_of(source, None)
    if out is None:
        _print_json(table_as_dict(snapshot.book, table.key, ROLE))
        return
    with writing(out):
        content, rows = _exported(snapshot, table, suffix, language)
        write_atomically(out, content)
    click.echo(say("cli.written", language, path=out, rows=rows))


def _exported(snapshot: Snapshot, table: Table, suffix: str, language: str) -> tuple[bytes, int]:
    """The content of a file of the typed rows of a sheet, and how many there are."""
    if suffix == ".json":
        told = table_as_dict(snapshot.book, table.key, ROLE)
        return f"{_json(told)}\n".encode(), len(told["rows"])
    headers, rows = table_for_people(snapshot.book, table.key, ROLE)
    return csv_bytes(headers, rows) if suffix == ".csv" else xlsx_bytes([(table.label(language), headers, rows)]), len(rows)


@cli.command()
@click.argument("out", required=False, type=click.Path(path_type=Path), metavar="OUT.xlsx")
@click.option("--google", "spreadsheet", metavar="SPREADSHEET_ID")
@click.option("--example", is_flag=True)
@click.option("--upgrade", "old", type=click.Path(path_type=Path), metavar="OLD.xlsx")
@language_option
@click.pass_obj
def template(language: str, out: Path | None, spreadsheet: str | None, example: bool, old: Path | None) -> None:
    """An empty workbook or spreadsheet to start from, or an old workbook in the current layout."""
    if (out is None) == (spreadsheet is None) or (spreadsheet and old):
        raise Stop("template_where")
    if out is None:
        click.echo(filled(loaded_settings(), str(spreadsheet), example=example, language=language))
        return
    if out.suffix.lower() != ".xlsx":
        raise Stop("suffix_xlsx", value=out.name)
    with writing(out):
        if old is None:
            write_template(out, example=example)
            click.echo(say("cli.template_written", language, path=out))
        else:
            _print(printed.moved(upgrade(old, out), language))


@cli.command()
@click.argument("table", required=False, type=TableName(), metavar="[TABLE]")
@json_option
@language_option
@click.pass_obj
def schema(language: str, table: Table | None, as_json: bool) -> None:
    """The column guide; as Table Schema for scripts."""
    if as_json:
        _print_json(table_schema(table) if table else package(TABLES))
    else:
        _print(printed.guide([table] if table else TABLES, language))


@cli.command("map")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path), metavar="SOURCE…")
@click.option("--out", type=click.Path(path_type=Path), metavar="mapping.toml")
@json_option
@language_option
@click.pass_obj
def propose_mapping(language: str, sources: tuple[Path, ...], out: Path | None, as_json: bool) -> None:
    """Proposes how a team's own sheets and columns are ours; never overwrites a mapping."""
    proposal = proposal_of(sources)
    if out:
        if out.exists():
            raise Stop("exists", path=out)
        with writing(out):
            write_atomically(out, as_toml(proposal, language).encode())
    if as_json:
        _print_json(as_dict(proposal, language))
    else:
        _print(printed_mapping.proposal(proposal, language, out))


@cli.command()
@language_option
@click.pass_obj
def doctor(language: str) -> int:
    """Can this machine, as this account, read the sources and serve?"""
    problems = 0
    for answer in answers(loaded_settings()):
        click.echo(as_line(answer, language))
        problems += answer.outcome == PROBLEM
    click.echo(say("doctor.problems", language, count=problems) if problems else say("doctor.fine", language))
    return 1 if problems else 0


cli.add_command(user)


def _headline(snapshot: Snapshot, board: Board, language: str) -> str:
    return say("cli.headline", language, day=board.as_of, sources=", ".join(state.name for state in snapshot.sources))


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _print_json(told: Any) -> None:
    click.echo(_json(told))


def _json(told: Any) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs a command and ends with its status; whatever stands in the way is one sentence on stderr."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # a Windows console may think otherwise
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(given)
    tell(cli, language)
    click.Context.formatter_class = formatter(language)
    try:
        sys.exit(cli.main(given, prog_name="python cli.py", standalone_mode=False, obj=language))
    except click.exceptions.NoArgsIsHelpError as unsaid:
        _end(unsaid.format_message())
    except click.ClickException as error:
        _end(sentence(error, language))
    except click.Abort:
        _end(say("cli.stop.aborted", language))
    except Exception as error:
        at = traceback.extract_tb(error.__traceback__)[-1]
        _end(say("cli.stop.unexpected", language, kind=type(error).__name__, at=f"{Path(at.filename).name}:{at.lineno}"))


def _end(why: str) -> None:
    click.echo(why, err=True)
    sys.exit(2)


if __name__ == "__main__":
    main()
