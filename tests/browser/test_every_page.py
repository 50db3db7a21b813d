"""Every page in both languages, light and dark, at three widths, on a good, an empty and a broken workbook, combined pairwise."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import Server, serving
from tests.pages.conftest import BROKEN, SAMPLE, empty_workbook
from ui.navigation import PAGES

DESK = 1440  # from here on a table fits beside the other
WORKBOOKS, LANGUAGES, SCHEMES, WIDTHS = ("good", "empty", "broken"), ("zh", "en"), ("light", "dark"), (390, 1440, 1920)
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
LATIN = re.compile(r"[A-Za-z]{4,}")
# Names of programs, files and commands are the same in both languages.
NAMES = {"empty", "excel", "xlsx", "python", "doctor", "config", "toml", "mapping", "wps"}


def combined() -> list[tuple[str, str, str, str, int]]:
    """Page, workbook, language, scheme, width: every two of them meet, in as few loads as the pages and workbooks need."""
    return [
        (page.key, workbook, LANGUAGES[(turn + at) % 2], SCHEMES[(turn + at // 2 + (turn == 2)) % 2], WIDTHS[(turn + at // 3 + at) % 3])
        for at, page in enumerate(PAGES)
        for turn, workbook in enumerate(WORKBOOKS)
    ]


def test_every_two_choices_meet_on_some_load() -> None:
    choices = [[page.key for page in PAGES], WORKBOOKS, LANGUAGES, SCHEMES, WIDTHS]
    met = {(one, each[one], other, each[other]) for each in combined() for one, other in combinations(range(5), 2)}
    wanted = {(one, a, other, b) for one, other in combinations(range(5), 2) for a in choices[one] for b in choices[other]}

    assert wanted - met == set()
    assert len(combined()) <= 90


@pytest.fixture(scope="module")
def boards(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Server]]:
    """A board for each workbook."""
    with ExitStack() as servers:
        found = {}
        for name in WORKBOOKS:
            folder = tmp_path_factory.mktemp(name)
            path = {"good": SAMPLE, "broken": BROKEN}.get(name) or folder / "empty.xlsx"
            if name == "empty":
                Path(path).write_bytes(empty_workbook())
            found[name] = servers.enter_context(serving(Path(path), folder))
        yield found


@pytest.fixture(scope="module")
def screens(browser: Browser) -> Iterator[dict[str, BrowserContext]]:
    """A browser's memory for each scheme; the program of the pages is fetched once, as it is from a reader's second page on."""
    yield {scheme: browser.new_context(color_scheme=scheme) for scheme in SCHEMES}


@pytest.mark.parametrize(("key", "workbook", "language", "scheme", "width"), combined())
def test_a_page_is_whole_in_its_language_within_its_width_and_within_the_house(
    boards: dict[str, Server], screens: dict[str, BrowserContext], key: str, workbook: str, language: str, scheme: str, width: int
) -> None:
    entry = next(page for page in PAGES if page.key == key)
    asked = "id=XM2026-004&" if key == "project" and workbook != "empty" else ""
    page = screens[scheme].new_page()
    page.set_viewport_size({"width": width, "height": 900})
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
    page.goto(f"{boards[workbook].address}/{entry.path}?{asked}lang={language}")
    page.wait_for_selector(".as-head h1")
    page.wait_for_function("() => !document.querySelector('[data-testid=stStatusWidget]')")
    page.wait_for_timeout(300)

    try:
        assert page.locator("[data-testid=stException]").count() == 0
        assert "fault" not in (page.locator(".as-banner").first.inner_text() if page.locator(".as-banner").count() else "")
        assert entry.title(language) in page.locator(".as-head h1").inner_text() or key == "project"
        assert not sideways(page)
        assert width < DESK or cut_off(page) == []
        assert hosts <= {"127.0.0.1", ""}
        assert foreign_words(page, language, workbook) == []
        assert grave(page) == []
    finally:
        page.close()


def sideways(page: Page) -> bool:
    """Whether the page has to be scrolled sideways."""
    return bool(
        page.evaluate(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')].some(e => e.scrollWidth > e.clientWidth + 1)"
        )
    )


def cut_off(page: Page) -> list[str]:
    """The tables that are wider than their place, and the notes beside names that are drawn over the next cell."""
    return page.evaluate(
        "() => [...document.querySelectorAll('.as-scroll, .as-of')].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.innerText.slice(0, 80))"
    )


def foreign_words(page: Page, language: str, workbook: str) -> list[str]:
    """Words of the other language among those that are ours; data and the deck's own sentences are not."""
    if workbook != "empty":
        return []
    text = page.evaluate(
        """() => {
          const body = document.querySelector('.stApp').cloneNode(true);
          const theirs = 'style, script, blockquote, .as-file, .as-muted[lang], [data-testid=stSidebarHeader], [data-testid=stIconMaterial]';
          body.querySelectorAll(theirs + ', .st-key-language, [data-testid=stSkipToContent]').forEach(e => e.remove());
          return body.innerText;
        }"""
    )
    if language == "en":
        return CHINESE.findall(text.replace("中", ""))  # the switch names each language in itself
    return [word for word in LATIN.findall(text) if word.casefold() not in NAMES]


def grave(page: Page) -> list[str]:
    """What axe finds serious or critical in what we draw; Streamlit's own menu and the canvas of its tables are not ours to mend."""
    ours = {"exclude": [["[data-testid=stSidebarNav]"], [".stDataFrame"]]}
    found = Axe().run(page, context=ours, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']}: {node['target'][0]} {node['failureSummary'][:200]}"
        for each in found
        if each["impact"] in ("serious", "critical")
        for node in each["nodes"]
    ]
