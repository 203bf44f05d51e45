"""Judges the places to sign of one column: signed, empty, or for a person to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot
from typing import TYPE_CHECKING, Any

from desktop.documents.ink import Stroke, ink, strokes
from desktop.documents.stamp_rings import find_rings

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Mask = np.ndarray[Any, np.dtype[Any]]

_LINE_MM = 1.0  # a ruled line with what blurs around it, and what the pose may err
_BRIDGE_PX = 2
_FRAME_MM = 1.2  # so far from its place a line still counts as found
_FRAME_CONTRAST = 0.03
_SPECK_MM = 1.8  # dust and grain are no longer, and no stroke of a pen is shorter
_SPECK_MM2 = 2.0
_SIGNED_MM2 = 1.6
_SIGNED_SPAN_MM = 3.2
_EMPTY_MM2 = 0.45
_OWN_SHARE = 0.62  # a stroke belongs to the box that holds so much of it
_GUEST_DEPTH = 0.42  # a neighbour's tail reaches so far into a box, from above or below
_SIDE_INSET = 0.15  # and so far from the side
_MANY_SPECKS_MM2 = 2.5
_STAMP_SCALE = 2.0
_STAMP_INK = 0.14
_RING_MM = 0.7
_RING_SHARE = 0.5
_STAMPED_SPAN_MM = 8.5  # longer than a word of a stamp
_STAMPED_DEPTH_MM = 2.5  # deeper than what is left of its rings
_CORE_INSET = 0.2  # of a box's height at top and bottom: neighbours seldom come further
_CORE_MM2 = 3.0
_CORE_SPAN_MM = 5.0


class Verdict(StrEnum):
    """What became of a place to sign."""

    FILLED = "filled"
    EMPTY = "empty"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, kw_only=True)
class Strip:
    """A column of boxes straightened out, with some of its surroundings; lengths in pixels."""

    dark: Array
    scale: float  # pixels to a millimetre
    left: int  # where the column begins and ends
    right: int
    edges: Sequence[int]  # where each box begins, and where the last one ends
    uprights: Sequence[int] = ()  # further ruled lines from top to bottom


def judge(strip: Strip) -> list[Verdict]:
    """Return a verdict for each box of the strip."""
    import numpy as np

    framed = [_is_framed(strip, edge) for edge in strip.edges]
    mask = ink(strip.dark)
    _lift_lines(mask, strip)
    written = np.where(mask, strip.dark, 0.0)  # a grid has rings of its own, at the distance of its lines
    mask[: strip.edges[0]] = False
    mask[strip.edges[-1] :] = False
    area = strip.scale**2
    discs = _stamps(strip, written)
    found = strokes(mask if discs is None else mask & ~discs.rings)
    lasting = [
        stroke
        for stroke in found
        if stroke.area >= _SPECK_MM2 * area or max(stroke.width, stroke.height) >= _SPECK_MM * strip.scale
    ]
    kept = {id(stroke) for stroke in lasting}
    specks = [stroke for stroke in found if id(stroke) not in kept]
    return [
        _judge_box(strip, lasting, specks, n, discs) if framed[n] and framed[n + 1] else Verdict.DOUBTFUL
        for n in range(len(strip.edges) - 1)
    ]


@dataclass(frozen=True)
class _Discs:
    """Where stamps were pressed: their middles, all they cover, and their rings."""

    middles: list[tuple[float, float]]
    covered: Mask
    rings: Mask

    def depth(self, stroke: Stroke) -> float:
        """Return how far a stroke comes nearer to the middle of a stamp: what is left of a ring hardly does."""
        return min(
            max(far) - min(far)
            for row, column in self.middles
            for far in [[hypot(y - row, x - column) for y, *ends in stroke.runs for x in ends]]
        )


def _stamps(strip: Strip, written: Array) -> _Discs | None:
    """Look for stamps; lines of the grid cut them to pieces, so that no piece tells how large they are."""
    import numpy as np

    shrink = max(1, round(strip.scale / _STAMP_SCALE))
    rows, columns = (side // shrink for side in strip.dark.shape)
    small = (
        written[: rows * shrink, : columns * shrink].reshape(rows, shrink, columns, shrink).mean(axis=(1, 3))
    )
    covered = np.zeros(strip.dark.shape, dtype=bool)
    rings = np.zeros(strip.dark.shape, dtype=bool)
    middles = []
    y, x = np.ogrid[: strip.dark.shape[0], : strip.dark.shape[1]]
    for ring in find_rings(small, strip.scale / shrink):
        middles.append(((ring.row + 0.5) * shrink, (ring.column + 0.5) * shrink))
        far = np.hypot(y - middles[-1][0], x - middles[-1][1])
        radius = ring.radius * shrink
        covered |= far <= radius + _RING_MM * strip.scale
        for inner in _inked_radii(strip, far, radius):
            rings |= np.abs(far - inner) <= _RING_MM * strip.scale
    return _Discs(middles, covered, rings) if middles else None


def _inked_radii(strip: Strip, far: Array, radius: float) -> list[float]:
    """Return the radii of a stamp's rings: where most of the way around is inked."""
    import numpy as np

    step = 0.4 * strip.scale
    radii = np.arange(radius / 2, radius + 1.5 * strip.scale, step)
    inked = [
        (radius, float((strip.dark[np.abs(far - radius) <= step] > _STAMP_INK).mean())) for radius in radii
    ]
    return [radius, *(one for one, share in inked if share > _RING_SHARE)]


def _is_framed(strip: Strip, edge: int) -> bool:
    """Say whether the ruled line is where it should be: what lies beside the paper has none."""
    import numpy as np

    half = round(_FRAME_MM * strip.scale)
    band = strip.dark[max(0, edge - half) : edge + half + 1, strip.left : strip.right]
    if not band.size:
        return False
    profile = np.median(band, axis=1)
    return bool(profile.max() - np.median(profile) > _FRAME_CONTRAST)


def _lift_lines(mask: Mask, strip: Strip) -> None:
    """Take out the ruled lines; what crosses a line hangs together across it."""
    half = max(1, round(_LINE_MM * strip.scale / 2))
    for edge in strip.edges:
        _lift(mask, edge, half)
    for side in (strip.left, strip.right, *strip.uprights):
        _lift(mask.T, side, half)


def _lift(mask: Mask, place: int, half: int) -> None:
    top, bottom = place - half, place + half + 1
    if top < _BRIDGE_PX or bottom > mask.shape[0] - _BRIDGE_PX:
        mask[max(0, top) : bottom] = False
        return
    above, below = mask[top - _BRIDGE_PX : top].all(axis=0), mask[bottom : bottom + _BRIDGE_PX].all(axis=0)
    mask[top:bottom] = above & below


def _judge_box(
    strip: Strip, lasting: list[Stroke], specks: list[Stroke], n: int, discs: _Discs | None
) -> Verdict:
    top, bottom, mm2 = strip.edges[n], strip.edges[n + 1], strip.scale**2
    if discs is not None and discs.covered[top:bottom, strip.left : strip.right].any():
        return _judge_stamped(strip, lasting, n, discs)
    inside = {id(one): one.area_within(top, bottom, strip.left, strip.right) for one in lasting}
    own = [one for one in lasting if inside[id(one)] >= _OWN_SHARE * one.area]
    guests = [
        one
        for one in lasting
        if 0 < inside[id(one)] < _OWN_SHARE * one.area and _reaches_deep(strip, one, top, bottom)
    ]
    if any(_fills_core(strip, one, top, bottom) for one in guests):
        return Verdict.FILLED  # two who signed below each other touched
    area = sum(inside[id(one)] for one in own)
    if area >= _SIGNED_MM2 * mm2 and _span(own) >= _SIGNED_SPAN_MM * strip.scale:
        return Verdict.FILLED
    strange = sum(inside[id(one)] for one in guests)
    dust = sum(one.area_within(top, bottom, strip.left, strip.right) for one in specks)
    is_clean = max(area, strange) <= _EMPTY_MM2 * mm2 and dust <= _MANY_SPECKS_MM2 * mm2
    return Verdict.EMPTY if is_clean else Verdict.DOUBTFUL


def _judge_stamped(strip: Strip, lasting: list[Stroke], n: int, discs: _Discs) -> Verdict:
    """Judge a box under a stamp: long strokes of its own are a signature, all else is for a person."""
    top, bottom = strip.edges[n], strip.edges[n + 1]
    for stroke in lasting:
        inside = stroke.area_within(top, bottom, strip.left, strip.right)
        if inside < _OWN_SHARE * stroke.area or inside < _SIGNED_MM2 * strip.scale**2:
            continue
        row, start, end = stroke.runs[len(stroke.runs) // 2]
        is_free = not discs.covered[row, (start + end) // 2]
        longest = max(stroke.width, stroke.height) / strip.scale
        if longest >= (_SIGNED_SPAN_MM if is_free else _STAMPED_SPAN_MM) and (
            discs.depth(stroke) >= _STAMPED_DEPTH_MM * strip.scale
        ):
            return Verdict.FILLED
    return Verdict.DOUBTFUL


def _fills_core(strip: Strip, stroke: Stroke, top: int, bottom: int) -> bool:
    """Say whether a stroke that also lies elsewhere fills the middle of the box as a mark of its own does."""
    inset = round(_CORE_INSET * (bottom - top))
    top, bottom = top + inset, bottom - inset
    runs = [
        (max(start, strip.left), min(end, strip.right))
        for row, start, end in stroke.runs
        if top <= row < bottom and start < strip.right and end > strip.left
    ]
    if not runs:
        return False
    area = sum(end - start for start, end in runs)
    span = max(end for _start, end in runs) - min(start for start, _end in runs)
    return area >= _CORE_MM2 * strip.scale**2 and span >= _CORE_SPAN_MM * strip.scale


def _reaches_deep(strip: Strip, stroke: Stroke, top: int, bottom: int) -> bool:
    """Say whether a neighbour's stroke comes near the middle of the box."""
    inset = round(_SIDE_INSET * (strip.right - strip.left))
    rows = [
        row
        for row, start, end in stroke.runs
        if top <= row < bottom and start < strip.right - inset and end > strip.left + inset
    ]
    depth = _GUEST_DEPTH * (bottom - top)
    return bool(rows) and max(rows) > top + depth and min(rows) < bottom - depth


def _span(own: list[Stroke]) -> float:
    if not own:
        return 0.0
    rows = [row for stroke in own for row, _s, _e in stroke.runs]
    starts = [start for stroke in own for _r, start, _e in stroke.runs]
    ends = [end for stroke in own for _r, _s, end in stroke.runs]
    return max(max(rows) - min(rows), max(ends) - min(starts))
