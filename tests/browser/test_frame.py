"""No address leads past the frame, and nothing leads out of the building."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serving
from ui.navigation import PAGES

PLACES = ("data", "data_check", "project?id=XM2026-001", "nowhere")
FILES = ("pages/overview/project.py", "overview/project", "data/data_check")


@pytest.mark.parametrize("place", PLACES)
def test_the_first_visitor_of_a_fresh_server_stays_inside_the_frame(place, visit, tmp_path, board) -> None:
    """On a server that has shown nothing yet, Streamlit would run a file in ``pages/`` by itself if it found it."""
    with serving(board.workbook, tmp_path) as fresh:
        page = visit(f"{fresh.address}/{place}")

        expect(page.get_by_test_id("stSidebarNav")).to_be_visible()
        expect(page.locator(".as-fresh")).to_be_visible()


@pytest.mark.parametrize("place", FILES)
def test_the_address_of_a_file_shows_no_page_outside_the_frame(place, browser, tmp_path, board) -> None:
    with serving(board.workbook, tmp_path) as fresh:
        page = browser.new_page()
        page.goto(f"{fresh.address}/{place}")
        page.wait_for_timeout(3000)

        shown = page.inner_text("body").strip()
        framed = page.get_by_test_id("stSidebarNav").count()
        page.close()
        assert framed or not shown


def test_nothing_is_asked_of_another_machine(board, visit, browser) -> None:
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    for entry in PAGES:
        page.goto(f"{board.address}/{entry.path}")
        page.wait_for_selector(".as-head h1")
    page.close()

    assert not [url for url in asked if not url.startswith((board.address, board.address.replace("http", "ws"), "data:", "blob:"))]


@pytest.mark.parametrize("width", [1440, 1920, 390])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", ["", "data", "project?id=XM2026-001"])
def test_nothing_has_to_be_scrolled_sideways(board, visit, path: str, language: str, width: int) -> None:
    join = "&" if "?" in path else "?"
    page = visit(f"{board.address}/{path}{join}lang={language}", width=width)

    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.evaluate("(main => main.scrollWidth <= main.clientWidth)(document.querySelector('[data-testid=stMain]'))")
    assert not page.get_by_test_id("stException").count()


def test_the_overview_shows_eighteen_projects_without_scrolling(board, visit) -> None:
    page = visit(board.address)
    page.wait_for_selector(".as-grid tbody th")
    bottom = page.locator(".as-matrix").evaluate("box => box.getBoundingClientRect().bottom")

    rows = page.locator(".as-grid tbody tr:not([aria-hidden])").evaluate_all(
        "(rows, bottom) => rows.filter(row => row.getBoundingClientRect().bottom <= bottom).length", bottom
    )

    assert rows >= 18
    assert page.locator(".as-legend").evaluate("line => line.getBoundingClientRect().bottom <= window.innerHeight")


def test_all_pages_stand_in_the_sidebar_without_scrolling(board, visit) -> None:
    page = visit(board.address)

    last = page.get_by_test_id("stSidebarNavLink").last

    assert page.get_by_test_id("stSidebarNavLink").count() == len(PAGES)
    assert last.evaluate("link => link.getBoundingClientRect().bottom <= window.innerHeight")
