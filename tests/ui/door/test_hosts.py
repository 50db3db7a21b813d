"""Under which names the board answers: a page of another site must not read it by giving its own name our address."""

import socket

import pytest

from tests.ui.door.knocking import ask, cookies, handshake, served, signed_in


@pytest.mark.parametrize("said", [{}, {"allow_anonymous": True}], ids=["with accounts", "anonymously"])
def test_a_foreign_name_is_refused_to_pages_and_sockets_alike(folder, tmp_path, said):
    place = tmp_path / "empty" if said else folder
    with served(place, **said) as port:
        page, text = ask(port, "/", host="evil.example")
        form, _ = ask(port, "/sign-in", host="evil.example")
        connection, status = handshake(port, Host="evil.example", Origin="http://evil.example")
        connection.close()

    assert (page.status, form.status, status) == (400, 400, 403)
    assert "allowed_hosts" in text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8501", "127.0.0.1", "[::1]:8501", "localhost.", socket.gethostname()])
def test_this_machines_own_names_are_answered(folder, host):
    with served(folder) as port:
        page, _ = ask(port, "/", host=host)

    assert page.status == 303


def test_only_the_names_that_are_configured_are_answered(folder):
    with served(folder, allowed_hosts=("Board.Example:8443", "10.1.2.3")) as port:
        statuses = [
            ask(port, "/", host=host)[0].status
            for host in ("board.example", "board.example:9", "10.1.2.3", "10.1.2.4", socket.gethostname())
        ]

    assert statuses == [303, 303, 303, 400, 400]


@pytest.mark.parametrize("host", ["", "[", "evil.example@localhost.evil.example", "localhost.evil.example", "127.0.0.1.evil.example"])
def test_a_name_that_only_looks_like_ours_is_refused(folder, host):
    with served(folder) as port:
        page, _ = ask(port, "/", host=host)

    assert page.status == 400


def test_the_health_check_answers_under_any_name(folder):
    with served(folder) as port:
        health, text = ask(port, "/_stcore/health", host="10.9.8.7")

    assert (health.status, text) == (200, "ok")


def test_a_foreign_origin_gets_no_socket(folder):
    with served(folder) as port:
        answer, _ = signed_in(port)
        cookie = f"aftersales_session={cookies(answer)['aftersales_session']}"
        connection, status = handshake(port, Cookie=cookie, Origin="https://evil.example")
        connection.close()
        connection, nameless = handshake(port, Cookie=cookie, Origin="null")
        connection.close()

    assert (status, nameless) == (403, 403)
