"""Groups of columns that are people, each by a role of its own: 甲方 姓名 电话, 监理 姓名/电话, 设计院 单位 姓名 电话."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from data_access.mapping.headers import BETWEEN
from data_access.mapping.values import Cells
from data_access.mapping.vocabulary import canonical, their_words
from schemas.cells.plain import folded
from schemas.sheets import BY_KEY

# What stands below a role, or behind it in one heading; the first that matches.
_PARTS = (
    (
        ("contacts.name", "contacts.mobile"),
        re.compile("^(?:姓名|名字|联系人|联络人|对接人)[及和与/、]?(?:电话|手机|联系方式|号码)$"),
    ),
    (("contacts.name",), re.compile("^(?:姓名|名字|联系人|联络人|对接人|联系人姓名|人员|代表)$")),
    (("contacts.mobile",), re.compile("^(?:手机|手机号|手机号码|联系方式|联系人电话|电话/手机)$")),
    (("contacts.phone",), re.compile("^(?:电话|联系电话|座机|固话|号码|联系人?号码)$")),
    (("contacts.title",), re.compile("^(?:职务|职位|称谓|岗位)$")),
    (("contacts.company",), re.compile("^(?:单位|公司|单位名称|公司名称)$")),
    (("contacts.email_wechat",), re.compile("^(?:邮箱|微信|微信号|邮件)$")),
    (("contacts.fax",), re.compile("^传真$")),
    (("contacts.address",), re.compile("^(?:地址|联系地址)$")),
)
_AROUND_ROLES = re.compile("(?:联系人|方|单位|人员|负责人|部门|信息|情况)+$")


@dataclass(frozen=True, slots=True)
class Person:
    """What a column says of the people of one role.

    Attributes:
        role: of ``contacts.role``.
        targets: ``table.column``, two where name and number stand in one cell.
    """

    role: str
    targets: tuple[str, ...]


def people(headers: Mapping[int, tuple[str, ...]], cells: Mapping[int, Cells]) -> dict[int, Person]:
    """Column number to whom it is of; nothing unless people of at least two roles stand side by side, each with a name."""
    found = {number: person for number, levels in headers.items() if (person := _person(levels, cells[number]))}
    groups = {number: group_of(BETWEEN.join(headers[number]), person.role) for number, person in found.items()}
    named = {groups[number] for number, person in found.items() if "contacts.name" in person.targets}
    return {number: person for number, person in found.items() if groups[number] in named} if len(named) > 1 else {}


def group_of(header: str, role: str) -> tuple[str, str]:
    """What the columns of one person have in common: the role, and the heading above."""
    return role, header.rpartition(BETWEEN)[0]


def _person(levels: tuple[str, ...], cells: Cells) -> Person | None:
    if len(levels) > 1:
        role, leaf = _role(levels[-2]), folded(levels[-1])
    else:
        role, leaf = _role_and_rest(folded(levels[0]))
    targets = next((targets for targets, pattern in _PARTS if pattern.search(leaf)), ()) if role else ()
    if not targets:
        return None
    if targets == ("contacts.name",) and cells.phones_with_names >= 0.5:
        targets = ("contacts.name", "contacts.mobile")
    return Person(role, targets)


def _role_and_rest(heading: str) -> tuple[str, str]:
    """采购联系人电话 is the telephone of 采购; of a heading that is nothing but a role nobody knows whether a name stands below."""
    for end in range(len(heading) - 1, 1, -1):
        role = _role(heading[:end])
        rest = heading[end:]
        if role and any(pattern.search(rest) for _, pattern in _PARTS):
            return role, rest
    return "", ""


def _role(heading: str) -> str:
    """The role a heading names, ``""`` if none."""
    text = folded(heading)
    bare = _AROUND_ROLES.sub("", text)
    return next((found for form in (text, canonical(text), bare) if (found := _roles().get(form))), "")


@cache
def _roles() -> Mapping[str, str]:
    column = BY_KEY["contacts"]["role"]
    ours = {folded(role): role for role in column.values}
    return {**ours, **their_words(BY_KEY["contacts"], "role")}
