"""Who looks where nobody signs in: whoever sits at this machine as manager, everybody as staff, or nobody."""

import json

import pytest

from data_access.accounts import Accounts
from tests.ui.door.knocking import PASSWORD, ask, handshake, served
from ui.door import sign_in
from ui.door.rules import DoorRules
from ui.door.start import may_serve, not_writable, why_not

EVERY_INTERFACE = "0.0.0.0"  # noqa: S104 - the very address that must be refused


def rules(folder, **said) -> DoorRules:
    return DoorRules(accounts=folder / "accounts.json", key_file=folder / "key", log_folder=folder, **said)


def test_this_machine_looks_as_manager(tmp_path):
    with served(tmp_path) as port:
        _, text = ask(port, "/")

    assert json.loads(text) == {"user": "", "role": "manager+phones", "way": "local"}


@pytest.mark.parametrize(
    "header",
    [
        {"x_forwarded_for": "10.0.0.7"},
        {"x_forwarded_for": "127.0.0.1"},
        {"x_real_ip": "10.0.0.7"},
        {"forwarded": "for=10.0.0.7"},
        {"x_forwarded_host": "board.example"},
        {"via": "1.1 proxy"},
    ],
    ids=str,
)
def test_whoever_comes_through_a_proxy_does_not_sit_at_this_machine(tmp_path, header):
    with served(tmp_path) as port:
        answer, text = ask(port, "/", **header)

    assert answer.status == 403
    assert "只能在本机打开" in text


@pytest.mark.parametrize(
    "said", [{"allowed_hosts": ("board.example",)}, {"secure_cookie": True}, {"proxy_addresses": ("127.0.0.1",)}], ids=str
)
@pytest.mark.parametrize("host", ["board.example", "127.0.0.1"])
def test_a_board_meant_for_others_has_no_manager_without_accounts(tmp_path, said, host):
    with served(tmp_path, **said) as port:
        answer, text = ask(port, "/", host=host)

    assert why_not("127.0.0.1", rules(tmp_path, **said)) == "for_others"
    assert answer.status in (400, 403)
    assert "manager+phones" not in text


def test_deleting_the_accounts_file_makes_nobody_manager(tmp_path, monkeypatch):
    monkeypatch.setattr(sign_in, "WATCH_SECONDS", 0.1)
    with served(tmp_path) as port:
        Accounts(tmp_path / "accounts.json").add("王敏", "staff", PASSWORD)
        asked, _ = ask(port, "/")
        (tmp_path / "accounts.json").unlink()

        answer, text = ask(port, "/")
        connection, status = handshake(port)
        connection.close()

    assert asked.status == 303
    assert (answer.status, status) == (503, 403)
    assert "账号文件不见了" in text


def test_accounts_that_were_lost_are_missed_after_a_restart_too(tmp_path):
    (tmp_path / "key").write_text("0" * 64, "ascii")
    with served(tmp_path) as port:
        answer, text = ask(port, "/")

    assert answer.status == 503
    assert "账号文件不见了" in text


def test_the_first_account_closes_the_pages_that_were_open_without_one(tmp_path, monkeypatch):
    monkeypatch.setattr(sign_in, "WATCH_SECONDS", 0.1)
    with served(tmp_path) as port:
        connection, status = handshake(port)

        Accounts(tmp_path / "accounts.json").add("王敏", "staff", PASSWORD)

        assert status == 101
        assert connection.recv(100)[0] == 0x88  # a WebSocket close frame


def test_serving_anonymously_gives_everybody_the_role_staff(tmp_path):
    with served(tmp_path, allow_anonymous=True, allowed_hosts=("board.example",)) as port:
        _, text = ask(port, "/", host="board.example")

    assert json.loads(text)["role"] == "staff"
    assert json.loads(text)["way"] == "anonymous"


def test_the_network_is_served_only_when_somebody_asks_who_is_there(tmp_path):
    assert may_serve("127.0.0.1", rules(tmp_path))
    assert not may_serve(EVERY_INTERFACE, rules(tmp_path))
    assert not may_serve("", rules(tmp_path))

    Accounts(tmp_path / "accounts.json").add("王敏", "staff", PASSWORD)

    assert may_serve(EVERY_INTERFACE, rules(tmp_path))


def test_a_proxy_that_names_people_has_to_be_named_itself(tmp_path):
    assert why_not("127.0.0.1", rules(tmp_path, proxy_header="X-Remote-User")) == "proxy_unnamed"
    assert may_serve("127.0.0.1", rules(tmp_path, proxy_header="X-Remote-User", proxy_addresses=("127.0.0.1",)))


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()

    assert not_writable((tmp_path / "new" / "state", tmp_path / "file" / "log")) == tmp_path / "file" / "log"
    assert not_writable((tmp_path,)) is None
