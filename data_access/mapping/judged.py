"""All that is known of the columns of a sheet while they are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_access.mapping.columns import Candidate
from data_access.mapping.header_rows import Found
from data_access.mapping.one_of_several import OneOfSeveral
from data_access.mapping.payments import Node
from data_access.mapping.people import Person
from data_access.mapping.values import Cells


@dataclass(frozen=True, slots=True)
class Judged:
    """All that is known of the columns of a sheet while they are judged.

    Attributes:
        by_cells: the columns that are known by holding the projects or contracts of a register.
    """

    found: Found
    main: str
    subject: str
    named: bool
    names: dict[int, str]
    levels: dict[int, tuple[str, ...]]
    cells: dict[int, Cells]
    nodes: dict[int, Node]
    people: dict[int, Person]
    several: dict[int, OneOfSeveral]
    net: frozenset[int]
    every: dict[int, list[Candidate]]
    chosen: dict[int, Candidate]
    numbers: dict[int, Sequence[float | None]]
    singles: frozenset[str]
    by_cells: frozenset[int]
