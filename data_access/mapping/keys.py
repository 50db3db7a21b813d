"""What stands for a project in all sheets of a team, and which sheet keeps the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data_access.mapping.needs import IDENTITIES
from data_access.mapping.payments import numbered
from data_access.mapping.recognised import Recognised


@dataclass(frozen=True, slots=True)
class Keys:
    """What holds the sheets together.

    Attributes:
        project: what stands for a project: ``project_id``, ``contract_no`` or ``project_name``.
        projects_kept, contracts_kept: whether a sheet keeps the register of projects, of contracts.
        keeper: the sheet that does.
        listed: what the rows of a sheet are, over all sheets; and what contracts are made of, where a register tells that.
        nodes: the milestones of the payment nodes that a register tells of, each with the number it has there.
    """

    project: str
    projects_kept: bool
    contracts_kept: bool
    keeper: Recognised | None
    listed: frozenset[str]
    nodes: Mapping[str, str] = field(default_factory=dict)


def keys_of(sheets: Sequence[Recognised]) -> Keys:
    """What stands for a project in all sheets: the project number, else the contract number, else the name.

    A sheet of projects keeps the register, if it says at least half as much of them as the sheet that says most.
    """
    registers = [each for each in sheets if each.is_register and any(target in each.headers() for target in IDENTITIES.values())]
    most = max((len(each.headers()) for each in registers), default=0)
    registers.sort(key=lambda each: (each.main != "projects" or len(each.headers()) < most / 2, -len(each.headers())))
    listed = frozenset(each.main for each in sheets)
    listed |= {"contract_items"} if any(_tells_of_items(each) for each in registers) else set()
    kept = any("contracts.contract_no" in each.headers() for each in registers)
    if not registers:
        named = {key for key, target in IDENTITIES.items() if any(target in each.headers() for each in sheets)}
        return Keys(
            next((key for key in ("project_id", "project_name", "contract_no") if key in named), "project_id"), False, False, None, listed
        )
    keeper = registers[0]
    nodes = next((numbered(told) for each in registers if (told := each.nodes())), {})
    by_milestone = {milestone: str(number) for (milestone, _), number in reversed(nodes.items())}
    return Keys(_key(keeper), True, kept or any(_lists_contracts(each) for each in registers), keeper, listed, by_milestone)


def _key(register: Recognised) -> str:
    there = [key for key, target in IDENTITIES.items() if target in register.headers()]
    several = {"contract_no", "project_name"} <= set(there) and "projects.project_name" not in register.once
    return "project_name" if several and "project_id" not in there else there[0]


def _tells_of_items(register: Recognised) -> bool:
    return any(target.startswith("contract_items.") for target in register.headers())


def _lists_contracts(register: Recognised) -> bool:
    return any(target.startswith("contracts.") for target in register.headers())
