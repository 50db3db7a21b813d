"""Where a request comes from: the machine that connected, and the visitor a configured proxy speaks for."""

from ipaddress import IPv6Address, ip_address
from typing import Any

from starlette.datastructures import Headers as RequestHeaders

from ui.door.headers import Receive, Scope

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "::1")
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-forwarded-server", "x-real-ip")


def plain(address: str) -> str:
    """An address in one way of writing: without its zone, IPv4 as IPv4 where a socket of both families says ``::ffff:…``."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return str(mapped or found)


def is_loopback(address: str) -> bool:
    """Whether an address is this machine itself."""
    try:
        return ip_address(plain(address)).is_loopback
    except ValueError:
        return address in LOOPBACK_NAMES


def peer(scope: Scope, receive: Receive) -> str:
    """The address that connected, "" where nobody can tell.

    Whatever is configured here, uvicorn puts the address that X-Forwarded-For claims in the place of a peer on this
    machine. So the connection itself is asked, and a request that forwards nothing has nothing to be put in place.
    """
    connection: Any = getattr(getattr(receive, "__self__", None), "transport", None)
    if connection is not None:
        name = connection.get_extra_info("peername")
        return plain(name[0]) if name and isinstance(name, tuple) else ""
    forwarded = "x-forwarded-for" in RequestHeaders(scope=scope)
    return plain(scope["client"][0]) if scope.get("client") and not forwarded else ""


def visitor(scope: Scope, peer: str, proxies: tuple[str, ...]) -> str:
    """Whom wrong passwords are counted against: the peer, or whom it names if it is a configured proxy.

    Each proxy adds the address it was called by at the end, so the last one that is no proxy itself is the visitor.
    """
    known = {plain(proxy) for proxy in proxies}
    if peer not in known:
        return peer
    named = ",".join(RequestHeaders(scope=scope).getlist("x-forwarded-for")).split(",")
    return next((one for each in reversed(named) if (one := _without_port(each.strip())) and one not in known), peer)


def _without_port(named: str) -> str:
    """Some proxies name the port as well, another one for every connection."""
    address, colon, port = named.rpartition(":")
    if colon and port.isdigit() and ("." in address or address.endswith("]")):
        return plain(address.strip("[]"))
    return plain(named.strip("[]"))


def is_forwarded(scope: Scope) -> bool:
    """Whether a request says that it came through a proxy."""
    return any(name in RequestHeaders(scope=scope) for name in FORWARDED)
