"""The frame of the board: Streamlit runs this file for every visit, and pages ask it for what they show.

Navigation comes first and names its pages by absolute paths, so that no address can run a page outside the frame.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import streamlit as st

import settings
from schemas.roles import MANAGER, ROLES, STAFF, Role
from texts import say
from ui import address, boards, frame
from ui.door import signed_in
from ui.door.identity import ANONYMOUS, ROLE, USER, WAY, Identity, from_headers
from ui.navigation import BY_KEY, PAGES, SECTIONS, PageEntry
from ui.view import View
from ui.watch import watch

CSS = Path(__file__).with_name("board.css").read_text("utf-8")
ICON = str(Path(__file__).with_name("icon.png"))

About = Callable[[View], tuple[str, str]]


def main() -> None:
    """One run: the pages this person may open, the look, the page asked for."""
    default = settings.load().language
    language = address.language(default)
    st.set_page_config(page_title=say("ui.name", language), page_icon=ICON, layout="wide", initial_sidebar_state=236)
    page = st.navigation(_pages(language), expanded=True)
    address.keep(address.LANGUAGE, language, default)
    frame.styles(CSS)
    signed_in.look_after(identity())
    frame.who(signed_in.way_out(identity(), role_of(identity()), language))
    page.run()


def view(key: str, about: About | None = None) -> View:
    """What the page of that key shows; draws its head.

    Args:
        about: the title and the line below it, where they depend on what is shown.

    A page is left here, with a sentence in its place, while there is no data and when the role may not see it.
    """
    page, ours, who = BY_KEY[key], settings.load(), identity()
    language, role = address.language(ours.language), role_of(who)
    snapshot = boards.store().latest() or (boards.nothing_yet() if page.about_connecting else None)
    if snapshot is None or not page.is_open_to(role):
        frame.bare_head(page, language)
        frame.without_names(who.way == ANONYMOUS, language)
        frame.nothing("ui.empty.not_allowed" if not page.is_open_to(role) else "ui.empty.no_data", language, role)
        watch()
        st.stop()
    default = ours.day
    day, wrong = address.as_of(default)
    if not wrong:
        address.keep(address.AS_OF, day.isoformat(), default.isoformat())
    visit = View(page, language, role, who.name, snapshot, boards.board(snapshot, day))
    frame.head(visit, *(about(visit) if about else (page.title(language), page.question(language))))
    frame.banners(visit, wrong, who.way == ANONYMOUS)
    watch()
    return visit


def identity() -> Identity:
    """Who looks, as the door says; nobody by name where there is no door (in tests)."""
    headers = st.context.headers
    return from_headers(headers.get(USER, ""), headers.get(ROLE, MANAGER.key), headers.get(WAY, ""))


def role_of(who: Identity) -> Role:
    """What somebody may see; an unknown role may see least."""
    role = ROLES.get(who.role, STAFF)
    return replace(role, phones=role.phones or who.phones)


def _pages(language: str) -> dict[str, list[st.Page]]:
    role = role_of(identity())
    shown = [page for page in PAGES if page.is_open_to(role)]
    return {
        say(f"ui.section.{section}", language): [_page(page, language) for page in shown if page.section == section]
        for section in SECTIONS
        if any(page.section == section for page in shown)
    }


def _page(page: PageEntry, language: str) -> st.Page:
    return st.Page(page.file, title=page.title(language), url_path=page.path or None, default=not page.path)


if __name__ == "__main__":
    main()
