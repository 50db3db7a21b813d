"""Chinese numerals, everyday and 大写: 两千五, 十八, 壹佰贰拾捌万, 二〇二六."""

import re
from decimal import Decimal

ZEROS = "零〇○"
DIGITS = {
    letter: digit
    for digit, letters in enumerate((ZEROS, "一壹弌幺", "二贰两貳", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"))
    for letter in letters
}
_PLACES = (("千仟", 1000), ("百佰", 100), ("十拾", 10))  # of a section, which is what stands before 万 and 亿 and last
_LARGE = (("亿億", 100_000_000), ("万萬", 10_000))
LETTERS = "".join((*DIGITS, *(letters for letters, _ in (*_PLACES, *_LARGE))))
_NUMERAL = re.compile(f"[{LETTERS}]+(?:点[{''.join(DIGITS)}]+)?")
_DIGIT, _ZERO = f"[{''.join(letter for letter in DIGITS if letter not in ZEROS)}]", f"[{ZEROS}]?"
# each place once, from the largest down; only ten may do without its digit
_SECTION = re.compile(
    f"(?:(?P<d1000>{_DIGIT})[千仟])?(?:{_ZERO}(?P<d100>{_DIGIT})[百佰])?(?:{_ZERO}(?P<d10>{_DIGIT}?)(?P<ten>[十拾]))?"
    f"(?:(?P<zero>{_ZERO})(?P<last>{_DIGIT}))?"
)


def number(text: str) -> Decimal | None:
    """The number a Chinese numeral stands for, None if the text is none, or not as one writes it."""
    if not _NUMERAL.fullmatch(text):
        return None
    whole, _, fraction = text.partition("点")
    value = digits(whole) if all(letter in DIGITS for letter in whole) else _with_places(whole, _LARGE)
    if value is None:
        return None
    return Decimal(f"{value}.{''.join(str(DIGITS[letter]) for letter in fraction)}") if fraction else Decimal(value)


def digits(text: str) -> int | None:
    """二〇二六, digit after digit; two of them without a nought are two numbers, 两三 is two or three."""
    if len(text) == 2 and not any(letter in ZEROS for letter in text):
        return None
    return int("".join(str(DIGITS[letter]) for letter in text))


def _with_places(text: str, large: tuple[tuple[str, int], ...]) -> int | None:
    """一百二十八万三千: what stands before 亿 and 万, each at most once, and what stands behind."""
    if not large:
        return _section(text)
    (letters, unit), smaller = large[0], large[1:]
    before, *behind = re.split(f"[{letters}]", text)
    if not behind:
        return _with_places(before, smaller)
    above = _with_places(before, smaller)
    rest = _behind(behind[0], unit, smaller) if len(behind) == 1 else None
    return None if above is None or rest is None else above * unit + rest


def _behind(text: str, unit: int, smaller: tuple[tuple[str, int], ...]) -> int | None:
    """What follows 万 or 亿; a lone digit stands one place below, 三万五 is 35 000, unless 零 stands before it."""
    if not text:
        return 0
    if text in DIGITS and text not in ZEROS:
        return DIGITS[text] * unit // 10
    return _with_places(text.lstrip(ZEROS) if text[0] in ZEROS and text[1:2] not in ZEROS else text, smaller)


def _section(text: str) -> int | None:
    """Up to 9 999; a last digit without a place stands one below, 两千五 is 2 500."""
    found = _SECTION.fullmatch(text) if text else None
    if found is None:
        return None
    read = {place: DIGITS[found[f"d{place}"]] for place in (1000, 100, 10) if found[f"d{place}"]}
    if found["ten"]:
        read.setdefault(10, 1)
    smallest = min(read, default=1)
    last = DIGITS[found["last"]] * (1 if found["zero"] else max(smallest // 10, 1)) if found["last"] else 0
    return sum(place * digit for place, digit in read.items()) + last
