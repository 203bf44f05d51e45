"""Judges the places to sign of a page: signed, empty, or for a person to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.documents.ink import ink, without_shadows
from desktop.documents.marks import Marks, find_marks, find_strokes
from desktop.documents.stamps import Stamps, find_stamps

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
_OWN_SHARE = 0.62  # a mark belongs to the box that holds so much of it
_GUEST_DEPTH = 0.42  # a neighbour's tail reaches so far into a box, from above or below
_SIDE_INSET = 0.15  # and so far from the side
_OWNED_INSET = 0.33  # farther, where it is plain whose it is
_MANY_SPECKS_MM2 = 2.5
_CORE_INSET = 0.2  # of a box's height at top and bottom: neighbours seldom come further
_OWN_CORE_MM2 = 0.5  # what is signed here has ink there
_CORE_MM2 = 3.0
_CORE_SPAN_MM = 5.0
_CORE_SHARE = 0.5  # of the box of the same mark that is filled most
_FREE_PX = 2
_FREE_CORE_MM2 = 1.2
_LARGE_CORE_MM2 = 4.5  # more than the tails of neighbours leave there
_LARGE_SPAN_MM = 7.0
_GRAZED = 0.35  # of a box under a stamp that leaves room to see whether somebody wrote
_CHAIN = 3  # so many boxes are filled by one mark where thumbs overlap, or where a stamp was not recognised
_THUMB_SPAN_MM = 18.0
_THUMB_INK = 0.22
_STAMPED_SPAN_MM = 9.0  # longer than a word of a stamp
_STAMPED_DEPTH_MM = 4.0  # deeper than what is left of its rings


class Verdict(StrEnum):
    """What became of a place to sign."""

    FILLED = "filled"
    EMPTY = "empty"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Columns of boxes straightened out, with some of their surroundings; lengths in pixels."""

    dark: Array
    scale: float  # pixels to a millimetre
    columns: Sequence[tuple[int, int]]  # where each begins and ends
    edges: Sequence[int]  # where each box begins, and where the last one ends
    uprights: Sequence[int] = ()  # all ruled lines from top to bottom


def judge(strip: Strip) -> list[list[Verdict]]:
    """Return for each column a verdict for each of its boxes."""
    import numpy as np

    mask = ink(without_shadows(strip.dark, strip.scale))
    _lift_lines(mask, strip)
    written = np.where(mask, strip.dark, 0.0)  # a grid has rings of its own
    stamps = find_stamps(written, strip.scale, (strip.edges[0], strip.edges[-1]))
    mask[: strip.edges[0]] = False
    mask[strip.edges[-1] :] = False
    if stamps is not None:
        mask &= ~stamps.outlines
    marks = find_marks(mask, strip.scale, strip.edges, strip.uprights, _LINE_MM)
    return _Page(strip, marks, find_strokes(mask, strip.scale), stamps).columns()


class _Box(NamedTuple):
    """A place to sign, in pixels."""

    top: int
    bottom: int
    left: int
    right: int
    column: int

    def cells(self, side: int, inset: float = 0.0) -> tuple[slice, slice]:
        """Return its rows and columns of cells, with an inset at top and bottom as a share of its height."""
        inner = inset * (self.bottom - self.top)
        rows = slice(round((self.top + inner) / side), round((self.bottom - inner) / side))
        return rows, slice(round(self.left / side), round(self.right / side))


@dataclass(frozen=True)
class _Page:
    """What is on a strip: its marks, the strokes of which they consist, and its stamps."""

    strip: Strip
    marks: Marks
    strokes: Marks
    stamps: Stamps | None

    @cached_property
    def _boxes(self) -> list[list[_Box]]:
        rows = list(pairwise(self.strip.edges))
        return [[_Box(*row, *column, n) for row in rows] for n, column in enumerate(self.strip.columns)]

    @cached_property
    def _owners(self) -> Array:
        """The column of the box that holds nearly all of a mark; -1 where it is not plain whose it is."""
        import numpy as np

        inside = [self.marks.within(*box.cells(self.marks.side)) for boxes in self._boxes for box in boxes]
        most = np.max(inside, axis=0) >= _OWN_SHARE * self.marks.areas
        column = np.argmax(inside, axis=0) // (len(self.strip.edges) - 1)
        owners: Array = np.where(most, column, -1)
        return owners

    def columns(self) -> list[list[Verdict]]:
        """Return for each column a verdict for each of its boxes."""
        return [self._column(boxes) for boxes in self._boxes]

    def _column(self, boxes: list[_Box]) -> list[Verdict]:
        left, right = boxes[0].left, boxes[0].right
        framed = [_is_framed(self.strip, edge, left, right) for edge in self.strip.edges]
        cores = [self.marks.within(*box.cells(self.marks.side, _CORE_INSET)) for box in boxes]
        return [
            self._judged(box, n, cores) if framed[n] and framed[n + 1] else Verdict.DOUBTFUL
            for n, box in enumerate(boxes)
        ]

    def _judged(self, box: _Box, n: int, cores: list[Array]) -> Verdict:
        stamps = self.stamps
        if stamps is not None and stamps.covered[box.top : box.bottom, box.left : box.right].any():
            return self._stamped(box, stamps)
        import numpy as np

        marks, cells = self.marks, box.cells(self.marks.side)
        inside = marks.within(*cells)
        lasting = (marks.areas >= _SPECK_MM2) | (marks.lengths >= _SPECK_MM / self._mm(marks))
        own = np.flatnonzero(lasting & (inside > 0) & (inside >= _OWN_SHARE * marks.areas))
        area = float(inside[own].sum())
        if area >= _SIGNED_MM2 and self._span(marks, own, cells) >= _SIGNED_SPAN_MM:
            return Verdict.FILLED if cores[n][own].sum() >= _OWN_CORE_MM2 else Verdict.DOUBTFUL
        others = np.flatnonzero(lasting & (inside > 0) & (inside < _OWN_SHARE * marks.areas))
        guests = [int(one) for one in others if self._reaches_deep(int(one), cells, box.column)]
        if guests and (any(self._fills(one, box, n, cores) for one in guests) or self._stands_free(box)):
            return Verdict.FILLED  # two who signed below each other touched
        strange = float(inside[guests].sum())
        dust = float(inside[~lasting].sum())
        is_clean = max(area, strange) <= _EMPTY_MM2 and dust <= _MANY_SPECKS_MM2
        return Verdict.EMPTY if is_clean else Verdict.DOUBTFUL

    def _fills(self, mark: int, box: _Box, n: int, cores: list[Array]) -> bool:
        """Say whether a mark that lies in other boxes as well fills the middle of this one as a signature does."""
        most = max(core[mark] for core in cores)
        here = cores[n][mark]
        rows, columns = box.cells(self.marks.side, _CORE_INSET)
        span = self._span(self.marks, [mark], (rows, columns), is_across=True)
        if here < max(_CORE_MM2, _CORE_SHARE * most) or span < _CORE_SPAN_MM:
            return False
        if sum(core[mark] >= _CORE_MM2 for core in cores) < _CHAIN:
            return True
        room = span * (rows.stop - rows.start) * self._mm(self.marks)
        return span <= _THUMB_SPAN_MM and bool(here >= _THUMB_INK * room)

    def _stands_free(self, box: _Box) -> bool:
        """Say whether strokes that touch no line of the box are a mark of its own, however near its neighbours came."""
        import numpy as np

        rows, columns = box.cells(1)
        numbers = self.strokes.number[rows, columns]
        edge = round(_LINE_MM * self.strip.scale / 2) + _FREE_PX
        touching = np.concatenate([numbers[:edge].ravel(), numbers[-edge:].ravel()])
        inside, core = self.strokes.within(rows, columns), self.strokes.within(*box.cells(1, _CORE_INSET))
        own = np.setdiff1d(numbers, [0])
        own = own[inside[own] >= _OWN_SHARE * self.strokes.areas[own]]
        free = np.setdiff1d(own, touching)
        return self._is_written(free, core, (rows, columns), _FREE_CORE_MM2, _SIGNED_SPAN_MM) or (
            self._is_written(own, core, (rows, columns), _LARGE_CORE_MM2, _LARGE_SPAN_MM)
        )

    def _is_written(
        self, chosen: Array, core: Array, cells: tuple[slice, slice], most: float, span: float
    ) -> bool:
        """Say whether strokes of a box go through its middle as what is signed there does."""
        import numpy as np

        if core[chosen].sum() < most or self._span(self.strokes, chosen, cells, is_across=True) < span:
            return False
        numbers = self.strokes.number[cells]
        across = np.flatnonzero(np.isin(numbers, chosen).any(axis=1)) / len(numbers)
        return bool(((across > _GUEST_DEPTH) & (across < 1 - _GUEST_DEPTH)).any())

    def _mm(self, marks: Marks) -> float:
        """Return the side of a cell."""
        return marks.side / self.strip.scale

    def _span(
        self, marks: Marks, chosen: Any, cells: tuple[slice, slice], *, is_across: bool = False
    ) -> float:
        """Return how far marks reach inside a frame, in millimetres, up and down as well unless only across."""
        import numpy as np

        is_one = np.isin(marks.number[cells], chosen)
        if not is_one.any():
            return 0.0
        sides = [np.flatnonzero(is_one.any(axis=0))]
        if not is_across:
            sides.append(np.flatnonzero(is_one.any(axis=1)))
        return max(float(side[-1] - side[0] + 1) for side in sides) * self._mm(marks)

    def _reaches_deep(self, mark: int, cells: tuple[slice, slice], column: int) -> bool:
        """Say whether a neighbour's mark comes near the middle of the box."""
        import numpy as np

        found = self.marks.number[cells] == mark
        owner = int(self._owners[mark])
        share = _SIDE_INSET if owner < 0 else 0.0 if owner == column else _OWNED_INSET
        inset = round(share * found.shape[1])
        rows = np.flatnonzero(found[:, inset : found.shape[1] - inset].any(axis=1))
        depth = _GUEST_DEPTH * len(found)
        return bool(len(rows)) and bool(rows[-1] > depth and rows[0] < len(found) - depth)

    def _stamped(self, box: _Box, stamps: Stamps) -> Verdict:
        """Judge a box under a stamp: long strokes of its own are a signature, all else is for a person."""
        import numpy as np

        rows, columns = box.cells(1)
        strokes = self.strokes
        inside = strokes.within(rows, columns)
        for one in np.flatnonzero((inside >= _SIGNED_MM2) & (inside >= _OWN_SHARE * strokes.areas)):
            y, x = np.nonzero(strokes.number == one)
            longest = strokes.lengths[one] * self._mm(strokes)
            is_free = not stamps.covered[y[len(y) // 2], x[len(x) // 2]]
            if longest >= (_SIGNED_SPAN_MM if is_free else _STAMPED_SPAN_MM) and (
                stamps.depth(y, x) >= _STAMPED_DEPTH_MM * self.strip.scale
            ):
                return Verdict.FILLED
        is_agents = box.column > 0  # a name is long, a signature may hide in a ring
        is_bare = is_agents and not self._is_inked(box, stamps)
        return Verdict.EMPTY if is_bare else Verdict.DOUBTFUL

    def _is_inked(self, box: _Box, stamps: Stamps) -> bool:
        """Say whether there is ink beyond a ring that only grazes the box."""
        cells = box.cells(1)
        return bool(stamps.covered[cells].mean() > _GRAZED or self.strokes.within(*cells).sum() > _EMPTY_MM2)


def _is_framed(strip: Strip, edge: int, left: int, right: int) -> bool:
    """Say whether the ruled line is where it should be: what lies beside the paper has none."""
    import numpy as np

    half = round(_FRAME_MM * strip.scale)
    band = strip.dark[max(0, edge - half) : edge + half + 1, left:right]
    if not band.size:
        return False
    profile = np.median(band, axis=1)
    return bool(profile.max() - np.median(profile) > _FRAME_CONTRAST)


def _lift_lines(mask: Mask, strip: Strip) -> None:
    """Take out the ruled lines; what crosses a line hangs together across it."""
    half = max(1, round(_LINE_MM * strip.scale / 2))
    for edge in strip.edges:
        _lift(mask, edge, half)
    for side in strip.uprights:
        _lift(mask.T, side, half)


def _lift(mask: Mask, place: int, half: int) -> None:
    top, bottom = place - half, place + half + 1
    if top < _BRIDGE_PX or bottom > mask.shape[0] - _BRIDGE_PX:
        mask[max(0, top) : bottom] = False
        return
    above, below = mask[top - _BRIDGE_PX : top].all(axis=0), mask[bottom : bottom + _BRIDGE_PX].all(axis=0)
    mask[top:bottom] = above & below
