"""What the cells of a column say about its meaning, whatever its heading says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from data_access.mapping.names_of_people import is_person
from data_access.mapping.needs import NODE_NUMBERS
from data_access.mapping.vocabulary import milestone_of, their_words
from data_access.translation import marks_given, part
from schemas import states
from schemas.cells import read_cell
from schemas.cells.plain import folded, plain, tidy
from schemas.cells.reading import Reading
from schemas.columns import MONEY_KINDS, PHONE_KINDS, Column, current, day, ip_rating, money, percent, phones, poles
from schemas.sheets import BY_KEY
from schemas.table import Table

COUNTED = frozenset({"archive_ref", "batch", "revision", "package_no", "run_id", "section"})  # texts that are often numbers
WITH_PHONES = frozenset({"carrier", "site_contact", "invoice_info"})  # texts that may hold a telephone number
SCALES = (10, 100)  # marks that people give out of more than ours
SAMPLE = 200  # different cells; a column says what it is long before
DAY, MONEY, PERCENT, PHONES = day("d", "", ""), money("m", "", ""), percent("p", "", ""), phones("t", "", "")
RATINGS = {"rated_current": current("c", "", ""), "poles": poles("p", "", ""), "ip_rating": ip_rating("i", "", "")}
STRICT = frozenset(
    [
        "day",
        "money",
        "percent",
        "money_or_percent",
        "months",
        "whole",
        "quantity",
        "phone",
        "phones",
        "current",
        "poles",
        "ip_rating",
        "score",
    ]
)
LISTED = frozenset({"one_of", "some_of", "yes_no"})
_MONTH, _DATE = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DAY_WITHOUT_YEAR = re.compile(
    rf"(?:约)?(?:{_MONTH}月(?:{_DATE}[日号]?|初|中|底|中旬|上旬|下旬|末)?|{_MONTH}/{_DATE}|(?:20)?\d\d年{_MONTH}月份?|\d\d[./-]{_MONTH}[./-]{_DATE})(?:前|左右)?"
)
_DAY_AS_NUMBER = re.compile(rf"{_MONTH}[.-]{_DATE}|20\d\d[./-]{_MONTH}")
_MARKS = frozenset(["√", "✓", "✔", "×", "✗", "○", "●", "是", "否", "有", "无", "Y", "N"])
NONE_THERE = "无"
# Whether somebody was there, or signed: who is named there was, or did.
ATTENDS = frozenset(
    {f"p_{party}" for party in ("specialist", "crew_leader", "client", "user", "supervision", "utility")}
    | {"signed", "customer_signed", "handover_signed", "dn_signed", "pl_signed"}
)
FEW = 0.3  # of the cells
_PLACE = re.compile("[省市区县镇乡村路街道巷号栋楼园城厂场库港站]")
LONGEST = 12  # letters of a word; a longer one is a sentence
_SAYS_NO = re.compile("[不未没无非否]")
_DIGITS = re.compile(r"[\d.,，\s%¥￥元万+-]+")


@dataclass(frozen=True)
class Cells:
    """The filled cells of one column.

    Attributes:
        raws: as the file holds them, top first.
        size: how many rows the table has.
    """

    raws: Sequence[Any]
    size: int

    @cached_property
    def different(self) -> list[Any]:
        """Each different cell once, the first ones."""
        seen: dict[Any, None] = {}
        for raw in self.raws:
            seen[tidy(raw) if isinstance(raw, str) else raw] = None
            if len(seen) >= SAMPLE:
                break
        return [raw for raw in seen if raw != ""]

    @cached_property
    def numbers(self) -> list[float]:
        """The cells that are numbers."""
        return [raw for raw in self.raws if isinstance(raw, float)]

    @cached_property
    def marks_out_of(self) -> int:
        """The most marks somebody could give, 10 or 100, by those that were given; 0 where none is above 5 or they are no marks."""
        given = [mark for raw in self.different if (mark := marks_given(raw)) is not None]
        if not given or len(given) < 0.6 * len(self.different):
            return 0
        return next((most for most in SCALES if max(given) <= most), 0) if max(given) > 5 else 0

    @property
    def unique(self) -> bool:
        """Whether no two cells are alike."""
        return len({str(raw) for raw in self.raws}) == len(self.raws)

    @property
    def hardly_repeats(self) -> bool:
        """Whether the cells may be the numbers of rows, save for a slip or two."""
        return len({str(raw) for raw in self.raws}) >= 0.95 * len(self.raws)

    def counts_up(self) -> bool:
        """Whether the cells are 1, 2, 3 …, as in a column that only counts the rows."""
        whole = [int(raw) for raw in self.numbers if raw == int(raw)]
        return len(whole) >= 2 and len(whole) == len(self.raws) and whole == list(range(whole[0], whole[0] + len(whole))) and whole[0] <= 1

    def share(self, fits: Any) -> float:
        """The share of the different cells that fit."""
        return sum(bool(fits(raw)) for raw in self.different) / len(self.different) if self.different else 0.0

    def read_as(self, column: Column) -> float:
        """The share of the different cells that can be read as a kind of column."""
        return self.share(lambda raw: _fine(read_cell(raw, column)))

    @cached_property
    def days(self) -> float:
        """The share of days among what is filled in: dates, and texts that look like one, 1月9日 and 4/12 too."""
        said = [raw for raw in self.different if not _says_not_yet(raw)]
        return sum(_is_day(raw) for raw in said) / len(said) if said else 0.0

    @cached_property
    def days_by_heading(self) -> float:
        """The share of days where the heading speaks of days: 4.10 and 2028.4 are numbers elsewhere."""
        said = [raw for raw in self.different if not _says_not_yet(raw)]
        return sum(_is_day(raw) or _may_be_day(raw) for raw in said) / len(said) if said else 0.0

    @cached_property
    def phones(self) -> float:
        """The share of telephone numbers with nothing beside them."""
        return self.share(lambda raw: read_cell(raw, PHONES).code is None and _is_value(read_cell(raw, PHONES)))

    @cached_property
    def phones_with_names(self) -> float:
        """The share of cells that hold a telephone number and something else."""
        name = Column(key="", header="", english="", kind="person")
        return self.share(lambda raw: isinstance(raw, str) and len(re.sub(r"\D", "", part(raw, PHONES))) >= 7 and len(part(raw, name)) >= 2)

    @cached_property
    def marks(self) -> float:
        """The share of cells that only say yes or no."""
        return self.share(lambda raw: isinstance(raw, bool) or (isinstance(raw, str) and tidy(raw) in _MARKS))

    @cached_property
    def people(self) -> float:
        """The share of cells that look like people: 王敏, 李工, 老周, 财务 钟姐."""
        return self.share(is_person)

    @cached_property
    def places(self) -> float:
        """The share of cells that look like addresses."""
        return self.share(lambda raw: isinstance(raw, str) and bool(_PLACE.search(raw)))

    @cached_property
    def shares(self) -> bool:
        """Whether the numbers look like shares: all of them up to 1, or written with a percent sign."""
        signs = self.share(lambda raw: isinstance(raw, str) and "%" in raw)
        return signs >= 0.6 or (
            len(self.numbers) >= 0.6 * len(self.raws)
            and all(0 <= each <= 1 for each in self.numbers)
            and any(each % 1 for each in self.numbers)
        )

    @cached_property
    def amounts(self) -> float:
        """The share of numbers, written or typed."""
        return self.share(
            lambda raw: isinstance(raw, float) or (isinstance(raw, str) and _DIGITS.fullmatch(raw) and _is_value(read_cell(raw, MONEY)))
        )

    @cached_property
    def ratings(self) -> dict[str, float]:
        """Rated current, poles and protection: the share of cells in which each can be found among other things."""
        return {key: self.share(lambda raw, column=column: isinstance(raw, str) and part(raw, column)) for key, column in RATINGS.items()}


def _says_not_yet(raw: Any) -> bool:
    return isinstance(raw, str) and read_cell(raw, DAY).state in (states.NA, states.PENDING)


def _is_day(raw: Any) -> bool:
    if isinstance(raw, (float, bool)):
        return False
    return _is_value(read_cell(raw, DAY)) or (isinstance(raw, str) and bool(_DAY_WITHOUT_YEAR.fullmatch(plain(raw))))


def _may_be_day(raw: Any) -> bool:
    if isinstance(raw, float) and raw % 1 == 0:
        return _is_value(read_cell(raw, DAY))  # a day that lost its format
    return isinstance(raw, (str, float)) and bool(_DAY_AS_NUMBER.fullmatch(f"{raw:.10g}" if isinstance(raw, float) else plain(raw)))


def _fine(reading: Reading) -> bool:
    return reading.state != states.UNREADABLE and reading.code in (None, "read_with_doubt", "rating_unusual")


def _is_value(reading: Reading) -> bool:
    return reading.state == states.VALUE


def fit(cells: Cells, table: Table, column: Column) -> float:
    """How well the cells fit a column, 0 to 1; 0.93 where there is nothing to judge by."""
    if all(map(_says_not_yet, cells.different)):
        return 0.93
    if column.kind in LISTED:
        return _fit_of_words(cells, table, column) * (0.3 if column.key == "form_type" and _is_channel(cells) else 1.0)
    if column.kind in STRICT:
        return max(_fit_of_kind(cells, column), names_nodes(cells) if f"{table.key}.{column.key}" in NODE_NUMBERS else 0.0)
    days = cells.share(lambda raw: isinstance(raw, date)) if column.key in COUNTED else cells.days
    calls = column.key in WITH_PHONES
    strange = max(days, 0.0 if calls else cells.phones)
    if column.key == "payment_terms":  # 电汇 is how somebody paid
        strange = max(strange, 0.7 * (understood(cells, BY_KEY["receipts"], BY_KEY["receipts"]["method"]) >= 0.8))
    amounts = cells.amounts - cells.phones if calls else cells.amounts
    numbers = amounts * (0.7 if column.kind != "identifier" and column.key not in COUNTED and "no" not in column.key else 0.0)
    if column.kind == "person" and cells.phones_with_names >= 0.5:
        return 0.95
    marks = cells.marks
    if {tidy(raw) for raw in cells.different if isinstance(raw, str)} & _MARKS == {NONE_THERE}:
        marks = 0.0  # 无 among texts says that there is nothing to tell
    short = cells.share(lambda raw: isinstance(raw, str) and len(raw) <= 12)
    names = max(0.5 * (1 - short), 0.5 * (cells.people < FEW)) if column.kind == "person" else 0.0
    places = 0.5 * (cells.places < FEW) if column.key.endswith("address") else 0.0
    return 1 - max(strange, numbers, names, places, marks)


def _fit_of_kind(cells: Cells, column: Column) -> float:
    if column.kind in PHONE_KINDS:
        return max(cells.phones, (0.95 if column.kind == "phones" else 0.4) * cells.phones_with_names)
    if column.kind == "day":
        return max(cells.days_by_heading, 0.5 * cells.read_as(column))
    share = cells.read_as(column)
    if column.kind in MONEY_KINDS:  # an amount in 万元 has more decimals than one in 元
        share = max(share, cells.share(lambda raw: isinstance(raw, float) or (isinstance(raw, str) and _fine(read_cell(raw, column)))))
    if column.kind == "score" and cells.marks_out_of:
        share = max(share, cells.share(lambda raw: marks_given(raw) is not None or _fine(read_cell(raw, column))))
    if column.kind in MONEY_KINDS and column.kind != "money_or_percent" and cells.shares:
        return 0.4 * share
    if column.kind in ("quantity", "whole") and (cells.shares or cells.days > 0.3):
        return 0.5 * share
    return share


def _is_channel(cells: Cells) -> bool:
    """Whether half of the cells or more say by what way somebody was spoken to, 电话, 微信, 甲方来函; no form is called so."""
    log = BY_KEY["dunning_log"]
    return understood(cells, log, log["channel"]) >= 0.5


def names_nodes(cells: Cells) -> float:
    """The share of the different cells that are names of payment nodes: 预付款, 提货款."""
    return cells.share(lambda raw: isinstance(raw, str) and milestone_of(raw))


def understood(cells: Cells, table: Table, column: Column) -> float:
    """The share of their different words that are words of a column, ours or like ours."""
    return sum(word is not None for word in words_of(cells, table, column).values()) / max(len(cells.different), 1)


def _fit_of_words(cells: Cells, table: Table, column: Column) -> float:
    share = understood(cells, table, column)
    few = len(cells.different) <= max(8, 0.3 * cells.size)
    texts = cells.share(lambda raw: isinstance(raw, (str, bool)) or (isinstance(raw, float) and column.kind == "yes_no"))
    days = cells.share(lambda raw: isinstance(raw, date)) if column.key in COUNTED else cells.days
    strange = max(days, cells.phones, 1 - texts)
    least = 0.4 if column.kind == "yes_no" else 0.55 if not few else 0.72 if share else 0.6
    return max(share, least) * (1 - strange)


def words_of(cells: Cells, table: Table, column: Column) -> dict[str, str | None]:
    """Their different words with ours, None where none is like it; days, numbers and blanks count as understood."""
    theirs = their_words(table, column.key)
    attends = column.key in ATTENDS
    found: dict[str, str | None] = {}
    for raw in cells.different:
        word = str(raw)
        if _fine(read_cell(raw, column)):
            found[word] = word
        else:
            found[word] = theirs.get(folded(word)) or _held(folded(word), column, theirs) or ("是" if attends and is_person(raw) else None)
    return found


def _held(word: str, column: Column, theirs: Mapping[str, str]) -> str | None:
    """Our word that a longer one of theirs holds, 银行承兑汇票 of 银承(6个月); None if it says no or holds several."""
    if column.kind != "one_of" or _SAYS_NO.search(word) or len(word) > LONGEST:
        return None
    ours = {folded(each): each for each in column.values}
    held = {known: each for known, each in {**theirs, **ours}.items() if len(known) >= 2 and known in word}
    found = {each for known, each in held.items() if not any(known != other and known in other for other in held)}
    return found.pop() if len(found) == 1 else None
