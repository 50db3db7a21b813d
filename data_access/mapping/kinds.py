"""What a row of a foreign sheet is: a project or contract, one row of a list of ours, or nothing that concerns us.

A heading that could stand in any sheet (金额, 规格, 编号) never decides: a sheet is of a table when what makes a row of it
stands there under a name of its own, or when the sheet itself is called after the table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from data_access.mapping import not_ours
from data_access.mapping.columns import GENERIC, candidates
from data_access.mapping.needs import (
    CARRIED,
    COMPANIONS,
    IDENTITIES,
    NEEDED,
    NEVER_IN_REGISTERS,
    OTHER_IDENTITIES,
    REGISTERS,
    SIGNS,
)
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import canonical, tables_named

KNOWN = 0.7  # of a heading with its cells, to count for a table
NAMED = 0.8  # of a sheet's name, so that its plain headings mean what it is called after
ONE_EACH = 0.7  # share of different projects or contracts among the rows of a register
STEPS = 3  # a row that holds so many steps of the work is a project
_A_NAME, _IN_REGISTER, _IN_LIST, _PLAIN, _WORKED_OUT = 2.0, 0.6, 0.8, 0.3, 0.5


def kind_of(sheet: str, columns: Mapping[int, tuple[Sequence[str], Cells]], *, in_parts: bool = False) -> str:
    """The table whose rows the rows of a sheet are, ``projects`` or ``contracts`` for a register, ``""`` for none of ours.

    Args:
        in_parts: columns of payment nodes stand in the sheet; then a row is a contract.
    """
    if not_ours.named_otherwise(sheet) or not_ours.about_others([levels for levels, _ in columns.values()]):
        return ""
    return _Sheet(
        {key: sure for key, sure in tables_named(sheet).items() if sure >= NAMED},
        [_meaning(levels, cells) for levels, cells in columns.values()],
        in_parts,
    ).kind()


@dataclass(frozen=True, slots=True)
class _Meaning:
    """What one column may be.

    Attributes:
        fits: ``table.column`` to how well it fits.
        specific: its heading says so on its own, in whatever sheet it stands.
        worked_out: it is a balance, a rate or a running total, as they stand behind contracts.
    """

    fits: Mapping[str, float]
    specific: bool
    worked_out: bool
    different: float

    def of(self, table: str) -> float:
        """How well it fits the column of a table it fits best."""
        return max((fit for target, fit in self.fits.items() if target.startswith(f"{table}.")), default=0.0)

    def one_of(self, targets: Collection[str]) -> bool:
        """Whether it may be one of some columns."""
        return not self.fits.keys().isdisjoint(targets)


def _meaning(levels: Sequence[str], cells: Cells) -> _Meaning:
    fits = {each.target: each.own for each in candidates(0, levels, cells, {}) if each.own >= KNOWN}
    specific = any(canonical(level) not in GENERIC for level in levels)
    worked_out = bool(not_ours.worked_out(levels[-1]) or not_ours.running_total(levels[-1]))
    return _Meaning(
        {} if not_ours.worked_out(levels[-1]) else fits, specific, worked_out, len(set(map(str, cells.raws))) / max(cells.size, 1)
    )


@dataclass(frozen=True)
class _Sheet:
    """The columns of a sheet, weighed for every table a row of it could be."""

    named: Mapping[str, float]
    columns: Sequence[_Meaning]
    in_parts: bool

    def kind(self) -> str:
        worth = {key: self._worth_of_list(key) for key in SIGNS if self._is_list(key)}
        register = self._register()
        if register:
            worth[register] = self._worth_of_register()
        best = max(worth, key=lambda key: worth[key], default="")
        return register if register and best and self.in_parts else best

    def _identified(self, table: str) -> bool:
        wanted = {OTHER_IDENTITIES[table]} if table in OTHER_IDENTITIES else set()
        return table == "calendar" or bool(wanted and any(each.one_of(wanted) for each in self.columns)) or bool(self._identities)

    @cached_property
    def _identities(self) -> list[_Meaning]:
        """The columns that say which project or contract a row is of."""
        return [each for each in self.columns if each.one_of(IDENTITIES.values())]

    def _is_list(self, table: str) -> bool:
        """Whether what makes a row of a list is there, some of it under a name of its own or in a sheet of that name."""
        needed = f"{table}.{NEEDED[table]}" if table in NEEDED else ""
        if not self._identified(table) or (needed and not any(each.one_of({needed}) for each in self.columns)):
            return False
        signs = {f"{table}.{key}" for key in SIGNS[table]}
        if table in self.named:
            return bool(needed) or any(each.one_of(signs) for each in self.columns)
        own = [each for each in self.columns if each.specific and each.of(table) and not each.one_of(CARRIED)]
        return len(own) >= 2 and any(each.one_of(signs) for each in own)

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
        steps = {key for each in self.columns if each.specific for key in self._steps(each)}
        named = any(key in self.named for key in REGISTERS)
        contracts = any(each.one_of({"contracts.contract_amount", "contracts.sign_date"}) for each in said)
        one_each = max((each.different for each in self._identities), default=0.0) >= ONE_EACH
        enough = (
            len(said) >= 2 or (named and len(said) + len(self._identities) >= 2) or len(steps) >= STEPS or (bool(said) and self.in_parts)
        )
        if not self._identities or not enough or not (one_each or named or contracts):
            return ""
        return max(REGISTERS, key=lambda key: _A_NAME * self.named.get(key, 0.0) + sum(each.of(key) for each in said + self._identities))

    def _steps(self, each: _Meaning) -> set[str]:
        """The table of a step of the work a column tells of."""
        signs = {
            key: each.of(key) for key in SIGNS if key not in NEVER_IN_REGISTERS and each.one_of({f"{key}.{sign}" for sign in SIGNS[key]})
        }
        best = max(signs, key=lambda key: signs[key], default="")
        return {best} if best else set()

    def _worth_of_register(self) -> float:
        worth = _A_NAME * max(self.named.get(key, 0.0) for key in REGISTERS)
        for each in self.columns:
            own = max(map(each.of, REGISTERS)) * (1.0 if each.specific else _PLAIN)
            step = _IN_REGISTER if each.specific and self._steps(each) else 0.0
            worth += max(own, step, _WORKED_OUT if each.worked_out else 0.0)
        one_each = max((each.different for each in self._identities), default=0.0) >= ONE_EACH
        return worth if one_each else worth / 2
