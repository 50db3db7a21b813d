"""What reading one cell gives, and how a reader says that it cannot or only with doubt."""

from typing import Any, NamedTuple

from schemas import states


class Reading(NamedTuple):
    """One cell read.

    Attributes:
        value: typed as its column's kind says, None for a blank.
        state: out of ``schemas.states``.
        code: the code of what was found at the cell, None when all is well.
    """

    value: Any
    state: int
    code: str | None = None


class Unreadable(Exception):
    """A reader cannot make sense of a cell; the cell then counts as blank."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Doubtful(NamedTuple):
    """A value that was read but is worth a look."""

    value: Any
    code: str = "read_with_doubt"


MISSING = Reading(None, states.MISSING)
NA = Reading(None, states.NA)
PENDING = Reading(None, states.PENDING)
