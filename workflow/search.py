"""Finding a project by what people call it: name, number, contract number, customer."""

import unicodedata

import numpy as np

from schemas.book import Book


def found(book: Book, words: str) -> list[int]:
    """Positions of the projects in which every word occurs; an exact number or name comes first."""
    wanted = folded(words).split()
    if not wanted:
        return []
    whole = "".join(wanted)
    names = searched(book)
    hits = [position for position, name in enumerate(names) if all(word in name for word in wanted)]
    return sorted(hits, key=lambda position: whole not in names[position].split("\n"))


def matching(book: Book, words: str) -> np.ndarray:
    """Mask of the projects in which every word occurs; all of them when there are none."""
    mask = np.ones(len(book["projects"]), bool)
    if words.strip():
        mask[:] = False
        mask[found(book, words)] = True
    return mask


def searched(book: Book) -> list[str]:
    """Per project what is looked at, folded, one name a line."""
    projects, contracts = book.projects, book.contracts
    keys = ("project_id", "project_name", "customer_name", "end_user")
    names = ["\n".join(folded(text).replace(" ", "") for text in row) for row in zip(*(projects.texts(key) for key in keys), strict=True)]
    for position, number in zip(contracts.project, contracts.texts("contract_no"), strict=True):
        if position >= 0:
            names[position] += "\n" + folded(number).replace(" ", "")
    return names


def folded(text: str) -> str:
    """Full-width and half-width, upper and lower case are alike."""
    return unicodedata.normalize("NFKC", str(text)).casefold()
