"""Finds round stamps that were pressed over places to sign, so that their ink counts for nobody's signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_RADII_MM = (10.0, 24.0, 0.5)
_INKED = 0.16  # as dark as that counts as inked
_COVER = 0.55  # of a ring has to be inked
_STANDS_OUT = 0.3  # and so much more of it than of the rings beside
_BESIDE_MM = 1.75
_MOST = 3


class Ring(NamedTuple):
    """The outer ring of a stamp, in pixels of the picture searched."""

    row: float
    column: float
    radius: float


def find_rings(dark: Array, scale: float) -> list[Ring]:
    """Return the outer rings of the stamps in a picture, at most a few.

    Args:
        dark: 0 for paper to 1 for black.
        scale: Pixels to a millimetre; about two are enough.
    """
    import numpy as np

    inked = _widened(np.minimum(dark / _INKED, 1.0))
    rows, columns = inked.shape
    margin = int((_RADII_MM[1] + _BESIDE_MM) * scale) + 1
    size = (_smooth(rows + 2 * margin), _smooth(columns + 2 * margin))
    spectrum = np.fft.rfft2(inked, size)
    radii = np.arange(*_RADII_MM) * scale
    covers = np.stack([_cover(spectrum, size, radius, margin, inked.shape) for radius in radii])
    beside = round(_BESIDE_MM / _RADII_MM[2])
    padded = np.pad(covers, ((beside, beside), (0, 0), (0, 0)), mode="edge")
    stands_out = covers - (padded[: len(radii)] + padded[2 * beside :]) / 2
    scores = np.where((covers >= _COVER) & (stands_out >= _STANDS_OUT), covers, 0.0)
    return _peaks(scores, radii)


def _smooth(count: int) -> int:
    """Return the next number of small factors, for which the transform is many times as fast."""
    while True:
        rest = count
        for factor in (2, 3, 5):
            while rest % factor == 0:
                rest //= factor
        if rest == 1:
            return count
        count += 1


def _peaks(scores: Array, radii: Array) -> list[Ring]:
    """Return the best rings; those within one already found are its own inner rings."""
    import numpy as np

    found: list[Ring] = []
    scores = scores.copy()
    while len(found) < _MOST and scores.max() > 0:
        _place, row, column = (int(n) for n in np.unravel_index(int(scores.argmax()), scores.shape))
        near = scores[:, max(0, row - 3) : row + 4, max(0, column - 3) : column + 4].max(axis=(1, 2))
        outer = int(np.flatnonzero(near)[-1])
        ring = Ring(row, column, float(radii[outer]))
        found.append(ring)
        y, x = np.ogrid[: scores.shape[1], : scores.shape[2]]
        scores[:, np.hypot(y - row, x - column) < ring.radius] = 0
    return found


def _cover(
    spectrum: Array, size: tuple[int, int], radius: float, margin: int, shape: tuple[int, ...]
) -> Array:
    """Return for each pixel how much of the ring around it is inked."""
    import numpy as np

    steps = max(24, int(2 * np.pi * radius))
    turns = np.arange(steps) * 2 * np.pi / steps
    y, x = np.rint(radius * np.sin(turns)).astype(int), np.rint(radius * np.cos(turns)).astype(int)
    ring = np.zeros(size, dtype=np.float32)
    np.add.at(ring, (y % size[0], x % size[1]), 1.0 / steps)
    summed = np.fft.irfft2(spectrum * np.conj(np.fft.rfft2(ring)), size)
    cover: Array = summed[: shape[0], : shape[1]]
    return cover


def _widened(inked: Array) -> Array:
    """Return the picture with each line one pixel wider all around, as a stamp is never quite round."""
    import numpy as np

    padded = np.pad(inked, 1)
    rows, columns = inked.shape
    wide: Array = np.max([padded[i : i + rows, j : j + columns] for i in range(3) for j in range(3)], axis=0)
    return wide
