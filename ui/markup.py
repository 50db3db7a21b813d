"""Small pieces of our own HTML: pure functions from data to escaped markup, styled by ``board.css``.

Everything that comes in is escaped, unless it is ``Safe`` already: text from a sheet can never become markup.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import urlencode, urlsplit

from ui import tokens


class Safe(str):
    """Markup made by a function of this module."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the strip.

    Attributes:
        change: against last week, in words; ``tone`` says whether that is ``good``, ``bad`` or neither (``""``).
        href: where a click on the figure leads, ``""`` for nowhere.
    """

    label: str
    value: str
    unit: str = ""
    change: str = ""
    tone: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One stage of a project's ribbon."""

    number: int
    name: str
    status: str
    word: str
    note: str = ""
    href: str = ""


def safe(content: object) -> Safe:
    """Anything as markup: escaped, unless it is markup already."""
    return content if isinstance(content, Safe) else Safe(escape(str(content)))


def joined(pieces: Iterable[object], between: str = "") -> Safe:
    """Pieces one after the other."""
    return Safe(safe(between).join(safe(piece) for piece in pieces))


def element(name: str, classes: str, *content: object, **attributes: str) -> Safe:
    """An element; attributes that are empty are left out, ``_`` in their names is ``-``."""
    listed = {"class": classes, **{key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}}
    written = "".join(f' {key}="{escape(value)}"' for key, value in listed.items() if value)
    return Safe(f"<{name}{written}>{joined(content)}</{name}>")


def link(href: str, *content: object, classes: str = "") -> Safe:
    """A link within the board; opens in the same tab."""
    return element("a", classes, *content, href=href, target="_self")


def href(path: str, /, **query: str | Sequence[str]) -> str:
    """An address within the board; what is empty is left out of the query."""
    asked = urlencode({key: value for key, value in query.items() if value}, doseq=True)
    return f"{path}?{asked}" if asked else path


def web_link(text: str, shown: str = "") -> Safe:
    """A link from a sheet, written as ``shown`` or as it stands: clickable when it is http(s), plain text otherwise."""
    if not is_web(text):
        return safe(text)
    return element("a", "", shown or text, href=text.strip(), target="_blank", rel="noopener noreferrer")


def is_web(text: str) -> bool:
    """Whether a text is the address of a web page."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def chip(status: str, word: str) -> Safe:
    """A status: symbol and word on its colour."""
    return element("span", f"as-chip as-{status}", mark(status), word)


def mark(status: str) -> Safe:
    """The symbol of a status alone; the word beside it says the same, so it is not read aloud."""
    return element("i", "as-mark", tokens.symbol(status), aria_hidden="true")


def dot(status: str, word: str) -> Safe:
    """A small tile with the symbol only; the word is read aloud and shown on pointing."""
    return element("span", f"as-dot as-{status}", mark(status), element("span", "as-aloud", word), title=word)


def legend(words: Sequence[tuple[str, str]]) -> Safe:
    """Statuses with their words, once under a matrix."""
    return element("div", "as-legend", *(element("span", "", dot(status, ""), word) for status, word in words))


def figures(strip: Sequence[Figure]) -> Safe:
    """The strip of figures on top of a page."""
    return element("div", "as-figures", *(_figure(figure) for figure in strip))


def _figure(figure: Figure) -> Safe:
    value = element("b", "", figure.value)
    unit = element("span", "as-unit", figure.unit) if figure.unit else ""
    change = element("span", f"as-change {figure.tone}".strip(), figure.change) if figure.change else ""
    inside = (element("span", "as-label", figure.label, change), element("span", "as-value", value, unit))
    return link(figure.href, *inside, classes="as-figure") if figure.href else element("div", "as-figure", *inside)


def change(now: float, before: float, words: dict[str, str], more_is: str = "bad", shown: str = "") -> tuple[str, str]:
    """How a figure moved: the text with ▲ or ▼, and its tone.

    Args:
        words: ``up`` and ``down`` with {n}, ``same``.
        more_is: whether growing is ``good``, ``bad`` or neither (``""``).
        shown: the difference as it shall be written; whole numbers need none.
    """
    difference = now - before
    if not difference:
        return words["same"], ""
    less_is = {"bad": "good", "good": "bad", "": ""}[more_is]
    size = shown or f"{abs(difference):g}"
    return (words["up"].format(n=size), more_is) if difference > 0 else (words["down"].format(n=size), less_is)


def heading(text: str, count: object = "") -> Safe:
    """The heading of a section, with how many things stand in it."""
    counted = element("span", "as-count", count) if count != "" else ""
    return element("h2", "as-heading", text, counted)


def table(
    head: Sequence[object], rows: Sequence[Sequence[object]], kinds: Sequence[str] = (), label: str = "", *, stack: bool = False
) -> Safe:
    """A table that wraps and prints.

    Args:
        kinds: per column ``number``, ``cell``, ``tight``, ``short``, ``middle``, ``wide``, ``quiet`` or ``""``.
        stack: on a telephone each row becomes a few lines without headers, for lists that say what they mean.
    """
    kind = [*kinds, *[""] * (len(head) - len(kinds))]
    titles = element("tr", "", *(element("th", kind[index], title, scope="col") for index, title in enumerate(head)))
    lines = [element("tr", "", *(element("td", kind[index], cell) for index, cell in enumerate(row))) for row in rows]
    parts = (element("thead", "", titles), element("tbody", "", *lines))
    return element("div", "as-scroll", element("table", "as-table as-stack" if stack else "as-table", *parts, aria_label=label))


def ribbon(tiles: Sequence[Tile], label: str = "", here: str = "") -> Safe:
    """The fifteen stages of a project: number, name, status, day or what is missing; ``here`` is the number looked at."""
    return element("nav", "as-ribbon", *(_tile(tile, str(tile.number) == here) for tile in tiles), aria_label=label)


def _tile(tile: Tile, here: bool) -> Safe:
    inside = (
        element("span", "as-number", tile.number),
        element("b", "", tile.name),
        element("span", "as-word", mark(tile.status), element("span", "", tile.word)),
        element("span", "as-note", tile.note),
    )
    classes = f"as-tile as-{tile.status}{' as-here' if here else ''}"
    return link(tile.href, *inside, classes=classes) if tile.href else element("div", classes, *inside)


def cell(address: str, web: str = "") -> Safe:
    """A cell of the sheet, ``发货单!AF12``; a link where the sheet can be opened in a browser."""
    if web.startswith(("https://", "http://")):
        return element("a", "as-cell", address, href=web, target="_blank", rel="noopener noreferrer")
    return element("span", "as-cell", address)


def person(name: str) -> Safe:
    """A person, a dash where nobody is named."""
    return element("span", "as-person", name or "–")


def muted(*content: object) -> Safe:
    """Something of lesser weight."""
    return element("span", "as-muted", *content)


def toned(tone: str, *content: object) -> Safe:
    """Something ``alert``, ``good`` or ``warning``."""
    return element("b", f"as-tone-{tone}", *content)


def pairs(items: Sequence[tuple[object, object]]) -> Safe:
    """Names and values side by side, as many beside each other as there is room for."""
    return element("dl", "as-pairs", *(element("div", "", element("dt", "", name), element("dd", "", value)) for name, value in items))


def line(*pieces: object) -> Safe:
    """Pieces in one line with dots between."""
    between = element("span", "as-between", "·", aria_hidden="true")
    there = [safe(piece) for piece in pieces if piece]
    return element("p", "as-line", joined(there, between))


def quotation(text: str) -> Safe:
    """A sentence of the deck."""
    return element("blockquote", "as-quotation", text)


def empty(text: str, back: object = "") -> Safe:
    """What stands in the answer's place when there is none: one sentence, and the way back."""
    return element("p", "as-empty", text, " ", back)


def banner(tone: str, text: str) -> Safe:
    """A line across the page: ``alert`` or ``warning``."""
    return element("div", f"as-banner as-{tone}", text, role="status")


def share(parts: Sequence[tuple[str, float, str]]) -> Safe:
    """A bar in parts: status or tone, share of the whole (0–1), what it is when pointed at."""
    pieces = (element("span", f"as-part as-{tone}", style=f"width:{max(0.0, part) * 100:.3f}%", title=title) for tone, part, title in parts)
    return element("div", "as-share", *pieces)
