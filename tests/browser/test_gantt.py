"""The charts as a manager uses them: pointing at a bar, choosing a window, taking the table along, printing."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("page_path", ["production-gantt", "delivery-gantt"])
def test_a_click_on_a_bar_opens_its_project(board, visit, page_path: str) -> None:
    page = visit(f"{board.address}/{page_path}")
    bar = page.locator(".barlayer .point path").first
    expect(bar).to_be_visible()

    bar.click(force=True)

    expect(page).to_have_url(re.compile(r"/project\?id=XM2026-\d+"), timeout=20_000)
    expect(page.locator(".as-ribbon")).to_be_visible()


def test_a_window_is_kept_in_the_address_and_shows_only_what_touches_it(board, visit) -> None:
    page = visit(f"{board.address}/production-gantt?window=all")
    bars = page.locator(".barlayer .point")
    expect(bars.first).to_be_visible()
    all_of_them = bars.count()

    page.get_by_text("本周", exact=True).click()

    expect(page).to_have_url(re.compile("window=week"))
    page.wait_for_function(
        "all => { const bars = document.querySelectorAll('.barlayer .point').length; return 0 < bars && bars < all }", arg=all_of_them
    )


def open_the_table(page) -> None:
    """Opens the table below a chart, and lets it come to rest: what moves under the mouse is not clicked."""
    table = page.get_by_test_id("stExpander").first
    table.click()
    expect(table.locator("details")).to_have_attribute("open", "")
    page.wait_for_function("() => document.querySelector('[data-testid=stExpander]').getAnimations({ subtree: true }).length === 0")


def test_the_table_and_a_page_for_paper_go_out(board, visit) -> None:
    page = visit(f"{board.address}/delivery-gantt?window=all")
    open_the_table(page)
    taken = []
    for number in range(2):
        with page.expect_download() as waiting:
            page.get_by_test_id("stDownloadButton").get_by_role("button").nth(number).click()
        taken.append(waiting.value.path().read_bytes())

    book = openpyxl.load_workbook(io.BytesIO(taken[0]))
    paper = taken[1].decode()

    assert book.worksheets[0].max_row > 50
    assert paper.startswith("<!doctype html>") and "A3 landscape" in paper
    assert "http" not in paper.replace("http://www.w3.org/2000/svg", "")


def test_a_file_is_still_there_when_others_look_before_it_is_fetched(board, visit) -> None:
    page = visit(f"{board.address}/delivery-gantt")
    open_the_table(page)
    with page.expect_download() as waiting:
        page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    taken = waiting.value.path().read_bytes()

    for _ in range(4):
        visit(board.address)

    assert page.request.get(waiting.value.url).body() == taken


# Texts that reach beyond the chart, or lie over a diamond of their row.
HIDDEN = """
() => {
  const box = (node) => node.getBoundingClientRect();
  const chart = document.querySelector(".js-plotly-plot"), edge = box(chart);
  const texts = [...chart.querySelectorAll(".textpoint text, .xtick text, .annotation-text")];
  const words = [...chart.querySelectorAll(".textpoint text")].filter((node) => node.textContent.match(/\\+\\d/));
  const diamonds = [...chart.querySelectorAll(".scatterlayer path.point")].filter((node) => box(node).width > 4);
  const camera = box(chart.querySelector(".modebar-btn"));
  const meet = (one, other) => one.left < other.right && other.left < one.right && one.top + 4 < other.bottom && other.top + 4 < one.bottom;
  // the gap before the words is made of spaces, which belong to their box
  const inked = (node) => { const whole = box(node); return { left: whole.left + 6, right: whole.right, top: whole.top, bottom: whole.bottom } };
  const late = (node) => { const whole = inked(node); return { ...whole, left: whole.left + 12 * (node.textContent.startsWith("\u2002\u2002") ? 1 : 0) } };
  return [
    ...texts.filter((node) => box(node).right > edge.right + 1 || box(node).left < edge.left - 1),
    ...texts.filter((node) => meet(box(node), camera)),
    ...words.filter((node) => diamonds.some((diamond) => meet(late(node), box(diamond)))),
  ].map((node) => node.textContent);
}
"""


@pytest.mark.parametrize(
    ("query", "width", "height"),
    [("window=week", 1440, 900), ("window=month&lang=en", 1440, 900), ("lang=en", 1920, 1080), ("window=all", 1366, 768)],
)
@pytest.mark.parametrize("page_path", ["production-gantt", "delivery-gantt"])
def test_no_word_is_cut_off_or_covered(board, visit, page_path: str, query: str, width: int, height: int) -> None:
    page = visit(f"{board.address}/{page_path}?{query}", width=width, height=height)
    expect(page.locator(".textpoint text").first).to_be_visible()

    assert page.evaluate(HIDDEN) == []


def test_the_button_for_the_picture_speaks_chinese(board, visit) -> None:
    page = visit(f"{board.address}/production-gantt")

    expect(page.locator(".modebar-btn")).to_have_attribute("data-title", "导出图片 (PNG)")
