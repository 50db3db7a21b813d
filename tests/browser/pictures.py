"""Takes the pictures of the README and the guides anew: ``python -m tests.browser.pictures``."""

import shutil
import tempfile
from contextlib import AbstractContextManager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import BROWSERS, ROOT, SAMPLE, Server, serving
from tests.pages.conftest import BROKEN

FOLDER = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1440, 900
# name, address, language, width
SHOTS = (
    ("overview", "/", "zh", WIDTH),
    ("overview-en", "/", "en", WIDTH),
    ("project", "/project?id=XM2026-004", "zh", WIDTH),
    ("todo", "/todo", "zh", WIDTH),
    ("production", "/production-gantt", "zh", WIDTH),
    ("receivables", "/receivables", "zh", WIDTH),
    ("data-check", "/data", "zh", WIDTH),
    ("phone", "/", "zh", 390),
)
# name, workbook, address, the part of the page, how much of its height
PARTS = (
    ("ribbon", SAMPLE, "/project?id=XM2026-004", ".as-ribbon", 100),
    ("findings", BROKEN, "/data?severity=error", ".as-table >> nth=0", 318),
)


def take(folder: Path = FOLDER) -> None:
    """Every picture, from real boards on the samples."""
    folder.mkdir(parents=True, exist_ok=True)
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        with _board(SAMPLE, Path(place) / "whole") as server:
            for name, address, language, width in SHOTS:
                _page(browser, server, address, language, width).screenshot(path=folder / f"{name}.png")
        for name, workbook, address, part, height in PARTS:
            with _board(workbook, Path(place) / name) as server:
                page = _page(browser, server, address, "zh", WIDTH)
                box = page.locator(part).bounding_box()
                if box:
                    page.screenshot(path=folder / f"{name}.png", clip={**box, "height": min(box["height"], height)})
        browser.close()


def _board(workbook: Path, place: Path) -> AbstractContextManager[Server]:
    """A board on a copy of the workbook under the name that the guides use."""
    place.mkdir()
    return serving(Path(shutil.copy(workbook, place / "售后台账.xlsx")), place)


def _page(browser: Browser, server: Server, address: str, language: str, width: int) -> Page:
    """The page, drawn to the end."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT}, color_scheme="light")
    page.goto(f"{server.address}{address}{'&' if '?' in address else '?'}lang={language}")
    page.wait_for_selector(".as-head h1")
    page.wait_for_timeout(2500)  # charts draw after the page says it is ready
    return page


if __name__ == "__main__":
    take()
