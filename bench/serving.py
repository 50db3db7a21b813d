"""From the start of the server to the first thing seen; fifty people at once; memory; what is sent."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from websockets.asyncio.client import ClientConnection

from bench.measure import Line
from bench.pages import asked
from bench.reloads import in_excels_way
from bench.servers import EMPTY, Server, board, script
from bench.session import Run, Session, drawn_anew, visit
from bench.workbooks import with_one_cell_changed, workbook
from ui.navigation import PAGES

PEOPLE, WITHIN = 50, 15.0  # visitors, seconds in which they come
TARGETS = {"kept": 1.5, "first content": 1.0, "reloads": 10.0, "memory": 400.0}
WHY = {
    "kept": "an empty app never imports pandas; the book of the last run and its boards of today and a week ago are read besides",
    "memory": "measured right after a save, when the old book and the new one are both there",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "msedge")


def lines(projects: int, rounds: int) -> Iterator[Line]:
    """All of it at one size."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        yield from _starts(workbook(projects), folder, max(3, rounds // 2))
        yield from _crowd(workbook(projects), folder)
        yield from _sent(workbook(projects), folder)


def _starts(path: Path, folder: Path, rounds: int) -> Iterator[Line]:
    """Seconds from the start of the process to the first thing seen, in turn."""
    taken: dict[str, list[float]] = {"empty": [], "kept": [], "nothing kept": []}
    with board(path, folder / "kept") as ours:
        _first(ours)  # what is kept is there from now on
    for _ in range(rounds):
        started = time.perf_counter()
        with script(EMPTY, folder / "empty") as empty:
            taken["empty"].append(_first(empty) - started)
        started = time.perf_counter()
        with board(path, folder / "kept", keep=True) as ours:
            taken["kept"].append(_first(ours) - started)
        started = time.perf_counter()
        with board(path, folder / "anew") as ours:
            taken["nothing kept"].append(_first(ours) - started)
    median = {name: statistics.median(each) for name, each in taken.items()}
    for name, target in (("kept", TARGETS["kept"]), ("nothing kept", None)):
        yield Line(
            "serving",
            f"start to first content, {name}",
            median[name],
            "s",
            "an empty app",
            median[name] / median["empty"],
            target,
            why=WHY.get(name, ""),
        )


def _first(server: Server) -> float:
    """When the first visitor sees something."""
    with Session(server.address) as visitor:
        visitor.run("")
        return visitor.first_seen


def _crowd(path: Path, folder: Path) -> Iterator[Line]:
    """Fifty visitors within fifteen seconds, then a save."""
    with board(path, folder / "crowd", seconds=2.0) as ours:
        with Session(ours.address) as visitor:
            visitor.run("")
            alone = visitor.run("")
        runs, reloads, memory = asyncio.run(_come(ours, path, folder))
    first = statistics.quantiles([run.first for run in runs], n=20)
    done = statistics.quantiles([run.finished for run in runs], n=20)
    yield Line("people", f"{PEOPLE} people: first content, p50", first[9], "s")
    beyond = first[18] - alone.first
    yield Line("people", f"{PEOPLE} people: first content, p95 beyond a single visitor's", beyond, "s", target=TARGETS["first content"])
    yield Line("people", f"{PEOPLE} people: finished, p50 / p95", done[18], "s", note=f"{done[9]:.2f} / {done[18]:.2f}")
    yield Line("people", f"{PEOPLE} people: error boxes", sum(run.faults for run in runs), "of them", target=0)
    yield Line(
        "people",
        f"{PEOPLE} pages drawn anew after a save: first to last",
        reloads[1],
        "s",
        target=TARGETS["reloads"],
        note=f"{reloads[0]:.1f} s after the save",
    )
    yield Line("people", f"{PEOPLE} people: memory of the web process", memory, "MB", target=TARGETS["memory"], why=WHY["memory"])


async def _come(ours: Server, path: Path, folder: Path) -> tuple[list[Run], tuple[float, float], float]:
    """The visitors' runs, seconds to the last page drawn anew after a save, from the save and from the first one, megabytes at the end."""
    pages = [page for page in PAGES if page.path != "connect"]

    async def one(number: int) -> tuple[ClientConnection, Run]:
        await asyncio.sleep(number * WITHIN / PEOPLE)
        return await visit(ours.address, pages[number % len(pages)].path)

    found = await asyncio.gather(*(one(number) for number in range(PEOPLE)))
    changed = folder / "changed.xlsx"
    with_one_cell_changed(path, changed, "项目台账", "B2", "改过的名字")
    assert ours.workbook  # noqa: S101 - a board has one
    in_excels_way(changed, ours.workbook)
    started = time.perf_counter()
    ended = await asyncio.gather(*(drawn_anew(ours.address, socket, run) for socket, run in found))
    memory = ours.memory()
    await asyncio.gather(*(socket.close() for socket, _ in found))
    return [run for _, run in found], (max(ended) - started, max(ended) - min(ended)), memory


def _sent(path: Path, folder: Path) -> Iterator[Line]:
    """Bytes a fresh browser gets for each page, files and messages together, as they go over the line."""
    browser_path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    with board(path, folder / "sent") as ours, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for entry in PAGES:
            context = browser.new_context()
            page = context.new_page()
            files, messages = _counted(page, f"{ours.address}/{entry.path}?{asked(entry)}")
            note = f"{messages / 1e3:.0f} kB of messages"
            yield Line("bytes", f"first load of {entry.path or '/'}", (files + messages) / 1e6, "MB", note=note)
            context.close()
        browser.close()


def _counted(page: Page, address: str) -> tuple[int, int]:
    """Bytes of files and of messages."""
    told = page.context.new_cdp_session(page)
    told.send("Network.enable")
    files, messages = [], []
    told.on("Network.loadingFinished", lambda event: files.append(event["encodedDataLength"]))
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: messages.append(len(frame))))
    page.goto(address)
    page.wait_for_selector(".as-head h1")
    page.wait_for_timeout(2000)
    return int(sum(files)), sum(messages)
