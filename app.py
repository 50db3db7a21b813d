"""The web face: ``streamlit run app.py``. What people see begins in ``ui/shell.py``."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NoReturn

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware

import settings
from texts import LANGUAGES, say
from ui import boards, trouble, watch
from ui.door.audit import audit
from ui.door.headers import Headers
from ui.door.rules import DoorRules
from ui.door.sign_in import Door
from ui.door.start import not_writable, why_not


def rules() -> DoorRules:
    """How people come in, out of the configuration.

    Raises:
        SystemExit: the configuration is wrong, offers the board to others without asking them who they are, or names
            folders that cannot be written.
    """
    try:
        ours = settings.load()
    except settings.SettingsInvalid as invalid:
        sys.exit("\n".join(invalid.sentence(language) for language in LANGUAGES))
    written = ours.serve.model_dump()
    paths = {key: ours.resolved(written.pop(key)) for key in ("accounts", "key_file", "log_folder")}
    found = DoorRules(**written, **paths, language=ours.language)
    why = why_not(st.get_option("server.address") or "", found)
    if why:
        _stop(f"door.start.{why}")
    closed = not_writable((ours.resolved(ours.state_folder), found.log_folder))
    if closed:
        _stop("door.start.folder", path=closed, config=ours.file)
    return found


def _stop(key: str, **facts: object) -> NoReturn:
    """Ends before anything is served, with a sentence in both languages: whoever reads the log set no language."""
    sys.exit("\n".join(say(key, language, **facts) for language in LANGUAGES))


@asynccontextmanager
async def lifespan(_: st.App) -> AsyncIterator[None]:
    """Reads the sheets before the first visitor comes; a source that cannot be read does not keep the board from serving."""
    warming = asyncio.create_task(asyncio.to_thread(boards.store))
    yield
    await warming
    boards.store().stop()


door = rules()
trouble.keep_quiet()
app = st.App(
    "ui/shell.py",
    lifespan=lifespan,
    on_script_error=trouble.told,
    routes=[watch.route],
    middleware=[
        # Streamlit leaves ten megabytes of its scripts uncompressed; over an office network that is half a minute.
        Middleware(GZipMiddleware, minimum_size=1024, compresslevel=5),
        Middleware(Headers),
        Middleware(Door, rules=door, audit=audit()),
    ],
)
