"""Waiting no longer than one wants to: what may hang goes on in a thread of its own, which ends with the process."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def begun(call: Callable[[], T], name: str) -> Future[T]:
    """A call that has begun; whoever waits for its result says how long.

    Args:
        name: of its thread.
    """
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(call())
        except BaseException as error:  # handed on to whoever asks for the result
            future.set_exception(error)

    Thread(target=run, name=name, daemon=True).start()
    return future
