"""``doctor``: what was looked at, line by line, and what to do about it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

import settings
from data_access import doctor
from data_access.accounts import Accounts, AccountsDamaged
from data_access.doctor import GOOD, NOTE, PROBLEM, Answer
from texts import say
from ui.terminal.problems import loaded_mapping

SIGNS = {GOOD: "✓", NOTE: "·", PROBLEM: "✗"}


def answers(ours: settings.Settings) -> Iterator[Answer]:
    """Everything that has to be right before the board can serve, the quick things first."""
    yield from doctor.versions()
    now = datetime.now(ZoneInfo(ours.time_zone))
    yield Answer("now", GOOD, {"time": f"{now:%Y-%m-%d %H:%M}", "zone": ours.time_zone})
    yield from doctor.folder(ours.resolved(ours.state_folder))
    yield from doctor.writable(ours.resolved(ours.serve.log_folder), "serve.log_folder")
    yield from doctor.key(ours.resolved(ours.serve.key_file))
    yield from doctor.port(st.get_option("server.address") or "", int(st.get_option("server.port")))
    yield from _accounts(ours)
    yield from doctor.sources(ours.all_sources(), ours.source_limits(), loaded_mapping(ours), ours.time_zone)


def as_line(answer: Answer, language: str) -> str:
    """An answer as a line of text."""
    facts = dict(answer.facts)
    if answer.refusal:
        facts["why"] = answer.refusal.sentence(language)
    return f"{SIGNS[answer.outcome]} {say(f'doctor.{answer.key}', language, **facts)}"


def _accounts(ours: settings.Settings) -> Iterator[Answer]:
    path = ours.resolved(ours.serve.accounts)
    try:
        count = len(Accounts(path).all()) if Accounts(path).exists else 0
    except AccountsDamaged:
        yield Answer("accounts_damaged", PROBLEM, {"path": path})
        return
    yield Answer("accounts" if count else "no_accounts", GOOD if count else NOTE, {"count": count})
