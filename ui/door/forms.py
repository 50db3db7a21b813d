"""Signing in and out: the two forms, their tokens, and the counting of wrong passwords."""

from __future__ import annotations

import asyncio
import secrets
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from data_access.accounts import Account, Accounts, folded
from texts import LANGUAGES, say
from ui.door import page
from ui.door.attempts import Attempts
from ui.door.audit import Audit
from ui.door.rules import DoorRules
from ui.door.sessions import COOKIE, Session, Sessions

FORM_COOKIE = "aftersales_form"
LONGEST_FORM = 8192


class Forms:
    """Answers ``/sign-in`` and ``/sign-out``."""

    def __init__(self, rules: DoorRules, accounts: Accounts, sessions: Sessions, audit: Audit) -> None:
        self.rules, self.accounts, self.sessions, self.audit = rules, accounts, sessions, audit
        self.attempts = Attempts()
        self._two_at_a_time = asyncio.Semaphore(2)

    async def answer(self, request: Request, session: Session | None) -> Response:
        """The form asked for, or what follows from the one sent."""
        return await self._sign_out(request, session) if request.url.path == "/sign-out" else await self._sign_in(request)

    async def _sign_in(self, request: Request) -> Response:
        language = language_of(request, self.rules.language)
        if request.method != "POST":
            return self._form(request, language, target_of(request.query_params.get("next", "/")))
        form = await _fields(request)
        language = form.get("lang", language) if form.get("lang") in LANGUAGES else language
        target, name, address = target_of(form.get("next", "/")), folded(form.get("name", "")), address_of(request)
        if not self.sessions.is_form_token(form.get("token", ""), request.cookies.get(FORM_COOKIE, "")):
            return self._form(request, language, target, say("door.sign_in.expired", language), 403)
        wait = self.attempts.take(name, address)
        if wait:
            self.audit.write("sign_in_refused", who=name, address=address, what="too_many")
            return self._form(request, language, target, say("door.sign_in.wait", language, minutes=-(-wait // 60)), 429)
        account = await self._verified(name, form.get("password", ""))
        if account is None:
            self.audit.write("sign_in_refused", who=name, address=address)
            return self._form(request, language, target, say("door.sign_in.wrong", language), 401)
        self.attempts.succeeded(name, address)
        self.audit.write("sign_in", who=account.name, address=address)
        answer = RedirectResponse(target, 303)
        set_cookie(answer, self.rules, COOKIE, self.sessions.cookie(self.sessions.begin(account.name)))
        return answer

    async def _verified(self, name: str, password: str) -> Account | None:
        """scrypt takes a tenth of a second of one core and 32 MiB: not in the loop that serves everybody, and two at a time."""
        async with self._two_at_a_time:
            return await asyncio.to_thread(self.accounts.verify, name, password)

    def _form(self, request: Request, language: str, target: str, trouble: str = "", status: int = 200) -> Response:
        browser = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(16)
        token = self.sessions.form_token(browser)
        body = page.sign_in_form(language, token=token, target=target, other=self._in_the_other_language(language, target), trouble=trouble)
        answer = html(body, status)
        set_cookie(answer, self.rules, FORM_COOKIE, browser)
        return answer

    def _in_the_other_language(self, language: str, target: str) -> str:
        other = next(each for each in LANGUAGES if each != language)
        return f"/sign-in?{urlencode({'lang': other, 'next': in_language(target, other, self.rules.language)})}"

    async def _sign_out(self, request: Request, session: Session | None) -> Response:
        language = language_of(request, self.rules.language)
        back = f"/sign-in?{urlencode({'lang': language})}"
        if session is None:
            return RedirectResponse(back, 303)
        if request.method == "POST":
            form = await _fields(request)
            if self.sessions.is_form_token(form.get("token", ""), session.number):
                return self._signed_out(request, session, back)
        return self._sign_out_form(session, language)

    def _signed_out(self, request: Request, session: Session, back: str) -> Response:
        try:
            self.sessions.end(session)
        except OSError:  # the disk is full, or the file is no longer ours to write
            return self._sign_out_form(session, language_of(request, self.rules.language), "door.sign_out.failed", 503)
        self.audit.write("sign_out", who=session.name, address=address_of(request))
        answer = RedirectResponse(back, 303)
        answer.delete_cookie(COOKIE)
        return answer

    def _sign_out_form(self, session: Session, language: str, trouble: str = "", status: int = 200) -> Response:
        hint = say(trouble, language) if trouble else say("door.sign_out.hint", language, name=session.name)
        return html(page.sign_out_form(language, token=self.sessions.form_token(session.number), hint=hint), status)


def address_of(request: Request) -> str:
    """The address a request comes from."""
    return request.client.host if request.client else ""


def set_cookie(answer: Response, rules: DoorRules, name: str, value: str) -> None:
    """A cookie no script can read and no other site can send along."""
    answer.set_cookie(name, value, max_age=rules.session_hours * 3600, httponly=True, samesite="lax", secure=rules.secure_cookie)


def html(body: bytes, status: int = 200) -> Response:
    """A page of the door; kept by no cache."""
    return Response(body, status, {"cache-control": "no-store"}, "text/html")


def target_of(wanted: str) -> str:
    """Where to go after sign-in: a path of ours, never another site."""
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return "/"
    ours = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return wanted if ours and not any(ord(letter) < 32 for letter in wanted) and "\\" not in wanted else "/"


def in_language(target: str, language: str, default: str) -> str:
    """The address of a page of ours, in the language that was chosen on the way to it."""
    parts = urlsplit(target)
    asked = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name != "lang"]
    return parts._replace(query=urlencode(asked if language == default else [*asked, ("lang", language)])).geturl()


def language_of(request: Request, default: str) -> str:
    """The language a page of the door is asked for in; else that of the page somebody was on the way to."""
    asked = request.query_params
    wanted = parse_qs(urlsplit(target_of(asked.get("next", "/"))).query).get("lang", [""])[-1]
    return next((each for each in (asked.get("lang", ""), wanted) if each in LANGUAGES), default)


async def _fields(request: Request) -> dict[str, str]:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            return {}
    return {key: values[0] for key, values in parse_qs(body.decode("utf-8", "replace")).items()}
