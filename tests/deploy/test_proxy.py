"""The board behind the reverse proxy of our sample: HTTPS, people's own addresses, sockets, and sign-in by the proxy."""

import base64
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest

from data_access.accounts import Accounts
from tests.deploy.board import SAMPLE, serving
from tests.deploy.proxies import NAME, PASSWORD, Proxy, in_front
from tests.ui.door.knocking import served

OURS = "correct horse battery"
SAID = 'allowed_hosts = ["board.example"]\nproxy_addresses = ["127.0.0.1"]\nsecure_cookie = true\n'
UPGRADE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": base64.b64encode(b"0" * 16).decode(),
}
BY_NGINX = {"Authorization": "Basic " + base64.b64encode(f"{NAME}:{PASSWORD}".encode()).decode()}

no_nginx = pytest.mark.skipif(not shutil.which("nginx"), reason="nginx is not there")
kinds = pytest.mark.parametrize("small", [pytest.param(False, id="nginx", marks=no_nginx), pytest.param(True, id="a small proxy")])


def ask(proxy: Proxy, path: str = "/", form: dict[str, str] | None = None, **headers: str) -> tuple[HTTPResponse, str]:
    """As a browser asks that was given the address https://board.example:PORT."""
    connection = proxy.connect()
    sent = {"Host": f"board.example:{proxy.port}", "Accept": "text/html", **headers}
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"https://board.example:{proxy.port}"} if form else {}
    connection.request("POST" if form else "GET", path, urlencode(form) if form else None, {**sent, **kind})
    answer = connection.getresponse()
    return answer, "" if answer.status == 101 else answer.read().decode()


def socket(proxy: Proxy, **headers: str) -> int:
    """The status of the answer to a WebSocket's first question."""
    answer, _ = ask(proxy, "/_stcore/stream", **UPGRADE, **{"Origin": f"https://board.example:{proxy.port}", **headers})
    return answer.status


def sign_in(proxy: Proxy, password: str = OURS, **headers: str) -> HTTPResponse:
    page, text = ask(proxy, "/sign-in?next=/stage-10")
    browser = page.getheader("set-cookie").split(";")[0]
    token = re.search(r'name="token" value="([^"]+)"', text)[1]
    form = {"name": "王敏", "password": password, "token": token, "next": "/stage-10"}
    return ask(proxy, "/sign-in", form, Cookie=browser, **headers)[0]


@contextmanager
def boards(folder: Path, said: str, count: int = 1) -> Iterator[list[int]]:
    """Processes that share the sheet, the accounts file and the key, each with its own state."""
    if not count:
        yield []
        return
    own = folder / str(count)
    own.mkdir()
    shared = (
        f"accounts = {str(folder / 'accounts.json')!r}\nkey_file = {str(folder / 'signing.key')!r}\nlog_folder = {str(folder / 'log')!r}\n"
    )
    (own / "config.toml").write_text(f"state_folder = 'state'\n[[sources]]\npath = {str(SAMPLE)!r}\n[serve]\n{shared}{said}", "utf-8")
    with serving(own / "config.toml", own / "server.log") as port, boards(folder, said, count - 1) as others:
        yield [port, *others]


@kinds
def test_behind_the_sample_people_sign_in_and_see_their_board(tmp_path, small):
    Accounts(tmp_path / "accounts.json").add("王敏", "manager", OURS)
    with boards(tmp_path, SAID) as ports, in_front(tmp_path, ports, small=small) as proxy:
        asked, _ = ask(proxy, "/stage-10")
        refused = socket(proxy)
        wrong = sign_in(proxy, "wrong", **{"X-Forwarded-For": "203.0.113.9"})
        answer = sign_in(proxy)
        cookie = answer.getheader("set-cookie")
        page, text = ask(proxy, "/stage-10", Cookie=cookie.split(";")[0])
        opened = socket(proxy, Cookie=cookie.split(";")[0])
        foreign = [ask(proxy, Host="evil.example")[0].status, socket(proxy, Cookie=cookie, Origin="https://evil.example")]

    lines = [json.loads(line) for line in (tmp_path / "log" / f"audit-{ports[0]}.jsonl").read_text("utf-8").splitlines()]
    assert (asked.status, refused, wrong.status) == (303, 403, 401)
    assert (answer.status, answer.getheader("location")) == (303, "/stage-10")
    assert "secure" in cookie.lower()
    assert (page.status, opened) == (200, 101)
    assert '<div id="root">' in text
    assert foreign == [400, 403]
    # Whom wrong passwords are counted against is who came to the proxy, whatever they say of themselves.
    assert [(line["event"], line.get("address")) for line in lines[:2]] == [("sign_in_refused", "127.0.0.2"), ("sign_in", "127.0.0.2")]


@no_nginx
def test_two_processes_behind_one_proxy_know_the_same_people(tmp_path):
    Accounts(tmp_path / "accounts.json").add("王敏", "manager", OURS)
    with boards(tmp_path, SAID, 2) as ports, in_front(tmp_path, ports):
        first, second = (Proxy(port, secure=False) for port in ports)
        cookie = sign_in(first).getheader("set-cookie").split(";")[0]
        both = [ask(each, Cookie=cookie)[0].status for each in (first, second)]
        _, text = ask(second, "/sign-out", Cookie=cookie)
        ask(second, "/sign-out", {"token": re.search(r'name="token" value="([^"]+)"', text)[1]}, Cookie=cookie)
        neither = [ask(each, Cookie=cookie)[0].status for each in (first, second)]

    assert (both, neither) == ([200, 200], [303, 303])


@kinds
def test_behind_the_sample_the_proxy_signs_people_in(tmp_path, small):
    said = SAID + 'proxy_header = "X-Remote-User"\n'
    with boards(tmp_path, said) as ports, in_front(tmp_path, ports, signs_in=True, small=small) as proxy:
        nobody = ask(proxy)[0].status
        page = ask(proxy, **BY_NGINX)[0].status
        opened = socket(proxy, **BY_NGINX)
        direct = ask(Proxy(ports[0], secure=False), Host="127.0.0.1")[0].status

    assert (nobody, page, opened, direct) == (401, 200, 101, 403)


@kinds
def test_a_name_that_a_browser_sends_is_replaced_by_the_proxys(tmp_path, small):
    Accounts(tmp_path / "accounts.json").add("boss", "manager", OURS)
    rules = {"proxy_header": "X-Remote-User", "proxy_addresses": ("127.0.0.1",), "allowed_hosts": ("board.example",)}
    with served(tmp_path, **rules) as port, in_front(tmp_path, [port], signs_in=True, small=small) as proxy:
        _, text = ask(proxy, **BY_NGINX, **{"X-Remote-User": "boss"})

    assert json.loads(text) == {"user": NAME, "role": "staff", "way": "proxy"}
