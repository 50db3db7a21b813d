"""A proposal as scripts read it, see the interface of ``map --json``."""

from __future__ import annotations

from typing import Any

from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.proposal import Proposal, SheetProposal
from workflow.worth_adding import Worth, worth_adding


def as_dict(proposal: Proposal, language: str) -> dict[str, Any]:
    """Columns and tables with the addresses of the file."""
    return {
        "columns": [_column(each, language) for each in proposal.columns],
        "tables": [_table(each) for each in proposal.sheets],
        "left_out": [{"file": file, "sheet": sheet} for file, sheet in proposal.left_out],
        "worth_adding": [_worth(each) for each in worth_adding(proposal.held)],
    }


def _column(each: ColumnProposal, language: str) -> dict[str, Any]:
    return {
        "file": each.file,
        "sheet": each.sheet,
        "column": each.letter,
        "header_row": each.header_row,
        "header": each.header,
        "target": each.target or each.repeats or None,
        "read": bool(each.target),
        "confidence": each.confidence,
        "ask": each.ask,
        "reason": each.reason.sentence(language),
        "multiply": each.multiply,
        "out_of": each.out_of,
        "also": list(each.also),
        "fixed": dict(each.fixed),
        "words": dict(each.words),
        "unknown_words": list(each.unknown_words),
        "candidates": list(each.candidates),
    }


def _worth(each: Worth) -> dict[str, Any]:
    return {
        "table": each.table,
        "columns": list(each.columns),
        "sheet": each.sheet,
        "shows": list(each.pages),
        "nothing_yet": each.nothing_yet,
    }


def _table(each: SheetProposal) -> dict[str, Any]:
    return {
        "file": each.file,
        "sheet": each.sheet,
        "header_first_row": each.header_first_row,
        "header_row": each.header_row,
        "data_first_row": each.data_first_row,
        "data_last_row": each.data_last_row,
        "feeds": list(each.feeds),
        "ours": each.ours,
    }
