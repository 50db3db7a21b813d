"""What the address of the browser says: language, day looked at, project, filters.

The address is the truth: widgets are set from it on every run and write to it when they change. Streamlit's own
``bind`` writes the *label* of an option into the address, so a link sent from a Chinese board would lose its filters
in an English one; here the address holds our keys.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from texts import LANGUAGES
from ui.markup import href
from ui.navigation import BY_KEY

LANGUAGE, AS_OF = "lang", "as_of"
YEARS = (2000, 2099)


def language(default: str) -> str:
    """The language asked for; kept for the session when a page is left through the sidebar."""
    asked = st.query_params.get(LANGUAGE) or st.session_state.get(f"_{LANGUAGE}") or default
    return asked if asked in LANGUAGES else default


def as_of(default: date) -> tuple[date, str]:
    """The day asked for, and the text that is not a day when the address holds one."""
    return day_of(st.query_params.get(AS_OF) or st.session_state.get(f"_{AS_OF}") or "", default)


def day_of(asked: str, default: date) -> tuple[date, str]:
    """A day out of the address, and the text that is none; nobody keeps a sheet of another century."""
    try:
        found = date.fromisoformat(asked) if asked else default
    except ValueError:
        return default, asked
    return (found, "") if YEARS[0] <= found.year <= YEARS[1] else (default, asked)


def keep(name: str, chosen: str, default: str) -> None:
    """Remembers a choice for the session and shows it in the address unless it is the default."""
    st.session_state[f"_{name}"] = chosen
    # A link with the default spelt out is left as it was sent.
    if chosen != default and st.query_params.get(name) != chosen:
        st.query_params[name] = chosen


def choose(name: str, chosen: str) -> None:
    """A new choice of language or day; "" goes back to the default."""
    st.session_state[f"_{name}"] = chosen
    put(name, chosen)


def asked(name: str) -> str:
    """One value of the address, "" where there is none."""
    return st.query_params.get(name, "")


def asked_all(name: str) -> list[str]:
    """All values of a name that may come several times."""
    return st.query_params.get_all(name)


def everything() -> tuple[tuple[str, str], ...]:
    """All that the address says, language and day left out."""
    return tuple((name, value) for name in sorted(st.query_params) if name not in (LANGUAGE, AS_OF) for value in asked_all(name))


def put(name: str, *values: str) -> None:
    """Writes values into the address; none, or an empty one, takes the name out."""
    there = [value for value in values if value]
    if there:
        st.query_params[name] = there if len(there) > 1 else there[0]
    elif name in st.query_params:
        del st.query_params[name]


def here(page: str, /, **query: str | Sequence[str]) -> str:
    """The address as it is now, with what is asked for besides."""
    asked_now = {name: asked_all(name) for name in st.query_params if name not in (LANGUAGE, AS_OF)}
    return to(page, **{**asked_now, **query})


def kept() -> dict[str, str]:
    """What goes along to every other page: language and day."""
    return {name: st.query_params[name] for name in (LANGUAGE, AS_OF) if st.query_params.get(name)}


def to(page: str, /, **query: str | Sequence[str]) -> str:
    """The address of a page by its key, with language and day."""
    return href(f"/{BY_KEY[page].path}", **query, **kept())
