"""Says what of a strip lies under stamps, so that their ink counts for nobody's signature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.documents.stamp_frames import find_frames
from desktop.documents.stamp_rings import find_rings

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Mask = np.ndarray[Any, np.dtype[Any]]

_SCALE = 2.0  # pixels to a millimetre in which stamps are looked for
_INK = 0.14
_RING_MM = 0.7
_RING_SHARE = 0.5


@dataclass(frozen=True)
class Stamps:
    """Where stamps were pressed: all that is covered, and the outlines of round ones."""

    covered: Mask
    outlines: Mask


def find_stamps(written: Array, scale: float, table: tuple[int, int]) -> Stamps | None:
    """Look for stamps; lines of the grid cut them to pieces, so that no piece tells how large they are.

    Args:
        written: How dark the ink is, 0 where there is none and where the ruled lines were.
        scale: Pixels to a millimetre.
        table: Where the boxes begin and end.
    """
    import numpy as np

    shrink = max(1, round(scale / _SCALE))
    rows, columns = (side // shrink for side in written.shape)
    cut = written[: rows * shrink, : columns * shrink]
    small = cut.reshape(rows, shrink, columns, shrink).mean(axis=(1, 3), dtype=np.float32)
    rings = find_rings(small, scale / shrink)
    frames = find_frames(small, scale / shrink, (table[0] / shrink, table[1] / shrink))
    if not rings and not frames:
        return None
    covered, outlines = np.zeros(written.shape, dtype=bool), np.zeros(written.shape, dtype=bool)
    y, x = np.ogrid[: written.shape[0], : written.shape[1]]
    for ring in rings:
        far = np.hypot(y - (ring.row + 0.5) * shrink, x - (ring.column + 0.5) * shrink)
        radius = ring.radius * shrink
        covered |= far <= radius + _RING_MM * scale
        for inner in _inked_radii(written, scale, far, radius):
            outlines |= np.abs(far - inner) <= _RING_MM * scale
    for frame in frames:
        covered |= frame.holds(y / shrink, x / shrink)
    return Stamps(covered, outlines)


def _inked_radii(written: Array, scale: float, far: Array, radius: float) -> list[float]:
    """Return the radii of a stamp's rings: where most of the way around is inked."""
    import numpy as np

    step = 0.4 * scale
    radii = np.arange(radius / 2, radius + 1.5 * scale, step)
    inked = [(one, float((written[np.abs(far - one) <= step] > _INK).mean())) for one in radii]
    return [radius, *(float(one) for one, share in inked if share > _RING_SHARE)]
