"""Carries short operations, which tell no progress, to the worker of `jobs`."""

from collections.abc import Callable
from typing import TypeVar

from desktop.ui.jobs.quick import quick

T = TypeVar("T")


def briefly(call: Callable[[], T]) -> Callable[..., T]:
    """Return a call that may be handed to `jobs.start`; it takes the progress and needs none."""
    return quick(call)
