"""Passwords tried: counted per account and per address before they are looked at, and slowed down."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from ipaddress import ip_address, ip_network

from data_access.accounts import folded

WINDOW_SECONDS = 15 * 60
PER_ACCOUNT = 8
PER_ADDRESS = 30

Key = tuple[str, str]


class Attempts:
    """The passwords tried in the last quarter of an hour that were not right."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: dict[Key, deque[float]] = defaultdict(deque)

    def take(self, name: str, address: str) -> int:
        """Counts one more try, which may then be looked at; or says how many seconds to wait, 0 for none.

        Counted first, for many tries at once would all be looked at before the first one is known to be wrong.
        """
        account, place = _account(name), _place(address)
        wait = max(self._wait(account, PER_ACCOUNT), self._wait(place, PER_ADDRESS))
        if not wait:
            self._forget_old()
            for key in (account, place):
                self._tried[key].append(self._clock())
        return wait

    def succeeded(self, name: str, address: str) -> None:
        """The password was right: the account's count starts anew, and the address has tried once less."""
        self._tried.pop(_account(name), None)
        tried = self._tried.get(_place(address))
        if tried:
            tried.pop()

    def _wait(self, key: Key, allowed: int) -> int:
        if key not in self._tried:
            return 0
        times, now = self._tried[key], self._clock()
        while times and times[0] <= now - WINDOW_SECONDS:
            times.popleft()
        return int(times[-allowed] + WINDOW_SECONDS - now) + 1 if len(times) >= allowed else 0

    def _forget_old(self) -> None:
        if len(self._tried) <= 10_000:  # a flood of invented names must not cost memory
            return
        oldest = self._clock() - WINDOW_SECONDS
        self._tried = defaultdict(deque, {key: times for key, times in self._tried.items() if times and times[-1] > oldest})


def _account(name: str) -> Key:
    """However a name is typed, it is the one that the account is found by."""
    return ("account", folded(name))


def _place(address: str) -> Key:
    """An IPv4 address, or the network of an IPv6 one, in which a single machine has as many addresses as it likes."""
    try:
        found = ip_address(address)
    except ValueError:
        return ("address", address)
    return ("address", str(found) if found.version == 4 else str(ip_network((found, 64), strict=False)))
