"""The house rules of the door, from the configuration: who is let in how."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorRules:
    """How people come in.

    Attributes:
        accounts: the accounts file; without it nobody signs in and only this machine may look.
        allow_anonymous: serve the network without sign-in; everybody then has the role staff.
        allowed_hosts: names the board is called by, besides those of the loopback address; empty allows this machine's
            own name and the address a request came in at.
        proxy_header: the header in which a trusted reverse proxy names the person, "" for none.
        proxy_addresses: the addresses of reverse proxies; from these alone ``proxy_header`` and X-Forwarded-For are believed.
        idle_minutes: without a click or a key; pages that refresh by themselves do not count.
        session_hours: after which everybody signs in again.
        secure_cookie: the site is reached by HTTPS only.
    """

    accounts: Path
    key_file: Path
    log_folder: Path
    allow_anonymous: bool = False
    allowed_hosts: tuple[str, ...] = ()
    proxy_header: str = ""
    proxy_addresses: tuple[str, ...] = ()
    proxy_role: str = "staff"
    idle_minutes: int = 120
    session_hours: int = 12
    secure_cookie: bool = False
    language: str = field(default="zh")

    @property
    def for_others(self) -> bool:
        """Whether anything is set that only a board for other machines needs: a name, HTTPS, a proxy in front."""
        return bool(self.allowed_hosts or self.secure_cookie or self.proxy_addresses)
