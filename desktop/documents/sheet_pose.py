"""Finds how a sheet of paper lies in a picture: turned, skewed, seen from the side, or a little bent.

The symbols on the page say roughly where everything is; the ruled lines then say it to a tenth of a millimetre.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

from desktop.documents.sheet_map import Box, PageMap

_SEARCH_MM = 3.5  # how far from its guessed place a line is looked for; rows are 11 mm apart
_STEP_MM = 0.12
_ALONG_MM = (-1.8, -1.2, -0.6, 0.0, 0.6, 1.2, 1.8)  # a line is seen over this length; writing is not
_EVERY_MM = 7.0
_REACHES_MM = (45.0, 90.0, 160.0, 400.0)  # the guess is trusted near the symbols first, then further off
_LINE_CONTRAST = 0.055
_WORST_MM = 0.8
_FEWEST = 12
_KNOT_MM = 3.0


class Found(NamedTuple):
    """A symbol in the picture: its place on the paper, and its corners in pixels in the same order."""

    place: Box
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Pose:
    """Takes places in millimetres to pixels: a view of a flat paper, and how it bends."""

    view: Array  # 3 × 3
    bend: Array  # 10 × 2: cubic terms of the shift in millimetres
    error: float  # of the lines, in millimetres; half of them are nearer

    def pixels(self, x: Array, y: Array) -> tuple[Array, Array]:
        """Return columns and rows of the picture for places on the paper."""
        terms = _terms(x, y)
        return _apply(self.view, x + terms @ self.bend[:, 0], y + terms @ self.bend[:, 1])

    def grid(self, frame: Box, rows: int, columns: int) -> tuple[Array, Array]:
        """Return columns and rows of the picture for the middles of the cells of a frame, to the whole pixel.

        A view and a bend are smooth: they are worked out every few millimetres, and what is between lies between.
        """
        import numpy as np

        across, x = _between(frame.left, frame.width, columns)
        down, y = _between(frame.top, frame.height, rows)
        u, v = self.pixels(*np.meshgrid(x, y))
        u, v = (np.rint(down @ knots.astype(np.float32) @ across.T).astype(np.int32) for knots in (u, v))
        return u, v


class _Seen(NamedTuple):
    """Where lines were seen: guessed places, and by how much they are off across the line."""

    x: Array
    y: Array
    off: Array
    is_vertical: Array


def _between(start: float, length: float, count: int) -> tuple[Array, Array]:
    """Return how much of each knot goes into each of the cells of a length, and where the knots are."""
    import numpy as np

    knots = max(2, round(length / _KNOT_MM) + 1)
    place = (np.arange(count) + 0.5) / count * (knots - 1)
    shares = np.maximum(0.0, 1.0 - np.abs(place[:, None] - np.arange(knots))).astype(np.float32)
    return shares, np.linspace(start, start + length, knots)


def find_pose(darkness: Array, page: PageMap, symbols: list[Found]) -> Pose | None:
    """Return how the page lies in the picture, or nothing when its lines do not fit what the symbols say.

    Args:
        darkness: 0 for paper to 1 for black, rows by columns.
        page: Where the lines should be.
        symbols: At least one.
    """
    import numpy as np

    view = _from_symbols(symbols)
    seen = None
    for reach in _REACHES_MM:
        seen = _look(darkness, view, page, symbols, reach)
        if len(seen.off) >= _FEWEST:
            view = _improved(view, symbols, seen)
    seen = _look(darkness, view, page, symbols, _REACHES_MM[-1])
    if len(seen.off) < _FEWEST:
        return None
    view = _improved(view, symbols, seen)
    seen = _look(darkness, view, page, symbols, _REACHES_MM[-1])
    bend = _bend(seen)
    left = seen.off - np.where(
        seen.is_vertical, _terms(seen.x, seen.y) @ bend[:, 0], _terms(seen.x, seen.y) @ bend[:, 1]
    )
    error = float(np.median(np.abs(left)))
    return Pose(view, bend, error) if error < _WORST_MM / 2 else None


def _from_symbols(symbols: list[Found]) -> Array:
    import numpy as np

    places = np.array([corner for found in symbols for corner in found.place.corners])
    pixels = np.array([corner for found in symbols for corner in found.corners])
    rows, wanted = [], []
    for (x, y), (u, v) in zip(places, pixels, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    if len(symbols) == 1:  # one small symbol cannot tell how the far side tilts
        flat = np.array([row[:6] for row in rows])
        solution = np.linalg.lstsq(flat, np.array(wanted), rcond=None)[0]
        return np.array([*solution, 0, 0, 1]).reshape(3, 3)
    solution = _least_squares(np.array(rows, dtype=float), np.array(wanted, dtype=float))
    return np.append(solution, 1).reshape(3, 3)


def _least_squares(rows: Array, wanted: Array) -> Array:
    """Solve with columns brought to one size: pixels times millimetres dwarf the rest."""
    import numpy as np

    size = np.sqrt((rows**2).mean(axis=0)) + 1e-12
    solution: Array = np.linalg.lstsq(rows / size, wanted, rcond=None)[0] / size
    return solution


def _apply(view: Array, x: Array, y: Array) -> tuple[Array, Array]:
    w = view[2, 0] * x + view[2, 1] * y + view[2, 2]
    return (
        (view[0, 0] * x + view[0, 1] * y + view[0, 2]) / w,
        (view[1, 0] * x + view[1, 1] * y + view[1, 2]) / w,
    )


def _look(darkness: Array, view: Array, page: PageMap, symbols: list[Found], reach: float) -> _Seen:
    """Look for the lines of the grid near where the view puts them."""
    import numpy as np

    table = page.table
    down = np.arange(table.top + 2, table.top + table.height - 1, _EVERY_MM)
    across = np.arange(table.left + 2, table.left + table.width - 1, _EVERY_MM)
    x1, y1 = (grid.ravel() for grid in np.meshgrid(np.array(page.verticals), down))
    x2, y2 = (grid.ravel() for grid in np.meshgrid(across, np.array(page.horizontals)))
    x, y = np.concatenate([x1, x2]), np.concatenate([y1, y2])
    is_vertical = np.concatenate([np.ones(len(x1), bool), np.zeros(len(x2), bool)])
    middles = np.array(
        [(f.place.left + f.place.width / 2, f.place.top + f.place.height / 2) for f in symbols]
    )
    near = np.min(np.hypot(x[:, None] - middles[:, 0], y[:, None] - middles[:, 1]), axis=1) <= reach
    x, y, is_vertical = x[near], y[near], is_vertical[near]
    across_line = np.arange(-_SEARCH_MM, _SEARCH_MM + _STEP_MM, _STEP_MM)
    along = np.array(_ALONG_MM)
    shift_x = np.where(is_vertical[:, None, None], across_line[None, :, None], along[None, None, :])
    shift_y = np.where(is_vertical[:, None, None], along[None, None, :], across_line[None, :, None])
    u, v = _apply(view, x[:, None, None] + shift_x, y[:, None, None] + shift_y)
    profile = np.median(_sampled(darkness, u, v), axis=2)
    profile -= np.median(profile, axis=1, keepdims=True)
    best = np.argmax(profile - 0.004 * np.abs(across_line)[None, :], axis=1)
    strength = profile[np.arange(len(best)), best]
    is_seen = strength > _LINE_CONTRAST
    return _Seen(x[is_seen], y[is_seen], across_line[best[is_seen]], is_vertical[is_seen])


def _sampled(darkness: Array, u: Array, v: Array) -> Array:
    import numpy as np

    rows, columns = darkness.shape
    inside = (u >= 0) & (v >= 0) & (u < columns - 1) & (v < rows - 1)
    taken = darkness[
        np.clip(np.rint(v), 0, rows - 1).astype(int), np.clip(np.rint(u), 0, columns - 1).astype(int)
    ]
    return np.where(inside, taken, 0.0)


def _improved(view: Array, symbols: list[Found], seen: _Seen) -> Array:
    """Return the view under which the lines seen lie where they should; a few strays are left out."""
    import numpy as np

    u, v = _apply(
        view,
        seen.x + np.where(seen.is_vertical, seen.off, 0.0),
        seen.y + np.where(seen.is_vertical, 0.0, seen.off),
    )
    one, none = np.ones_like(u), np.zeros_like(u)
    wanted = np.where(seen.is_vertical, seen.x, seen.y)
    of_x = np.stack([u, v, one, none, none, none, -wanted * u, -wanted * v], axis=1)
    of_y = np.stack([none, none, none, u, v, one, -wanted * u, -wanted * v], axis=1)
    rows = np.where(seen.is_vertical[:, None], of_x, of_y)
    symbol_rows, symbol_wanted = _symbol_equations(symbols)
    kept = np.ones(len(rows), bool)
    back = np.linalg.inv(view)
    back = (back / back[2, 2]).ravel()[:8]
    for _turn in range(4):
        solution = _least_squares(
            np.concatenate([rows[kept], symbol_rows]), np.concatenate([wanted[kept], symbol_wanted])
        )
        scale = solution[6] * u + solution[7] * v + 1
        off = np.abs((rows @ solution - wanted) / scale)
        kept = off <= max(0.35, 3 * float(np.median(off)))
        back = solution
        if kept.sum() < _FEWEST:
            return view
    forth = np.linalg.inv(np.append(back, 1).reshape(3, 3))
    improved: Array = forth / forth[2, 2]
    return improved


def _symbol_equations(symbols: list[Found]) -> tuple[Array, Array]:
    import numpy as np

    rows, wanted = [], []
    for found in symbols:
        for (x, y), (u, v) in zip(found.place.corners, found.corners, strict=True):
            rows += [[u, v, 1, 0, 0, 0, -x * u, -x * v], [0, 0, 0, u, v, 1, -y * u, -y * v]]
            wanted += [x, y]
    return np.array(rows, dtype=float), np.array(wanted, dtype=float)


def _terms(x: Array, y: Array) -> Array:
    """Return the cubic terms of places, brought near one."""
    import numpy as np

    a, b = x / 150.0 - 1, y / 100.0 - 1
    return np.stack([np.ones_like(a), a, b, a * a, a * b, b * b, a**3, a * a * b, a * b * b, b**3], axis=-1)


def _bend(seen: _Seen) -> Array:
    import numpy as np

    bend = np.zeros((10, 2))
    for axis, chosen in enumerate((seen.is_vertical, ~seen.is_vertical)):
        terms, off = _terms(seen.x[chosen], seen.y[chosen]), seen.off[chosen]
        kept = np.abs(off) < _WORST_MM
        for _turn in range(3):
            if kept.sum() < 3 * _FEWEST:
                break
            solution = np.linalg.lstsq(terms[kept], off[kept], rcond=None)[0]
            left = np.abs(off - terms @ solution)
            bend[:, axis] = solution
            kept = left < max(0.3, 3 * float(np.median(left)))
    return bend
