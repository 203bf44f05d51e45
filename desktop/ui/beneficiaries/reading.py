"""Carries short operations, which tell no progress, to the worker of `jobs`."""

from collections.abc import Callable
from typing import TypeVar

from desktop.progress import Progress

T = TypeVar("T")


def briefly(call: Callable[[], T]) -> Callable[..., T]:
    """Return a call that may be handed to `jobs.start`; it takes the progress and needs none."""

    def run(progress: Progress) -> T:
        return call()

    return run
