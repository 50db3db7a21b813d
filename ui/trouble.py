"""A fault of ours: the visitor gets a sentence with an id, the log where it happened, nobody a cell's value."""

import logging
import secrets
import traceback

import streamlit as st

import settings
from texts import say
from ui import address
from ui.markup import banner

log = logging.getLogger("aftersales")
INNERMOST = 12  # frames; a fault of endless recursion has a thousand


def keep_quiet() -> None:
    """Keeps Streamlit's own account of a fault, which quotes the fault's text, out of the log."""
    logging.getLogger("streamlit.error_util").addFilter(lambda record: not record.exc_info)


def told(fault: Exception) -> bool:
    """Writes the fault down and says so in the page; True: nothing else need be shown."""
    number = written_down(fault)
    language = address.language(settings.load().language)
    st.html(banner("alert", say("ui.banner.fault", language, number=number)))
    return True


def written_down(fault: Exception) -> str:
    """Writes the fault into the log and returns its number; its own text is left out, for it may quote what stands in a sheet."""
    number = secrets.token_hex(4)
    frames = traceback.extract_tb(fault.__traceback__)[-INNERMOST:]
    places = " < ".join(f"{place.filename}:{place.lineno} {place.name}" for place in reversed(frames))
    log.error("fault %s: %s at %s", number, type(fault).__name__, places)
    return number
