"""A colleague saves and saves, in the way of each program, while people look: every page follows, and nobody loses anything."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ROOT, serving
from tests.data_access.saving import PATTERNS, saved

TIMES = 24
LATEST = f"{TIMES}次"
TROUBLE = ".as-banner.as-alert, [data-testid=stException]"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_open_page_follows_a_colleague_who_saves_all_the_time(pattern: str, visit, tmp_path: Path) -> None:
    workbook = tmp_path / "售后台账.xlsx"
    workbook.write_bytes(saved("0次"))
    with serving(workbook, tmp_path) as server:
        overview, project, data = (visit(f"{server.address}{path}") for path in ("/", "/project?id=P-7", "/data?severity=info"))
        expect(overview.locator(".as-grid")).to_contain_text("0次")
        search = project.get_by_placeholder("找项目、编号、合同号")
        search.fill("还没打完")

        command = [sys.executable, "-m", "tests.data_access.saving", str(workbook), pattern, str(TIMES)]
        subprocess.run(command, cwd=ROOT, check=True, timeout=120)

        expect(overview.locator(".as-grid")).to_contain_text(LATEST, timeout=45_000)
        expect(project.locator(".as-head h1")).to_contain_text(LATEST, timeout=45_000)
        expect(search).to_have_value("还没打完")
        expect(data).to_have_url(f"{server.address}/data?severity=info")
        for page in (overview, project, data):
            expect(page.locator(TROUBLE)).to_have_count(0)
        assert set(overview.locator(".as-grid tbody th a").all_inner_texts()) == {LATEST}
    log = (tmp_path / "server.log").read_text("utf-8", "replace")
    assert "Traceback" not in log and "fault " not in log
