"""Which of our columns a column of theirs is: every candidate weighed by its name, its cells and its sheet; the best ones taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from data_access.mapping.needs import CARRIED, COMPANIONS, NEVER_IN_REGISTERS, NUMBERED, REGISTERS
from data_access.mapping.values import LISTED, Cells, fit
from data_access.mapping.vocabulary import LEAST, canonical, meanings, tables_named, trade_words
from schemas.columns import Column
from schemas.sheets import BY_KEY
from schemas.table import Table

IN_REGISTER: Mapping[str, float] = {
    "projects": 0.06,
    "contracts": 0.06,
    "acceptances": 0.16,
    "shipments": 0.03,
    "installations": 0.03,
    "contacts": 0.03,
    "production": 0.025,
    "contract_items": 0.02,
    "drawings": 0.015,
    "site_surveys": 0.015,
    "settlements": 0.01,
    "payment_schedule": -0.05,
    "receipts": -0.08,
    "invoices": -0.08,
    "feedback": -0.1,
    "user_profiles": -0.1,
    "shipment_items": -0.2,
    "dunning_log": -0.2,
    "stage_log": -0.3,
    "calendar": -0.4,
}
BARE_NUMBERS = frozenset({"号", "序号", "序"})
ACCEPTED = 0.6
NEAR = 0.07  # two candidates so close are one question
_TOGETHER = re.compile(r"[/、及和与&+]")
# Headings that say what kind of thing stands below them and not which; and of these the ones that mean what the sheet is about.
GENERIC = frozenset(trade_words()["headings"]["say_little"])
SAYS_NOTHING = frozenset(trade_words()["headings"]["say_nothing"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a column may be.

    Attributes:
        name: how alike the names are, 0 to 1.
        cells: how well the cells fit, 0 to 1.
        context: what the sheet and the headings above say for or against the table.
    """

    number: int
    table: Table
    column: Column
    name: float
    cells: float
    context: float

    @property
    def target(self) -> str:
        """``table.column``."""
        return f"{self.table.key}.{self.column.key}"

    @property
    def own(self) -> float:
        """What name and cells say together."""
        return self.name * _weight(self.cells)

    @property
    def score(self) -> float:
        """Everything weighed together."""
        return self.own + self.context


def _weight(cells: float) -> float:
    """What the cells make of a name: nothing more of what fits, next to nothing of what does not."""
    return 1.0 if cells >= 0.9 else 0.25 + 0.83 * cells if cells >= 0.5 else 0.6 * cells


def candidates(number: int, levels: Sequence[str], cells: Cells, context: Mapping[str, float]) -> list[Candidate]:
    """All that a column may be, best first; references are left to whoever knows the sheet’s key.

    Args:
        levels: its headings, the widest first.
        context: per table what the sheet says for or against it.
    """
    best: dict[str, Candidate] = {}
    above = tables_named(levels[0]) if len(levels) > 1 else {}
    generic = len(levels) == 1 and canonical(levels[0]) in SAYS_NOTHING
    for name, worth in _names(levels, said_above=bool(above)):
        for table, column, sure in meanings(name):
            if column.references or sure * worth < LEAST * 0.8:
                continue
            within = 0.07 * above.get(table.key, -0.6 if above else 0.0)
            if generic and context and context.get(table.key, 0.0) < max(context.values()) - 0.01:
                within -= 0.3
            found = Candidate(number, table, column, sure * worth, fit(cells, table, column), context.get(table.key, 0.0) + within)
            before = best.get(found.target)
            if before is None or before.score < found.score:
                best[found.target] = found
    return sorted(best.values(), key=lambda each: -each.score)


def _names(levels: Sequence[str], *, said_above: bool) -> Iterable[tuple[str, float]]:
    """The names a column may go by: its own heading, and joined with the headings above it."""
    leaf = levels[-1]
    parts = [part for part in _TOGETHER.split(leaf) if len(part) > 1]
    if len(parts) > 1:
        yield from ((part, 0.92) for part in parts)
    if len(levels) == 1:
        yield leaf, 1.0
        return
    generic = canonical(leaf) in GENERIC
    yield leaf, 0.8 if generic and not said_above else 0.9 if generic else 1.0
    for above in levels[:-1]:
        yield above + leaf, 1.0
        short = _short(above)
        if short != above:
            yield short + leaf, 1.0


def _short(heading: str) -> str:
    for word in ("基本信息", "信息", "情况", "资料", "明细", "记录", "阶段", "管理"):
        heading = heading.removesuffix(word)
    return heading


def context_of(main: str) -> dict[str, float]:
    """What a sheet of a main table says for or against every table; a table it cannot feed is not among them."""
    if main in REGISTERS:
        return {key: sure for key, sure in IN_REGISTER.items() if key not in NEVER_IN_REGISTERS}
    return {main: 0.08, **dict.fromkeys(COMPANIONS.get(main, ()), 0.0), **dict.fromkeys(REGISTERS, -0.05)} if main else {}


def possible(main: str, levels: Sequence[str], cells: Cells, every: Sequence[Candidate]) -> list[Candidate]:
    """What a column of a sheet of a main table may be: in a list only what is the list's own, or says whose its rows are.

    A bare 编号 is the row's own number, so it names a project only where a row is one.
    """
    tables = context_of(main)
    own_number = f"{main}.{NUMBERED.get(main, BY_KEY[main].primary_key[-1])}" if main else ""
    bare = len(levels) == 1 and canonical(levels[0]) in BARE_NUMBERS
    return [
        each
        for each in every
        if each.table.key in tables
        and (main in REGISTERS or each.table.key not in REGISTERS or each.target in CARRIED)
        and (not bare or (each.target == own_number and cells.unique))
    ]


def supported(context: Mapping[str, float], chosen: Iterable[Candidate]) -> dict[str, float]:
    """The context once more, for tables of which the sheet holds several columns, and against those of which it holds none."""
    count: dict[str, int] = {}
    for each in chosen:
        count[each.table.key] = count.get(each.table.key, 0) + (each.name >= 0.86)
    return {
        key: sure + (0.04 if count.get(key, 0) >= 2 else 0.0 if count.get(key) or sure > 0.1 else -0.05) for key, sure in context.items()
    }


def assigned(every: Mapping[int, list[Candidate]]) -> dict[int, Candidate]:
    """Each column its best candidate that no other column fits better; none below what is accepted."""
    taken: set[str] = set()
    found: dict[int, Candidate] = {}
    ranked = sorted((each for candidates_ in every.values() for each in candidates_), key=lambda each: (-each.score, each.number))
    for each in ranked:
        if each.number not in found and each.target not in taken and each.score >= ACCEPTED and each.own >= ACCEPTED - 0.05:
            found[each.number] = each
            taken.add(each.target)
    return found


def confidence(chosen: Candidate, others: Sequence[Candidate]) -> tuple[float, bool]:
    """How sure a choice is, and whether it must be asked."""
    sure = min(0.98, chosen.own + min(0.0, chosen.context))
    rivals = [each for each in others if each.target != chosen.target and _another_meaning(each, chosen)]
    near = [each for each in rivals if each.score > chosen.score - NEAR and each.own >= 0.8]
    if near:
        sure = min(sure, 0.72)
    if chosen.name < 0.86:
        sure = min(sure, 0.76)
    if chosen.column.kind in LISTED and chosen.cells < 0.8:
        sure = min(sure, 0.78)
    return round(max(sure, 0.0), 2), sure < 0.72 or bool(near)


def _another_meaning(one: Candidate, other: Candidate) -> bool:
    return one.column.header != other.column.header or one.table.key != other.table.key
