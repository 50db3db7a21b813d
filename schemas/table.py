"""What a table is: a sheet's name, its key and its columns in order."""

from dataclasses import dataclass
from functools import cached_property

from schemas.columns import Column


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """One sheet of the workbook.

    Attributes:
        key: our name of it.
        sheet: its Chinese sheet name.
        primary_key: the columns no two rows share.
        optional: its absence is not worth a word.
    """

    key: str
    sheet: str
    english: str
    primary_key: tuple[str, ...]
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    optional: bool = False

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """The columns by their key, in order."""
        return {column.key: column for column in self.columns}

    @cached_property
    def parent(self) -> Column | None:
        """The column that says which project, contract or delivery note a row belongs to."""
        return next((column for column in self.columns if column.references), None)

    def __getitem__(self, key: str) -> Column:
        return self.by_key[key]

    def label(self, language: str) -> str:
        """The sheet name in ``zh``, the English name otherwise."""
        return self.sheet if language == "zh" else self.english

    def needed_for(self, stage: int) -> tuple[Column, ...]:
        """The columns without which the stage of that number is not complete."""
        return tuple(column for column in self.columns if stage in column.stages)
