"""What ``map`` proposes, as text for people: sheet by sheet, column by column, then what to do next."""

from collections.abc import Iterator
from pathlib import Path

from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal, label
from schemas.sheets import BY_KEY
from texts import say
from ui.navigation import BY_KEY as PAGES
from ui.terminal.tables import aligned
from workflow.worth_adding import worth_adding


def proposal(told: Proposal, language: str, out: Path | None) -> Iterator[str]:
    """The proposal, and where it was written."""
    several = len({each.file for each in told.sheets}) > 1
    heads = [say(f"mapping.told.{key}", language) for key in ("column", "header", "target", "confidence", "reason")]
    for sheet in told.sheets:
        name = f"[{sheet.file}] {sheet.sheet}" if several else sheet.sheet
        feeds = say("mapping.told.between", language).join(BY_KEY[key].label(language) for key in sheet.feeds) or "–"
        yield say(
            "mapping.told.sheet",
            language,
            sheet=name,
            header=sheet.header_row,
            first=sheet.data_first_row,
            last=sheet.data_last_row,
            feeds=feeds,
        )
        columns = [each for each in told.columns if (each.file, each.sheet) == (sheet.file, sheet.sheet)]
        yield aligned(heads, [_column(each, language) for each in columns]) + "\n"
    for file, name in told.left_out:
        yield say("mapping.told.left_out", language, file=file, sheet=name)
    yield say(
        "mapping.told.summary",
        language,
        columns=len(told.columns),
        found=sum(bool(each.target) for each in told.columns),
        ask=len(told.to_ask()),
    )
    yield from _worth(told, language)
    if out:
        yield say("mapping.told.written", language, path=out)
    elif told.sheets:
        yield say("mapping.told.next", language)


def _worth(told: Proposal, language: str) -> Iterator[str]:
    """What is not there yet, by what it would show."""
    for each in worth_adding(told.held) if told.sheets else []:
        table = BY_KEY[each.table]
        between = say("mapping.told.between", language)
        pages = between.join(PAGES[page].title(language) for page in each.pages)
        columns = between.join(table[key].label(language) for key in each.columns)
        key = "sheet" if each.sheet else "columns"
        shown = "to_see" if each.nothing_yet else "to_see_all"
        yield say(f"mapping.told.add_{key}", language, sheet=table.label(language), columns=columns) + say(
            f"mapping.told.{shown}", language, pages=pages
        )


def _column(each: ColumnProposal, language: str) -> list[str]:
    targets = " + ".join(label(target, language) for target in (each.target, *each.also) if target) or "–"
    if each.repeats:
        targets = f"({label(each.repeats, language)})"
    if each.fixed:
        targets = f"{targets} ({'、'.join(each.fixed.values())})"
    asked = say("mapping.told.ask", language) if each.to_confirm else ""
    return [each.letter, each.header, targets, f"{each.confidence:.0%}{asked}", each.reason.sentence(language)]
