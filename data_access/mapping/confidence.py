"""How sure it is what a column means, and whether it must be asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from data_access.mapping.column_proposal import SURE, UNSURE
from data_access.mapping.columns import ACCEPTED, CLEAR, GENERIC, Candidate
from data_access.mapping.counted_in import counted_in
from data_access.mapping.needs import IDENTITIES, REGISTERS
from data_access.mapping.values import LISTED
from data_access.mapping.vocabulary import ALSO_ABOUT, EXACT, SAME, canonical, tables_named

PLAIN_IN_REGISTERS = frozenset({"acceptances.accept_date", "contacts.name", "contacts.mobile", "contacts.phone", "contract_items.model"})
LENGTH = "contract_items.straight_m"  # 数量(米) of a project is the length of its run
LEAST_BY_NAME, LEAST_WITH_CELLS = 0.78, 0.70  # in a list, for texts, which fit everywhere, and for what the cells show too
NONE_UNDERSTOOD = 0.6  # how well cells fit a list of words of which they are none
NEAR = 0.07  # two candidates so close are one question


def is_plain(main: str, levels: Sequence[str], target: str, *, named: bool) -> bool:
    """Whether a heading could mean something else in its sheet: 完工日期 of a register, 日期 of a list with no name of ours."""
    of_register = target.partition(".")[0] in REGISTERS
    if of_register and target not in IDENTITIES.values() and canonical(levels[-1]) in GENERIC and _speaks_of_a_list(levels[:-1]):
        return True  # 甲方 below 结算单 is who signed it
    if not all(canonical(level) in GENERIC for level in levels):
        return False
    if main in REGISTERS:
        in_metres = target == LENGTH and counted_in(levels[-1]).metres
        return not (of_register or in_metres or target in PLAIN_IN_REGISTERS)
    return not named or (of_register and target not in IDENTITIES.values())


def _speaks_of_a_list(headings: Sequence[str]) -> bool:
    return any(sure >= ALSO_ABOUT and table not in REGISTERS for each in headings for table, sure in tables_named(each).items())


def confidence(
    chosen: Candidate, others: Sequence[Candidate], *, taken: Collection[str], plain: bool, bare: bool, register: bool
) -> tuple[float, bool]:
    """How sure a choice is, and whether it must be asked.

    Args:
        others: all that the column may be, the choice among them, best first.
        taken: what other columns are for sure.
        plain: the heading could mean something else in its sheet.
        bare: the heading only says what kind of thing stands below it.
        register: the sheet tells of other tables too, so that a heading below another one must say whose it is.
    """
    sure, ask = (
        _settled(chosen, others, taken, plain=plain) if chosen.settled else _open(chosen, others, plain=plain, bare=bare, register=register)
    )
    if others[0].score > chosen.score + NEAR:  # what it means above all is another column already
        return min(sure, UNSURE), True
    return sure, ask


def _open(chosen: Candidate, others: Sequence[Candidate], *, plain: bool, bare: bool, register: bool) -> tuple[float, bool]:
    """How sure it is where the columns of every table are to choose from."""
    sure = min(0.98, chosen.own + min(0.0, chosen.context))
    ours = chosen.name >= EXACT and canonical(chosen.column.header) not in GENERIC
    rivals = [each for each in others if each.target != chosen.target and _another_meaning(each, chosen)]
    near = [each for each in rivals if each.score > chosen.score - NEAR and each.own >= 0.8 and (each.name >= EXACT or not ours)]
    if near or plain:
        sure = min(sure, 0.72)
    if (chosen.name if register else chosen.own_name) < CLEAR:
        sure = min(sure, 0.71)
    if chosen.column.kind in LISTED and chosen.cells < 0.8:
        clear = chosen.name >= SAME and not bare and not near and not plain and chosen.cells > NONE_UNDERSTOOD
        sure = SURE if clear else min(sure, 0.78)  # its name is clear, some of its words are asked
    return round(max(sure, 0.0), 2), sure < 0.72 or bool(near) or plain


def _settled(chosen: Candidate, others: Sequence[Candidate], taken: Collection[str], *, plain: bool) -> tuple[float, bool]:
    """The same where only the columns of one table are to choose from: the best one that is clearly better than the next."""
    rivals = [each for each in others if each.target not in {chosen.target, *taken} and _another_meaning(each, chosen)]
    near = any(
        each.score > chosen.score - NEAR and each.own >= ACCEPTED and (each.own_name >= CLEAR or chosen.own_name < CLEAR) for each in rivals
    )
    least = LEAST_BY_NAME if chosen.column.kind in ("text", "long_text", "identifier") else LEAST_WITH_CELLS
    ask = near or plain or chosen.own < least
    return round(min(0.98, 0.72 if ask else max(0.8, chosen.own)), 2), ask


def _another_meaning(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are different things; the crew of a project is the crew of its installation."""
    same = one.column.header == other.column.header
    return not same or (one.table.key != other.table.key and not {one.table.key, other.table.key} & {*REGISTERS})
