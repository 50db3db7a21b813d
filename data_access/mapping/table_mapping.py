"""How one of our tables lies in their sheets, as ``mapping.toml`` says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from schemas.cells.plain import folded


@dataclass(frozen=True, slots=True)
class TableMapping:
    """How one of our tables lies in their sheets.

    Attributes:
        table: key of our table.
        sheet: their sheet's name; ``*`` stands for anything, 2025 and 2026 for ``20*``.
        file: their file's name, ``""`` for every file.
        columns: our column key to their header; headings above each other are joined by `` / ``.
        multiply: our column key to what one of their units is of ours.
        out_of: our column key to the most marks theirs can have.
        fixed: our column key to what holds for every row.
        words: our column key to their words with ours; ``*`` as in ``Translation``.
        joined: our column key to further headers whose cells stand behind the first one's: carrier, lorry and driver.
        stands: the reference's key to the column of projects or contracts it holds.
        numbered: columns numbered by place.
        running: the amounts are running totals.
        latest: the rows are a log; our column key by whose day the newest row of a key counts.
        supporting: another sheet keeps this table; rows only add what it lacks.
        not_ours: headers that are known to be none of ours: totals, ageing, formulas.
    """

    table: str
    sheet: str
    file: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    multiply: Mapping[str, int] = field(default_factory=dict)
    out_of: Mapping[str, int] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stands: Mapping[str, str] = field(default_factory=dict)
    numbered: tuple[str, ...] = ()
    running: bool = False
    latest: str = ""
    supporting: bool = False
    not_ours: tuple[str, ...] = ()

    def read_from(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Our column keys, each with the headers it is read from."""
        for key, header in self.columns.items():
            yield key, (header, *self.joined.get(key, ()))

    def is_of(self, file: str, sheet: str) -> bool:
        """Whether it speaks of a sheet of a file."""
        return (not self.file or fnmatchcase(folded(file), folded(self.file))) and fnmatchcase(folded(sheet), folded(self.sheet))
