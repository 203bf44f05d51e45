"""Tells ink from paper in a picture of a page, whatever the light, and which strokes hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Mask = np.ndarray[Any, np.dtype[Any]]

_PAPER_SHARE = 85  # at least so many of a hundred pixels of a patch are as dark as paper or darker
_EVERY = 2  # of the pixels of a patch, down and across, that say how bright its paper is
_FAINTEST = 0.085
_DARKEST_LIMIT = 0.30
_NOISE_FACTOR = 4.5
_SHADOW_MM = 20.0  # wider than any thumb
_SHADOW_CELL_MM = 1.0


def darkness(picture: Array, patch: int) -> Array:
    """Return how dark each pixel is against the paper around it, 0 to 1, by its strongest colour.

    Args:
        picture: Rows by columns, or rows by columns by colours; 0 is black and 255 white.
        patch: Side in pixels of the patches in which the paper's own brightness is taken.
    """
    import numpy as np

    layers = picture[:, :, None] if picture.ndim == 2 else picture
    strongest = np.zeros(layers.shape[:2], dtype=np.float32)
    for n in range(layers.shape[2]):
        layer = layers[:, :, n]
        np.maximum(strongest, 1.0 - layer / _paper(layer, patch), out=strongest)
    clipped: Array = np.clip(strongest, 0.0, 1.0)
    return clipped


def _paper(layer: Array, patch: int) -> Array:
    """Return the brightness of bare paper at each pixel."""
    import numpy as np

    rows, columns = layer.shape
    down, across = max(1, rows // patch), max(1, columns // patch)
    cut = layer[: rows // down * down, : columns // across * across]
    tiles = cut.reshape(down, rows // down, across, columns // across)[:, ::_EVERY, :, ::_EVERY]
    level = np.percentile(tiles, _PAPER_SHARE, axis=(1, 3)).astype(np.float32)
    padded = np.pad(level, 1, mode="edge")
    level = np.median(
        [padded[i : i + down, j : j + across] for i in range(3) for j in range(3)], axis=0
    )  # a patch all of ink takes its neighbours' paper
    paper: Array = np.maximum(_shares(rows, down) @ level @ _shares(columns, across).T, 8.0)
    return paper


def _shares(count: int, patches: int) -> Array:
    """Return how much of each patch's level goes to each of the pixels along a side."""
    import numpy as np

    place = np.clip((np.arange(count, dtype=np.float32) + 0.5) * patches / count - 0.5, 0, patches - 1)
    shares: Array = np.maximum(0.0, 1.0 - np.abs(place[:, None] - np.arange(patches, dtype=np.float32)))
    return shares


def shrunk(layer: Array, side: int) -> Array:
    """Return the means of squares of pixels, each with as many to a side; what is left over at two edges is cut off."""
    import numpy as np

    rows, columns = (length // side for length in layer.shape[:2])
    cut = layer[: rows * side, : columns * side]
    # Down first and then across in strides: NumPy is ten times slower at both together.
    down = cut.reshape(rows, side, columns * side, *layer.shape[2:]).sum(axis=1, dtype=np.float32)
    means: Array = sum(down[:, n::side] for n in range(side)) / np.float32(side**2)
    return means


def ink(dark: Array) -> Mask:
    """Return where there is ink: darker than the grain of this very paper."""
    import numpy as np

    soft = _softened(dark)
    grain = float(np.median(np.abs(soft - np.median(soft)))) * 1.4826
    limit = float(np.clip(np.median(soft) + _NOISE_FACTOR * grain, _FAINTEST, _DARKEST_LIMIT))
    mask: Mask = soft > limit
    return mask


def without_shadows(dark: Array, scale: float) -> Array:
    """Return how dark each pixel is beyond what is as dark for wider than a thumb: the edge of a shadow.

    Args:
        dark: 0 for paper to 1 for black.
        scale: Pixels to a millimetre.
    """
    import numpy as np

    side = max(1, round(_SHADOW_CELL_MM * scale))
    cells = shrunk(dark, side)
    reach = round(_SHADOW_MM / _SHADOW_CELL_MM / 2)
    shadow = -_least(-_least(cells, reach), reach)
    wide = shadow.repeat(side, axis=0).repeat(side, axis=1)
    missing = [(0, whole - there) for whole, there in zip(dark.shape, wide.shape, strict=True)]
    left: Array = np.maximum(dark - np.pad(wide, missing, mode="edge"), 0.0)
    return left


def _least(cells: Array, reach: int) -> Array:
    """Return the least of all within reach, down and across."""
    import numpy as np

    for axis in (0, 1):
        around = [(reach, reach) if n == axis else (0, 0) for n in (0, 1)]
        windows = np.lib.stride_tricks.sliding_window_view(
            np.pad(cells, around, mode="edge"), 2 * reach + 1, axis=axis
        )
        cells = windows.min(axis=-1)
    return cells


def _softened(dark: Array) -> Array:
    import numpy as np

    padded = np.pad(dark, 1, mode="edge")
    rows, columns = dark.shape
    total: Array = np.zeros(dark.shape)
    for i in range(3):
        for j in range(3):
            total += padded[i : i + rows, j : j + columns]
    return total / 9.0


Run = tuple[int, int, int]
"""Row, first column, and the column after the last."""


def strokes(mask: Mask) -> list[list[Run]]:
    """Return the strokes of a mask, each as its runs: pixels that touch, corners included."""
    import numpy as np

    runs: list[Run] = []
    parents: list[int] = []

    def root(n: int) -> int:
        while parents[n] != n:
            parents[n] = parents[parents[n]]
            n = parents[n]
        return n

    above: list[int] = []
    for row in range(mask.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], mask[row].astype(np.int8), [0]))))
        here: list[int] = []
        place = 0
        for start, end in edges.reshape(-1, 2).tolist():
            number = len(runs)
            runs.append((row, start, end))
            parents.append(number)
            here.append(number)
            while place < len(above) and runs[above[place]][2] < start:
                place += 1
            look = place
            while look < len(above) and runs[above[look]][1] <= end:
                parents[root(above[look])] = root(number)
                look += 1
        above = here
    grouped: dict[int, list[Run]] = {}
    for number, run in enumerate(runs):
        grouped.setdefault(root(number), []).append(run)
    return list(grouped.values())
