"""What a column is: one public function per kind of column, each naming its unit; no reading here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Words = Mapping[str, str]

MONEY_KINDS = frozenset({"money", "money_or_percent"})
PHONE_KINDS = frozenset({"phone", "phones"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet.

    Attributes:
        key: our name of it, in code, JSON and URLs.
        header: the Chinese header in the template and the first one looked for.
        kind: which reader reads its cells, see ``schemas.cells``.
        required: an empty cell is an error.
        stages: the stages that are not complete while the cell is empty.
        happened: records something that happened; ignored when later than the as-of day.
        na_allowed: 不适用 and 无 are answers.
        values: allowed words, Chinese to English, in the order of a drop-down.
        value_aliases: other words people type, to the allowed word.
        aliases: other headers people use.
        minimum, maximum: the values that make sense, in the column’s unit.
        references: the table whose key the cell must name.
    """

    key: str
    header: str
    english: str
    kind: str
    required: bool = False
    stages: tuple[int, ...] = ()
    happened: bool = False
    na_allowed: bool = False
    values: Words = field(default_factory=dict)
    value_aliases: Words = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    minimum: int | Decimal | None = None
    maximum: int | None = None
    unit: str = ""
    references: str = ""
    example: str = ""

    @property
    def confidential(self) -> str:
        """``"money"``, ``"phone"`` or ``""``: what a role must be allowed to see before it sees a cell."""
        if self.kind in MONEY_KINDS:
            return "money"
        return "phone" if self.kind in PHONE_KINDS else ""

    def label(self, language: str) -> str:
        """The header in ``zh``, the English name otherwise."""
        return self.header if language == "zh" else self.english


def _column(kind: str, key: str, header: str, english: str, **rest: Any) -> Column:
    return Column(kind=kind, key=key, header=header, english=english, **rest)


def identifier(key: str, header: str, english: str, **rest: Any) -> Column:
    """A number somebody gave a thing; text, leading zeros kept."""
    return _column("identifier", key, header, english, **rest)


def reference(key: str, header: str, english: str, *, to: str, **rest: Any) -> Column:
    """The key of a row in the table ``to``; always required, a row without it cannot be placed."""
    return _column("reference", key, header, english, references=to, required=True, **rest)


def text(key: str, header: str, english: str, **rest: Any) -> Column:
    """A short free text."""
    return _column("text", key, header, english, **rest)


def long_text(key: str, header: str, english: str, **rest: Any) -> Column:
    """A free text of several sentences."""
    return _column("long_text", key, header, english, **rest)


def person(key: str, header: str, english: str, **rest: Any) -> Column:
    """A person's name."""
    return _column("person", key, header, english, **rest)


def day(key: str, header: str, english: str, **rest: Any) -> Column:
    """A calendar day, no time of day."""
    return _column("day", key, header, english, **rest)


def money(key: str, header: str, english: str, **rest: Any) -> Column:
    """An amount of CNY in the sheet, whole fen in the frame."""
    return _column("money", key, header, english, **rest)


def percent(key: str, header: str, english: str, **rest: Any) -> Column:
    """A share; 0.3 in the frame for 30 %."""
    return _column("percent", key, header, english, **rest)


def money_or_percent(key: str, header: str, english: str, **rest: Any) -> Column:
    """A share of the contract (0–1 in the frame) or an amount (above 1: whole fen)."""
    return _column("money_or_percent", key, header, english, **rest)


def months(key: str, header: str, english: str, **rest: Any) -> Column:
    """A length of time in whole months."""
    return _column("months", key, header, english, **rest)


def whole(key: str, header: str, english: str, **rest: Any) -> Column:
    """A whole number in the column's unit."""
    return _column("whole", key, header, english, **rest)


def quantity(key: str, header: str, english: str, **rest: Any) -> Column:
    """A number in the column's unit."""
    return _column("quantity", key, header, english, **rest)


def yes_no(key: str, header: str, english: str, **rest: Any) -> Column:
    """是 or 否."""
    return _column("yes_no", key, header, english, **rest)


def phone(key: str, header: str, english: str, **rest: Any) -> Column:
    """One telephone or fax number in canonical form; several are joined by `` / ``."""
    return _column("phone", key, header, english, **rest)


def phones(key: str, header: str, english: str, **rest: Any) -> Column:
    """One or more telephone numbers in canonical form, joined by `` / ``."""
    return _column("phones", key, header, english, **rest)


def current(key: str, header: str, english: str, **rest: Any) -> Column:
    """A rated current in ampere."""
    return _column("current", key, header, english, unit="A", **rest)


def poles(key: str, header: str, english: str, **rest: Any) -> Column:
    """The number of poles: 2P, 3P, 4P, 5P or 4P+PE外壳."""
    return _column("poles", key, header, english, **rest)


def ip_rating(key: str, header: str, english: str, **rest: Any) -> Column:
    """The degree of protection: IP and two characters."""
    return _column("ip_rating", key, header, english, **rest)


def one_of(key: str, header: str, english: str, *, values: Words, **rest: Any) -> Column:
    """One of the listed words; the Chinese word stands in the frame."""
    return _column("one_of", key, header, english, values=values, **rest)


def some_of(key: str, header: str, english: str, *, values: Words, **rest: Any) -> Column:
    """Any of the listed words; in the frame joined by ``、`` in the order of the list."""
    return _column("some_of", key, header, english, values=values, **rest)


def score(key: str, header: str, english: str, **rest: Any) -> Column:
    """A satisfaction score, 5 (很满意) to 1 (很不满意)."""
    return _column("score", key, header, english, **rest)
