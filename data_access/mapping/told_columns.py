"""The columns as they are told: with all that the mapping reads from each, and with nothing that it does not read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data_access.mapping.column_proposal import ColumnProposal, Reason
from data_access.mapping.needs import IDENTITIES, REGISTERS
from data_access.mapping.recognised import Recognised
from data_access.mapping.table_mapping import TableMapping
from schemas.sheets import BY_KEY

ANSWERED = "answered"


def told_columns(seen: Recognised, made: Sequence[TableMapping], keeper: str) -> list[ColumnProposal]:
    """The columns of a sheet.

    Args:
        made: the tables it feeds.
        keeper: name of the sheet that keeps the register, ``""`` if none does.
    """
    read: dict[str, list[str]] = {}
    for each in made:
        for key, headers in each.read_from():
            for header in headers:
                read.setdefault(header, []).append(f"{each.table}.{key}")
    return [
        _told(each, list(dict.fromkeys(read.get(each.header, []))), seen, {each.table for each in made}, keeper) for each in seen.columns
    ]


def _told(column: ColumnProposal, read: list[str], seen: Recognised, fed: set[str], keeper: str) -> ColumnProposal:
    if read:
        first = _first(column, read, seen)
        return replace(column, target=first, also=tuple(target for target in read if target != first))
    if not column.target and not column.ask:
        return column
    if column.reason.key == ANSWERED:
        return column
    return _asked(column, seen, fed, keeper) if column.ask else _not_read(column, seen, fed, keeper)


def _first(column: ColumnProposal, read: list[str], seen: Recognised) -> str:
    """What the column is above all: in a list the reference of its rows comes before what it refers to."""
    own = _own_reference(seen)
    if own in read and not column.fixed:
        return own
    return column.target if column.target in read else read[0]


def _own_reference(seen: Recognised) -> str:
    parent = BY_KEY[seen.main].parent if seen.main and not seen.is_register else None
    return f"{seen.main}.{parent.key}" if parent else ""


def _asked(column: ColumnProposal, seen: Recognised, fed: set[str], keeper: str) -> ColumnProposal:
    """A question about something the sheet can feed; what only a register would keep is not asked of a list."""
    own = _own_reference(seen)

    def meant(target: str) -> str:
        return own if own and target in IDENTITIES.values() else target

    if any(target in seen.headers() for target in IDENTITIES.values()):
        fed = fed | {seen.main}  # all it lacks may be the answer
    could = [meant(target) for target in column.candidates]
    could = [target for target in dict.fromkeys(could) if target == own or target.partition(".")[0] in fed or seen.is_register]
    target = meant(column.target) if column.target else ""
    if target and target != own and not seen.is_register and target.partition(".")[0] not in fed:
        target = ""
    says_whose = seen.main and own in (target, *could)
    if not (target or could) or not (fed or says_whose):
        return _not_read(column, seen, fed, keeper)
    also = tuple(each for each in column.also if target and each.partition(".")[0] == target.partition(".")[0])
    return replace(column, target=target, also=also, candidates=tuple(each for each in could if each != target))


def _not_read(column: ColumnProposal, seen: Recognised, fed: set[str], keeper: str) -> ColumnProposal:
    of_register = column.target.partition(".")[0] in REGISTERS and not seen.is_register
    facts: Mapping[str, str] = {"sheet": keeper}
    nothing = Reason("whose_rows" if seen.main else "sheet_not_ours")
    reason = nothing if not fed else Reason("kept_elsewhere", facts) if of_register and keeper else Reason("unknown")
    return replace(
        column,
        target="",
        also=(),
        fixed={},
        ask=False,
        confidence=0.9,
        reason=reason,
        candidates=(),
        words={},
        unknown_words=(),
        multiply=1,
    )
