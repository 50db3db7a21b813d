"""One cell read as one kind of column would."""

from schemas.cells import read_cell
from schemas.columns import Column


def column(kind: str, **rest) -> Column:
    """A column of a kind."""
    return Column(key="x", header="某列", english="Some column", kind=kind, **{"minimum": 0 if kind == "quantity" else None, **rest})


def read(kind: str, cell, **rest):
    """The reading of a cell."""
    return read_cell(cell, column(kind, **rest))
