"""A number that a team's sheets go by, whatever they call it: different in every row of the register, and found again in the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_access.mapping.column_proposal import ColumnProposal, Reason
from data_access.mapping.keys import keys_of
from data_access.mapping.needs import IDENTITIES, NUMBERED
from data_access.mapping.proposal import SeenSheet
from data_access.mapping.recognised import Recognised
from data_access.mapping.values import Cells
from schemas.as_typed import as_text
from schemas.cells.plain import folded

FOUND_AGAIN = 0.8  # of the different cells of a column, for it to hold the register's numbers
LEAST = 3  # different ones; fewer may be chance
_NUMBER = re.compile(r"(?=.*\d)(?=.*[a-z\-/#])[\w\-/#.]{3,20}")  # L24-101, SH24001; no amount and no sentence
_PROJECT = IDENTITIES["project_id"]


def numbers_in(cells: Mapping[int, Cells]) -> dict[int, tuple[str, ...]]:
    """Column number to its cells as compared, for the columns that hold numbers of something."""
    texts = {number: tuple(folded(as_text(raw)) for raw in each.raws) for number, each in cells.items() if each.days < FOUND_AGAIN}
    return {number: each for number, each in texts.items() if each and sum(map(_is_number, each)) >= FOUND_AGAIN * len(each)}


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text))


def by_shared_number(sheets: Sequence[SeenSheet]) -> list[SeenSheet]:
    """The sheets, the number that the register and sheets without another one go by taken for the project's.

    Where the register has a project number, it is that one.
    """
    keeper = keys_of([each.seen for each in sheets]).keeper
    if keeper is None:
        return list(sheets)
    others = [each.seen for each in sheets if not each.own and each.seen.main and each.seen is not keeper]
    held = {number: _holding(others, frozenset(keeper.numbers[number])) for number in _of_one_each(keeper)}
    best = max(held, key=lambda number: len(held[number]), default=0)
    if not any(_is_in_need(seen) for seen, _ in held.get(best, ())):
        return list(sheets)
    columns = {id(keeper): best, **{id(seen): at for seen, at in held[best]}}
    return [replace(each, seen=_marked(each.seen, columns[id(each.seen)])) if id(each.seen) in columns else each for each in sheets]


def _of_one_each(keeper: Recognised) -> list[int]:
    """The columns of the register whose numbers are all different: the project number, else those that are nothing of ours."""
    named = [each.column for each in keeper.columns if each.accepted and each.target == _PROJECT]
    open_ = [each.column for each in keeper.columns if not each.accepted and each.reason.key != "answered"]
    numbers = {number: keeper.numbers.get(number, ()) for number in named or open_}
    return [number for number, each in numbers.items() if LEAST <= len(each) == len(set(each))]


def _holding(others: Sequence[Recognised], known: frozenset[str]) -> list[tuple[Recognised, int]]:
    """The sheets a column of which holds the register's numbers, with that column."""
    return [(seen, number) for seen in others if (number := _column_of(seen, known))]


def _column_of(seen: Recognised, known: frozenset[str]) -> int:
    """The column of a sheet that holds the register's numbers, 0 if none does."""
    if _PROJECT in seen.headers():
        return 0
    free = [each.column for each in seen.columns if not each.accepted or each.target == _own_number(seen)]
    for number in free:
        different = frozenset(seen.numbers.get(number, ()))
        if len(different) >= LEAST and len(different & known) >= FOUND_AGAIN * len(different):
            return number
    return 0


def _is_in_need(seen: Recognised) -> bool:
    """Whether a sheet names neither projects nor contracts by a number."""
    return not {_PROJECT, IDENTITIES["contract_no"]} & seen.headers().keys()


def _own_number(seen: Recognised) -> str:
    return f"{seen.main}.{NUMBERED.get(seen.main, '')}"


def _marked(seen: Recognised, number: int) -> Recognised:
    return replace(seen, columns=tuple(_as_project(each) if each.column == number else each for each in seen.columns))


def _as_project(column: ColumnProposal) -> ColumnProposal:
    if column.accepted and column.target == _PROJECT:
        return column
    if column.accepted:
        return replace(column, also=(*column.also, _PROJECT))
    return replace(
        column, target=_PROJECT, also=(), fixed={}, confidence=0.9, ask=False, reason=Reason("shared_number"), candidates=(), words={},
        unknown_words=(), multiply=1,
    )  # fmt: skip
