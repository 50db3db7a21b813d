"""Every colour can be read on what it stands on, in light and in dark, and the theme uses the same ones."""

import tomllib
from pathlib import Path

import pytest

from ui import tokens
from workflow.status import Status

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8"))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("status", tokens.STATUS)
def test_the_symbol_of_a_status_can_be_read_on_its_fill(status: str, scheme: str) -> None:
    token = tokens.STATUS[status]

    assert contrast(getattr(token.fill, scheme), getattr(token.text, scheme)) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["background", "panel"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "alert", "good", "warning"])
def test_text_can_be_read_on_background_and_panel(text: str, ground: str, scheme: str) -> None:
    assert contrast(getattr(tokens.COLOURS[text], scheme), getattr(tokens.COLOURS[ground], scheme)) >= 4.5


def test_every_status_of_the_workflow_has_its_own_symbol() -> None:
    symbols = [tokens.STATUS[status.key].symbol for status in Status]

    assert len(set(symbols)) == len(symbols)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_of_the_widgets_uses_the_same_colours(scheme: str) -> None:
    theme = CONFIG["theme"][scheme]

    for key, name in {"backgroundColor": "background", "secondaryBackgroundColor": "panel", "textColor": "ink", "primaryColor": "accent",
                      "borderColor": "line", "redTextColor": "alert", "greenTextColor": "good"}.items():  # fmt: skip
        assert theme[key] == getattr(tokens.COLOURS[name], scheme)


def test_nothing_leaves_the_building_and_nobody_sees_a_traceback() -> None:
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["runner"]["magicEnabled"] is False
