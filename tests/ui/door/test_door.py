"""Signing in, sessions and identities, over real HTTP on the loopback address."""

import json

import pytest

from data_access.accounts import Accounts
from tests.ui.door.knocking import PASSWORD, ask, cookies, handshake, served, signed_in
from ui.door.rules import DoorRules
from ui.door.sessions import Sessions


def test_without_a_cookie_there_is_only_the_sign_in_page_and_health(folder):
    with served(folder) as port:
        page, _ = ask(port, "/stage-10?id=P-1")
        data, body = ask(port, "/media/x.json", accept="application/json")
        health, _ = ask(port, "/_stcore/health")
        no_health, page_of_streamlit = ask(port, "/healthz", accept="*/*")
        connection, socket_status = handshake(port)
        connection.close()

    assert page.status == 303
    assert page.getheader("location") == "/sign-in?next=%2Fstage-10%3Fid%3DP-1"
    assert (data.status, body) == (401, "")
    assert health.status == 200
    assert (no_health.status, page_of_streamlit) == (401, "")
    assert socket_status == 403


def test_signing_in_keeps_the_deep_link_and_opens_the_socket(folder):
    with served(folder) as port:
        answer, _ = signed_in(port, target="/stage-10?id=P-1")
        cookie = f"aftersales_session={cookies(answer)['aftersales_session']}"
        _, text = ask(port, "/", cookie=cookie)
        connection, status = handshake(port, Cookie=cookie)
        connection.close()

    assert (answer.status, answer.getheader("location")) == (303, "/stage-10?id=P-1")
    assert "httponly" in answer.getheader("set-cookie").lower()
    assert "samesite=lax" in answer.getheader("set-cookie").lower()
    assert json.loads(text) == {"user": "%E7%8E%8B%E6%95%8F", "role": "staff", "way": "signed_in"}
    assert status == 101


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_never_leads_to_another_site(folder, target):
    with served(folder) as port:
        answer, _ = signed_in(port, target=target)

    assert answer.getheader("location") == "/"


def test_a_form_that_did_not_come_from_our_page_is_not_taken(folder):
    with served(folder) as port:
        answer, _ = ask(port, "/sign-in", "POST", {"name": "王敏", "password": PASSWORD, "token": "x", "next": "/"})
        foreign, _ = ask(port, "/sign-in", "POST", {"name": "王敏"}, origin="https://evil.example")

    assert answer.status == 403
    assert "aftersales_session" not in cookies(answer)
    assert foreign.status == 403


@pytest.mark.parametrize("forged", ["x-aftersales-role", "X-Aftersales_Role", "x_aftersales_role"])
def test_a_forged_role_is_thrown_away(folder, forged):
    with served(folder) as port:
        answer, _ = signed_in(port)
        cookie = f"aftersales_session={cookies(answer)['aftersales_session']}"
        _, text = ask(port, "/", cookie=cookie, **{forged.replace("-", "__"): "manager", forged: "manager"})

    assert json.loads(text)["role"] == "staff"


def test_a_forged_cookie_is_no_cookie(folder):
    with served(folder) as port:
        answer, _ = ask(port, "/", cookie='aftersales_session=["a","王敏",0,0].forged'.encode().decode("latin-1"))

    assert answer.status == 303


def test_removing_an_account_ends_its_sessions(folder):
    with served(folder) as port:
        answer, _ = signed_in(port)
        cookie = f"aftersales_session={cookies(answer)['aftersales_session']}"

        Accounts(folder / "accounts.json").remove("王敏")

        assert ask(port, "/", cookie=cookie)[0].status == 303


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.write_text('{"accounts": [{"na', "utf-8"), "账号文件损坏"),
        (lambda path: path.write_text('{"accounts": [{"name": "王敏", "role": 3, "salt": "", "digest": ""}]}', "utf-8"), "账号文件损坏"),
        (lambda path: (path.unlink(), path.mkdir()), "账号文件读不了"),
        (lambda path: path.unlink(), "账号文件不见了"),
    ],
    ids=["half a file", "a field that is wrong", "a folder in its place", "nothing in its place"],
)
def test_what_cannot_be_an_accounts_file_locks_everyone_out_with_a_sentence(folder, spoil, sentence):
    with served(folder) as port:
        answer, _ = signed_in(port)
        spoil(folder / "accounts.json")

        board, text = ask(port, "/", cookie=f"aftersales_session={cookies(answer)['aftersales_session']}")
        form, _ = ask(port, "/sign-in")

    assert board.status == 503
    assert sentence in text
    assert form.status in (200, 503)


def test_a_key_that_anybody_could_guess_locks_everyone_out_with_a_sentence(folder):
    (folder / "key").write_text("", "ascii")
    forged = Sessions(
        DoorRules(accounts=folder / "accounts.json", key_file=folder / "key", log_folder=folder), Accounts(folder / "accounts.json"), ""
    )
    cookie = forged.cookie(forged.begin("王敏"))
    with served(folder) as port:
        board, text = ask(port, "/", cookie=f"aftersales_session={cookie}")
        form, _ = ask(port, "/sign-in")

    assert (board.status, form.status) == (503, 503)
    assert "签名密钥文件不能用" in text


def test_every_answer_forbids_framing_and_foreign_images(folder):
    with served(folder) as port:
        answer, _ = ask(port, "/sign-in")

    policy = answer.getheader("content-security-policy")
    assert "frame-ancestors 'none'" in policy
    assert "img-src 'self' data: blob:" in policy
    assert answer.getheader("x-content-type-options") == "nosniff"


def test_the_audit_log_names_people_but_no_password_and_no_token(folder):
    with served(folder) as port:
        signed_in(port, password="secret-that-is-wrong")
        answer, _ = signed_in(port)

    lines = [json.loads(line) for line in (folder / "audit.jsonl").read_text("utf-8").splitlines()]
    text = (folder / "audit.jsonl").read_text("utf-8")
    assert [(line["event"], line["who"]) for line in lines] == [("sign_in_refused", "王敏"), ("sign_in", "王敏")]
    assert "secret-that-is-wrong" not in text
    assert cookies(answer)["aftersales_session"] not in text
