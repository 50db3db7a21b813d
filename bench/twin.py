"""The bare twin of every page: asks Streamlit for the same elements, out of ready-made frames, texts and figures."""

import gc
import os
import pickle
from pathlib import Path

import streamlit as st

from ui import linked, watch
from ui.door import signed_in
from ui.navigation import PAGES, SECTIONS
from ui.overview import matrix

MOUNTS = {"ui.linked._linked": linked._linked, "ui.overview.matrix._matrix": matrix._matrix, "ui.watch._ask": watch._ask}


@st.cache_resource(show_spinner=False)
def recordings() -> dict:
    """The calls of every page; out of the garbage collector's sight, as the board's own data is."""
    found = pickle.loads(Path(os.environ["BENCH_RECORDINGS"]).read_bytes())  # noqa: S301 - written by the bench itself
    gc.collect()
    gc.freeze()
    return found


def main() -> None:
    """Draws the page asked for."""
    st.set_page_config(page_title="twin", layout="wide", initial_sidebar_state=236)
    key = st.query_params.get("twin", "overview")
    pages = {
        section: [
            st.Page(_nothing(page.key), title=page.title("zh"), url_path=page.path or "overview")
            for page in PAGES
            if page.section == section
        ]
        for section in SECTIONS
    }
    st.navigation(pages, expanded=True)
    signed_in._look(key="signed_in")  # the pages are recorded without a door
    made = []
    for call in recordings()[key]:
        parent = made[call.inside[0]][call.inside[1]] if call.inside else st
        if call.name in MOUNTS:
            with parent if call.inside else st.container():
                result = MOUNTS[call.name](*call.args, **call.kwargs)
        else:
            result = getattr(parent, call.name)(*call.args, **call.kwargs)
        made.append(result if isinstance(result, list) else [result])


def _nothing(name: str):
    def nothing() -> None:
        """Nothing."""

    nothing.__name__ = name
    return nothing


main()
