"""Headings that do not mean in their sheet what they mean elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data_access.mapping.kinds import NAMED, named_after
from data_access.mapping.needs import REGISTERS
from data_access.mapping.payments import of_node
from data_access.mapping.subjects import LOGS, REPORTED, of_another
from data_access.mapping.vocabulary import SAME, canonical, meanings, tables_named

REMARKS = frozenset({"备注", "说明", "情况说明"})
KINDS = frozenset({"类别", "类型", "性质"})
SIGNATURE = "签字"
CONTRACTOR = "总包"
_OPINIONS = re.compile("意见|会签")  # 评审意见 / 财务 is what finance thinks of a contract
_REVIEW, _SENT_FOR_REVIEW = re.compile("评审|会签"), re.compile("^送审")
_OWED = re.compile("[该应][付收回]")
_CODE = re.compile("(?:客户|单位|公司|物料|存货|产品|货品|部门|人员|职员|业务员|仓库)(?:代码|编码|代号|编号|号)$")
_SUPPLY = re.compile("^补[件发货]")
_PAPERS, _SENT, _SIGNED = re.compile("资料|文件"), re.compile("寄|快递"), re.compile("签|回")
_PARTIES = frozenset({"customer_name", "end_user"})


def misleading(sheet: str, main: str, subject: str, levels: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """The columns that are nothing of ours, whatever their heading is called like.

    A signature in a sheet of contracts is not that on a hand-over; the code that a program gives a customer is no customer;
    what is sent for review in a sheet of reviews of contracts is no settlement; the kind of a repair says which kind of repair
    it is; a log of repairs speaks of the visit that came after, and the day something is due is none that anybody promised;
    remarks in a ledger of settlements are none on the project; what papers go along with goods is not what came back signed; a
    general contractor is the customer only where no other party is named.
    """
    leaves = {number: each[-1] for number, each in levels.items()}
    names = {number: canonical(leaf) for number, leaf in leaves.items()}
    found = {number for number, name in names.items() if subject in REPORTED and name in KINDS}
    found |= {number for number, leaf in leaves.items() if main in LOGS and (of_another(leaf, subject) or _OWED.match(leaf))}
    of_a_list = bool(of_node(sheet)) or any(sure >= NAMED and table not in REGISTERS for table, sure in tables_named(sheet).items())
    if main in REGISTERS and of_a_list and not any(named_after(sheet, register) for register in REGISTERS):
        found |= {number for number, name in names.items() if name in REMARKS}
    found |= {number for number, leaf in leaves.items() if _CODE.search(leaf)}
    if main in REGISTERS and _REVIEW.search(sheet):
        found |= {number for number, leaf in leaves.items() if _SENT_FOR_REVIEW.search(leaf)}
    if named_after(sheet, "contracts") and not named_after(sheet, "projects"):
        found |= {number for number, name in names.items() if name == SIGNATURE}
    if main in REGISTERS:
        found |= {number for number, each in levels.items() if _OPINIONS.search("".join(each[:-1]))}
    if main == "shipments":
        found |= {number for number, each in levels.items() if _is_of_papers(each)}
    parties = [number for number, leaf in leaves.items() if _is_party(leaf)]
    if len(parties) > 1:
        found |= {number for number in parties if names[number].startswith(CONTRACTOR)}
    return frozenset(found)


def _is_of_papers(levels: Sequence[str]) -> bool:
    """Whether a heading below 随货资料 or 寄出 says which papers went along, or to whom: nothing of what was signed for."""
    above = "".join(levels[:-1])
    if _SUPPLY.search(levels[-1]):  # what was missing is sent later
        return True
    return bool(_SENT.search(above)) or (bool(_PAPERS.search(above)) and not _SIGNED.search(levels[-1]))


def _is_party(heading: str) -> bool:
    return any(table.key == "projects" and column.key in _PARTIES and sure >= SAME for table, column, sure in meanings(heading))
