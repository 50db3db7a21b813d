"""The sign-in page and the door's few other pages: plain HTML, no script, nothing from elsewhere."""

from html import escape

from texts import say

STYLE = """
:root{color-scheme:light dark;--bg:#F4F6F9;--panel:#fff;--ink:#17202B;--muted:#566273;--line:#D6DDE6;
--accent:#0B5CAD;--on:#fff;--alert:#B3261E}
@media (prefers-color-scheme:dark){:root{--bg:#0D1117;--panel:#12171E;--ink:#E8EDF3;--muted:#A3AFBD;--line:#313B47;
--accent:#6FB1F2;--on:#0B0E12;--alert:#FF8A80}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--bg);color:var(--ink);
font:15px/1.6 'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif}
main{width:min(360px,calc(100vw - 32px));background:var(--panel);border:1px solid var(--line);border-radius:8px;padding:28px}
h1{font-size:20px;margin:0 0 4px}p{margin:0 0 16px;color:var(--muted)}
label{display:block;margin:0 0 14px}input{display:block;width:100%;margin-top:4px;padding:9px 10px;font:inherit;color:inherit;
background:transparent;border:1px solid var(--line);border-radius:6px}
button{width:100%;padding:10px;font:inherit;font-weight:600;color:var(--on);background:var(--accent);border:0;border-radius:6px;cursor:pointer}
[role=alert]{color:var(--alert)}a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
"""


def _frame(language: str, title: str, body: str) -> bytes:
    lang = "zh-CN" if language == "zh" else "en"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>{body}</main></body></html>"
    ).encode()


def sign_in_form(language: str, *, token: str, target: str, other: str, trouble: str = "") -> bytes:
    """The form; ``target`` is where to go afterwards, ``other`` this form in the other language, ``trouble`` about the last try."""
    alert = f'<p role="alert">{escape(trouble)}</p>' if trouble else f"<p>{escape(say('door.sign_in.hint', language))}</p>"
    return _frame(
        language,
        say("door.sign_in.title", language),
        f"<h1>{escape(say('door.sign_in.title', language))}</h1>{alert}"
        f'<form method="post" action="/sign-in"><input type="hidden" name="token" value="{escape(token)}">'
        f'<input type="hidden" name="next" value="{escape(target)}"><input type="hidden" name="lang" value="{language}">'
        f'<label>{escape(say("door.sign_in.name", language))}<input name="name" autocomplete="username" required autofocus></label>'
        f"<label>{escape(say('door.sign_in.password', language))}"
        f'<input name="password" type="password" autocomplete="current-password" required></label>'
        f"<button>{escape(say('door.sign_in.button', language))}</button></form>"
        f'<p style="margin:16px 0 0"><a href="{escape(other)}">{escape(say("door.sign_in.other_language", language))}</a></p>',
    )


def sign_out_form(language: str, *, token: str, hint: str) -> bytes:
    """Asks before all of a person's pages are closed; ``hint`` says what will happen, or what did not."""
    return _frame(
        language,
        say("door.sign_out.title", language),
        f"<h1>{escape(say('door.sign_out.title', language))}</h1><p>{escape(hint)}</p>"
        f'<form method="post" action="/sign-out?lang={language}"><input type="hidden" name="token" value="{escape(token)}">'
        f"<button>{escape(say('door.sign_out.button', language))}</button></form>"
        f'<p style="margin:16px 0 0"><a href="/?lang={language}">{escape(say("door.sign_out.back", language))}</a></p>',
    )


def notice(language: str, key: str, **facts: str) -> bytes:
    """A page with one sentence."""
    title = say("door.notice.title", language)
    return _frame(language, title, f"<h1>{escape(title)}</h1><p>{escape(say(f'door.notice.{key}', language, **facts))}</p>")
