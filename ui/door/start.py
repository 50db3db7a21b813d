"""Before serving: whether the board may be offered at all, and whether it can keep what it must."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from data_access.accounts import Accounts
from ui.door.addresses import is_loopback
from ui.door.rules import DoorRules


def may_serve(address: str, rules: DoorRules) -> bool:
    """Whether to listen on an address: this machine's own always, any other only if somebody asks people who they are."""
    return not why_not(address, rules)


def why_not(address: str, rules: DoorRules) -> str:
    """Why the board is not served, a key under ``door.start`` in ``texts/*/door.toml``; "" when it is.

    An empty address means every interface, as it does to Streamlit.
    """
    if rules.proxy_header:
        return "" if rules.proxy_addresses else "proxy_unnamed"
    if rules.allow_anonymous or Accounts(rules.accounts).exists:
        return ""
    if rules.for_others:  # through a proxy everybody looks like this machine
        return "for_others"
    return "" if address and is_loopback(address) else "refused"


def not_writable(folders: Iterable[Path]) -> Path | None:
    """The first folder that can neither be written nor made."""
    return next((folder for folder in folders if not _can_write(folder)), None)


def _can_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
