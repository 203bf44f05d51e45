"""Lets an operation that is over in a moment, and so tells no steps, run behind the window like any other."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from desktop.progress import Progress

T = TypeVar("T")


def quick(call: Callable[[], T]) -> Callable[..., T]:
    """Return the call as a job wants it."""
    return partial(_without_steps, call)


def _without_steps(call: Callable[[], T], *, progress: Progress) -> T:
    return call()
