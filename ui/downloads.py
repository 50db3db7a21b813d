"""Taking data along: every download is made on the click, for the role that looks, and written into the audit log."""

from collections.abc import Callable

import streamlit as st

from ui import trouble
from ui.door.audit import audit
from ui.view import View


class NotMade(Exception):
    """A file could not be made; the log has the number."""


def button(view: View, label: str, name: str, make: Callable[[], bytes], *, there: bool = True) -> None:
    """A button that hands out a file.

    Args:
        make: its bytes.
        there: whether there is anything to hand out.
    """
    st.download_button(label, lambda: handed_out(view, name, make), file_name=name, on_click="ignore", disabled=not there)


def handed_out(view: View, name: str, make: Callable[[], bytes]) -> bytes:
    """The bytes of a file, and a line in the audit log.

    Raises:
        NotMade: it could not be made.
    """
    audit().write("export", who=view.person, what=f"{view.page.key}: {name}")
    try:
        return make()
    except Exception as fault:
        # whoever logs this must not find a cell's text in it
        raise NotMade(trouble.written_down(fault)) from None
