"""A column of one of several rows of ours that stand beside each other in a row of theirs: of a batch, of an operation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OneOfSeveral:
    """What such a column says, and of which one.

    Attributes:
        target: ``table.column`` of what the cells say.
        key: ``table.column`` that tells one from the other.
        value: what stands there.
    """

    target: str
    key: str
    value: str
