"""What an open page shows when its session ends, and what it says where nobody signs in."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from data_access.accounts import Accounts
from tests.browser.conftest import SAMPLE, free_port
from tests.deploy.board import serving

PASSWORD = "correct horse battery"
SOON = 20_000  # milliseconds; an open page looks every five seconds
AMOUNTS = re.compile(r"\d,\d{3}\.\d")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A board whose one account is 王敏, the manager."""
    Accounts(tmp_path / "accounts.json").add("王敏", "manager", PASSWORD)
    path = tmp_path / "config.toml"
    source = f"as_of = 2026-11-20\n[[sources]]\npath = {str(SAMPLE)!r}\n"
    path.write_text(f"{source}[serve]\naccounts = 'accounts.json'\nkey_file = 'key'\n", "utf-8")
    return path


@pytest.fixture
def somebody(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.set_default_timeout(30_000)
    yield context
    context.close()


def opened(somebody: BrowserContext, address: str) -> Page:
    """A page full of amounts, signed in on the way to it."""
    page = somebody.new_page()
    page.goto(f"{address}/receivables")
    page.fill("[name=name]", "王敏")
    page.fill("[name=password]", PASSWORD)
    page.click("button")
    expect(page.locator(".as-figures")).to_contain_text(AMOUNTS)
    return page


def shows_nothing_any_more(page: Page) -> None:
    page.wait_for_url("**/sign-in?next=%2Freceivables", timeout=SOON)
    expect(page.locator("input[name=password]")).to_be_visible()
    assert not AMOUNTS.search(page.content())


def test_the_frame_says_who_is_signed_in_as_what_and_leads_out(config, somebody, tmp_path) -> None:
    with serving(config, tmp_path / "server.log") as port:
        page = opened(somebody, f"http://127.0.0.1:{port}")
        expect(page.locator(".as-who")).to_contain_text("王敏 · 经理")

        page.get_by_role("link", name="退出登录").click()
        expect(page.locator("main")).to_contain_text("在所有电脑上打开的看板都会关闭")
        page.get_by_role("button", name="退出").click()

        page.wait_for_url("**/sign-in?lang=zh")


def test_signing_out_in_one_window_empties_the_others(config, somebody, tmp_path) -> None:
    with serving(config, tmp_path / "server.log") as port:
        page = opened(somebody, f"http://127.0.0.1:{port}")
        other = somebody.new_page()
        other.goto(f"http://127.0.0.1:{port}/sign-out")

        other.get_by_role("button", name="退出").click()

        shows_nothing_any_more(page)


@pytest.mark.parametrize(
    "change",
    [lambda accounts: accounts.remove("王敏"), lambda accounts: accounts.add("王敏", "staff", PASSWORD)],
    ids=["removed", "given another role"],
)
def test_a_page_whose_session_ended_while_nobody_could_tell_it_is_emptied_later(
    config, somebody, tmp_path, change: Callable[[Accounts], object]
) -> None:
    port = free_port()
    with serving(config, tmp_path / "server.log", port=port):
        page = opened(somebody, f"http://127.0.0.1:{port}")
    change(Accounts(tmp_path / "accounts.json"))

    with serving(config, tmp_path / "server.log", port=port):
        shows_nothing_any_more(page)


def test_a_page_stays_while_its_session_holds_though_the_board_is_started_anew(config, somebody, tmp_path) -> None:
    port = free_port()
    with serving(config, tmp_path / "server.log", port=port):
        page = opened(somebody, f"http://127.0.0.1:{port}")
    with serving(config, tmp_path / "server.log", port=port):
        page.wait_for_timeout(8_000)

        assert page.url.endswith("/receivables")
        expect(page.locator(".as-figures")).to_contain_text(AMOUNTS)


def test_the_first_account_empties_the_pages_that_were_open_without_one(config, somebody, tmp_path) -> None:
    (tmp_path / "accounts.json").unlink()
    with serving(config, tmp_path / "server.log") as port:
        page = somebody.new_page()
        page.goto(f"http://127.0.0.1:{port}/receivables")
        expect(page.locator(".as-figures")).to_contain_text(AMOUNTS)
        assert not page.locator(".as-who").count()

        Accounts(tmp_path / "accounts.json").add("王敏", "manager", PASSWORD)

        shows_nothing_any_more(page)


@pytest.mark.parametrize("place", ["", "data", "receivables"])
def test_every_page_says_that_nobody_signs_in_while_there_is_no_data_too(config, somebody, tmp_path, place: str) -> None:
    (tmp_path / "accounts.json").unlink()
    config.write_text("[[sources]]\npath = 'nowhere.xlsx'\n[serve]\nallow_anonymous = true\n", "utf-8")
    with serving(config, tmp_path / "server.log") as port:
        page = somebody.new_page()
        page.goto(f"http://127.0.0.1:{port}/{place}")

        expect(page.locator(".as-banner").filter(has_text="免登录模式")).to_have_count(1)
