"""Finds stamps with a frame of four corners, such as those of a date: two long straight lines beside each other."""

from __future__ import annotations

from math import cos, radians, sin
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Mask = np.ndarray[Any, np.dtype[Any]]

_TURNS = range(-16, 17)  # degrees
_STRAIGHT = 2  # so far printed lines still look straight
_MOST = 3
_INKED = 0.06  # of the mean of a few pixels
_WIDTH_MM = 1.0
_LINE_MM = 30.0  # more ink on a line than beside it, in lines of one pixel
_SIDE_COVER = 1.1  # of the way from line to line, in lines of one pixel
_APART_MM = (9.0, 24.0)
_BESIDE_MM = 2.0
_REACH_MM = 52.0  # no such stamp is longer


class Frame(NamedTuple):
    """A strip between two parallel lines, in pixels of the picture searched."""

    slope: tuple[float, float]  # cosine and sine of its turn
    first: float  # of the lines, as distances from the origin across them
    second: float
    start: float  # where it begins and ends along them
    end: float

    def holds(self, row: Array, column: Array) -> Mask:
        """Say which places lie in it."""
        across = row * self.slope[0] - column * self.slope[1]
        along = column * self.slope[0] + row * self.slope[1]
        inside: Mask = (
            (across >= self.first) & (across <= self.second) & (along >= self.start) & (along <= self.end)
        )
        return inside


def find_frames(dark: Array, scale: float, table: tuple[float, float]) -> list[Frame]:
    """Return the frames of the stamps that stand out most, at most a few.

    Args:
        dark: 0 for paper to 1 for black, without the ruled lines.
        scale: Pixels to a millimetre; about two are enough.
        table: Where the boxes begin and end; what is printed above and below is straight.
    """
    import numpy as np

    rows, columns = (places.astype(np.float32) for places in np.nonzero(dark > _INKED))
    frames: list[Frame] = []
    while len(frames) < _MOST and len(rows):
        tried = [_best(rows, columns, turn, scale, table) for turn in _TURNS]
        found = max((one for one in tried if one is not None), default=None)
        if found is None:
            break
        frames.append(found[1])
        rest = ~found[1].holds(rows, columns)
        rows, columns = rows[rest], columns[rest]
    return frames


def _best(
    rows: Array, columns: Array, turn: int, scale: float, table: tuple[float, float]
) -> tuple[float, Frame] | None:
    """Return the frame of a turn that stands out most, and by how much."""
    import numpy as np

    if abs(turn) <= _STRAIGHT:
        inside = (rows >= table[0]) & (rows < table[1])
        rows, columns = rows[inside], columns[inside]
    if not len(rows):
        return None
    slope = (cos(radians(turn)), sin(radians(turn)))
    across = (rows * slope[0] - columns * slope[1]) / (_WIDTH_MM * scale)
    least = float(across.min())
    found = _pair(_standing_out(np.bincount((across - least).astype(int)).astype(np.float32)), scale)
    if found is None:
        return None
    lines = [(place + 0.5 + least) * _WIDTH_MM * scale for place in found[1:]]
    framed = _framed(rows, columns, slope, lines, scale)
    return None if framed is None else (found[0], framed)


def _standing_out(counts: Array) -> Array:
    """Return by how much each line holds more ink than the fuller of those beside it."""
    import numpy as np

    beside = round(_BESIDE_MM / _WIDTH_MM)
    padded = np.pad(counts, beside)
    more: Array = counts - np.maximum(padded[: len(counts)], padded[2 * beside :])
    return more


def _pair(more: Array, scale: float) -> tuple[float, int, int] | None:
    """Return the two lines that stand out most at the distance of a stamp's edges, and by how much the weaker does."""
    import numpy as np

    lines = np.flatnonzero(more >= _LINE_MM * scale)
    least, most = (limit / _WIDTH_MM for limit in _APART_MM)
    pairs = [
        (float(min(more[one], more[other])), int(one), int(other))
        for one in lines
        for other in lines
        if least <= other - one <= most
    ]
    return max(pairs, default=None)


def _framed(
    rows: Array, columns: Array, slope: tuple[float, float], lines: list[float], scale: float
) -> Frame | None:
    """Return the frame between two lines, as long as the ink on them, if a line goes from one to the other."""
    import numpy as np

    across = rows * slope[0] - columns * slope[1]
    along = columns * slope[0] + rows * slope[1]
    on_line = np.minimum(np.abs(across - lines[0]), np.abs(across - lines[1])) <= scale
    middle, reach = float(np.median(along[on_line])), _REACH_MM / 2 * scale
    between = (across > lines[0]) & (across < lines[1]) & (np.abs(along - middle) <= reach)
    sides = np.bincount(((along[between] - middle + reach) / (_WIDTH_MM * scale)).astype(int))
    wanted = _SIDE_COVER * (lines[1] - lines[0])
    if not len(sides) or _standing_out(sides.astype(np.float32)).max() < wanted:
        return None
    return Frame(slope, lines[0] - scale, lines[1] + scale, middle - reach, middle + reach)
