"""Text as people type it, brought to one form: NFKC, plain dashes, no invisible characters."""

import re
import unicodedata
from decimal import Decimal

_INVISIBLE = re.compile(r"[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]")
_DASHES = re.compile(r"[\u2010-\u2015\u2212\u2500]")
_STOP_BETWEEN_DIGITS = re.compile(r"(?<=\d)\u3002(?=\d)")
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """NFKC, invisible characters gone, white space folded and trimmed: the form in which text is kept."""
    if text.isascii():
        return " ".join(text.split())
    return _SPACES.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


def tidy_lines(text: str) -> str:
    """Tidy line by line: in a long text the writer's lines are part of what is said."""
    return "\n".join(map(tidy, text.splitlines())).strip("\n")


def plain(text: str) -> str:
    """The form in which text is read: tidy, every dash a hyphen, 。between digits a full stop."""
    text = tidy(text)
    return text if text.isascii() else _STOP_BETWEEN_DIGITS.sub(".", _DASHES.sub("-", text))


def folded(text: object) -> str:
    """A name as it is compared: tidy, no white space, letter case aside."""
    return tidy(str(text)).replace(" ", "").casefold()


def number_text(number: float) -> str:
    """A number cell as one would type it: no ``.0``, no exponent, no more digits than a spreadsheet keeps."""
    return str(int(number)) if number == int(number) else f"{Decimal(f'{number:.15g}'):f}"
