"""Which of our columns a column of theirs is: every candidate weighed by its name, its cells and its sheet; the best ones taken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data_access.mapping import in_list
from data_access.mapping.counted_in import counted_in
from data_access.mapping.needs import CARRIED, COMPANIONS, EVENTS, IDENTITIES, JOINED, NEEDED, NUMBERED, REGISTERS, SHARED
from data_access.mapping.subjects import says_collection
from data_access.mapping.values import Cells, fit
from data_access.mapping.vocabulary import ACTUAL, EXACT, LEAST, PLANNED, SAME, canonical, meanings, tables_named, trade_words
from data_access.mapping.whose import OUR_PEOPLE, is_the_customers
from schemas.columns import MONEY_KINDS, Column
from schemas.sheets import BY_KEY
from schemas.table import Table

# How likely a row of a register tells of a row of each table; of those that are not here it cannot.
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
    "user_profiles": -0.1,
    "dunning_log": -0.1,
}
KNOWN = 0.7  # of a heading with its cells, to count for a table
OF_LINES = frozenset({"contract_items.line_no", "contract_items.line_amount"})  # a register has no lines
OF_A_VISIT = frozenset({"site_surveys.site_contact", "site_surveys.site_address"})  # of a register they are the project's
COUNTED = frozenset(  # of an order they are only a part of what the contract has
    f"contract_items.{column.key}" for column in BY_KEY["contract_items"].columns if column.kind in ("quantity", "whole", *MONEY_KINDS)
)
BARE_NUMBERS = frozenset({"号", "序号", "序"})
SIGNED_FOR = frozenset({"shipments.dn_signed", "shipments.pl_signed"})
_PRESENT = re.compile("参加|到场|出席")  # 参加人员 / 甲方 says who was there, not who the customer is
_COMES_BACK = re.compile("[签收回返]")  # 装箱单 alone may say that it went along
TOGETHER = 0.92  # what a heading is worth alone where it says something else together with the one above it
CLEAR = 0.86  # from here on a name is one of the column's own
SAYS_WHOSE = 0.9  # of a heading that names the project or contract, so that nothing only like it is meant
ACCEPTED = 0.6
OUR_VERY_NAME = 0.1
_TOGETHER = re.compile(r"[/、及和与&+]")
# Headings that say what kind of thing stands below them and not which; and of these the ones that mean what the sheet is about.
GENERIC = frozenset(map(canonical, trade_words()["headings"]["say_little"]))
SAYS_NOTHING = frozenset(map(canonical, trade_words()["headings"]["say_nothing"]))


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing a column may be.

    Attributes:
        name: how alike the names are, 0 to 1; less where the heading says little below another one.
        own_name: how alike the names are, whatever stands above.
        cells: how well the cells fit, 0 to 1.
        context: what the sheet and the headings above say for or against the table.
        settled: the table is known, so that only its own columns are to choose from.
    """

    number: int
    table: Table
    column: Column
    name: float
    own_name: float
    cells: float
    context: float
    settled: bool = False

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


def candidates(
    number: int,
    levels: Sequence[str],
    cells: Cells,
    context: Mapping[str, float],
    lists: Collection[str] = (),
    beside: Collection[str] = (),
) -> list[Candidate]:
    """All that a column may be, best first; references are left to whoever knows the sheet’s key.

    Args:
        levels: its headings, the widest first.
        context: per table what the sheet says for or against it.
        lists: the tables it is known to be of, if it is any of ours.
        beside: the tables whose rows may stand in the same rows, so that their columns go by the names of a list too.
    """
    best = {each.target: each for table in lists for each in _in_list(number, table, levels, cells, context.get(table, 0.0))}
    if not any(each.name >= CLEAR for each in best.values()) and canonical(levels[-1]) not in GENERIC:
        best |= {each.target: each for table in beside for each in _called(number, table, levels, cells, context.get(table, 0.0))}
    counted = counted_in(levels[-1])
    best = {target: each for target, each in best.items() if counted.allows(each.table, each.column)}
    above = tables_named(levels[0]) if len(levels) > 1 else {}
    generic = len(levels) == 1 and canonical(levels[0]) in SAYS_NOTHING
    theirs = any(map(is_the_customers, levels[:-1]))
    for name, worth in _names(levels, said_above=bool(above)):
        for table, column, sure in meanings(name):
            if _says_otherwise(levels, column):
                continue
            if column.references or sure * worth < LEAST * 0.8:
                continue
            if not counted.allows(table, column):
                continue
            if theirs and f"{table.key}.{column.key}" in OUR_PEOPLE:
                continue
            within = 0.07 * above.get(table.key, -0.6 if above else 0.0)
            of_another = bool(context) and context.get(table.key, 0.0) < max(context.values()) - 0.01
            if generic and of_another and not (sure >= EXACT and table.key in beside):
                within -= 0.3
            cells_fit = fit(cells, table, column)
            weighed = context.get(table.key, 0.0) + within
            found = Candidate(number, table, column, sure * worth, sure, cells_fit, weighed, table.key in lists)
            before = best.get(found.target)
            if before is None or before.score < found.score:
                best[found.target] = found
    if any(each.target in IDENTITIES.values() and each.own_name >= SAYS_WHOSE for each in best.values()):
        best = {target: each for target, each in best.items() if not each.settled or each.name >= CLEAR}
    if any(each.settled and each.name >= CLEAR and each.own >= ACCEPTED for each in best.values()):
        # what a list calls its own is not the same thing of the list beside it
        best = {target: each for target, each in best.items() if each.settled or each.table.key in REGISTERS}
    return sorted(best.values(), key=lambda each: -each.score)


def _says_otherwise(levels: Sequence[str], column: Column) -> bool:
    """Whether a heading above says plan where a column is what happened, or the other way round: 生产计划 / 开工."""
    above, leaf = "".join(map(canonical, levels[:-1])), canonical(levels[-1])
    planned, actual = PLANNED in above, ACTUAL in above
    if planned == actual or PLANNED in leaf or ACTUAL in leaf:
        return False
    return column.key.startswith("actual_" if planned else "plan_")


def _in_list(number: int, table: str, levels: Sequence[str], cells: Cells, context: float) -> Iterator[Candidate]:
    """The columns of a table that a column of a list of it may be, by its heading or by its listed words."""
    named = in_list.named_in(table, levels)
    told = in_list.told_by_words(table, cells)
    if told:
        named[told] = max(named.get(told, 0.0), in_list.SETTLED)
    for key, sure in named.items():
        column = BY_KEY[table][key]
        if sure >= LEAST and not _says_otherwise(levels, column):
            yield Candidate(number, BY_KEY[table], column, sure, sure, fit(cells, BY_KEY[table], column), context, settled=True)


def _called(number: int, table: str, levels: Sequence[str], cells: Cells, context: float) -> Iterator[Candidate]:
    """The columns of a table that a heading is called after in a list of it."""
    for key, sure in in_list.called(table, levels).items():
        column = BY_KEY[table][key]
        yield Candidate(number, BY_KEY[table], column, sure, sure, fit(cells, BY_KEY[table], column), context)


def _names(levels: Sequence[str], *, said_above: bool) -> Iterator[tuple[str, float]]:
    """The names a column may go by: its own heading, and joined with the headings above it."""
    leaf = levels[-1]
    parts = [part for part in _TOGETHER.split(leaf) if len(part) > 1]
    if len(parts) > 1 and all(meanings(part) for part in parts):  # 甲方/设计院意见 is no 甲方
        said = [part for part in parts if canonical(part) not in GENERIC]  # 司机/电话 is the driver, with his number
        yield from ((part, 0.92) for part in said or parts)
    joined = dict.fromkeys(heading + leaf for above in levels[:-1] for heading in (above, _short(above)))
    yield leaf, _worth_alone(leaf, joined, said_above=said_above)
    yield from ((name, 1.0) for name in joined)
    if leaf.startswith(ACTUAL) and len(leaf) > len(ACTUAL) + 1:  # 实际送电 is 送电
        yield leaf.removeprefix(ACTUAL), 0.97
    if canonical(leaf) in (PLANNED, ACTUAL):  # 生产完工 / 计划
        yield from ((leaf + above, 1.0) for above in levels[:-1])
        yield from ((above, 0.97) for above in levels[:-1] if canonical(leaf) == ACTUAL)


def _worth_alone(leaf: str, joined: Iterable[str], *, said_above: bool) -> float:
    """What a heading says without those above it: the less the more they say together."""
    if not joined:
        return 1.0
    if any(found[0][2] >= SAME for name in joined if (found := meanings(name))):
        return TOGETHER
    return 1.0 if canonical(leaf) not in GENERIC else 0.9 if said_above else 0.8


def _short(heading: str) -> str:
    for word in ("基本信息", "信息", "情况", "资料", "明细", "记录", "阶段", "管理", "约定", "条款"):
        heading = heading.removesuffix(word)
    return heading


def context_of(main: str) -> dict[str, float]:
    """What a sheet of a main table says for or against every table; a table it cannot feed is not among them."""
    if main in REGISTERS:
        return dict(IN_REGISTER)
    return {main: 0.08, **dict.fromkeys(COMPANIONS.get(main, ()), 0.0), **dict.fromkeys(REGISTERS, -0.05)} if main else {}


def possible(main: str, levels: Sequence[str], cells: Cells, every: Sequence[Candidate], tables: Collection[str]) -> list[Candidate]:
    """What a column of a sheet of a main table may be: in a list only what is the list's own, or says whose its rows are.

    A bare 编号 is the row's own number, so it names a project only where a row is one.

    Args:
        tables: those that the sheet can feed.
    """
    own_number = f"{main}.{NUMBERED.get(main, BY_KEY[main].primary_key[-1])}" if main else ""
    bare = len(levels) == 1 and canonical(levels[0]) in BARE_NUMBERS
    return [
        each
        for each in every
        if each.table.key in tables
        and not (main in REGISTERS and each.target in OF_LINES)
        and not (main in REGISTERS and len(levels) == 1 and each.target in OF_A_VISIT)
        and (each.target not in SHARED or each.table.key == main or (main in REGISTERS and says_collection(levels)))
        and (main in REGISTERS or each.table.key not in REGISTERS or each.target in CARRIED)
        and (main in REGISTERS or each.target not in CARRIED or not _PRESENT.search("".join(levels[:-1])))
        and (each.target not in SIGNED_FOR or _COMES_BACK.search("".join(levels)))
        and (not bare or (each.target == own_number and (cells.unique or each.column.kind == "whole")))
    ]


def supported(main: str, every: Mapping[int, Sequence[Candidate]], chosen: Iterable[Candidate]) -> dict[str, float]:
    """The context once more, for tables of which the sheet holds several columns, and without those it cannot feed."""
    clear: dict[str, set[str]] = {}
    for each in (each for there in every.values() for each in there if each.name >= CLEAR and each.own >= KNOWN):
        clear.setdefault(each.table.key, set()).add(each.column.key)
    count: dict[str, int] = {}
    for each in chosen:
        count[each.table.key] = count.get(each.table.key, 0) + (each.name >= CLEAR)
    return {
        key: sure + (0.04 if count.get(key, 0) >= 2 else 0.0 if count.get(key) or sure > 0.1 else -0.05)
        for key, sure in context_of(main).items()
        if key in (main, *REGISTERS) or _can_be_fed(key, clear.get(key, set()))
    }


def _can_be_fed(table: str, clear: Collection[str]) -> bool:
    """Whether what a table cannot do without may stand in the sheet."""
    needed, events = NEEDED.get(table, ""), EVENTS.get(table, ())
    there = (
        not needed or needed in clear or f"{table}.{needed}" in SHARED or (table == "contacts" and bool(clear))
    )  # one cell may hold a name and a number
    return there and (not events or not set(events).isdisjoint(clear))


def _rank(candidate: Candidate) -> float:
    """What it weighs against other columns that may be the same: 收货人 is the 收货人 before 签收人 is, whatever stands above."""
    return candidate.score + (OUR_VERY_NAME if candidate.own_name >= EXACT and candidate.cells >= 0.9 else 0.0)


def assigned(every: Mapping[int, list[Candidate]]) -> dict[int, Candidate]:
    """Each column its best candidate that no other column fits better; none below what is accepted."""
    taken: set[str] = set()
    found: dict[int, Candidate] = {}
    ranked = sorted((each for candidates_ in every.values() for each in candidates_), key=lambda each: (-_rank(each), each.number))
    joined = {number for number, there in every.items() if there and there[0].target in JOINED and there[0].own >= CLEAR}
    for each in ranked:
        if each.number in joined and each.target not in JOINED:
            continue  # it is read into the same one as another column
        if each.number not in found and each.target not in taken and each.score >= ACCEPTED and each.own >= ACCEPTED - 0.05:
            found[each.number] = each
            taken.add(each.target)
    return found
