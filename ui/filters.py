"""Filters that live in the address: each widget is set from it, and writes our key to it when it changes.

A value in the address that is none of the options makes the filter answer with that value, so that a page shows
"nothing matches" instead of pretending nobody asked.
"""

from collections.abc import Callable, Sequence

import streamlit as st

from ui import address


def _bound(name: str, value: object) -> str:
    """Sets a widget to what the address says; the widget's key."""
    key = f"filter_{name}"
    st.session_state[key] = value
    return key


def _write(name: str) -> None:
    chosen = st.session_state[f"filter_{name}"]
    if isinstance(chosen, bool):
        address.put(name, "1" if chosen else "")
    elif isinstance(chosen, list):
        address.put(name, *chosen)
    else:
        address.put(name, (chosen or "").strip())


JUST_SEARCHED = "_just_searched"


def search(name: str, label: str, width: int = 220) -> str:
    """A field for words to look for; "" while it is empty."""
    key = _bound(name, address.asked(name))
    st.text_input(label, key=key, type="search", placeholder=label, label_visibility="collapsed", width=width, max_chars=80,
                  on_change=_search, args=(name,))  # fmt: skip
    return address.asked(name)


def _search(name: str) -> None:
    _write(name)
    st.session_state[JUST_SEARCHED] = True


def just_searched() -> bool:
    """Whether this run is the answer to words typed a moment ago, not to a link or to the way back."""
    return bool(st.session_state.pop(JUST_SEARCHED, False))


def pills(name: str, label: str, options: Sequence[str], word: Callable[[str], str]) -> list[str]:
    """Any of a few options side by side; all of them while none is chosen."""
    wanted = address.asked_all(name)
    key = _bound(name, [option for option in wanted if option in options])
    st.pills(
        label, options, selection_mode="multi", format_func=word, key=key, label_visibility="collapsed", on_change=_write, args=(name,)
    )
    return wanted


def one(name: str, label: str, options: Sequence[str], word: Callable[[str], str] = str, default: str = "") -> str:
    """One of a few options side by side, the first or ``default`` while none is asked for."""
    wanted = address.asked(name) or default or options[0]
    key = _bound(name, wanted if wanted in options else None)
    st.segmented_control(
        label, options, format_func=word, key=key, required=True, label_visibility="collapsed", on_change=_write, args=(name,)
    )
    return wanted


def select(name: str, label: str, options: Sequence[str], word: Callable[[str], str] = str, width: int = 140) -> str:
    """One of many options; "" while none is chosen."""
    wanted = address.asked(name)
    key = _bound(name, wanted if wanted in options else None)
    st.selectbox(label, options, index=None, format_func=word, key=key, placeholder=label, label_visibility="collapsed", width=width,
                 on_change=_write, args=(name,))  # fmt: skip
    return wanted


def toggle(name: str, label: str) -> bool:
    """A switch, off while the address does not say otherwise."""
    key = _bound(name, address.asked(name) == "1")
    st.toggle(label, key=key, on_change=_write, args=(name,))
    return address.asked(name) == "1"
