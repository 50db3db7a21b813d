"""What is worked out of a book, each beside the read it follows: stages, receivables, schedules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from bench.measure import Line, exponent, in_turn
from bench.reading import read
from bench.workbooks import workbook
from sample_data.story import AS_OF
from schemas.book import Book
from workflow.board import Board

TARGET = 0.3
WHY = "what is left are frames of texts, and amounts told to the fen one by one"
PARTS: dict[str, Callable[[Board], object]] = {
    "evidence of all stages": lambda board: board.stages,
    "receivables": lambda board: board.receivables,
    "both schedules": lambda board: (board.production, board.production_by_order, board.delivery),
    "gate breaches": lambda board: board.violations,
    "checks across rows and sheets": lambda board: board.checks,
}


def everything(board: Board) -> None:
    """All the tables pages are drawn from."""
    _ = (board.stages, board.receivables, board.production, board.production_by_order, board.delivery, board.violations)
    _ = (board.standing, board.missing, board.todo, board.receivable_detail)


def lines(sizes: list[int], rounds: int) -> Iterator[Line]:
    """Each part by itself and all together, at every size."""
    taken = []
    for projects in sizes:
        path = workbook(projects)
        book = read(path)
        few = max(2, rounds // 2) if projects > 2000 else rounds
        reading = in_turn({"read": partial(read, path)}, max(2, few // 2))["read"]
        for name, part in PARTS.items():
            seconds = in_turn({name: partial(_of, part, book)}, few)[name]
            yield Line("derived", f"{projects} projects: {name}", seconds * 1000, "ms", "the read", seconds / reading)
        seconds = in_turn({"all": partial(_of, everything, book)}, few)["all"]
        taken.append(seconds)
        target = TARGET if projects == 2000 else None
        name = f"{projects} projects: all derived tables"
        yield Line("derived", name, seconds * 1000, "ms", "the read", seconds / reading, target, why=WHY)
    if len(sizes) > 1:
        yield Line("derived", f"growth from {sizes[0]} to {sizes[-1]} projects", exponent(sizes, taken), "exponent")


def _of(part: Callable[[Board], object], book: Book) -> None:
    """A part of a board that has worked nothing out yet."""
    part(Board(book, AS_OF, AS_OF))
