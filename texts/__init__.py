"""Every sentence a user reads, by language: ``texts/<language>/<area>.toml``.

A language is one folder. A key is the file's name and the path inside it: ``stages.short.site_survey``.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = ("zh", "en")


@cache
def sentences(language: str) -> dict[str, str]:
    """All sentences of a language by dotted key."""
    flat: dict[str, str] = {}
    for file in sorted((HERE / language).glob("*.toml")):
        flat.update(_flatten(tomllib.loads(file.read_text("utf-8")), file.stem))
    return flat


def say(key: str, language: str, **facts: Any) -> str:
    """The sentence of a key with its facts filled in; a missing key or fact raises ``KeyError``."""
    return sentences(language)[key].format_map(facts) if facts else sentences(language)[key]


def knows(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in sentences(LANGUAGES[0])


def _flatten(node: dict[str, Any], path: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in node.items():
        below = f"{path}.{name}"
        flat.update(_flatten(value, below) if isinstance(value, dict) else {below: value})
    return flat
