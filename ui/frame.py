"""What stands around every page: its head with title, search, freshness, day and language, and the banners."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

import settings
from data_access.sources import SourceState
from schemas.roles import Role
from texts import LANGUAGES, say
from ui import address, boards, tokens
from ui.markup import Safe, banner, element, empty, joined, link, mark, safe
from ui.navigation import PageEntry
from ui.view import View
from workflow.search import found

MOST_RESULTS = 8


def styles(css: str) -> None:
    """Our colours and our style sheet."""
    st.html(f"<style>{tokens.variables()}{css}</style>")


def head(view: View, title: str, question: str) -> None:
    """Title and question; search, freshness, day and language."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="head"):
        st.html(_title(title, question))
        # The overview has a search of its own among its filters.
        if view.page.key != "overview":
            _search(view)
        if any(source.read_at for source in boards.states()):
            st.html(freshness(view), width="content")
        _day(view)
        language_switch(view.language)
    _results(view)


def bare_head(page: PageEntry, language: str) -> None:
    """The head while there is no data yet."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="head"):
        st.html(_title(page.title(language), page.question(language)))
        language_switch(language)


def who(signed_in: Safe) -> None:
    """Who is signed in and the way out, on top of the sidebar."""
    if signed_in:
        st.sidebar.html(signed_in)


def without_names(anonymous: bool, language: str) -> None:
    """Says, where nobody signs in, what everybody sees."""
    if anonymous:
        st.html(banner("warning", say("door.anonymous.banner", language)))


def nothing(sentence: str, language: str, role: Role) -> None:
    """One sentence where the page would be, and why a source cannot be read; the way on where its headers are only others."""
    refused = [source for source in boards.states() if source.refusal]
    foreign = [source for source in refused if role.connects and _is_foreign(source)]
    if foreign:
        said = empty(say("ui.empty.foreign", language), link(address.to("connect"), say("ui.empty.connect", language)))
    else:
        said = empty(say(sentence, language))
    st.html(joined([said, *(banner("alert", trouble(source, language)) for source in refused if source not in foreign)]))


def _is_foreign(source: SourceState) -> bool:
    """Whether it could be read but has none of our sheets: it has to be mapped."""
    return source.refusal is not None and source.refusal.key == "no_known_sheet"


def _title(title: str, question: str) -> Safe:
    return element("div", "as-head", element("h1", "", title), element("p", "", question))


def _search(view: View) -> None:
    label = view.say("ui.search.label")
    st.text_input(label, key="search", type="search", placeholder=label, label_visibility="collapsed", width=210, max_chars=80)


def _results(view: View) -> None:
    """Where the search leads: straight to the project when there is only one."""
    words = st.session_state.get("search", "").strip()
    if not words:
        return
    hits = found(view.board.book, words)
    if len(hits) == 1 and address.asked("id") != view.board.book.project_ids[hits[0]]:
        del st.session_state["search"]
        view.go_to_project(hits[0])
    first = [link(view.to_project(hit), view.names[hit], classes="") for hit in hits[:MOST_RESULTS]]
    rest = view.say("ui.search.more", n=len(hits) - MOST_RESULTS) if len(hits) > MOST_RESULTS else ""
    shown = first or [view.say("ui.search.none", words=words)]
    st.html(element("div", "as-results", *shown, rest))


def freshness(view: View) -> Safe:
    """The dot, when the data was saved, and what the files are called; a mark with the age while one cannot be read."""
    sources = boards.states()
    names = view.say("ui.between").join(source.name for source in sources)
    stale = [source for source in sources if source.refusal]
    if stale:
        mark_ = element("span", "as-dot as-stale", mark("stale"))
        return _fresh(mark_, age_in_words(max(boards.minutes_old(source) for source in stale), view.language), names)
    saved = max((source.modified_at or source.read_at for source in sources if source.read_at), default=None)
    return _fresh(element("span", "as-live", ""), view.say("ui.fresh.at", time=moment(saved, view.language)), names)


def _fresh(sign: Safe, when: str, names: str) -> Safe:
    return element("div", "as-fresh", sign, element("span", "", when), element("span", "as-file", f"· {names}", title=names))


def moment(at: datetime | None, language: str) -> str:
    """10:42 today, 11-19 17:20 on another day."""
    if at is None:
        return "–"
    here, today = at.astimezone(zone()), settings.load().today()
    return f"{here:%H:%M}" if here.date() == today else f"{here:%m-%d %H:%M}" if here.year == today.year else f"{here:%Y-%m-%d}"


def zone() -> ZoneInfo:
    """The time zone of the department."""
    return ZoneInfo(settings.load().time_zone)


def age_in_words(minutes: int, language: str) -> str:
    """Data 21 minutes old, 3 hours old, 2 days old."""
    if minutes < 120:
        return say("ui.fresh.minutes", language, n=max(minutes, 1))
    return say("ui.fresh.hours", language, n=minutes // 60) if minutes < 2880 else say("ui.fresh.days", language, n=minutes // 1440)


def banners(view: View, wrong_day: str, anonymous: bool) -> None:
    """What everybody must know before reading on: old data, data that lost something, a day that is none, no sign-in."""
    refused = [source for source in boards.states() if source.refusal and not (view.page.about_connecting and _is_foreign(source))]
    said = [banner("alert", trouble(source, view.language)) for source in refused]
    said += [banner("warning", view.say(f"refusals.{key}", **facts)) for key, facts in boards.doubtful()]
    said += [banner("warning", invalid.sentence(view.language, folder=False))] if (invalid := boards.mapping_trouble()) else []
    if wrong_day:
        said.append(banner("warning", view.say("ui.banner.wrong_day", value=wrong_day, day=view.as_of.isoformat())))
    if anonymous:
        said.append(banner("warning", view.say("door.anonymous.banner")))
    if said:
        st.html(joined(said))


def trouble(source: SourceState, language: str) -> str:
    """Why a source cannot be read now, and how old what is shown of it is."""
    why = source.refusal.sentence(language) if source.refusal else ""
    if source.state != "stale":
        return say("ui.banner.refused", language, name=source.name, why=why)
    return say("ui.banner.unreachable", language, name=source.name, why=why, age=age_in_words(boards.minutes_old(source), language))


def _day(view: View) -> None:
    with st.popover(view.say("ui.as_of.label", day=view.as_of.isoformat()), type="tertiary", key="as_of_popover"):
        st.session_state["as_of_day"] = view.as_of
        st.date_input(view.say("ui.as_of.choose"), key="as_of_day", format="YYYY-MM-DD", on_change=_chose_day)
        st.button(view.say("ui.as_of.back"), on_click=_choose_day, args=("",), type="tertiary", key="as_of_back")
        st.html(safe(view.say("ui.as_of.hint")))


def _chose_day() -> None:
    chosen: date | None = st.session_state["as_of_day"]
    _choose_day(chosen.isoformat() if chosen else "")


def _choose_day(day: str) -> None:
    address.choose(address.AS_OF, day)


def language_switch(language: str) -> None:
    """中 or EN, on every page in the same place."""
    st.session_state["language"] = language
    st.segmented_control(
        say("ui.language.label", language), LANGUAGES, format_func=lambda key: say("ui.language.short", key), key="language",
        required=True, label_visibility="collapsed", on_change=_chose_language,
    )  # fmt: skip


def _chose_language() -> None:
    address.choose(address.LANGUAGE, st.session_state["language"])
