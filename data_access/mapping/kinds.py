"""What a row of a foreign sheet is: a project or contract, one row of a list of ours, or nothing that concerns us.

A heading that could stand in any sheet (金额, 规格, 编号) never decides: a sheet is of a table when what makes a row of it
stands there under a name of its own, or when the sheet itself is called after the table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from data_access.mapping import not_ours
from data_access.mapping.columns import BARE_NUMBERS, CLEAR, GENERIC, IN_REGISTER, KNOWN, candidates
from data_access.mapping.in_list import is_named
from data_access.mapping.needs import (
    CARRIED,
    COMPANIONS,
    IDENTITIES,
    NEEDED,
    OTHER_IDENTITIES,
    REGISTERS,
    SIGNS,
    SINGLE,
)
from data_access.mapping.subjects import LOGS, REPORTED
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import canonical, tables_named
from schemas.sheets import BY_KEY

PERHAPS = 0.5  # of a heading that may say which project a row is of
NAMED = 0.8  # of a sheet's name, so that its plain headings mean what it is called after
ONE_EACH = 0.7  # share of different projects or contracts among the rows of a register
STEPS = 3  # a row that holds so many steps of the work is a project
TOLD = 2  # signs of a list, so that what its people are paid is only said besides
MARKS = frozenset(f"feedback.{column.key}" for column in BY_KEY["feedback"].columns if column.kind == "score")
HANDLED = frozenset({"feedback.handler", "feedback.closed_date"})
_A_NAME, _IN_REGISTER, _IN_LIST, _PLAIN, _WORKED_OUT = 2.0, 0.6, 0.8, 0.3, 0.5


def kind_of(
    sheet: str, columns: Mapping[int, tuple[Sequence[str], Cells]], *, subject: str = "", in_parts: bool = False, in_steps: bool = False
) -> str:
    """The table whose rows the rows of a sheet are, ``projects`` or ``contracts`` for a register, ``""`` for none of ours.

    Args:
        subject: what it is about if it is a log of talks with the customer.
        in_parts: columns of payment nodes stand in the sheet; then a row is a contract.
        in_steps: columns of the operations of production stand in it; then a row is an order, if it is no project.
    """
    headings = [levels for levels, _ in columns.values()]
    named = {key: sure for key, sure in tables_named(sheet).items() if sure >= NAMED}
    if subject in REPORTED:
        named = dict.fromkeys(LOGS, NAMED) | named
    lists = [key for key in named if key not in REGISTERS]
    seen = _Sheet(named, [_meaning(levels, cells, lists) for levels, cells in columns.values()], in_parts, in_steps, subject)
    others = not_ours.about_others(headings) and not any(seen.is_list(key) for key in lists)  # 验收记录 may say 整改期限
    others = others or (not_ours.pays_others(headings) and not seen.names_customers and not any(seen.tells_of(key) for key in lists))
    others = others and subject not in REPORTED  # 问题描述 of what was reported
    habit = not_ours.named_after_a_habit(sheet) and not any(map(seen.is_list, lists))
    if not_ours.named_otherwise(sheet) or habit or (others and not seen.follows_projects):
        return ""
    return seen.kind()


def named_after(sheet: str, table: str, subject: str = "") -> bool:
    """Whether a sheet is called after a table, or after what customers report, so that its plain headings mean what the table's do."""
    return tables_named(sheet).get(table, 0.0) >= NAMED or (subject in REPORTED and table in LOGS)


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one column may be.

    Attributes:
        fits: ``table.column`` to how well it fits.
        specific: its heading says so on its own, in whatever sheet it stands.
        worked_out: it is a balance, a rate or a running total, as they stand behind contracts.
        bare: its heading only says number, so that it names a project in a register alone.
        perhaps_identity: it is a little like the number or name of a project or contract; then it is asked.
        different: the share of different cells.
    """

    fits: Mapping[str, float]
    specific: bool
    worked_out: bool
    bare: bool
    perhaps_identity: bool
    different: float

    def of(self, table: str) -> float:
        """How well it fits the column of a table it fits best."""
        return max((fit for target, fit in self.fits.items() if target.startswith(f"{table}.")), default=0.0)

    def one_of(self, targets: Collection[str]) -> bool:
        """Whether it may be one of some columns."""
        return not self.fits.keys().isdisjoint(targets)


def _meaning(levels: Sequence[str], cells: Cells, lists: Collection[str]) -> _Meaning:
    none_of_ours = not_ours.worked_out(levels[-1]) and not any(is_named(table, levels) for table in lists)
    found = [] if none_of_ours else candidates(0, levels, cells, {}, lists)
    return _Meaning(
        fits={each.target: each.own for each in found if each.own >= KNOWN},
        specific=any(canonical(level) not in GENERIC for level in levels),
        worked_out=bool(none_of_ours or not_ours.running_total(levels[-1])),
        bare=canonical(levels[-1]) in BARE_NUMBERS,
        perhaps_identity=any(each.target in IDENTITIES.values() and each.own >= PERHAPS for each in found[:3]),
        different=len(set(map(str, cells.raws))) / max(cells.size, 1),
    )


@dataclass(frozen=True)
class _Sheet:
    """The columns of a sheet, weighed for every table a row of it could be."""

    named: Mapping[str, float]
    columns: Sequence[_Meaning]
    in_parts: bool
    in_steps: bool
    subject: str

    def kind(self) -> str:
        worth = {key: self._worth_of_list(key) for key in SIGNS if self.is_list(key)}
        register = self._register()
        if register:
            worth[register] = self._worth_of_register()
        best = self._of_visits(max(worth, key=lambda key: worth[key], default=""))
        if register and (self.in_parts or self._sums_up(best)):
            return register
        return "production" if self.in_steps and best not in REGISTERS and self._identified("production") else best

    def _of_visits(self, table: str) -> str:
        """Return visits at which customers give marks, and reports that somebody handles, are feedback, others entries of the log."""
        if table not in LOGS:
            return table
        if self.subject in REPORTED:
            answered = any(each.one_of({*MARKS, *HANDLED}) for each in self.columns)
        else:
            answered = any(each.specific and each.one_of(MARKS) for each in self.columns)
        better = "feedback" if answered else "dunning_log"
        return better if self.is_list(better) else table

    def _sums_up(self, table: str) -> bool:
        """Whether a sheet called after money holds a contract a row, with what has come in of it, and no single entries."""
        single = [f"{table}.{key}" for key in SINGLE.get(table, ())]
        said = [sum(each.fits.get(target, 0.0) >= CLEAR for each in self.columns) for target in single]
        entries = 1 in said  # several days are of several payments
        return bool(single) and self._one_each and self._names_amounts and not entries

    @property
    def _names_amounts(self) -> bool:
        return any(each.specific and each.one_of({"contracts.contract_amount"}) for each in self.columns)

    @property
    def follows_projects(self) -> bool:
        """Whether it is called a register, or holds so many steps of the work that it must be one."""
        return any(key in self.named for key in REGISTERS) or len(self._all_steps) >= STEPS

    @property
    def names_customers(self) -> bool:
        """Whether it says who the customer is, as what is paid to others does not."""
        return any(each.specific and each.one_of({"projects.customer_name"}) for each in self.columns)

    def _identified(self, table: str) -> bool:
        """Whether it says which project, contract or delivery a row of a list is of."""
        if table in OTHER_IDENTITIES and any(each.one_of({OTHER_IDENTITIES[table]}) for each in self.columns):
            return True
        return any(not each.bare for each in self._identities)

    @cached_property
    def _identities(self) -> list[_Meaning]:
        """The columns that say which project or contract a row is of."""
        clear = [each for each in self.columns if each.one_of(IDENTITIES.values())]
        return clear or [each for each in self.columns if each.perhaps_identity]

    @property
    def _one_each(self) -> bool:
        """Whether hardly two rows are of the same project or contract."""
        return max((each.different for each in self._identities), default=0.0) >= ONE_EACH

    def is_list(self, table: str) -> bool:
        """Whether what makes a row of a list is there, some of it under a name of its own or in a sheet of that name."""
        needed = f"{table}.{NEEDED[table]}" if table in NEEDED else ""
        if not self._identified(table) or (needed and not any(each.one_of({needed}) for each in self.columns)):
            return False
        signs = {f"{table}.{key}" for key in SIGNS[table]}
        if table in self.named:
            return bool(needed) or any(each.one_of(signs) for each in self.columns)
        own = [each for each in self.columns if each.specific and each.of(table) and not each.one_of(CARRIED)]
        return len(own) >= 2 and any(each.one_of(signs) for each in own)

    def tells_of(self, table: str) -> bool:
        """Whether it says so much of what happens in a list that it cannot be of what is paid for it alone."""
        return self.is_list(table) and sum(each.one_of({f"{table}.{key}" for key in SIGNS[table]}) for each in self.columns) >= TOLD

    def _worth_of_list(self, table: str) -> float:
        worth = _A_NAME * self.named.get(table, 0.0)
        for each in self.columns:
            own = each.of(table) * (1.0 if each.specific or table in self.named else _PLAIN)
            beside = max((_IN_LIST * each.of(key) for key in COMPANIONS.get(table, ())), default=0.0) if each.specific else 0.0
            worth += max(own, beside, float(each.specific and each.one_of(CARRIED)))
        return worth

    def _register(self) -> str:
        """Which register it may be: it names projects or contracts and says something of them, and every row is another one."""
        said = [each for each in self.columns if each.specific and any(map(each.of, REGISTERS)) and each not in self._identities]
        named = any(key in self.named for key in REGISTERS)
        contracts = any(each.one_of({"contracts.contract_amount", "contracts.sign_date"}) for each in said)
        of_money = self._names_amounts and not self.named.keys().isdisjoint(SINGLE)
        known = len(said) + (len(self._identities) if named or of_money else 0)
        enough = known >= 2 or len(self._all_steps) >= STEPS or (self.in_parts and (bool(said) or len(self._identities) > 1))
        if not self._identities or not enough or not (self._one_each or named or contracts):
            return ""
        return max(REGISTERS, key=lambda key: _A_NAME * self.named.get(key, 0.0) + sum(each.of(key) for each in said + self._identities))

    @cached_property
    def _all_steps(self) -> set[str]:
        return {key for each in self.columns if each.specific for key in self._steps(each)}

    def _steps(self, each: _Meaning) -> set[str]:
        """The table of a step of the work a column tells of."""
        signs = {key: each.of(key) for key in SIGNS if key in IN_REGISTER and each.one_of({f"{key}.{sign}" for sign in SIGNS[key]})}
        best = max(signs, key=lambda key: signs[key], default="")
        return {best} if best else set()

    def _worth_of_register(self) -> float:
        worth = _A_NAME * max(self.named.get(key, 0.0) for key in REGISTERS)
        for each in self.columns:
            own = max(map(each.of, REGISTERS)) * (1.0 if each.specific else _PLAIN)
            step = _IN_REGISTER if each.specific and self._steps(each) else 0.0
            worth += max(own, step, _WORKED_OUT if each.worked_out else 0.0)
        return worth if self._one_each else worth / 2
