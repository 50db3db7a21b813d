"""数据检查: is the sheet all right, what must be mended, by whom, and how fresh is each source?"""

import streamlit as st

from ui import shell
from ui.data_check import filters as data_filters
from ui.data_check import list as data_list
from ui.data_check import sources as data_sources
from ui.markup import empty, joined, link

view = shell.view("data_check")
view.html(view.once("strip", lambda: data_sources.strip(view)))
lines = data_filters.chosen(view)
left, right = st.columns([68, 32], gap="medium")
with left:
    if len(lines):
        view.linked(view.once("findings", lambda: data_list.listed(view, lines)), "findings")
    elif len(view.board.listing.table):
        view.linked(empty(view.say("ui.data.no_match"), link(view.to("data_check"), view.say("ui.empty.reset"))), "findings")
    else:
        view.html(empty(view.say("ui.data.all_right")))
with right:
    view.linked(joined([data_sources.sources(view), view.once("ledger", lambda: data_sources.ledger(view))]), "sources")
