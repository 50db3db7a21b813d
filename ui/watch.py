"""An open page asks now and then whether there is something new to show, and is drawn anew when there is.

It asks over HTTP, and not by a fragment of the page that is run again: a page may be left just while it asks, and a fragment
of the page left behind, run in the page that came after it, ends Streamlit's front end with an empty window.
"""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import settings
from ui import boards
from ui.door.open_pages import NEWEST, WATCH
from ui.linked import nothing

_ASK = """
let asking = null;
export default function({ data, setTriggerValue }) {
  clearInterval(asking);
  const ask = async () => {
    let answer;
    try { answer = await fetch(data.at, { cache: "no-store", redirect: "manual" }); } catch { return; }
    if (answer.ok && await answer.text() !== data.newest) setTriggerValue("newer", true);
  };
  asking = setInterval(ask, data.every * 1000);
}
"""
_ask = st.components.v2.component("board_watch", html="<i class='as-looks'></i>", js=_ASK, isolate_styles=False)


def watch() -> None:
    """Draws the page anew when the sources say something new; everybody asks at a moment of their own."""
    every = st.session_state.setdefault("_ask_every", settings.load().refresh.seconds * random.uniform(1, 1.5))  # noqa: S311 - no secret
    _ask(key=WATCH, data={"at": NEWEST, "newest": newest(), "every": every}, on_newer_change=nothing)


def newest() -> str:
    """What changes when there is something new to show; it tells nothing of the data."""
    return sha256(boards.version().encode()).hexdigest()[:16]


async def _answer(_: Request) -> Response:
    answer = await asyncio.get_running_loop().run_in_executor(_thread, newest)
    return PlainTextResponse(answer, headers={"cache-control": "no-store"})


_thread = ThreadPoolExecutor(1, "newest")  # everybody asks all the time; many threads would keep memory for nothing
route = Route(NEWEST, _answer)
