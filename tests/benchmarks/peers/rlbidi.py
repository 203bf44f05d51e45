"""Stands in for `rlbidi`, which no registry has: the one function that ReportLab asks for, by the library under both.

`rlbidi` wraps FriBidi in C; this calls the same FriBidi of the system (Debian: libfribidi0).
"""

import ctypes
from ctypes.util import find_library

_fribidi = ctypes.CDLL(find_library("fribidi") or "libfribidi.so.0")
_RTL, _LTR, _WEAK = 0x111, 0x110, 0x20
_DIRECTIONS = {"RTL": _RTL, "LTR": _LTR}
_UNSEEN = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def log2vis(
    logical: str,
    base_direction: str = "RTL",
    *,
    clean: bool = True,
    positions_V_to_L: list[int] | None = None,  # noqa: N803 (ReportLab calls it by this name)
) -> str:
    """Return a text in the order it is seen, and add where each of its letters stood."""
    count = len(logical)
    letters, seen, places = (
        (ctypes.c_uint32 * (count + 1))(*map(ord, logical)),
        (ctypes.c_uint32 * (count + 1))(),
        (ctypes.c_int * (count + 1))(),
    )
    direction = ctypes.c_uint32(_DIRECTIONS.get(base_direction, _WEAK))
    done = _fribidi.fribidi_log2vis(letters, count, ctypes.byref(direction), seen, None, places, None)
    if not done:
        raise MemoryError
    kept = [n for n in range(count) if not (clean and chr(seen[n]) in _UNSEEN)]
    if positions_V_to_L is not None:
        positions_V_to_L.extend(places[n] for n in kept)
    return "".join(chr(seen[n]) for n in kept)
