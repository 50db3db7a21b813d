"""Our markup with links that change the page without loading the board anew.

The links keep their real addresses: opening one in a new tab, or copying it, works as anywhere.
"""

from urllib.parse import parse_qs, urlsplit

import streamlit as st

from ui.markup import Safe
from ui.navigation import BY_PATH

FOLLOW = """
export function follow(root, setTriggerValue) {
  root.onclick = (event) => {
    const link = event.target.closest("a[href^='/']");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("followed", link.getAttribute("href"));
  };
}
"""

_SCRIPT = f"""
{FOLLOW}
export default function(component) {{
  const {{ data, parentElement, setTriggerValue }} = component;
  let root = parentElement.querySelector(".as-linked");
  if (!root) {{
    root = document.createElement("div");
    root.className = "as-linked";
    parentElement.appendChild(root);
  }}
  if (root.dataset.html !== data.html) {{
    root.innerHTML = data.html;
    root.dataset.html = data.html;
  }}
  follow(root, setTriggerValue);
}}
"""

# Styles are not isolated: board.css and the theme reach it as they reach everything else we draw.
_linked = st.components.v2.component("board_linked", js=_SCRIPT, isolate_styles=False)


def show(markup: Safe, key: str) -> None:
    """Draws markup; a click on a link to a page of the board goes there."""
    result = _linked(data={"html": markup}, key=key, on_followed_change=nothing)
    go(result.followed)


def go(href: str | None) -> None:
    """Changes to the page of an address, if it is one of ours."""
    if not href:
        return
    parts = urlsplit(href)
    entry = BY_PATH.get(parts.path.strip("/"))
    if entry:
        st.switch_page(str(entry.file), query_params=parse_qs(parts.query))


def nothing() -> None:
    """A trigger is only kept for the run when it has a callback."""
