"""What a heading means in a list whose table is known: with the columns of one table to choose from, a looser likeness is enough."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz import fuzz

from data_access.mapping.values import Cells, understood
from data_access.mapping.vocabulary import ACTUAL, ALIAS, ALSO_ABOUT, EXACT, PLANNED, SAME, canonical, opposed, tables_named, trade_words
from data_access.mapping.whose import OUR_PEOPLE, is_the_customers
from schemas.cells.plain import folded
from schemas.columns import Column
from schemas.sheets import BY_KEY

STEM, WITHIN, LIKELY = 0.9, 0.72, 0.85  # of names that say the same, that hold each other, that are only alike
OTHER_KIND = 0.75  # of a likeness of 收款金额 and 收款号
SETTLED = 0.82  # what words of a list say without any likeness of the names
ALONE = 0.86  # what a heading is worth without the one above it
OF_WHICH_DAY = 0.6  # of 计划 under a heading that says which day
_ABOUT = re.compile("情况|进度|信息|日期|节点")
_KIND = re.compile(
    r"日期|金额|人员|区域|部位|位置|情况|是否|数量|状态|名称|姓名|盖章|签章|签字|签回|回收|[的了已呢]|长度|米数|[号人员否期数价]$|^是"
)
_OF_NOTHING_ELSE = frozenset({"长度", "米数", "价", "区域", "部位", "位置"})  # 测量长度 is no 测量单, whatever kind that is
_DEPARTMENT = re.compile("(?:部门|科室)$")  # 责任部门 is no person
_PERSON = re.compile("[人员者]$")  # 回访人 is no 回访情况, 参加人 no 不参加原因
_DEED = re.compile("(?:措施|内容|结果|情况|说明|意见|过程)$")  # 处理措施 is no 处理人
_COMPANY, _OF_COMPANIES = re.compile("(?:单位|公司|院)$"), re.compile("单位|公司|[方队商]|承运")
_SAYS_ANYTHING = frozenset({"备注", "说明"})  # 备注 is no 资料备注
_OF_PEOPLE = re.compile("[人员者]|姓名|联系|对象|经理|主管|队|班|方$")
_DUE = re.compile("限期|期限|截止|要求|计划|预计|预约|约定|应|拟")  # 限期整改 is no day on which anything was done
_HANDED_OVER, _COMES_BACK = re.compile("送|递|寄|发给|提交"), re.compile("[回返]|确认|批准|通过|同意")  # 送客户 is no approval
_SEPARATORS = re.compile(r"[\s()\[\]【】/、,，:：.·_-]+")


def named_in(table: str, levels: Sequence[str]) -> dict[str, float]:
    """Column key to how alike the names are, of the columns of a table that a heading may mean.

    Args:
        levels: the heading, the widest first.
    """
    best: dict[str, float] = {}
    for form, worth, loosely in _forms(table, tuple(levels)):
        for key, name, sure in _names(table):
            likeness = worth * (_alike(form, name, sure) if loosely else sure * (form == name))
            if likeness > best.get(key, 0.0):
                best[key] = likeness
    if _HANDED_OVER.search("".join(levels)) and not _COMES_BACK.search("".join(levels)):
        best.pop("customer_approved", None)
    if canonical(levels[-1]) in _SAYS_ANYTHING:
        return {key: likeness for key, likeness in best.items() if likeness >= SAME * ALONE}
    if is_the_customers(levels[-1]):
        best = {key: likeness for key, likeness in best.items() if likeness >= SAME * ALONE or f"{table}.{key}" not in OUR_PEOPLE}
    if _COMPANY.search(levels[-1]):
        best = {
            key: likeness for key, likeness in best.items() if likeness >= SAME * ALONE or _OF_COMPANIES.search(BY_KEY[table][key].header)
        }
    if _PERSON.search(levels[-1]):
        best = {key: likeness for key, likeness in best.items() if likeness >= SAME * ALONE or _OF_PEOPLE.search(BY_KEY[table][key].header)}
    if _DEED.search(levels[-1]) or _DEPARTMENT.search(levels[-1]):
        best = {key: likeness for key, likeness in best.items() if likeness >= SAME or BY_KEY[table][key].kind != "person"}
    return best


def called(table: str, levels: Sequence[str]) -> dict[str, float]:
    """Column key to how sure it is, of the columns of a table that a heading is called after, letter by letter."""
    best: dict[str, float] = {}
    for form, worth, _ in _forms(table, tuple(levels)):
        for key, name, sure in _names(table):
            if form == name and best.get(key, 0.0) < worth * sure:
                best[key] = worth * sure
    return best


def told_by_words(table: str, cells: Cells) -> str:
    """The key of the one column of a table whose listed words the cells are, ``""`` if none or several are."""
    if len(cells.different) < 2 or cells.marks == 1.0:
        return ""
    listed = [column for column in BY_KEY[table].columns if column.kind in ("one_of", "some_of")]
    told = [column.key for column in listed if understood(cells, BY_KEY[table], column) >= 0.9]
    return told[0] if len(told) == 1 else ""


def is_named(table: str, levels: Sequence[str]) -> bool:
    """Whether a heading is one of the names of a column of a table, not only like one."""
    return any(sure >= SAME * ALONE for sure in named_in(table, levels).values())


def _forms(table: str, levels: tuple[str, ...]) -> Iterator[tuple[str, float, bool]]:
    """The names a heading may go by, with the headings above it and alone; whether a name that is only like it will do.

    A heading above that only says which table it is leaves the meaning to the one below.
    """
    leaf, alone = levels[-1], 1.0
    for above in levels[:-1]:
        says_table = tables_named(above).get(table, 0.0) >= ALSO_ABOUT
        alone = alone if says_table else ALONE
        yield _bare(above + leaf), 1.0, not says_table
        if canonical(leaf) in (PLANNED, ACTUAL):
            yield _bare(leaf + above), 1.0, False
            alone = alone if len(_ABOUT.sub("", canonical(above))) <= len("发货") else OF_WHICH_DAY  # 支架安装 / 计划 is no day of all
    for form in dict.fromkeys((_bare(leaf), canonical(leaf))):
        yield form, alone, True


def _bare(name: str) -> str:
    """A name with what its brackets hold and without its marks: L弯平 of L弯(平)."""
    return canonical(_SEPARATORS.sub("", folded(name)))


@cache
def _names(table: str) -> tuple[tuple[str, str, float], ...]:
    """The columns of a table with every name they go by, as compared."""
    found: dict[tuple[str, str], float] = {}
    for column in BY_KEY[table].columns:
        if not column.references:
            for name, sure in _said(table, column):
                for form in (_bare(name), canonical(name)):
                    found[column.key, form] = max(found.get((column.key, form), 0.0), sure)
    return tuple((key, form, sure) for (key, form), sure in found.items() if form)


def _said(table: str, column: Column) -> Iterator[tuple[str, float]]:
    yield column.header, EXACT
    yield from ((name, ALIAS) for name in column.aliases)
    for section in ("columns", "in_list"):
        yield from ((name, SAME) for name in trade_words()[section].get(table, {}).get(column.key, ()))


@cache
def _alike(one: str, other_name: str, sure: float) -> float:
    if one == other_name:
        return sure
    if opposed(one, other_name):
        return 0.0
    (mine, kind), (theirs, other_kind) = _stem(one), _stem(other_name)
    other = any(
        (
            kind and other_kind and kind.isdisjoint(other_kind),
            (kind ^ other_kind) & _OF_NOTHING_ELSE,
            bool(_DUE.search(one)) != bool(_DUE.search(other_name)),
        )
    )
    sure *= OTHER_KIND if other else 1.0
    if mine == theirs:
        return STEM * sure
    short, long = sorted((mine, theirs), key=len)
    if len(short) >= 2 and short in long:
        return (WITHIN + 0.18 * len(short) / len(long)) * sure
    return LIKELY * fuzz.ratio(mine, theirs) / 100 * sure if len(short) >= 2 else 0.0


@cache
def _stem(name: str) -> tuple[str, frozenset[str]]:
    """A name without the words that only say what kind of thing stands below it, and these."""
    return _KIND.sub("", name) or name, frozenset(word.removesuffix("员") for word in _KIND.findall(name))
