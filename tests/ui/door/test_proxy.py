"""A reverse proxy that names people: believed from its own address, whatever anybody else says."""

import json

import pytest

from tests.ui.door.knocking import ask, handshake, served

NAMED = {"x_remote_user": "王敏".encode().decode("latin-1")}
SAID = {"proxy_header": "X-Remote-User", "proxy_addresses": ("127.0.0.1",)}


@pytest.mark.parametrize("forwarded", [{}, {"x_forwarded_for": "10.0.0.7", "x_forwarded_proto": "https"}], ids=["bare", "forwarding"])
def test_a_proxys_word_is_believed_whether_or_not_it_says_for_whom(folder, forwarded):
    with served(folder, **SAID) as port:
        _, named = ask(port, "/", **NAMED, **forwarded)
        unnamed, text = ask(port, "/", **forwarded)

    assert json.loads(named) == {"user": "%E7%8E%8B%E6%95%8F", "role": "staff", "way": "proxy"}
    assert unnamed.status == 403
    assert "公司登录系统" in text


@pytest.mark.parametrize("forwarded", [{}, {"x_forwarded_for": "10.0.0.9"}, {"x_forwarded_for": "10.0.0.9, 10.0.0.9"}], ids=str)
def test_nobody_else_is_believed_wherever_they_say_they_are(folder, forwarded):
    with served(folder, proxy_header="X-Remote-User", proxy_addresses=("10.0.0.9",)) as port:
        answer, _ = ask(port, "/", **NAMED, **forwarded)
        connection, status = handshake(
            port, **{"X-Remote-User": "x", **{name.replace("_", "-"): value for name, value in forwarded.items()}}
        )
        connection.close()

    assert (answer.status, status) == (403, 403)


def test_two_names_are_none(folder):
    with served(folder, **SAID) as port:
        connection, status = handshake(port, **{"X-Remote-User": "boss\r\nX-Remote-User: staff"})
        connection.close()

    assert status == 403


def test_somebody_without_an_account_here_has_the_role_of_the_setting(folder):
    with served(folder, **SAID, proxy_role="finance") as port:
        _, text = ask(port, "/", x_remote_user="somebody")

    assert json.loads(text)["role"] == "finance"


def test_where_the_proxy_signs_people_in_there_is_no_form_of_ours(folder):
    with served(folder, **SAID) as port:
        answer, text = ask(port, "/sign-in")

    assert answer.status == 403
    assert "password" not in text
