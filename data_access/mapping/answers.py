"""What people answer when they are asked about a column, and the proposal that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from data_access.mapping.column_proposal import ColumnProposal, Reason
from data_access.mapping.needs import IDENTITIES, REGISTERS
from data_access.mapping.payments import MILESTONE
from data_access.mapping.proposal import Proposal, SeenSheet
from data_access.mapping.proposing import proposal_of
from data_access.mapping.read_from import multiply, out_of, their_words_with_ours
from data_access.mapping.same_unit import in_unit_of_the_whole
from data_access.mapping.values import Cells
from schemas.sheets import BY_KEY

PAYMENT_TABLES = ("payment_schedule", "receipts", "invoices")  # of which a column of a milestone tells
Place = tuple[str, str, int]  # file, sheet, number of the column


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says of one column.

    Attributes:
        target: ``table.column`` of ours, ``""`` for none, None where only its words were asked for.
        words: their words with ours.
    """

    target: str | None = None
    words: Mapping[str, str] = field(default_factory=dict)


def answered(proposal: Proposal, answers: Mapping[Place, Answer]) -> Proposal:
    """The proposal with the answers in the place of what was guessed; one column of ours is read from one of theirs."""
    sheets = [_sheet(each, answers) for each in proposal.seen]
    seen = {(each.file, each.name) for each in sheets}
    return proposal_of(sheets, [each for each in proposal.left_out if each not in seen])


def _sheet(sheet: SeenSheet, answers: Mapping[Place, Answer]) -> SeenSheet:
    of_sheet = {column: answer for (file, name, column), answer in answers.items() if (file, name) == (sheet.file, sheet.name)}
    chosen = {answer.target for answer in of_sheet.values() if answer.target}
    columns = []
    for each in sheet.seen.columns:
        answer = of_sheet.get(each.column)
        if answer is not None:
            columns.append(_answered(each, answer, sheet))
        elif each.target in chosen and not each.fixed:
            columns.append(replace(each, target="", also=(), ask=False, confidence=1.0, reason=Reason("taken"), words={}, unknown_words=()))
        else:
            columns.append(each)
    return replace(sheet, seen=replace(sheet.seen, columns=tuple(columns)))


def _answered(column: ColumnProposal, answer: Answer, sheet: SeenSheet) -> ColumnProposal:
    target = column.target if answer.target is None else _said_of_rows(answer.target, column)
    if not target:
        return replace(column, target="", also=(), ask=False, confidence=1.0, reason=Reason("answered_none"), words={}, unknown_words=())
    cells = Cells(column.seen, len(column.seen))
    words, unknown = their_words_with_ours(cells, target)
    told = {**words, **{theirs: ours for theirs, ours in answer.words.items() if ours}}
    told_of = replace(
        column,
        target=target,
        also=column.also if target == column.target else (),
        fixed=column.fixed if _still_said(target, column.fixed) else {},
        running=column.running and target == column.target,
        multiply=multiply(sheet.seen.found, column.header, target),
        out_of=out_of(cells, target),
        ask=False,
        confidence=1.0,
        reason=Reason("answered"),
        words=told,
        unknown_words=tuple(word for word in unknown if word not in told),
    )
    return in_unit_of_the_whole(told_of, sheet.seen.counted)


def _still_said(target: str, fixed: Mapping[str, str]) -> bool:
    """Whether what the heading of a group says still holds of a column."""
    table = target.partition(".")[0]
    return any(table in (PAYMENT_TABLES if key == MILESTONE else (key.partition(".")[0],)) for key in fixed)


def _said_of_rows(target: str, column: ColumnProposal) -> str:
    """Whose the rows of a list are, said as what their column holds: the number of the contract, the number or the name of the project."""
    table, _, key = target.partition(".")
    refers_to = BY_KEY[table][key].references if target else ""
    if refers_to not in REGISTERS:
        return target
    held = [each for each in (column.target, *column.candidates) if each in IDENTITIES.values()]
    return held[0] if held else f"{refers_to}.{BY_KEY[refers_to].primary_key[0]}"
