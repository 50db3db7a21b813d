"""Each page's run in processor time, beside its bare twin and an empty page; what a reload does to it; what is sent."""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from bench.measure import Line, exponent
from bench.recording import recording, write
from bench.servers import EMPTY, RECORDINGS, TWIN, Server, board, script
from bench.session import Run, Session
from bench.workbooks import workbook
from sample_data.story import AS_OF
from ui.navigation import PAGES, PageEntry

RUNS = 30  # at a time: the clock of a process ticks in hundredths of a second
ALIKE = 0.05  # of the bytes: ids and hashes differ
WHY = "what a page works out itself takes a few milliseconds, and the clock of a process ticks in ten"
TARGETS = {"twin": 1.5, "reload": 1.3, "growth": 0.3}


def asked(entry: PageEntry) -> str:
    """What the address says besides: the project page is about somebody."""
    return "id=XM2026-004" if entry.key == "project" else ""


def recorded(path: Path, projects: int) -> dict[str, Run]:
    """Writes down what every page draws."""
    from streamlit.testing.v1 import AppTest  # noqa: PLC0415 - as above

    import settings  # noqa: PLC0415 - after the environment is set
    from ui import boards  # noqa: PLC0415 - as above

    config = path.with_name("recorded.toml")
    config.write_text(
        f"as_of = {AS_OF}\n[[sources]]\npath = {str(workbook(projects))!r}\n[refresh]\nseconds = 3600\n[limits]\nrows = 1000000\n", "utf-8"
    )
    os.environ[settings.LOCATION] = str(config)
    settings.load.cache_clear()
    made = {}
    for entry in PAGES:
        at = AppTest.from_file(str(Path(__file__).parent.parent / "ui" / "shell.py"), default_timeout=300)
        at.run()
        if entry.path:
            at.switch_page(f"../{entry.file.relative_to(Path(__file__).parent.parent).as_posix()}")
        if entry.key == "project":
            at.query_params["id"] = "XM2026-004"
        with recording() as found:
            at.run()
        made[entry.key] = found.calls
    boards.forget_store()
    write(path, made)
    return {}


def lines(sizes: list[int], rounds: int) -> Iterator[Line]:
    """Every page at every size; twins and reloads at 2 000 projects."""
    costs: dict[str, list[float]] = {entry.key: [] for entry in PAGES}
    for projects in sizes:
        with tempfile.TemporaryDirectory() as place, ExitStack() as servers:
            folder = Path(place)
            if projects == 2000:
                recorded(folder / "recordings", projects)
            ours = servers.enter_context(board(workbook(projects), folder / "board"))
            empty = servers.enter_context(script(EMPTY, folder / "empty"))
            twin = (
                servers.enter_context(script(TWIN, folder / "twin", **{RECORDINGS: str(folder / "recordings")}))
                if projects == 2000
                else None
            )
            for entry in PAGES:
                found = _beside(entry, ours, empty, twin, rounds)
                costs[entry.key].append(found["ours"])
                yield from _told(entry, projects, found)
    if len(sizes) > 1:
        for entry in PAGES:
            yield Line(
                "pages",
                f"{entry.path or '/'}: growth from {sizes[0]} to {sizes[-1]} projects",
                exponent(sizes, costs[entry.key]),
                "exponent",
                target=TARGETS["growth"],
            )


def _beside(entry: PageEntry, ours: Server, empty: Server, twin: Server | None, rounds: int) -> dict[str, float]:
    """Processor seconds of a run of each, in turn; elements and bytes of the page and of its twin."""
    with ExitStack() as stack:
        visitors = {"ours": (ours, stack.enter_context(Session(ours.address)), entry.path, asked(entry))}
        visitors["empty"] = (empty, stack.enter_context(Session(empty.address)), "", "")
        if twin:
            visitors["twin"] = (twin, stack.enter_context(Session(twin.address)), "", f"twin={entry.key}")
        last = {name: [session.run(page, query) for _ in range(2)][-1] for name, (_, session, page, query) in visitors.items()}
        taken: dict[str, list[float]] = {name: [] for name in visitors}
        for _ in range(rounds):
            for name, (server, session, page, query) in visitors.items():
                before = server.cpu()
                for _ in range(RUNS):
                    session.run(page, query)
                taken[name].append((server.cpu() - before) / RUNS)
    found = {name: statistics.median(each) for name, each in taken.items()}
    for name, run in last.items():
        found[f"{name} elements"], found[f"{name} bytes"] = run.elements, run.sent
    return found


def _told(entry: PageEntry, projects: int, found: dict[str, float]) -> Iterator[Line]:
    name, cost = f"{projects} projects: {entry.path or '/'}", found["ours"] * 1000
    yield Line("pages", name, cost, "ms", "an empty page", found["ours"] / max(found["empty"], 1e-3))
    if "twin" in found:
        same = found["ours elements"] == found["twin elements"] and abs(found["ours bytes"] / found["twin bytes"] - 1) < ALIKE
        drawn = " and ".join(f"{found[f'{who} elements']:.0f} elements, {found[f'{who} bytes'] / 1e3:.0f} kB" for who in ("ours", "twin"))
        ratio = found["ours"] / max(found["twin"], 1e-3)
        yield Line("pages", name, cost, "ms", "its bare twin", ratio, TARGETS["twin"], drawn if same else f"NOT ALIKE: {drawn}", WHY)
