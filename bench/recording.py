"""What a page asks Streamlit to draw, written down call by call, so that a twin can ask for the same without working anything out."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import context_dg_stack

CONTAINERS = ("container", "columns", "popover", "expander")
DRAWN = (
    *CONTAINERS, "html", "button", "download_button", "segmented_control", "pills", "selectbox", "toggle", "text_input", "date_input",
    "dataframe", "plotly_chart", "code",
)  # fmt: skip
LEFT_OUT = ("on_change", "on_click", "on_select", "args", "kwargs", "format_func")
MOUNTED = {"ui.linked": "_linked", "ui.overview.matrix": "_matrix", "ui.watch": "_ask"}


@dataclass(frozen=True, slots=True)
class Call:
    """One thing asked for.

    Attributes:
        inside: number of the call that made the container it stands in, and which of several; None for the page itself.
        name: of the method, or of a component of ours with a dot in it.
    """

    inside: tuple[int, int] | None
    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]


@dataclass
class Recording:
    """The calls of one run, in order."""

    calls: list[Call] = field(default_factory=list)
    _places: dict[int, tuple[int, int]] = field(default_factory=dict)
    _kept: list[Any] = field(default_factory=list)
    _busy: bool = False

    def wraps(self, name: str, do: Callable[..., Any], *, method: bool) -> Callable[..., Any]:
        """The same, written down; what Streamlit calls of itself on the way is not."""

        def recorded(*args: Any, **kwargs: Any) -> Any:
            if self._busy:
                return do(*args, **kwargs)
            self._busy = True
            try:
                parent = args[0] if method else (context_dg_stack.get() or (None,))[-1]
                made = do(*args, **kwargs)
                self._write(name, parent, args[1:] if method else args, kwargs, made)
                return made
            finally:
                self._busy = False

        return recorded

    def _write(self, name: str, parent: Any, args: tuple[Any, ...], kwargs: dict[str, Any], made: Any) -> None:
        number = len(self.calls)
        self.calls.append(Call(self._places.get(id(parent)), name, *_plain(name, args, kwargs)))
        if name in CONTAINERS:
            for item, each in enumerate(made if isinstance(made, list) else [made]):
                self._places[id(each)] = (number, item)
                self._kept.append(each)  # an id is only good while its owner lives


def _plain(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The arguments without what only works things out: options become their labels, files are empty."""
    kept = {key: value for key, value in kwargs.items() if key not in LEFT_OUT}
    if "format_func" in kwargs and len(args) > 1:
        args = (args[0], [kwargs["format_func"](option) for option in args[1]], *args[2:])
    if name == "download_button":
        args, kept = (args[0], b""), {key: value for key, value in kept.items() if key != "data"}
    return args, {key: value for key, value in kept.items() if not key.startswith("on_")}


@contextmanager
def recording() -> Iterator[Recording]:
    """Writes down everything that is drawn inside."""
    import importlib  # noqa: PLC0415 - only here

    made = Recording()
    places = [(st, name, False) for name in DRAWN] + [(DeltaGenerator, name, True) for name in DRAWN]
    places += [(importlib.import_module(module), name, False) for module, name in MOUNTED.items()]
    before = [(where, name, getattr(where, name)) for where, name, _ in places]
    for (where, name, method), (_, _, do) in zip(places, before, strict=True):
        said = f"{where.__name__}.{name}" if getattr(where, "__name__", "") in MOUNTED else name
        setattr(where, name, made.wraps(said, do, method=method))
    try:
        yield made
    finally:
        for where, name, do in before:
            setattr(where, name, do)


def write(path: Path, pages: dict[str, list[Call]]) -> None:
    """Keeps recordings for the twin."""
    path.write_bytes(pickle.dumps(pages))
