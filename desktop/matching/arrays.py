"""Arrays as linkage uses them: codes for texts, hashes for keys, and the few operations on them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np

Array: TypeAlias = "np.ndarray[Any, np.dtype[Any]]"

NONE = -1  # the code of what a list does not say
PAIRS_AT_ONCE = 60_000  # that are compared: enough for NumPy, few enough for two cores to share a short list
_PRIME, _SHIFT = 0x9E3779B97F4A7C15, 29


def hashed(salt: int, *columns: Array) -> Array:
    """Return one 64-bit key for each row of the columns."""
    import numpy as np

    found = np.full(columns[0].shape, salt * 0x1000193 + 0x811C9DC5, dtype=np.uint64)
    for column in columns:
        found ^= column.astype(np.int64).view(np.uint64)
        found *= np.uint64(_PRIME)
        found ^= found >> np.uint64(_SHIFT)
    return found


def together(low: Array, high: Array) -> Array:
    """Return pairs of codes as one number each, the smaller first, so that the order does not matter."""
    import numpy as np

    first = np.minimum(low, high).astype(np.int64)
    return np.asarray((first << 32) | np.maximum(low, high).astype(np.int64))


def counted(codes: Array, size: int) -> Array:
    """Return how often each code occurs."""
    import numpy as np

    return np.bincount(codes[codes >= 0].ravel(), minlength=size)


def spread(starts: Array, counts: Array) -> Array:
    """Return `starts[0], starts[0] + 1 … counts[0] times, starts[1] …`: ranges laid end to end."""
    import numpy as np

    ends = np.cumsum(counts)
    steps = np.arange(int(ends[-1]) if len(ends) else 0, dtype=np.int64)
    return np.asarray(steps - np.repeat(ends - counts, counts) + np.repeat(starts, counts))


def stretches(size: int, *columns: Array) -> Iterator[tuple[Array, ...]]:
    """Yield the columns so many rows at a time; columns without rows once."""
    for place in range(0, max(1, len(columns[0])), size):
        yield tuple(column[place : place + size] for column in columns)


def distinct(numbers: Array) -> Array:
    """Return the distinct numbers in order; by sorting, which is far quicker here than NumPy's hashing."""
    import numpy as np

    ordered = np.sort(numbers)
    is_first = np.ones(len(ordered), dtype=bool)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return ordered[is_first]


def distinct_places(numbers: Array) -> tuple[Array, Array]:
    """Return the distinct numbers in order, and for each number its place among them."""
    import numpy as np

    found = distinct(numbers)
    return found, np.searchsorted(found, numbers)
