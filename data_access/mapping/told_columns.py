"""The columns as they are told: with all that the mapping reads from each, and with nothing that it does not read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from data_access.mapping.column_proposal import ColumnProposal, Reason
from data_access.mapping.needs import COMPANIONS, EVENTS, IDENTITIES, NEEDED, NODE_NUMBERS, REGISTERS
from data_access.mapping.proposal import SeenSheet
from data_access.mapping.recognised import Recognised
from data_access.mapping.table_mapping import TableMapping
from schemas.sheets import BY_KEY

ANSWERED, NO_HOME = "answered", "no_home"


def told_columns(
    seen: Recognised, made: Sequence[TableMapping], keeper: SeenSheet | None, elsewhere: Mapping[str, str], lacking: Collection[str]
) -> list[ColumnProposal]:
    """The columns of a sheet.

    Args:
        made: the tables it feeds.
        keeper: the sheet that keeps the register, None if none does.
        elsewhere: ``table.column`` that other sheets are read for, with the name of the sheet.
        lacking: the tables its rows could feed if the contracts were known.
    """
    read: dict[str, list[str]] = {}
    for each in made:
        for key, headers in each.read_from():
            for header in headers:
                read.setdefault(header, []).append(f"{each.table}.{key}")
    fed = {each.table for each in made}
    keeps = {_table(target): name for target, name in reversed(list(elsewhere.items()))}
    if keeper and not seen.is_register:
        keeps |= dict.fromkeys(REGISTERS, keeper.name)
    keeps = {table: name for table, name in keeps.items() if table not in fed}
    told = _Told(seen, fed, elsewhere, keeps, lacking, waits=not fed and _waits(seen))
    return [told.column(each, list(dict.fromkeys(read.get(each.header, [])))) for each in seen.columns]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of the columns of one sheet.

    Attributes:
        fed: the tables it feeds.
        elsewhere: what other sheets are read for, with the name of the sheet.
        keeps: the tables it does not feed, with the name of the sheet that keeps each.
        lacking: the tables it could feed if the contracts were known.
        waits: it feeds nothing only because what its rows cannot do without is asked first.
    """

    seen: Recognised
    fed: Collection[str]
    elsewhere: Mapping[str, str]
    keeps: Mapping[str, str]
    lacking: Collection[str]
    waits: bool

    def column(self, column: ColumnProposal, read: list[str]) -> ColumnProposal:
        """One column, and what it is read for."""
        if read:
            first = _first(column, read, self.seen)
            return replace(column, target=first, also=tuple(target for target in read if target != first))
        if column.reason.key == NO_HOME:
            return self._at_home(column)
        if (not column.target and not column.ask) or column.reason.key == ANSWERED:
            return column
        if self.fed and _table(column.target) in self.lacking:
            return self._not_read(column)
        if column.ask and not (self.fed and column.target in self.elsewhere and _table(column.target) in self.keeps):
            return self._asked(column)
        return self._waiting(column) if self.waits else self._not_read(column)

    def _at_home(self, column: ColumnProposal) -> ColumnProposal:
        """A column that means something that a row of this sheet cannot keep."""
        if not self.fed:
            return self._not_read(replace(column, repeats=""))
        return self._not_read(replace(column, target=column.repeats)) if self._kept_by(column.repeats) else column

    def _kept_by(self, target: str) -> Reason | None:
        """The sheet that is read for a column, or that keeps its table."""
        if target and target in self.elsewhere:
            return Reason("kept_elsewhere", {"sheet": self.elsewhere[target]})
        keeps = self.keeps.get(_table(target))
        return Reason("read_elsewhere", {"sheet": keeps}) if keeps else None

    def _waiting(self, column: ColumnProposal) -> ColumnProposal:
        """A column that is read as soon as somebody has answered."""
        own = _own_reference(self.seen)
        return replace(column, target=own) if own and column.target in IDENTITIES.values() else column

    def _asked(self, column: ColumnProposal) -> ColumnProposal:
        """A question about something the sheet can feed; what only a register would keep is not asked of a list."""
        seen, fed, own = self.seen, set(self.fed), _own_reference(self.seen)

        def meant(target: str) -> str:
            return own if own and target in IDENTITIES.values() else target

        if any(target in seen.headers() for target in IDENTITIES.values()):
            fed |= {seen.main, *COMPANIONS.get(seen.main, ())}  # all it lacks may be the answer
        could = [meant(target) for target in column.candidates]
        could = [target for target in dict.fromkeys(could) if target == own or _table(target) in fed or seen.is_register]
        target = meant(column.target) if column.target else ""
        if target and target != own and not seen.is_register and _table(target) not in fed:
            target = ""
        says_whose = seen.main and own in (target, *could)
        if not (target or could) or not (fed or says_whose):
            return self._not_read(column)
        also = tuple(each for each in column.also if target and _table(each) == _table(target))
        return replace(column, target=target, also=also, candidates=tuple(each for each in could if each != target))

    def _not_read(self, column: ColumnProposal) -> ColumnProposal:
        known = True
        if not self.fed:
            reason, known = Reason("whose_rows" if self.seen.main else "sheet_not_ours"), False
        elif kept := self._kept_by(column.target):
            reason = kept
        elif column.target and _table(column.target) in self.lacking:
            reason = Reason("needs_contracts")
        elif column.target in NODE_NUMBERS:
            reason = Reason("needs_nodes")
        elif column.accepted and (lacks := _lacks(column.target)):
            reason = Reason("not_alone", {"column": lacks})
        else:
            reason, known = Reason("unknown"), False
        by_guess = known and (column.reason.key == NO_HOME or not (column.accepted or column.running))
        sure = column.confidence if by_guess else 0.9
        return replace(
            column, target="", repeats=column.target if known else "", also=(), fixed={}, ask=False, confidence=sure, reason=reason,
            candidates=(), words={}, unknown_words=(), multiply=1,
        )  # fmt: skip


def _lacks(target: str) -> str:
    """The header of ours without which a row of the table is none, ``""`` if it needs nothing."""
    table = _table(target)
    needed = NEEDED.get(table) or next(iter(EVENTS.get(table, ())), "")
    return BY_KEY[table][needed].header if needed else ""


def _waits(seen: Recognised) -> bool:
    """Whether it is known whose the rows are, and what they cannot do without may be one of the columns that are asked."""
    needed = {f"{seen.main}.{key}" for key in (*EVENTS.get(seen.main, ()), NEEDED.get(seen.main, ""))}
    asked = {target for each in seen.columns if each.ask for target in (each.target, *each.candidates)}
    return bool(needed & asked) and any(target in seen.headers() for target in IDENTITIES.values())


def _table(target: str) -> str:
    return target.partition(".")[0]


def _first(column: ColumnProposal, read: list[str], seen: Recognised) -> str:
    """What the column is above all: in a list the reference of its rows comes before what it refers to."""
    own = _own_reference(seen)
    if own in read and not column.fixed:
        return own
    return column.target if column.target in read else read[0]


def _own_reference(seen: Recognised) -> str:
    parent = BY_KEY[seen.main].parent if seen.main and not seen.is_register else None
    return f"{seen.main}.{parent.key}" if parent else ""
