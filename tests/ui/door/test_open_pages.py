"""Pages that are open end with the session, in every process; and can ask whether it still holds."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg

from data_access.accounts import Accounts
from tests.ui.door.knocking import PASSWORD, ask, cookies, handshake, served, signed_in
from ui.door import open_pages, sign_in

CLOSED = 0x88  # the first byte of a WebSocket close frame


@pytest.fixture(autouse=True)
def looked_at_often(monkeypatch):
    monkeypatch.setattr(sign_in, "WATCH_SECONDS", 0.1)


def cookie_of(port: int) -> str:
    answer, _ = signed_in(port)
    return f"aftersales_session={cookies(answer)['aftersales_session']}"


def sign_out(port: int, cookie: str) -> None:
    _, text = ask(port, "/sign-out", cookie=cookie)
    ask(port, "/sign-out", "POST", {"token": re.search(r'name="token" value="([^"]+)"', text)[1]}, cookie=cookie)


def test_signing_out_closes_the_open_pages_of_every_process(folder):
    with served(folder) as port, served(folder) as other:
        cookie = cookie_of(port)
        here, _ = handshake(port, Cookie=cookie)
        there, _ = handshake(other, Cookie=cookie)

        sign_out(port, cookie)

        assert here.recv(100)[0] == CLOSED
        assert there.recv(100)[0] == CLOSED
        assert ask(port, "/", cookie=cookie)[0].status == 303
        assert ask(other, "/", cookie=cookie)[0].status == 303


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.remove("王敏"),
        lambda accounts: accounts.add("王敏", "manager", PASSWORD),
        lambda accounts: accounts.path.unlink(),
        lambda accounts: accounts.path.write_text("{", "utf-8"),
    ],
    ids=["removed", "another password", "the accounts file is gone", "the accounts file is damaged"],
)
def test_a_page_closes_when_its_account_is_no_longer_what_it_was(folder, change):
    with served(folder) as port:
        page, _ = handshake(port, Cookie=cookie_of(port))

        change(Accounts(folder / "accounts.json"))

        assert page.recv(100)[0] == CLOSED


def test_a_page_of_somebody_the_proxy_names_closes_when_the_role_changes(folder):
    with served(folder, proxy_header="X-Remote-User", proxy_addresses=("127.0.0.1",)) as port:
        page, status = handshake(port, **{"X-Remote-User": "王敏"})

        Accounts(folder / "accounts.json").add("王敏", "manager", PASSWORD)

        assert status == 101
        assert page.recv(100)[0] == CLOSED


def test_a_page_can_ask_whether_its_session_holds_and_gets_the_latest_cookie(folder):
    with served(folder) as port:
        cookie = cookie_of(port)
        before, nothing = ask(port, "/signed-in", accept="*/*", cookie=cookie)
        sign_out(port, cookie)
        after, _ = ask(port, "/signed-in", accept="*/*", cookie=cookie)
        (folder / "accounts.json").unlink()
        gone, _ = ask(port, "/signed-in", accept="*/*", cookie=cookie)

    assert (before.status, nothing, before.getheader("cache-control")) == (204, "", "no-store")
    assert "aftersales_session" in cookies(before)
    assert (after.status, gone.status) == (401, 401)


@pytest.mark.parametrize("asked_by_itself", ["/signed-in", "/newest"])
def test_what_a_page_asks_by_itself_does_not_keep_a_session_alive(folder, monkeypatch, asked_by_itself):
    clicks = []
    monkeypatch.setattr("ui.door.sessions.Sessions.click", lambda _, session: clicks.append(session.name))
    with served(folder) as port:
        cookie = cookie_of(port)
        ask(port, asked_by_itself, cookie=cookie)
        assert not clicks

        ask(port, "/", cookie=cookie)

    assert clicks == ["王敏"]


def test_nobody_is_told_whether_there_is_something_new_before_signing_in(folder):
    with served(folder) as port:
        cookie_of(port)
        assert ask(port, "/newest", accept="*/*")[0].status in (303, 401)


def clicks_of(message: bytes) -> int:
    """How often a person is said to have done something when a page sends a message."""
    clicks = []

    async def receive():
        return {"type": "websocket.receive", "bytes": message}

    with ThreadPoolExecutor(1) as elsewhere:  # a browser of another test may keep this thread's loop
        elsewhere.submit(asyncio.run, open_pages.noting_clicks(receive, lambda: clicks.append(message))()).result()
    return len(clicks)


def test_a_button_is_a_click_and_a_page_that_follows_the_data_is_none():
    pressed, followed = BackMsg(), BackMsg()
    pressed.rerun_script.widget_states.widgets.add(id="$$ID-1-as_of_back", trigger_value=True)
    followed.rerun_script.widget_states.widgets.add(id="$$ID-1-search", string_value="newer")
    followed.rerun_script.widget_states.widgets.add(id="$$ID-2-newer__events", json_trigger_value='[{"event":"newer","value":true}]')

    assert clicks_of(pressed.SerializeToString()) == 1
    assert clicks_of(followed.SerializeToString()) == 0
    assert clicks_of(b"\xff\xff") == 0


def test_signing_out_that_cannot_be_written_down_says_so(folder, monkeypatch):
    def full(*_, **__):
        raise OSError(28, "No space left on device")

    with served(folder) as port:
        cookie = cookie_of(port)
        _, text = ask(port, "/sign-out", cookie=cookie)
        monkeypatch.setattr("data_access.accounts.write_atomically", full)
        answer, told = ask(port, "/sign-out", "POST", {"token": re.search(r'name="token" value="([^"]+)"', text)[1]}, cookie=cookie)

    assert answer.status == 503
    assert "没能退出" in told
