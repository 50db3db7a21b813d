"""Why a column is none of ours: it counts the rows, is worked out from others, or is told elsewhere."""

from __future__ import annotations

from data_access.mapping import not_ours
from data_access.mapping.column_proposal import Reason
from data_access.mapping.columns import Candidate
from data_access.mapping.judged import Judged
from data_access.mapping.needs import IDENTITIES, REGISTERS
from data_access.translation import OTHER_NAME


def reason_for_nothing(sheet: Judged, number: int, chosen: Candidate | None) -> Reason | None:
    """The reason, None where nothing speaks against what was chosen."""
    leaf = sheet.levels[number][-1]
    if number in sheet.net:
        return Reason("net")
    if not_ours.running_number(leaf, sheet.cells[number]) and chosen is None:
        return Reason("running_number")
    if chosen is None and sheet.main in REGISTERS and OTHER_NAME.search(leaf) and any(map(_is_name, sheet.chosen.values())):
        return Reason("other_name")
    said = not_ours.worked_out(leaf)
    if said and chosen is None:
        return Reason(said)
    if number in sheet.numbers and (chosen is None or chosen.name < 0.86):
        found = not_ours.formula(number, sheet.numbers)
        if found and not (chosen and _worked_out_from(sheet, found)):
            one, sign, other = found
            return Reason("formula", {"one": sheet.names[one], "sign": sign, "other": sheet.names[other]})
    return None


def _is_name(chosen: Candidate) -> bool:
    return chosen.target == IDENTITIES["project_name"]


def _worked_out_from(sheet: Judged, found: tuple[int, str, int]) -> bool:
    """Whether a formula only turns another one round: what was agreed is what came in and what is owed."""
    return any(not_ours.worked_out(sheet.levels[number][-1]) for number in (found[0], found[2]))
