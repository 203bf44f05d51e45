"""Which ink on a strip of boxes belongs together: what lies close is one mark, also across a ruled line.

Marks are counted in cells of half a millimetre, in which a thumb is one mark though its ridges do not touch. What is
asked of many boxes is answered by sums over arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from desktop.documents.ink import strokes

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Mask = np.ndarray[Any, np.dtype[Any]]

_CELL_MM = 0.5


@dataclass(frozen=True)
class Marks:
    """The marks of a strip: each cell's mark, numbered from 1, and its inked share in square millimetres."""

    number: Array
    ink: Array
    side: int  # of a cell, in pixels

    @cached_property
    def areas(self) -> Array:
        """The ink of each mark; of number 0, which is no mark, none."""
        return self.within(slice(None), slice(None))

    @cached_property
    def lengths(self) -> Array:
        """The longer side of each mark in cells."""
        import numpy as np

        count = len(self.areas)
        rows, columns = np.nonzero(self.number)
        numbers = self.number[rows, columns]
        sides = []
        for places in (rows, columns):
            least, most = np.full(count, np.iinfo(np.int64).max), np.full(count, -1)
            np.minimum.at(least, numbers, places)
            np.maximum.at(most, numbers, places)
            sides.append(np.where(most >= 0, most - least + 1, 0))
        longer: Array = np.maximum(*sides)
        return longer

    def within(self, rows: slice, columns: slice) -> Array:
        """Return the ink of each mark inside a frame of cells."""
        import numpy as np

        numbers = self.number[rows, columns].ravel()
        sums: Array = np.bincount(
            numbers, weights=self.ink[rows, columns].ravel(), minlength=int(self.number.max()) + 1
        )
        sums[0] = 0.0
        return sums


def find_marks(
    mask: Mask, scale: float, rows: Sequence[int], columns: Sequence[int], line_mm: float
) -> Marks:
    """Return the marks of a mask from which the ruled lines were taken.

    Args:
        mask: Where there is ink.
        scale: Pixels to a millimetre.
        rows: Where the ruled lines lay that go across.
        columns: Where those lay that go down.
        line_mm: The width that was taken out for a line.
    """
    import numpy as np

    side = max(1, round(_CELL_MM * scale))
    down, across = mask.shape[0] // side, mask.shape[1] // side
    cells = mask[: down * side, : across * side].reshape(down, side, across, side)
    inked = cells.sum(axis=(1, 3), dtype=np.float32) / scale**2
    joined = inked > 0
    half = line_mm * scale / 2
    for grid, places in ((joined, rows), (joined.T, columns)):
        for place in places:
            _bridge(grid, int((place - half) // side), int((place + half) // side) + 1)
    return Marks(_numbered(joined), inked, side)


def _numbered(grid: Mask) -> Array:
    import numpy as np

    number = np.zeros(grid.shape, dtype=np.int32)
    for n, runs in enumerate(strokes(grid), 1):
        for row, start, end in runs:
            number[row, start:end] = n
    return number


def _bridge(grid: Mask, first: int, last: int) -> None:
    """Join what lies on both sides of a line, also where it crossed the line aslant."""
    if first < 1 or last >= len(grid):
        return
    above, below = grid[first - 1 : first + 1].any(axis=0), grid[last - 1 : last + 1].any(axis=0)
    grid[first:last] |= _widened(above) & _widened(below)  # type: ignore[arg-type]  # of one row, not of a cell


def _widened(row: Mask) -> Mask:
    wide = row.copy()
    wide[1:] |= row[:-1]
    wide[:-1] |= row[1:]
    return wide
