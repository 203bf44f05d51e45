"""Lets two cores work on one list: NumPy and RapidFuzz let go of the interpreter while they sort and compare."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import chain, islice
from typing import TypeVar

_CORES = 2  # a clerk's computer may have more, but each part that is worked on takes memory
_BEGUN = _CORES + 1  # one more waits, so that no core does

Part = TypeVar("Part")
Made = TypeVar("Made")


def side_by_side(work: Callable[[Part], Made], parts: Iterable[Part]) -> Generator[Made, None, None]:
    """Yield what the work makes of each part, in their order; it never runs far ahead of who takes them."""
    parts = iter(parts)
    first = list(islice(parts, 2))
    if len(first) < 2:
        yield from map(work, first)
        return
    with ThreadPoolExecutor(_CORES) as pool:
        begun: deque[Future[Made]] = deque()
        for part in chain(first, parts):
            if len(begun) == _BEGUN:
                yield begun.popleft().result()
            begun.append(pool.submit(work, part))
        while begun:
            yield begun.popleft().result()
