"""How much room texts take in a chart, in Chinese characters, and texts cut to the room there is.

A little more than they take in any of the fonts; Latin letters take about half.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

LAST = 0x2E80  # every letter behind it is as wide as a Chinese character
PERCENT = np.full(LAST + 2, 58)
PERCENT[[ord(letter) for letter in " -.,:;!'|()/ijlftr·"]] = 36
PERCENT[[ord(letter) for letter in "mwMW@%&+"]] = 84
PERCENT[0], PERCENT[LAST + 1] = 0, 100  # NumPy fills shorter texts up with zeros


def widths(texts: Sequence[str]) -> np.ndarray:
    """How wide texts are."""
    return _percents(texts).sum(axis=1) / 100


def shortened(texts: Sequence[str], room: float) -> list[str]:
    """Texts, those wider than the room cut in the middle."""
    percents, cut = _percents(texts), list(texts)
    for number in np.flatnonzero(percents.sum(axis=1) > room * 100).tolist():
        cut[number] = _cut(texts[number], percents[number].tolist(), room * 100)
    return cut


def _percents(texts: Sequence[str]) -> np.ndarray:
    """Row by row how wide the letters of a text are."""
    together = np.array(texts, dtype=str)
    letters = together.view(np.uint32).reshape(len(texts), together.itemsize // 4)
    return PERCENT[np.minimum(letters, LAST + 1)]


def _cut(text: str, percents: Sequence[int], room: float) -> str:
    head, tail = 0, len(text)
    room -= 100
    while room > 0:
        room -= percents[head]
        head += 1
        if room > 0:
            tail -= 1
            room -= percents[tail]
    return f"{text[:head]}…{text[tail:]}"
