"""What was seen in one foreign sheet: where its list stands, what a row of it is, what its columns mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data_access.mapping.column_proposal import ColumnProposal
from data_access.mapping.header_rows import Found
from data_access.mapping.needs import REGISTERS
from data_access.mapping.payments import MILESTONE


@dataclass(frozen=True, slots=True)
class Recognised:
    """A sheet and what was seen in it.

    Attributes:
        main: key of the table a row of the sheet stands for.
        once: targets whose cells are all different.
        of: the numbers and names of the projects and contracts its rows are of, as compared, by identity.
        subject: what it is about if it is a log of talks with the customer.
        numbers: the columns that hold numbers of something, each cell as compared.
        counted: the columns of numbers that are parts of the contract amount, with what one of its units is of ours.
    """

    found: Found
    main: str
    columns: tuple[ColumnProposal, ...]
    once: frozenset[str]
    of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    counted: Mapping[int, int] = field(default_factory=dict)
    subject: str = ""
    numbers: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @property
    def is_register(self) -> bool:
        """Whether a row of the sheet is a project or a contract."""
        return self.main in REGISTERS

    @property
    def rows(self) -> frozenset[str]:
        """All the numbers and names its rows go by."""
        return frozenset().union(*self.of.values())

    def nodes(self) -> list[tuple[str, str]]:
        """Per column of a payment node its milestone and its heading."""
        return [(each.fixed[MILESTONE], each.header) for each in self.columns if MILESTONE in each.fixed and each.accepted]

    def headers(self) -> dict[str, str]:
        """Target to the header that stands for it, the columns of payment groups left out."""
        named: dict[str, str] = {}
        for each in self.columns:
            if not each.fixed and each.accepted:
                for target in (each.target, *each.also):
                    named.setdefault(target, each.header)
        return named
