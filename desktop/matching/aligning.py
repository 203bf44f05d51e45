"""Lays two names beside each other: equal parts find each other even where a part between them was left out."""

from desktop.matching.arrays import Array
from desktop.matching.fields import PARTS, SILENT, Length, Part, Witness
from desktop.matching.word_pairs import WordPairs

_OFFSETS = (0, 1, -1, 2, -2, 3, -3)


def align(a: Array, b: Array, whole_equal: Array, pairs: WordPairs, levels: Array) -> None:
    """Write how the parts of each pair of names stand to each other into `levels`."""
    import numpy as np

    own = np.full((len(a), PARTS), SILENT, dtype=np.uint8)
    is_taken = np.zeros((len(a), PARTS), dtype=bool)
    _match_equal(a, b, own, is_taken)
    _match_given(a, b, own, is_taken, pairs)
    _match_rest(a, b, own, is_taken, pairs)
    apart = np.abs((a >= 0).sum(axis=1) - (b >= 0).sum(axis=1))
    has_name = (a >= 0).any(axis=1) & (b >= 0).any(axis=1)
    length = np.where(has_name, np.minimum(apart, Length.MORE), SILENT).astype(np.uint8)
    length[whole_equal] = Length.EQUAL
    own[whole_equal] = np.where(a[whole_equal] >= 0, Part.EQUAL, SILENT)
    levels[:, Witness.GIVEN : Witness.FIFTH + 1] = own
    levels[:, Witness.LENGTH] = length


def _match_equal(a: Array, b: Array, own: Array, is_taken: Array) -> None:
    """Let equal parts behind the given name find each other, the nearest first."""
    for offset in _OFFSETS:
        for place in range(1, PARTS):
            other = place + offset
            if not 1 <= other < PARTS:
                continue
            hit = (
                (a[:, place] == b[:, other])
                & (a[:, place] >= 0)
                & (own[:, place] == SILENT)
                & ~is_taken[:, other]
            )
            own[hit, place] = Part.EQUAL
            is_taken[hit, other] = True


def _match_given(a: Array, b: Array, own: Array, is_taken: Array, pairs: WordPairs) -> None:
    """Compare the given names; where two names stand crosswise, both parts say so."""
    import numpy as np

    both = (a[:, 0] >= 0) & (b[:, 0] >= 0)
    equal = both & (a[:, 0] == b[:, 0])
    own[equal, 0] = Part.EQUAL
    unlike = both & ~equal
    crossed = _stand_crosswise(a, b, unlike, pairs)
    own[crossed, 0] = Part.CROSSED
    own[crossed, 1] = SILENT  # one event, heard once
    is_taken[crossed, 1] = True
    rows = np.flatnonzero(unlike & ~crossed)
    own[rows, 0] = pairs.judged(a[rows, 0], b[rows, 0])


def _stand_crosswise(a: Array, b: Array, unlike: Array, pairs: WordPairs) -> Array:
    """Say where the first two parts changed places; one of them may have suffered a slip as well."""
    import numpy as np

    found = np.zeros(len(a), dtype=bool)
    there, back = a[:, 0] == b[:, 1], a[:, 1] == b[:, 0]
    found[unlike & there & back] = True
    rows = np.flatnonzero(unlike & (there != back) & (a[:, 1] >= 0) & (b[:, 1] >= 0))
    left = np.where(there[rows], a[rows, 1], a[rows, 0])
    right = np.where(there[rows], b[rows, 0], b[rows, 1])
    found[rows] = pairs.judged(left, right) <= Part.SHORT
    return found


def _match_rest(a: Array, b: Array, own: Array, is_taken: Array, pairs: WordPairs) -> None:
    """Compare what is left on both sides, in order."""
    import numpy as np

    left_a = (a[:, 1:] >= 0) & (own[:, 1:] == SILENT)
    left_a[own[:, 0] == Part.CROSSED, 0] = False
    left_b = (b[:, 1:] >= 0) & ~is_taken[:, 1:]
    rows = np.flatnonzero(left_a.any(axis=1) & left_b.any(axis=1))
    left_a, left_b = left_a[rows], left_b[rows]
    while len(rows):
        here = np.arange(len(rows))
        place_a, place_b = left_a.argmax(axis=1), left_b.argmax(axis=1)
        own[rows, place_a + 1] = pairs.judged(a[rows, place_a + 1], b[rows, place_b + 1])
        left_a[here, place_a] = left_b[here, place_b] = False
        more = left_a.any(axis=1) & left_b.any(axis=1)
        rows, left_a, left_b = rows[more], left_a[more], left_b[more]
