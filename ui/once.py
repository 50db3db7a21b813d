"""What a page shows, worked out once for everybody who asks for the same: same data, day, language, role and address.

A page is run for every click of everybody; what it shows follows from a snapshot that changes a few times an hour.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import pandas as pd

LARGEST = 40_000_000  # bytes kept, about
UNKNOWN = 100_000  # bytes of what cannot be weighed at a glance

T = TypeVar("T")
_kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
_lock = Lock()
_weight = 0


def once(key: Hashable, make: Callable[[], T]) -> T:
    """What ``make`` makes; kept under the key until newer things need the room. Nobody assigns to it."""
    global _weight  # noqa: PLW0603 - how much is kept belongs to what is kept
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found[0]  # type: ignore[no-any-return]
    made = make()
    with _lock:
        if key not in _kept:
            _kept[key] = made, _weigh(made)
            _weight += _kept[key][1]
        while _weight > LARGEST and len(_kept) > 1:
            _weight -= _kept.popitem(last=False)[1][1]
    return made


def forget() -> None:
    """Lets go of everything; there is a newer snapshot."""
    global _weight  # noqa: PLW0603 - as above
    with _lock:
        _kept.clear()
        _weight = 0


def _weigh(made: object) -> int:
    if isinstance(made, str):
        return 2 * len(made)
    if isinstance(made, np.ndarray):
        return int(made.nbytes)
    if isinstance(made, pd.DataFrame):
        return int(made.memory_usage(deep=False).sum())
    return UNKNOWN
