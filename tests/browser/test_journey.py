"""Monday morning: find the worst project, see the missing cell, fill it in, watch it turn."""

import io
import json
import re
import shutil

import openpyxl
from playwright.sync_api import expect

from data_access.atomic import write_atomically
from tests.browser.conftest import SAMPLE, serving


def fill(workbook, sheet: str, cell: str, value: object) -> None:
    """Saves a cell as Excel does: a new file in the old one's place."""
    book = openpyxl.load_workbook(workbook)
    book[sheet][cell].value = value
    file = io.BytesIO()
    book.save(file)
    write_atomically(workbook, file.getvalue())


def test_a_cell_filled_in_in_the_sheet_is_gone_from_what_is_missing(board, visit) -> None:
    page = visit(board.address)
    page.locator(".as-grid tbody tr").first.locator("th a").click()
    page.wait_for_selector(".as-ribbon")
    wanted = page.locator(".as-table tr", has=page.locator(".as-cell")).first
    sheet, cell = wanted.locator(".as-cell").inner_text().split("!")
    number = re.search(r"id=([^&]+)", page.url)
    assert number
    count = int(page.locator(".as-count").first.inner_text())

    fill(board.workbook, sheet, cell, right_answer(board.workbook, sheet, cell))

    expect(page.locator(".as-count").first).not_to_have_text(str(count), timeout=45_000)
    assert number[1] in page.url


def right_answer(workbook, sheet: str, cell: str) -> object:
    """What makes the cell complete: the word the column wants, a day for a day."""
    from schemas.sheets import TABLES  # noqa: PLC0415 - read once

    book = openpyxl.load_workbook(workbook, read_only=True)
    table = next(table for table in TABLES if table.sheet == sheet)
    column = re.match(r"[A-Z]+", cell)
    assert column
    headers = {
        one.column_letter: one.value
        for row in book[sheet].iter_rows(max_row=10)
        for one in row
        if one.value in {c.header for c in table.columns}
    }
    wanted = next(one for one in table.columns if one.header == headers[column[0]])
    answers = {"day": "2026-11-19", "yes_no": "是", "percent": "100%"}
    good = {"合格", "可下单", "无误", "通过", "已完成", "已确认", "客户同意"} & set(wanted.values)
    return next(iter(good), answers.get(wanted.kind, next(iter(wanted.values), wanted.example or "已确认")))


def test_the_language_goes_along_everywhere(board, visit) -> None:
    page = visit(board.address)
    page.get_by_text("EN", exact=True).click()
    expect(page.locator("h1").first).to_have_text("Overview")

    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Data check").click()

    expect(page.locator("h1").first).to_have_text("Data check")
    assert "lang=en" in page.url


def test_a_filter_is_kept_in_the_address(board, visit) -> None:
    page = visit(board.address)
    page.get_by_role("button", name="受阻").click()
    expect(page).to_have_url(re.compile("status=blocked"))

    again = visit(page.url)

    expect(again.get_by_role("button", name="受阻")).to_have_attribute("aria-pressed", "true")


def test_a_tile_leads_to_the_project_at_that_stage(board, visit) -> None:
    page = visit(board.address)
    tile = page.locator(".as-box.as-overdue").first
    href = tile.get_attribute("href")
    tile.click()

    page.wait_for_selector(".as-ribbon .as-here")
    assert href and href.split("?")[1] in page.url


def test_the_list_of_what_must_be_mended_goes_out_as_a_workbook(board, visit) -> None:
    page = visit(f"{board.address}/data?severity=warning")
    count = int(page.locator(".as-count").first.inner_text())

    with page.expect_download() as waiting:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    sheet = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active

    assert waiting.value.suggested_filename == "数据检查-2026-11-20.xlsx"
    assert sheet.max_row == count + 1
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"s"}
    [log] = (board.workbook.parent / "log").glob("audit*.jsonl")
    assert any(
        line["event"] == "export" and "数据检查-2026-11-20.xlsx" in line["what"] for line in map(json.loads, log.open(encoding="utf-8"))
    )


def test_a_source_that_goes_away_is_told_on_the_page_and_forgotten_when_it_is_back(visit, tmp_path) -> None:
    workbook = tmp_path / "售后台账.xlsx"
    shutil.copy(SAMPLE, workbook)
    with serving(workbook, tmp_path) as server:
        page = visit(server.address)
        workbook.rename(tmp_path / "away.xlsx")
        expect(page.locator(".as-banner.as-alert")).to_contain_text("售后台账.xlsx", timeout=45_000)
        expect(page.locator(".as-grid tbody th").first).to_be_visible()

        (tmp_path / "away.xlsx").rename(workbook)

        expect(page.locator(".as-banner.as-alert")).to_have_count(0, timeout=45_000)
