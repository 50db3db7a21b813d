"""Sessions: a signed cookie says who and since when; this process remembers who clicked last."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from data_access.accounts import Accounts
from ui.door.rules import DoorRules

COOKIE = "aftersales_session"


@dataclass(frozen=True, slots=True)
class Session:
    """A signed-in person.

    Attributes:
        began: seconds since the epoch.
        seen: the last click this cookie knows of.
    """

    number: str
    name: str
    began: float
    seen: float


class Sessions:
    """Issues, reads and ends sessions."""

    def __init__(self, rules: DoorRules, accounts: Accounts, key: str, clock: Callable[[], float] = time.time) -> None:
        self._rules = rules
        self._accounts = accounts
        self._clock = clock
        self._signer = URLSafeSerializer(key, salt="session")
        self._seen: dict[str, float] = {}

    def begin(self, name: str) -> Session:
        """A new session for an account whose password was right."""
        now = self._clock()
        return Session(secrets.token_urlsafe(16), name, now, now)

    def cookie(self, session: Session) -> str:
        """The cookie's value, with the last click brought up to date."""
        seen = max(session.seen, self._seen.get(session.number, 0.0))
        return self._signer.dumps([session.number, session.name, session.began, seen])  # type: ignore[no-any-return]

    def read(self, cookie: str) -> Session | None:
        """The session of a cookie while it holds: signed by us, neither idle nor too old, the account still there."""
        try:
            number, name, began, seen = self._signer.loads(cookie)
        except (BadSignature, ValueError, TypeError):
            return None
        session = Session(str(number), str(name), float(began), float(seen))
        return session if self.holds(session) else None

    def holds(self, session: Session) -> bool:
        """Whether a session is still good."""
        now = self._clock()
        seen = max(session.seen, self._seen.get(session.number, 0.0))
        account = self._accounts.all().get(session.name)
        return (
            account is not None
            and session.began >= account.valid_from
            and now - session.began < self._rules.session_hours * 3600
            and now - seen < self._rules.idle_minutes * 60
        )

    def click(self, session: Session) -> None:
        """The person did something."""
        now = self._clock()
        self._seen[session.number] = now
        if len(self._seen) > 4096:  # forget those whose cookie has run out by itself
            oldest = now - self._rules.session_hours * 3600
            self._seen = {number: seen for number, seen in self._seen.items() if seen > oldest}

    def end(self, session: Session) -> None:
        """Ends every session of the person, in all browsers and processes."""
        self._accounts.end_sessions(session.name)

    def form_token(self, browser: str) -> str:
        """The token that a sign-in form of this browser must bring back."""
        return str(self._signer.dumps(["form", browser]))

    def is_form_token(self, token: str, browser: str) -> bool:
        """Whether a form came from a page we gave to this very browser."""
        try:
            read: Any = self._signer.loads(token)
        except BadSignature:
            return False
        return bool(browser) and read == ["form", browser]
