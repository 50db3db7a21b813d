"""Talking to Google: gspread's client with one time for everything it is asked, bounded retries, and a plain sentence for each failure."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, cast

import gspread
import requests
from google.auth.exceptions import GoogleAuthError, TransportError
from google.auth.transport import requests as google_requests
from google.oauth2.service_account import Credentials
from gspread.exceptions import APIError

from data_access.patience import begun
from data_access.refusals import SourceRefused
from data_access.sources import Source

SCOPES = {
    False: ("https://www.googleapis.com/auth/spreadsheets.readonly", "https://www.googleapis.com/auth/drive.metadata.readonly"),
    True: ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive.metadata.readonly"),
}
GOOGLES_OWN = ("https://sheets.googleapis.com", "https://www.googleapis.com")
CONNECT_SECONDS, ANSWER_SECONDS = 5.0, 20.0  # for a connection, and for the next piece of an answer
STILL_OUT = 3  # requests given up that have not come back; more of them are not sent
BUSY_STATUS = frozenset({408, 500, 502, 503, 504})
WORTH_ANOTHER_TRY = frozenset({"google_broken", "google_busy", "google_not_google", "google_slow", "google_unreachable"})
# Drive says with a 403 what Sheets says with a 429
_TOO_OFTEN = re.compile(r"rate_?limit_?exceeded|daily_?limit_?exceeded|quota_?exceeded|resource_exhausted", re.IGNORECASE)
_Session: Any = google_requests.AuthorizedSession
_TokenRequest: Any = google_requests.Request
# the last four are what gspread and google-auth trip over when an answer has another shape than Google's
FAILURES = (APIError, GoogleAuthError, OSError, ValueError, KeyError, TypeError, AttributeError)


class BoundedClient(gspread.HTTPClient):
    """gspread's HTTP client that gives up in time and may speak to another address than Google's own.

    Attributes:
        reads: how many requests were sent, for whoever minds the quota of 60 a minute.
        until: when all that is asked now must be answered, by the clock that only goes forward.
    """

    def __init__(self, auth: Any, session: Any = None, *, source: Source, account: str) -> None:
        super().__init__(auth, session)
        self._source, self._account = source, account
        self._out: list[Future[requests.Response]] = []
        self.until = 0.0
        self.reads = 0

    def allow(self, seconds: float) -> None:
        """From now on all requests together, with their tries and pauses, may take so long."""
        self.until = time.monotonic() + seconds

    def request(self, method: str, endpoint: str, *rest: Any, **options: Any) -> requests.Response:
        """One request, tried again with growing pauses while that can help and time is left.

        Raises:
            SourceRefused: says what to do; holds neither key nor token nor a cell's value.
        """
        refused, pause = SourceRefused("google_slow"), 0.5
        while (left := self.until - time.monotonic()) > 0:
            try:
                return self._answered(partial(super().request, method, self._address(endpoint), *rest, **options), left)
            except SourceRefused as failure:
                why = failure
            if why.key != "google_slow":  # what Google said outlasts a last try cut short
                refused = why
            # no Retry-After comes with Google's 429; the jitter keeps several boards from asking in step
            wait = pause * (1 + random.random())  # noqa: S311 - no secret hangs on it
            if why.key not in WORTH_ANOTHER_TRY or time.monotonic() + wait > self.until:
                break
            time.sleep(wait)
            pause = min(pause * 2, 8.0)
        raise refused

    def _answered(self, ask: Any, left: float) -> requests.Response:
        """One try, in a thread of its own: an answer that comes byte by byte keeps within every limit that requests knows."""
        self.set_timeout((min(CONNECT_SECONDS, left), min(ANSWER_SECONDS, left)))
        self._out = [each for each in self._out if not each.done()]
        if len(self._out) >= STILL_OUT:
            raise SourceRefused("google_slow")
        self.reads += 1
        coming = begun(partial(_checked, ask), "google")
        self._out.append(coming)
        try:
            return coming.result(timeout=left)
        except TimeoutError:
            raise SourceRefused("google_slow") from None
        except FAILURES as failure:
            raise _refused(failure, self._account, self._source.spreadsheet) from None

    def _address(self, endpoint: str) -> str:
        base = self._source.api_base.rstrip("/")
        own = next((own for own in GOOGLES_OWN if endpoint.startswith(own)), "")
        return base + endpoint[len(own) :] if base and own else endpoint


def _checked(ask: Any) -> requests.Response:
    """An answer whose body is an object; a cut-off one or a proxy's page shows here, where another try is still possible."""
    answer: requests.Response = ask()
    if not isinstance(answer.json(), dict):
        raise ValueError
    return answer


class AskForToken(_TokenRequest):  # type: ignore[misc] # ships no types
    """Asks for a token; tells a service in trouble, or another machine's answer, from a key that is refused."""

    def __call__(self, url: str, method: str = "GET", body: Any = None, headers: Any = None, **options: Any) -> Any:
        """The answer of the token service.

        Raises:
            SourceRefused: the service is in trouble, or the answer is none of its.
        """
        answer = super().__call__(url, method, body, headers, **{**options, "timeout": (CONNECT_SECONDS, ANSWER_SECONDS)})
        if answer.status == 429:
            raise SourceRefused("google_busy")
        if answer.status in BUSY_STATUS:
            raise SourceRefused("google_broken", status=answer.status)
        told = json.loads(answer.data)
        if not isinstance(told, dict) or not {"access_token", "error"} & told.keys():
            raise SourceRefused("google_not_google")
        return answer


@contextmanager
def in_googles_shape() -> Iterator[None]:
    """Whoever finds that an answer lacks what Google's have has got it from somebody else."""
    try:
        yield
    except (KeyError, TypeError, ValueError, AttributeError):
        raise SourceRefused("google_not_google") from None


def connect(source: Source, *, writing: bool = False) -> BoundedClient:
    """A client for the spreadsheet and key of a source; nothing is sent yet, and no time is allowed yet.

    Raises:
        SourceRefused: the key file is missing or is none.
    """
    credentials = _credentials(source.service_account, SCOPES[writing])
    session: Any = _Session(credentials, refresh_timeout=ANSWER_SECONDS, max_refresh_attempts=1, auth_request=AskForToken())
    make: Any = partial(BoundedClient, source=source, account=account_of(source.service_account))
    client = gspread.Client(auth=credentials, session=session, http_client=make)
    found: Any = client.http_client
    return cast(BoundedClient, found)


def _credentials(key_file: Path, scopes: tuple[str, ...]) -> Any:
    try:
        info = json.loads(key_file.read_text("utf-8"))
        from_info: Any = Credentials.from_service_account_info
        return from_info(info, scopes=scopes)
    except FileNotFoundError as error:
        raise SourceRefused("google_key_missing", path=str(key_file)) from error
    except (OSError, ValueError, KeyError, TypeError, AttributeError, GoogleAuthError) as error:
        raise SourceRefused("google_key_unreadable", path=str(key_file)) from error


def account_of(key_file: Path) -> str:
    """The e-mail address the spreadsheet must be shared with, ``""`` if the key file does not say."""
    try:
        return str(json.loads(key_file.read_text("utf-8")).get("client_email", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _refused(failure: Exception, account: str, spreadsheet: str) -> SourceRefused:
    """The plain sentence for a failure."""
    cause = failure.__cause__ if isinstance(failure, TransportError) and failure.__cause__ else failure
    match cause:
        case APIError():
            return _refused_by_api(cause, account, spreadsheet)
        case requests.Timeout():
            return SourceRefused("google_slow")
        case requests.ConnectionError() | requests.exceptions.ChunkedEncodingError() | TransportError():
            return SourceRefused("google_unreachable")
        case GoogleAuthError():
            return SourceRefused("google_token_refused", account=account)
        case OSError() if not isinstance(cause, requests.RequestException):
            return SourceRefused("google_unreachable")
        case _:
            return SourceRefused("google_not_google")


def _refused_by_api(failure: APIError, account: str, spreadsheet: str) -> SourceRefused:
    status = failure.response.status_code
    error: Mapping[str, Any] = failure.error if isinstance(failure.error, Mapping) else {}
    said = json.dumps(error)
    if not _is_googles(failure.response):
        return SourceRefused("google_not_google")
    if status == 403 and ("SERVICE_DISABLED" in said or "accessNotConfigured" in said):
        api = "Google Drive API" if "drive" in said.lower() else "Google Sheets API"
        return SourceRefused("google_api_disabled", api=api)
    if status == 403 and _TOO_OFTEN.search(said):
        return SourceRefused("google_busy")
    if status == 400 and ("FAILED_PRECONDITION" in said or "not supported for this document" in said):
        return SourceRefused("google_office_file", spreadsheet=spreadsheet)
    keys = {
        400: "google_tab_gone",
        401: "google_token_refused",
        403: "google_not_shared",
        404: "google_not_found",
        429: "google_busy",
    }
    return SourceRefused(keys.get(status, "google_broken"), account=account, spreadsheet=spreadsheet, status=status)


def _is_googles(answer: requests.Response) -> bool:
    return "json" in answer.headers.get("content-type", "")
