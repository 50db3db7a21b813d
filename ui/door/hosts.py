"""Under which names the board answers, and from whose pages it takes requests.

A page of another site can give its own name this machine's address (DNS rebinding) and then read what we answer; it
cannot make the browser call us by our name.
"""

import socket
from functools import cache
from urllib.parse import urlsplit

from starlette.datastructures import Headers as RequestHeaders

from ui.door.addresses import LOOPBACK_NAMES, plain
from ui.door.headers import Scope
from ui.door.refused import Refused
from ui.door.rules import DoorRules


def check(scope: Scope, rules: DoorRules) -> None:
    """Holds a request to our names and to our own pages.

    Raises:
        Refused: the name is none of ours, or a page of another site asks for more than a page.
    """
    headers = RequestHeaders(scope=scope)
    host = headers.get("host", "")
    if len(headers.getlist("host")) != 1 or name_of(host) not in _names(scope, rules):
        raise Refused("host", 400)
    origin = headers.get("origin", "")
    unsafe = scope["type"] == "websocket" or scope["method"] not in ("GET", "HEAD", "OPTIONS")
    if origin and unsafe and urlsplit(origin).netloc.lower() != host.lower():
        raise Refused("origin")


def is_loopback_name(scope: Scope) -> bool:
    """Whether the board is called by a name that can only mean the visitor's own machine."""
    return name_of(RequestHeaders(scope=scope).get("host", "")) in LOOPBACK_NAMES


def name_of(host: str) -> str:
    """The name in a Host header, without the port.

    Raises:
        Refused: it cannot be read.
    """
    try:
        return plain((urlsplit(f"//{host}").hostname or "").rstrip("."))
    except ValueError as error:
        raise Refused("host", 400) from error


def _names(scope: Scope, rules: DoorRules) -> set[str]:
    if rules.allowed_hosts:
        return {*LOOPBACK_NAMES, *(name_of(host) for host in rules.allowed_hosts)}
    came_in_at = plain(scope["server"][0]) if scope.get("server") else ""
    return {*LOOPBACK_NAMES, *_own_names(), came_in_at} - {""}


@cache
def _own_names() -> tuple[str, ...]:
    """What this machine calls itself, at length and short."""
    name = socket.gethostname().lower()
    return (name, name.partition(".")[0])
