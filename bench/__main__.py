"""``python -m bench``: one table of every figure beside its floor or peer, measured in one run."""

from __future__ import annotations

import json
import platform
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime

import click
import psutil

from bench import derived, gantt, pages, reading, reloads, serving
from bench.measure import Line

SIZES = (200, 2000, 20000)


@click.command()
@click.option("--size", "sizes", type=int, multiple=True, default=SIZES, help="Projects; may be given several times.")
@click.option("--part", "parts", type=click.Choice(["reading", "derived", "gantt", "reloads", "pages", "serving"]), multiple=True)
@click.option("--rounds", default=9, help="How often each thing is done; medians are told.")
@click.option("--saves", default=1000, help="Saves under a running board.")
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def main(sizes: tuple[int, ...], parts: tuple[str, ...], rounds: int, saves: int, as_json: bool) -> None:
    """Measures, and says of each target whether it is met."""
    middle = 2000 if 2000 in sizes else sizes[0]
    every: dict[str, Callable[[], Iterator[Line]]] = {
        "reading": lambda: reading.lines(list(sizes), rounds),
        "derived": lambda: derived.lines(list(sizes), rounds),
        "gantt": lambda: gantt.lines(rounds),
        "reloads": lambda: reloads.lines(middle, rounds, saves),
        "pages": lambda: pages.lines(list(sizes), rounds),
        "serving": lambda: serving.lines(middle, rounds),
    }
    if not as_json:
        click.echo(f"{_machine()}\n")
    found = []
    for name, measure in every.items():
        if not parts or name in parts:
            for line in measure():
                found.append(line)
                if not as_json:
                    click.echo(told(line))
    if as_json:
        click.echo(json.dumps([{**asdict(line), "met": line.met} for line in found], ensure_ascii=False, indent=1))
        return
    missed = [line for line in found if line.met is False]
    click.echo(f"\n{sum(line.met is True for line in found)} targets met, {len(missed)} missed")


def _machine() -> str:
    memory = psutil.virtual_memory().total / 2**30
    return f"{datetime.now().astimezone():%Y-%m-%d}, Python {platform.python_version()}, {psutil.cpu_count()} cores, {memory:.0f} GB"


def told(line: Line) -> str:
    """A line of the table."""
    ratio = f"{line.ratio:8.2f} × {line.beside}" if line.ratio is not None else ""
    target = "" if line.target is None else f"≤ {line.target:g}: {'met' if line.met else 'MISSED'}"
    why = f"({line.why})" if line.met is False and line.why else ""
    return f"{line.what:<64}{line.value:>10.2f} {line.unit:<9}{ratio:<44}{target} {line.note} {why}".rstrip()


if __name__ == "__main__":
    main()
