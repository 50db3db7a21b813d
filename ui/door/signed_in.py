"""What an open page has of the door: who is signed in, the way out, and an eye on whether the session still holds."""

import streamlit as st

from schemas.roles import Role
from texts import say
from ui.door.identity import SIGNED_IN, Identity
from ui.markup import Safe, element, href, link

# An open page keeps what it shows when its socket is closed. So it asks the door now and then, and whenever somebody
# comes back to it, and when the session has ended it is empty and loaded anew: that is the sign-in page, which leads back.
_LOOK = """
const every = 5000;
export default function() {
  if (window.looksAtSession) return;
  window.looksAtSession = true;
  const look = async () => {
    let answer;
    try { answer = await fetch("/signed-in", { cache: "no-store", redirect: "manual" }); } catch { return; }
    if (answer.status !== 401 && answer.type !== "opaqueredirect") return;
    document.body.replaceChildren();
    window.location.reload();
  };
  setInterval(look, every);
  for (const back of ["focus", "online", "pageshow"]) window.addEventListener(back, look);
  document.addEventListener("visibilitychange", look);
}
"""
_look = st.components.v2.component("board_signed_in", html="<i class='as-looks'></i>", js=_LOOK, isolate_styles=False)


def look_after(who: Identity) -> None:
    """Lets the page notice that its session has ended; nothing to see."""
    if who.way:
        _look(key="signed_in")


def way_out(who: Identity, role: Role, language: str) -> Safe:
    """Who is signed in, as what, and the link to sign out where it was a password of ours; nothing where nobody has a name."""
    if not who.name:
        return Safe()
    name = say("door.who.is", language, name=who.name, role=say(f"door.who.{role.key}", language))
    out = link(href("/sign-out", lang=language), say("door.who.sign_out", language)) if who.way == SIGNED_IN else ""
    return element("div", "as-who", element("span", "", name, title=name), out)
