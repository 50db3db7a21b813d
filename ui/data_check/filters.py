"""Which findings the data check shows: words, severity, sheet, person; all of it in the address."""

import numpy as np
import streamlit as st

from ui import address, filters
from ui.data_check import export as data_export
from ui.data_check.export import responsible
from ui.view import View
from workflow.listing import ABOUT, IN_ORDER


def chosen(view: View) -> np.ndarray:
    """Draws the row of filters and the export; the lines of the listing that pass."""
    places = view.board.book.places
    sheets, files = ([*dict.fromkeys(getattr(place, name) for place in places)] for name in ("sheet", "file"))
    people = view.once("names", lambda: sorted({name for name in view.board.day.specialist if name}))
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="filters"):
        words = filters.search("q", view.say("ui.data.search"))
        severities = filters.pills("severity", view.say("ui.data.severity"), IN_ORDER, lambda key: severity(view, key))
        about = filters.select("about", view.say("ui.data.about"), ABOUT, lambda key: view.say(f"ui.about.{key}"), width=120)
        file = filters.select("file", view.say("ui.data.file"), files, width=150) if len(files) > 1 else ""
        sheet = filters.select("sheet", view.say("ui.data.sheet"), sheets, width=140)
        person = filters.select("person", view.say("ui.data.person"), people, width=120)
        mine = bool(view.person) and filters.toggle("mine", view.say("stages.list.mine"))

        def passing() -> np.ndarray:
            shown = _severity(view, severities) & _about(view, about) & _placed(view, file, sheet) & _matching(view, words)
            return np.flatnonzero(shown & _in_hand(view) & _of(view, person) & (_of(view, view.person) if mine else True))

        lines = view.once("lines", passing)
        data_export.button(view, lines)
    return lines


def _severity(view: View, wanted: list[str]) -> np.ndarray:
    severity = view.board.listing.table["severity"].to_numpy()
    return np.isin(severity, [IN_ORDER.index(key) for key in wanted if key in IN_ORDER]) if wanted else np.ones(len(severity), bool)


def _about(view: View, wanted: str) -> np.ndarray:
    about = view.board.listing.table["about"].to_numpy(object)
    return np.asarray(about == wanted) if wanted else np.ones(len(about), bool)


def _placed(view: View, file: str, sheet: str) -> np.ndarray:
    """In a file and a sheet, where one is asked for."""
    places = view.board.book.places
    there = [at for at, place in enumerate(places) if (not file or place.file == file) and (not sheet or place.sheet == sheet)]
    place = view.board.listing.table["place"].to_numpy()
    return np.isin(place, there) if file or sheet else np.ones(len(place), bool)


def _in_hand(view: View) -> np.ndarray:
    """Only of open projects, where the address asks for that."""
    project = view.board.listing.table["project"].to_numpy()
    return np.append(view.board.day.is_open, False)[project] if address.asked("in_hand") else np.ones(len(project), bool)


def _of(view: View, person: str) -> np.ndarray:
    people = responsible(view)
    return np.asarray(people == person) if person else np.ones(len(people), bool)


def severity(view: View, key: str) -> str:
    """A severity with how many there are."""
    return f"{view.say(f'ui.severity.{key}')} {view.board.listing.count(key)}"


def _matching(view: View, words: str) -> np.ndarray:
    """Project number or name, code, or address of a cell."""
    table = view.board.listing.table
    if not words:
        return np.ones(len(table), bool)
    wanted = words.casefold()
    names = [f"{number} {name}".casefold() for number, name in zip(view.board.book.project_ids, view.names, strict=True)]
    hit = np.append([wanted in name for name in names], False)
    return hit[table["project"]] | table["code"].str.contains(wanted, regex=False).to_numpy(bool)
