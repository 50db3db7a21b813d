"""Amounts written among words, as in a note: 尾款 12.5 万元, ¥3,200, 欠 1,250,000.00.

An amount is known by its unit, its sign or its thousands; a bare number may as well be an order or a length.
"""

import re

from schemas.roles import HIDDEN

_NUMBER = r"\d[\d,，]*(?:\.\d+)?"
_UNIT = r"(?:[十百千]?[万亿][元圆块]?|[百千]?[元圆块](?!件)|人民币|RMB|CNY)"
_AMOUNT = re.compile(
    rf"(?:[¥￥]|RMB|CNY|人民币)\s*{_NUMBER}(?:\s*{_UNIT})?"  # ¥3,200
    rf"|{_NUMBER}\s*{_UNIT}"  # 12.5 万元
    r"|(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?:\.\d{2}(?!\d)|(?<=[,，]\d{3}[,，]\d{3})(?![\d.]))",  # 1,200.00 and 1,250,000
    re.IGNORECASE,
)


def without_amounts(text: str) -> str:
    """The text with every amount hidden."""
    return _AMOUNT.sub(HIDDEN, text)
