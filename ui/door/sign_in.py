"""The door: ASGI middleware that lets in who may come in, and says to the pages who it is."""

from __future__ import annotations

import asyncio
import os
from collections.abc import MutableMapping
from functools import cached_property
from typing import Any
from urllib.parse import quote

from starlette.datastructures import Headers as RequestHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data_access.accounts import Accounts, AccountsDamaged, KeyUnusable, folded, signing_key
from schemas.roles import MANAGER, STAFF
from ui.door import hosts, open_pages, page
from ui.door.addresses import is_forwarded, is_loopback, peer, plain, visitor
from ui.door.audit import Audit
from ui.door.forms import Forms, html, language_of, set_cookie, target_of
from ui.door.headers import Receive, Scope, Send
from ui.door.identity import ANONYMOUS, LOCAL, PROXY, SIGNED_IN, Identity, without_identity
from ui.door.refused import Refused
from ui.door.rules import DoorRules
from ui.door.sessions import COOKIE, Session, Sessions

HEALTH = "/_stcore/health"
FORMS = ("/sign-in", "/sign-out")
STILL = "/signed-in"  # what an open page asks now and then, see ``ui.door.signed_in``
PEER = "aftersales.peer"
WATCH_SECONDS = 5
NOBODY = (Refused, AccountsDamaged, KeyUnusable)


class Door:
    """Stands in front of everything but the health check."""

    def __init__(self, app: Any, rules: DoorRules, audit: Audit) -> None:
        self.app = app
        self.rules = rules
        self.audit = audit
        self.accounts = Accounts(rules.accounts)
        self._had_accounts = self.accounts.exists

    @cached_property
    def sessions(self) -> Sessions:
        """Made with the first account: a machine without accounts needs no key."""
        return Sessions(self.rules, self.accounts, signing_key(self.rules.key_file))

    @cached_property
    def forms(self) -> Forms:
        """The sign-in and sign-out pages."""
        return Forms(self.rules, self.accounts, self.sessions, self.audit)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request or socket through, or answers in its place."""
        if scope["type"] not in ("http", "websocket") or (scope["type"], scope["path"]) == ("http", HEALTH):
            await self.app(scope, receive, send)
            return
        scope = self._told_from_where(scope, receive)
        try:
            hosts.check(scope, self.rules)
            if scope["type"] == "http" and scope["path"] in FORMS and self._people_sign_in():
                await (await self.forms.answer(Request(scope, receive), self._who(scope)[0]))(scope, receive, send)
                return
            session, identity = self._who(scope)
        except NOBODY as refused:
            await self._refuse(scope, receive, send, refused)
            return
        if identity is None:
            await self._ask(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] == STILL:
            await Response(status_code=204, headers={"cache-control": "no-store"})(scope, receive, self._with_cookie(send, session))
        else:
            await self._let_in(scope, receive, send, session, identity)

    def _told_from_where(self, scope: Scope, receive: Receive) -> Scope:
        """The request with who connected, whom that speaks for, and without an identity somebody may have forged."""
        connected = peer(scope, receive)
        from_proxy = bool(self.rules.proxy_header) and connected in map(plain, self.rules.proxy_addresses)
        headers = scope["headers"] if from_proxy else without_identity(scope["headers"])
        return {**scope, PEER: connected, "client": (visitor(scope, connected, self.rules.proxy_addresses), 0), "headers": headers}

    # who

    def _people_sign_in(self) -> bool:
        """Whether there are passwords of ours; where there once were, a lost file lets nobody in for nothing."""
        there = self.accounts.exists
        self._had_accounts = self._had_accounts or there
        return there and not self.rules.proxy_header

    def _who(self, scope: Scope) -> tuple[Session | None, Identity | None]:
        """The session, where there are any, and the person; nobody where a person has yet to sign in.

        Raises:
            Refused: whoever it is may not come in this way.
        """
        if self.rules.proxy_header:
            return None, self._by_proxy(scope)
        if self._people_sign_in():
            session = self.sessions.read(_cookie(scope, COOKIE))
            account = self.accounts.all().get(session.name) if session else None
            return session, Identity(account.name, account.role, SIGNED_IN, account.phones) if account else None
        if self._had_accounts:
            raise Refused("accounts_gone", 503)
        if self.rules.allow_anonymous:
            return None, Identity("", STAFF.key, ANONYMOUS)
        return None, self._at_this_machine(scope)

    def _by_proxy(self, scope: Scope) -> Identity:
        named = RequestHeaders(scope=scope).getlist(self.rules.proxy_header)
        if scope[PEER] not in map(plain, self.rules.proxy_addresses) or len(named) != 1 or not named[0]:
            raise Refused("proxy")
        # HTTP headers are bytes; proxies send names in UTF-8, Starlette reads them as Latin-1.
        name = folded(named[0].encode("latin-1").decode("utf-8", "replace"))
        account = self.accounts.all().get(name)
        return Identity(name, account.role if account else self.rules.proxy_role, PROXY, bool(account and account.phones))

    def _at_this_machine(self, scope: Scope) -> Identity:
        """Without accounts whoever sits here is the manager; nobody else, and nobody whom a proxy could have let through."""
        if os.path.lexists(self.rules.key_file):  # only accounts need a key: there were some
            raise Refused("accounts_gone", 503)
        here = is_loopback(scope[PEER]) and hosts.is_loopback_name(scope) and not is_forwarded(scope)
        if not here or self.rules.for_others:
            raise Refused("no_accounts")
        return Identity("", MANAGER.key, LOCAL, phones=True)

    # letting through

    async def _let_in(self, scope: Scope, receive: Receive, send: Send, session: Session | None, identity: Identity) -> None:
        asked = {**scope, "headers": [*without_identity(scope["headers"]), *identity.headers()]}
        if scope["type"] == "websocket":
            noting = open_pages.noting_clicks(receive, lambda: self.sessions.click(session)) if session else receive
            await open_pages.served(self.app, asked, noting, send, lambda: self._is_still(scope, identity), WATCH_SECONDS)
        elif session and scope["path"] != open_pages.NEWEST and "_stcore" not in scope["path"] and "." not in scope["path"]:
            self.sessions.click(session)  # loading a page is a click
            await self.app(asked, receive, self._with_cookie(send, session))
        else:
            await self.app(asked, receive, send)

    async def _is_still(self, scope: Scope, identity: Identity) -> bool:
        try:
            return (await asyncio.to_thread(self._who, scope))[1] == identity
        except NOBODY:
            return False

    def _with_cookie(self, send: Send, session: Session | None) -> Send:
        """Brings the cookie up to date, so that the other processes know of the clicks this one has seen."""
        if session is None:
            return send
        answer = Response()
        set_cookie(answer, self.rules, COOKIE, self.sessions.cookie(session))
        cookie = next(pair for pair in answer.raw_headers if pair[0] == b"set-cookie")

        async def with_cookie(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", []), cookie]
            await send(message)

        return with_cookie

    # not letting through

    async def _ask(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif scope["method"] == "GET" and "text/html" in RequestHeaders(scope=scope).get("accept", ""):
            wanted = scope["path"] + (f"?{scope['query_string'].decode('latin-1')}" if scope.get("query_string") else "")
            await RedirectResponse(f"/sign-in?next={quote(target_of(wanted), safe='')}", 303)(scope, receive, send)
        else:
            await Response(status_code=401)(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send, refused: Refused | AccountsDamaged | KeyUnusable) -> None:
        self.audit.write("refused", address=_address(scope), what=refused.key)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["path"] == STILL:
            await Response(status_code=401)(scope, receive, send)
            return
        language = language_of(Request(scope), self.rules.language)
        status = refused.status if isinstance(refused, Refused) else 503
        await html(page.notice(language, refused.key), status)(scope, receive, send)


def _address(scope: Scope) -> str:
    return scope["client"][0]


def _cookie(scope: Scope, name: str) -> str:
    header = RequestHeaders(scope=scope).get("cookie", "")
    pairs = (pair.strip().partition("=") for pair in header.split(";"))
    return next((value.strip('"') for key, _, value in pairs if key == name), "")
