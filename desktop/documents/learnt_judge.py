"""A second judge of the places to sign: a small net that learnt from drawn pages which of them somebody signed.

It sees ink, colour and printed lines as they are and knows where the boxes lie, but no rule about strokes or stamps. It
never decides alone: `box_judge` asks it where the rules do not know, and leaves to a person what the two see otherwise.
How it was learnt, and how to do it again: `tests/learning/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.documents.ink import shrunk
from desktop.resources import resource

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

_WEIGHTS = resource("reading", "learnt_judge.npz")
_PIXELS_PER_MM = 3
_ABOVE_MM, _BESIDE_MM = 11.0, 10.0  # so much of what surrounds the boxes is seen as well
_COLUMNS = 2  # of boxes: to sign in, and for an agent
_FINE, _COARSE = 3, 6  # pixels to a place of the first map, and of the others
_PAPER_SHARE = 85  # of a hundred pixels of a strip; at least so many are as dark as paper
_DARKEST_PAPER = 30
_SMALLEST = 1e-3  # keeps the fourth root even
_FROM_COLOUR = ((2.0, 0.0, 0.0, 0.0), (0.0, 3.0, 0.0, -3.0), (0.0, -1.5, 3.0, -1.5))


class Seen(NamedTuple):
    """What the net sees of some columns of boxes, at three pixels to a millimetre."""

    dark: Array  # against the paper around
    tint: Array  # how much of each colour the ink takes away
    rows: list[tuple[float, float]]  # where each begins and ends
    columns: list[tuple[float, float]]


def seen_of(
    dark: Array, colours: Array, scale: float, columns: Sequence[tuple[int, int]], edges: Sequence[int]
) -> Seen:
    """Return what the net sees.

    Args:
        dark: How dark the straightened page is against its paper.
        colours: The same as it was taken, 0 to 255.
        scale: Pixels to a millimetre.
        columns: Where each column of boxes begins and ends, in pixels.
        edges: Where each row begins, and where the last one ends.
    """
    shrink = round(scale / _PIXELS_PER_MM)
    above, beside = round(_ABOVE_MM * scale), round(_BESIDE_MM * scale)
    top = max(0, edges[0] - above)
    left = max(0, min(start for start, _ in columns) - beside)
    around = (slice(top, edges[-1] + above), slice(left, max(end for _, end in columns) + beside))
    return Seen(
        dark=shrunk(dark[around], shrink),
        tint=_tints(shrunk(colours[around], shrink)),
        rows=[((one - top) / shrink, (other - top) / shrink) for one, other in pairwise(edges)],
        columns=[((start - left) / shrink, (end - left) / shrink) for start, end in columns],
    )


def certainties(seen: Seen) -> Array:
    """Return how sure it is that somebody wrote in a box, columns by rows: 0 is even, 3 is twenty to one."""
    import numpy as np

    net = _weights()
    layers = np.concatenate([seen.dark[:, :, None], seen.tint], axis=2, dtype=np.float32)
    view = layers @ np.array(_FROM_COLOUR, dtype=np.float32).T
    view = _convolved(view, net, "1", step=_FINE, pads=((1, 1), (1, 1)))
    view = np.concatenate([view, _places(view.shape[:2], seen)], axis=2)
    view = _convolved(view, net, "2", step=2, pads=((0, 1), (0, 1)))
    for apart, layer in enumerate("345", 1):  # each looks farther around
        view = view + _convolved(view, net, layer, apart=apart, pads=((apart, apart), (apart, apart)))
    return _concluded(net, view, _covers(seen.rows, view.shape[0]), _covers(seen.columns, view.shape[1]))


def _tints(colours: Array) -> Array:
    """Return how much of each colour the ink takes away, 0 to 1."""
    import numpy as np

    paper = np.percentile(colours.reshape(-1, 3), _PAPER_SHARE, axis=0).astype(np.float32)
    taken: Array = np.clip(1 - colours / np.maximum(paper, _DARKEST_PAPER), 0, 1)
    return taken


@cache
def _weights() -> Mapping[str, Array]:
    import numpy as np

    with np.load(_WEIGHTS) as stored:
        return {name: stored[name].astype(np.float32) for name in stored.files}


def _convolved(
    seen: Array,
    net: Mapping[str, Array],
    layer: str,
    *,
    step: int = 1,
    apart: int = 1,
    pads: tuple[tuple[int, int], tuple[int, int]],
) -> Array:
    """Return what a layer of the net makes of a map: weighted sums of places near each other, where above 0."""
    import numpy as np

    weights = net[f"w{layer}"]
    side = weights.shape[0]
    reach = (side - 1) * apart + 1
    padded = np.pad(seen, (*pads, (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (reach, reach), axis=(0, 1))
    near = windows[::step, ::step, :, ::apart, ::apart]
    flat = near.reshape(near.shape[0] * near.shape[1], -1)
    sums = flat @ weights.transpose(2, 0, 1, 3).reshape(flat.shape[1], -1) + net[f"b{layer}"]
    made: Array = np.maximum(sums, 0).reshape(*near.shape[:2], -1)
    return made


def _places(shape: tuple[int, ...], seen: Seen) -> Array:
    """Return for each place of the first map how near it is to a row's edge, whether it is in a row, in which column."""
    import numpy as np

    down, along = ((np.arange(count) + 0.5) * _FINE for count in shape)
    top, height = seen.rows[0][0], (seen.rows[-1][1] - seen.rows[0][0]) / len(seen.rows)
    at = (down - top) / height
    is_row = (at >= 0) & (at < len(seen.rows))
    told = np.zeros((*shape, 2 + _COLUMNS), dtype=np.float32)
    told[:, :, 0] = np.where(is_row, np.abs(2 * (at - np.floor(at)) - 1), 0.0)[:, None]
    told[:, :, 1] = is_row[:, None]
    for n, (left, right) in enumerate(seen.columns):
        told[:, :, 2 + n] = np.clip(np.minimum(along - left, right - along) / _FINE + 0.5, 0, 1)
    return told


def _covers(spans: Sequence[tuple[float, float]], count: int) -> Array:
    """Return how much of each place of the last map each span covers."""
    import numpy as np

    starts = np.arange(count) * _COARSE
    return np.array(
        [
            np.clip(np.minimum(end, starts + _COARSE) - np.maximum(start, starts), 0, _COARSE) / _COARSE
            for start, end in spans
        ],
        dtype=np.float32,
    )


def _concluded(net: Mapping[str, Array], seen: Array, rows: Array, columns: Array) -> Array:
    """Return the answer for each box from the mean and from the strongest of what was seen in it."""
    import numpy as np

    sizes = columns.sum(axis=1)[:, None, None] * rows.sum(axis=1)[None, :, None]
    mean = np.einsum("rh,hwf,cw->crf", rows, seen, columns, optimize=True) / (sizes + 1e-6)
    inner = ((rows > 0.49).astype(np.float32), (columns > 0.49).astype(np.float32))
    powers = np.einsum("rh,hwf,cw->crf", inner[0], (seen + _SMALLEST) ** 4, inner[1], optimize=True)
    which = np.broadcast_to(np.eye(_COLUMNS)[: len(columns), None, :], (*mean.shape[:2], _COLUMNS))
    told = np.concatenate([mean * 4, (powers + 1e-6) ** 0.25, which], axis=2, dtype=np.float32)
    hidden = np.maximum(told @ net["w6"] + net["b6"], 0)
    sure: Array = (hidden @ net["w7"] + net["b7"])[:, :, 0]
    return sure
