"""The look in one table: every colour in light and dark, every status with its symbol.

A status has colour, symbol and word; the word stands in ``texts``. Status colours were chosen so that
colour-blind readers tell them apart, and are never used without their symbol.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour in the light and in the dark theme, ``#RRGGBB``."""

    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class StatusToken:
    """How a status is shown: a symbol on a fill."""

    symbol: str
    fill: Pair
    text: Pair


BACKGROUND = Pair("#FFFFFF", "#12171E")
PANEL = Pair("#F4F6F9", "#1B222B")
INK = Pair("#17202B", "#E8EDF3")
MUTED = Pair("#566273", "#A3AFBD")
LINE = Pair("#D6DDE6", "#313B47")
ACCENT = Pair("#0B5CAD", "#6FB1F2")
ALERT = Pair("#B3261E", "#FF8A80")
GOOD = Pair("#1B6B3A", "#7FD1A0")
WARNING = Pair("#8A5300", "#E9B555")

COLOURS: dict[str, Pair] = {
    "background": BACKGROUND,
    "panel": PANEL,
    "ink": INK,
    "muted": MUTED,
    "line": LINE,
    "accent": ACCENT,
    "alert": ALERT,
    "good": GOOD,
    "warning": WARNING,
    "hover": Pair("#E9EEF5", "#232C37"),
    "plan": Pair("#CFDAE8", "#33414F"),
    "finished": Pair("#7C8DA3", "#7F8EA0"),
    "expected": Pair("#A86400", "#F0B94A"),
}

STATUS: dict[str, StatusToken] = {
    "done": StatusToken("✓", Pair("#B2DBBF", "#2B5140"), Pair("#14532D", "#C6EAD3")),
    "in_progress": StatusToken("▶", Pair("#7FAEE8", "#3568B4"), Pair("#06203F", "#FFFFFF")),
    "overdue": StatusToken("!", Pair("#B3261E", "#F2685E"), Pair("#FFFFFF", "#1A0503")),
    "blocked": StatusToken("⊘", Pair("#5B2A86", "#C09BF2"), Pair("#FFFFFF", "#16051F")),
    "at_risk": StatusToken("△", Pair("#EBAE2E", "#F0B94A"), Pair("#3D2600", "#1F1400")),
    "not_started": StatusToken("·", Pair("#EDF0F4", "#242C36"), Pair("#566273", "#A3AFBD")),
    "not_applicable": StatusToken("–", BACKGROUND, Pair("#68727F", "#8E9AA8")),
    "waived": StatusToken("○", Pair("#FBEBA0", "#66601A"), Pair("#5C4A14", "#FFF4CC")),
    "no_data": StatusToken("?", Pair("#6B7686", "#8592A3"), Pair("#FFFFFF", "#0B0E12")),
}
STATUS["stale"] = STATUS["no_data"]  # the word tells them apart

# As text: without it telephones draw some of the symbols as coloured pictures.
AS_TEXT = "\ufe0e"

FONT = "'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif"
MONO = "Consolas,'SF Mono','DejaVu Sans Mono',monospace"


def symbol(status: str) -> str:
    """The symbol of a status, drawn as text on every machine."""
    return STATUS[status].symbol + AS_TEXT


def variables() -> str:
    """The colours as CSS variables that follow the theme Streamlit shows: ``--alert``, ``--done-fill``, ``--done-text`` …"""
    pairs = dict(COLOURS)
    for key, token in STATUS.items():
        name = key.replace("_", "-")
        pairs[f"{name}-fill"], pairs[f"{name}-text"] = token.fill, token.text
    light = ";".join(f"--{name}:{pair.light}" for name, pair in pairs.items())
    both = ";".join(f"--{name}:light-dark({pair.light},{pair.dark})" for name, pair in pairs.items())
    # Browsers that do not know light-dark() yet get the light colours.
    return f".stApp{{{light};--mono:{MONO}}}@supports (color:light-dark(red,red)){{.stApp{{{both}}}}}"
