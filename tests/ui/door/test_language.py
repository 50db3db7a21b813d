"""The language and the page somebody was on the way to, kept through signing in."""

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.ui.door.knocking import ask, cookies, served, signed_in

LINK = re.compile(r'<a href="([^"]+)">')


def test_a_link_to_an_english_page_leads_to_an_english_form(folder):
    with served(folder) as port:
        asked, _ = ask(port, "/todo?lang=en")
        _, form = ask(port, asked.getheader("location"))

    assert "Use the account your administrator gave you" in form


@pytest.mark.parametrize(("wanted", "offered", "button"), [("/stage-10?id=P-1&q=a%26b", "en", "Sign in"), ("/todo?lang=en", "zh", "登录")])
def test_the_other_language_keeps_the_page_and_leads_to_it_in_that_language(folder, wanted, offered, button):
    with served(folder) as port:
        asked, _ = ask(port, wanted)
        _, form = ask(port, asked.getheader("location"))
        link = unescape(LINK.search(form)[1])
        _, other = ask(port, link)
        answer, _ = signed_in(port, target=parse_qs(urlsplit(link).query)["next"][0])

    target = urlsplit(answer.getheader("location"))
    kept = {name: values for name, values in parse_qs(urlsplit(wanted).query).items() if name != "lang"}
    assert f"<button>{button}</button>" in other
    assert target.path == urlsplit(wanted).path
    assert parse_qs(target.query) == {**kept, **({"lang": ["en"]} if offered == "en" else {})}


@pytest.mark.parametrize("wanted", ["/%5B", "http://[", "//[", "/x?lang=fr"])
def test_an_address_that_cannot_be_read_still_gets_its_form(folder, wanted):
    with served(folder) as port:
        answer, form = ask(port, f"/sign-in?next={wanted}")

    assert answer.status == 200
    assert "请用管理员给您的账号登录" in form


def test_signing_out_in_english_ends_on_an_english_form(folder):
    with served(folder) as port:
        answer, _ = signed_in(port)
        cookie = f"aftersales_session={cookies(answer)['aftersales_session']}"
        _, form = ask(port, "/sign-out?lang=en", cookie=cookie)
        token = re.search(r'name="token" value="([^"]+)"', form)[1]
        action = unescape(re.search(r'action="([^"]+)"', form)[1])
        out, _ = ask(port, action, "POST", {"token": token}, cookie=cookie)

    assert "This closes every board 王敏 has open" in form
    assert out.getheader("location") == "/sign-in?lang=en"
