"""Findings in words: message and fix in a language, for a role; what the role may not see is hidden here, not on the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from schemas.amounts import Fen
from schemas.findings import Finding
from schemas.roles import HIDDEN, Role
from schemas.sheets import BY_KEY
from texts import knows, say
from workflow.amounts_in_text import without_amounts

_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)")
# In a cell for numbers everything long enough is one, however it is written.
_MANY_DIGITS = re.compile(r"\d(?:[ ()-]{0,2}\d){6,}")
_NUMBER = re.compile(r"\d[\d,.，\s]*")
_SOME_DIGITS = re.compile(r"\d(?=\d{2})")
# In these columns numbers of people stand beside their names.
PHONES_IN_TEXT = frozenset({"site_contact", "invoice_info", "email_wechat", "person"})
# Facts that say again what stands in the cell.
_REPEATED = frozenset({"read_as", "share", "range", "used"})


@dataclass(frozen=True, slots=True)
class Worded:
    """A finding as a role may read it.

    Attributes:
        message: begins with the address where the sentence names one.
        beside: the message for a list that has the address in a column of its own.
    """

    message: str
    fix: str
    value: str
    beside: str


def words(finding: Finding, language: str, role: Role) -> Worded:
    """Message, fix and value of a finding."""
    told = for_role(finding, role)
    where = finding.address or _where(finding, language)
    facts = {
        **told.facts,
        "address": where,
        "sheet": finding.sheet,
        "file": finding.file,
        "cell": finding.cell,
        "column": " ".join(finding.column.split()),
        "value": told.value,
    }
    if finding.code == "needed_missing":
        return _worded(missing(finding, facts, language), _fill(finding, where, language), told.value, where)
    facts["suggestion"] = _suggestion(facts, language)
    facts["allowed"] = facts["allowed"] if "allowed" in facts else _allowed(facts, language)
    facts["seen"] = _seen(facts, language)
    message, fix = (say(key, language, **facts) for key in _keys(finding))
    if facts.get("excuse"):
        message = say(f"findings.{facts['excuse']}.message", language, message=message, waiver=facts["waiver"])
        fix = say(f"findings.{facts['excuse']}.fix", language)
    worded = _worded(message, fix, told.value, where)
    return replace(worded, message=message + _at_stake(facts, language)) if "money" in facts and "owner" in facts else worded


def _at_stake(facts: Mapping[str, Any], language: str) -> str:
    """The money that hangs on a breach and who must act; beside a list both have columns of their own."""
    money, owner = facts["money"], facts["owner"]
    shown = isinstance(money, Fen) and money > 0
    said = [say("findings.stake.money", language, money=money)] if shown else []
    said += [say("findings.stake.owner", language, owner=owner)] if owner and not facts.get("excuse") else []
    return say("findings.stake.all", language, said=say("findings.stake.between", language).join(said)) if said else ""


def _worded(message: str, fix: str, value: str, where: str) -> Worded:
    after = message.removeprefix(where).lstrip("：: ")
    return Worded(message, fix, value, after[:1].upper() + after[1:] if where and message.startswith(where) else message)


def _keys(finding: Finding) -> tuple[str, str]:
    """The sentences of a code; some have others for a case, for a sheet, for what is still open, or for what has come since."""
    cases = [f"_{case}" for case in (finding.facts.get("told_as"), finding.table, "" if finding.value else "still") if case]
    message, fix = (_for_case(f"findings.{part}.{finding.code}", cases) for part in ("message", "fix"))
    past = f"findings.past.{finding.code}"
    return message, past if finding.facts.get("allowed_on") and knows(past) else fix


def _for_case(key: str, cases: Iterable[str]) -> str:
    return next((own for case in cases if knows(own := f"{key}{case}")), key)


def missing(finding: Finding, facts: Mapping[str, Any], language: str) -> str:
    """What a stage lacks, as a colleague would put it: 装箱单未签回."""
    if language != "zh":
        facts = {name: _translated(fact, finding.table) for name, fact in facts.items()}
    if not finding.row:
        return say(f"findings.row.{finding.table}", language, **{"role": "", "drawing": "", "form": "", "outstanding": "", **facts})
    label = BY_KEY[finding.table][finding.field].label(language)
    said = next((name for name in ("department", "result") if facts.get(name)), "")
    if said:
        return say(f"findings.missing.{said}", language, label=label, **{said: facts[said]})
    state, own = str(facts.get("state") or ""), f"findings.no.{finding.table}.{finding.field}"
    if state in ("pending", "unreadable"):
        return say(f"findings.missing.{state}", language, label=label)
    return say(own if knows(own) else "findings.missing.blank", language, **{"label": label, "milestone": "", "outstanding": "", **facts})


def _fill(finding: Finding, where: str, language: str) -> str:
    """Where to put what a stage lacks; money that is not there yet is not put anywhere."""
    kind = "money" if "outstanding" in finding.facts else "cell" if finding.cell else "row"
    return say(f"findings.fill.{kind}", language, where=where)


def _translated(fact: Any, table: str) -> Any:
    """The English for a word out of one of a table's lists."""
    if isinstance(fact, str):
        return next((column.values[fact] for column in BY_KEY[table].columns if fact in column.values), fact)
    return fact


def for_role(finding: Finding, role: Role) -> Finding:
    """A finding whose value and facts hold nothing the role may not see."""
    facts = {name: _fact(finding, name, fact, role) for name, fact in finding.facts.items()}
    return replace(finding, value=shown_value(finding, role), facts=facts)


def shown_value(finding: Finding, role: Role) -> str:
    """What stands in the cell, hidden or masked by the kind of its column."""
    if finding.confidential == "money" and not role.money:
        return HIDDEN if finding.value else ""
    if finding.code == "footer_row" and not role.money:  # 合计：1,234.56 stands in no column of amounts
        return _NUMBER.sub(HIDDEN, finding.value)
    return _in_words(finding, finding.value, role)


def _fact(finding: Finding, name: str, fact: Any, role: Role) -> Any:
    if not role.money and (isinstance(fact, Fen) or (finding.confidential == "money" and name in _REPEATED)):
        return HIDDEN
    return _in_words(finding, fact, role) if isinstance(fact, str) else fact


def _in_words(finding: Finding, text: str, role: Role) -> str:
    in_its_cell = finding.confidential == "phone" or finding.field in PHONES_IN_TEXT
    return in_cell(text, role) if in_its_cell else in_note(text, role)


def in_note(text: str, role: Role) -> str:
    """A text for a role: amounts and telephone numbers are hidden where somebody wrote them among words."""
    told = text if role.money else without_amounts(text)
    return told if role.phones else _PHONE.sub(_mask, told)


def in_cell(text: str, role: Role) -> str:
    """The same where people's numbers belong, in whatever way they are written."""
    told = text if role.money else without_amounts(text)
    return told if role.phones else masked(told)


def masked(text: str) -> str:
    """The text of a cell for telephone numbers without their middle: 138****8000."""
    found = _MANY_DIGITS.sub(_mask, text)
    # a number too short to be one is hidden but for its end
    return found if found != text or not re.search(r"\d{5,}", text) else _SOME_DIGITS.sub("*", text)


def _mask(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    return f"{digits[:3]}****{digits[-4:]}"


def _where(finding: Finding, language: str) -> str:
    return BY_KEY[finding.table].label(language) if finding.table in BY_KEY else finding.file


def _allowed(facts: Mapping[str, Any], language: str) -> str:
    """When what a gate waits for was there at last, if it was."""
    if "done_on" not in facts:
        return ""
    key = f"findings.allowed.{'later' if facts.get('allowed_on') else 'open'}"
    return say(key, language, allowed_on=facts.get("allowed_on"), days=facts.get("days"), seen=_seen(facts, language))


def _seen(facts: Mapping[str, Any], language: str) -> str:
    """Where what a gate waits for stands."""
    return say("findings.allowed.seen", language, **facts) if facts.get("other_cell") else ""


def _suggestion(facts: Mapping[str, Any], language: str) -> str:
    if "parent" not in facts:
        return ""
    key = f"findings.suggestion.{'near' if facts.get('nearest') else 'none'}"
    return say(key, language, nearest=facts.get("nearest"), parent=facts["parent"])
