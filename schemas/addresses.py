"""How a cell is called: A1 notation."""

from functools import cache


@cache
def letters(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def a1(column: int, row: int) -> str:
    """The address of a cell; a row of 0 means the whole column, a column of 0 the whole row."""
    return f"{letters(column)}{row or ''}"
