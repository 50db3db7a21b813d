"""The question what foreign workbooks hold, as it is put to the reading process, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data_access.limits import Limits
from data_access.loading import load
from data_access.mapping.proposal import Proposal
from data_access.mapping.proposing import propose
from data_access.refusals import SourceRefused
from data_access.sources import Source


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    Attributes:
        folder: where request and answer are put.
        out: where the answer is written.
    """

    sources: tuple[Source, ...]
    limits: Limits
    folder: Path
    out: Path


def answer(question: Question) -> Proposal | SourceRefused:
    """The proposal for all sources together, or why one of them cannot be read."""
    workbooks = []
    for source in question.sources:
        try:
            workbooks.append(load(source, question.limits))
        except SourceRefused as refused:
            return refused.of(source.name if len(question.sources) > 1 else "")
    return propose(workbooks)
