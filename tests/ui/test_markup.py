"""What comes out of a sheet never becomes markup, and what we draw says what it shows."""

import re

import pytest

from ui import markup
from ui.markup import Figure, Safe, Tile

EVIL = '<img src=x onerror="alert(1)">&\'"'


@pytest.mark.parametrize(
    "drawn",
    [
        markup.chip("overdue", EVIL),
        markup.dot("done", EVIL),
        markup.figures([Figure(EVIL, EVIL, EVIL, EVIL, "bad", "/todo?x=" + EVIL)]),
        markup.heading(EVIL, EVIL),
        markup.table([EVIL], [[EVIL]], label=EVIL),
        markup.ribbon([Tile(1, EVIL, "done", EVIL, EVIL, "/project?id=" + EVIL)], EVIL),
        markup.cell(EVIL, "https://sheets.example/" + EVIL),
        markup.person(EVIL),
        markup.pairs([(EVIL, EVIL)]),
        markup.line(EVIL, EVIL),
        markup.quotation(EVIL),
        markup.empty(EVIL, EVIL),
        markup.banner("alert", EVIL),
        markup.share([("alert", 0.5, EVIL)]),
        markup.web_link(EVIL),
        markup.link(EVIL, EVIL),
    ],
)
def test_text_from_a_sheet_is_shown_as_text(drawn: Safe) -> None:
    assert "<img" not in drawn
    assert not re.search(r"onerror=\"", drawn)
    assert "&lt;img" in drawn


def test_markup_is_not_escaped_twice() -> None:
    assert markup.joined([markup.muted("a & b")]).count("&amp;") == 1


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "\\\\share\\map.dwg", "图纸在柜子里", "http://[", "https://"],
)
def test_what_is_no_web_address_stays_text(address: str) -> None:
    assert "<a" not in markup.web_link(address)


def test_a_web_address_opens_beside_the_board_without_telling_it_where_from() -> None:
    drawn = markup.web_link("https://disk.example/图纸.pdf")

    assert 'target="_blank"' in drawn
    assert 'rel="noopener noreferrer"' in drawn


def test_a_status_is_told_by_symbol_and_word_and_not_by_colour_alone() -> None:
    drawn = markup.chip("overdue", "逾期 12 天")

    assert "!" in drawn
    assert "逾期 12 天" in drawn


@pytest.mark.parametrize(
    ("now", "before", "more_is", "expected"),
    [
        (5, 3, "bad", ("▲ 2", "bad")),
        (3, 5, "bad", ("▼ 2", "good")),
        (5, 3, "good", ("▲ 2", "good")),
        (5, 3, "", ("▲ 2", "")),
        (3, 3, "bad", ("same", "")),
    ],
)
def test_a_change_says_which_way_and_whether_that_is_good(now: int, before: int, more_is: str, expected: tuple[str, str]) -> None:
    words = {"up": "▲ {n}", "down": "▼ {n}", "same": "same"}

    assert markup.change(now, before, words, more_is) == expected


def test_an_address_leaves_out_what_is_empty_and_encodes_the_rest() -> None:
    assert markup.href("/project", id="A&B 1", stage="") == "/project?id=A%26B+1"
    assert markup.href("/") == "/"
    assert markup.href("/data", severity=["error", "info"]) == "/data?severity=error&severity=info"
