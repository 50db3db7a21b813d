"""How long a session holds."""

import pytest

from data_access.accounts import Accounts
from ui.door.rules import DoorRules
from ui.door.sessions import Sessions


class Clock:
    now = 2_000_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sessions(tmp_path, clock) -> Sessions:
    accounts = Accounts(tmp_path / "accounts.json")
    accounts.add("王敏", "staff", "correct horse battery")
    rules = DoorRules(accounts=accounts.path, key_file=tmp_path / "key", log_folder=tmp_path, idle_minutes=30, session_hours=12)
    return Sessions(rules, accounts, "0" * 64, clock)


def test_a_session_ends_after_half_an_hour_without_a_click(sessions, clock):
    cookie = sessions.cookie(sessions.begin("王敏"))
    clock.now += 30 * 60 - 1
    assert sessions.read(cookie)

    clock.now += 1

    assert sessions.read(cookie) is None


def test_a_click_keeps_a_session_alive_but_not_beyond_its_hours(sessions, clock):
    session = sessions.begin("王敏")
    for _ in range(12 * 4):
        clock.now += 15 * 60 - 1
        sessions.click(session)
    assert sessions.read(sessions.cookie(session))

    clock.now += 60

    assert sessions.read(sessions.cookie(session)) is None
