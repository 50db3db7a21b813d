"""Taking data along: every download is made on the click, for the role that looks, and written into the audit log."""

import itertools
from collections.abc import Callable

import streamlit as st
from streamlit import runtime

from ui import trouble
from ui.door.audit import audit
from ui.view import View

MIME = "application/octet-stream"  # a browser keeps it, and shows it in no tab
KEPT = 8  # files made last, which nobody can throw away before they are fetched

_places = itertools.cycle(range(KEPT))


class NotMade(Exception):
    """A file could not be made; the log has the number."""


def button(view: View, label: str, name: str, make: Callable[[], bytes], *, there: bool = True) -> None:
    """A button that hands out a file.

    Args:
        make: its bytes.
        there: whether there is anything to hand out.
    """
    st.download_button(label, lambda: handed_out(view, name, make), file_name=name, mime=MIME, on_click="ignore", disabled=not there)


def handed_out(view: View, name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of a file, and a line in the audit log.

    Raises:
        NotMade: it could not be made.
    """
    audit().write("export", who=view.person, what=f"{view.page.key}: {name}")
    try:
        made = make()
    except Exception as fault:
        # whoever logs this must not find a cell's text in it
        raise NotMade(trouble.written_down(fault)) from None
    keep(made, name)
    return made


def keep(made: bytes, name: str) -> None:
    """Keeps a file till the browser has fetched it.

    Streamlit counts a file made on the click as nobody's, and throws it away once two more pages have been drawn for
    whomever: on a busy morning that is before the browser asks. The same bytes under the same name are the same file.
    """
    if runtime.exists():
        place = f"handed out {next(_places)}"
        runtime.get_instance().media_file_mgr.add(made, MIME, place, file_name=name, is_for_static_download=True)
