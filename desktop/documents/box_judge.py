"""Judges the places to sign of a page: signed, empty, or for a person to look at.

Rules about marks judge first; where they do not know, a judge that learnt from drawn pages does, if it is sure. Where
the two see a place differently, a person looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from desktop.documents.ink import ink, without_shadows
from desktop.documents.learnt_judge import certainties, seen_of
from desktop.documents.marks import Marks, find_marks
from desktop.documents.stamps import find_stamps

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]
    Mask = np.ndarray[Any, np.dtype[Any]]

_LINE_MM = 1.0  # a ruled line with what blurs around it, and what the pose may err
_BRIDGE_PX = 2
_FRAME_MM = 1.2  # so far from its place a line still counts as found
_FRAME_CONTRAST = 0.03
_FADED = 3  # a scan in black and white loses lines: so far above and below a box one is looked for
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
# So much the learnt judge is sure, of a signature and of an empty place, where no rule knows.
_SURE = (2.0, 4.5)
_SURE_UNDER_STAMP = (4.5, 4.0)
_AGAINST = 1.0  # so sure, it speaks against what the rules see
_AGAINST_INK = 4.3  # and against ink where no stamp is near: what it never saw so faint it takes for dirt


class Verdict(StrEnum):
    """What became of a place to sign."""

    FILLED = "filled"
    EMPTY = "empty"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, kw_only=True)
class Strip:
    """Columns of boxes straightened out, with some of their surroundings; lengths in pixels."""

    dark: Array
    colours: Array  # 0 to 255, rows by columns by red, green, blue
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
    sure = certainties(seen_of(strip.dark, strip.colours, strip.scale, strip.columns, strip.edges))
    return _Page(strip, marks, stamps.covered if stamps else None, sure).columns()


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
    """What is on a strip: its marks, what lies under stamps, and what the learnt judge says."""

    strip: Strip
    marks: Marks
    stamped: Mask | None
    sure: Array  # of the learnt judge, columns by rows

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
        verdicts = []
        for n, box in enumerate(boxes):
            is_on_paper = any(framed[max(0, n + 1 - _FADED) : n + 1]) and any(framed[n + 1 : n + 1 + _FADED])
            verdicts.append(self._judged(box, n, cores) if is_on_paper else Verdict.DOUBTFUL)
        return verdicts

    def _judged(self, box: _Box, n: int, cores: list[Array]) -> Verdict:
        """Return what rules and learnt judge say together: it judges where they do not know, and may speak against them."""
        sure = float(self.sure[box.column, n])
        if self.stamped is not None and self.stamped[box.top : box.bottom, box.left : box.right].any():
            return _learnt(sure, *_SURE_UNDER_STAMP)
        ruled = self._ruled(box, cores[n])
        if ruled is Verdict.DOUBTFUL:
            return _learnt(sure, *_SURE)
        is_plain_ink = ruled is Verdict.FILLED and self.stamped is None
        agrees = sure if ruled is Verdict.FILLED else -sure
        return ruled if agrees > -(_AGAINST_INK if is_plain_ink else _AGAINST) else Verdict.DOUBTFUL

    def _ruled(self, box: _Box, core: Array) -> Verdict:
        """Say what is plain by the marks alone: ink of the box's own, or hardly any."""
        import numpy as np

        marks, cells = self.marks, box.cells(self.marks.side)
        inside = marks.within(*cells)
        lasting = (marks.areas >= _SPECK_MM2) | (marks.lengths >= _SPECK_MM / self._mm(marks))
        own = np.flatnonzero(lasting & (inside > 0) & (inside >= _OWN_SHARE * marks.areas))
        area = float(inside[own].sum())
        if area >= _SIGNED_MM2 and self._span(own, cells) >= _SIGNED_SPAN_MM:
            return Verdict.FILLED if core[own].sum() >= _OWN_CORE_MM2 else Verdict.DOUBTFUL
        others = np.flatnonzero(lasting & (inside > 0) & (inside < _OWN_SHARE * marks.areas))
        guests = [int(one) for one in others if self._reaches_deep(int(one), cells, box.column)]
        strange = float(inside[guests].sum())
        dust = float(inside[~lasting].sum())
        is_clean = max(area, strange) <= _EMPTY_MM2 and dust <= _MANY_SPECKS_MM2
        return Verdict.EMPTY if is_clean else Verdict.DOUBTFUL

    def _mm(self, marks: Marks) -> float:
        """Return the side of a cell."""
        return marks.side / self.strip.scale

    def _span(self, chosen: Array, cells: tuple[slice, slice]) -> float:
        """Return how far marks reach inside a frame, in millimetres, across or up and down."""
        import numpy as np

        is_one = np.isin(self.marks.number[cells], chosen)
        if not is_one.any():
            return 0.0
        sides = [np.flatnonzero(is_one.any(axis=axis)) for axis in (0, 1)]
        return max(float(side[-1] - side[0] + 1) for side in sides) * self._mm(self.marks)

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


def _learnt(sure: float, signed: float, empty: float) -> Verdict:
    if sure > signed:
        return Verdict.FILLED
    return Verdict.EMPTY if sure < -empty else Verdict.DOUBTFUL


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
