"""Guessing passwords: so many tries for an account and from an address, however they come."""

from concurrent.futures import ThreadPoolExecutor

from tests.ui.door.knocking import served, signed_in
from ui.door.attempts import PER_ACCOUNT, PER_ADDRESS, WINDOW_SECONDS, Attempts

PROXY = {"proxy_addresses": ("127.0.0.1",)}


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def tries(attempts: Attempts, count: int, name: str = "王敏", address: str = "10.0.0.7") -> list[int]:
    return [attempts.take(name, address) for _ in range(count)]


def test_a_wrong_password_says_so_and_many_of_them_have_to_wait(folder):
    with served(folder) as port:
        first, text = signed_in(port, password="wrong")
        for _ in range(8):
            last, later = signed_in(port, password="wrong")
        right, _ = signed_in(port)

    assert first.status == 401
    assert "账号或密码不对" in text
    assert last.status == 429
    assert "分钟后再试" in later
    assert right.status == 429


def test_sixty_tries_at_once_are_not_more_tries_than_one_after_the_other(folder):
    with served(folder) as port, ThreadPoolExecutor(60) as crowd:
        statuses = [answer.status for answer, _ in crowd.map(lambda _: signed_in(port, password="wrong"), range(60))]

    assert (statuses.count(401), statuses.count(429)) == (PER_ACCOUNT, 60 - PER_ACCOUNT)


def test_a_name_is_the_same_account_however_it_is_typed(folder):
    spellings = ["王敏", " 王敏", "王敏 ", "王敏\u3000", "\u2003王敏", "王敏\t", "\xa0王敏", "王敏  ", "  王敏 "]
    with served(folder) as port:
        statuses = [signed_in(port, name=name, password="wrong")[0].status for name in spellings]

    assert statuses == [401] * PER_ACCOUNT + [429]
    assert not any(tries(full := Attempts(), PER_ACCOUNT, "bob"))
    assert full.take("ｂｏｂ", "10.0.0.8")


def test_whoever_invents_addresses_has_no_more_tries(folder):
    with served(folder) as port:
        statuses = [
            signed_in(port, name=f"nobody {number}", password="wrong", x_forwarded_for=f"10.0.{number}.1")[0].status
            for number in range(PER_ADDRESS + 2)
        ]

    assert statuses == [401] * PER_ADDRESS + [429] * 2


def test_the_configured_proxy_says_who_is_behind_it_and_nobody_in_front_of_it_does(folder):
    with served(folder, **PROXY) as port:
        crowd = [signed_in(port, name="x", password="wrong", x_forwarded_for=f"10.0.0.{number}")[0].status for number in range(8)]
        forged = [
            signed_in(port, name=f"nobody {number}", password="wrong", x_forwarded_for=f"10.1.{number}.1, 10.0.0.99:4{number:03}")[0].status
            for number in range(PER_ADDRESS + 2)
        ]
        neighbour, _ = signed_in(port, x_forwarded_for="10.0.0.98")

    assert crowd == [401] * 8
    assert forged == [401] * PER_ADDRESS + [429] * 2
    assert neighbour.status == 303


def test_people_who_know_their_password_do_not_use_up_the_tries_of_their_office():
    attempts = Attempts(Clock())
    for number in range(PER_ADDRESS * 2):
        assert not attempts.take(f"colleague {number}", "10.0.0.7")
        attempts.succeeded(f"colleague {number}", "10.0.0.7")

    assert not attempts.take("王敏", "10.0.0.7")


def test_the_right_password_gives_an_account_its_tries_back_and_time_does_too():
    attempts = Attempts(clock := Clock())
    assert not any(tries(attempts, PER_ACCOUNT - 1))
    attempts.succeeded("王敏", "10.0.0.7")
    assert tries(attempts, PER_ACCOUNT + 1) == [0] * PER_ACCOUNT + [WINDOW_SECONDS + 1]

    clock.now += WINDOW_SECONDS

    assert not attempts.take("王敏", "10.0.0.7")


def test_the_addresses_of_one_ipv6_network_are_one_place():
    attempts = Attempts(Clock())
    waits = [attempts.take(f"nobody {number}", f"2001:db8:0:1::{number:x}") for number in range(PER_ADDRESS + 1)]

    assert not any(waits[:-1])
    assert waits[-1]
    assert not attempts.take("王敏", "2001:db8:0:2::1")
