"""Recognises numbers that tell no person apart: the ones typed for “none”, and the family head's beside each member.

What such a number says of a birth is somebody else's, and goes with it.
"""

from desktop.matching.arrays import Array, distinct_places
from desktop.matching.fields import Part
from desktop.matching.table import Table
from desktop.matching.word_pairs import WordPairs

_MOST_BEARERS = 30  # a number in more rows than that stands for "none" or for the office's own phone
_LEAST_SHARED = 20  # pairs of equal numbers that a judgement of the whole column needs
_MOST_OTHERS = 0.4


def without_placeholders(numbers: Array) -> int:
    """Empty numbers that too many rows share, in place, and return how many rows that were."""
    import numpy as np

    values, places = distinct_places(numbers)
    is_shared = (np.bincount(places, minlength=len(values)) > _MOST_BEARERS) & (values != 0)
    hit = is_shared[places]
    numbers[hit] = 0
    return int(hit.sum())


def part_family_numbers(table: Table) -> bool:
    """Take the column of identifiers for the family's where most rows that share one bear different given names.

    Returns:
        Whether that was so; the numbers then stand as households, and no row has an identifier.
    """
    import numpy as np

    rows = np.flatnonzero(table.number != 0)
    order = rows[np.argsort(table.number[rows], kind="stable")]
    first, second = order[:-1], order[1:]
    is_pair = (
        (table.number[first] == table.number[second])
        & (table.parts[first, 0] >= 0)
        & (table.parts[second, 0] >= 0)
    )
    first, second = first[is_pair], second[is_pair]
    if len(first) < _LEAST_SHARED:
        return False
    a, b = table.parts[first, 0], table.parts[second, 0]
    others = WordPairs(table).judged(a[a != b], b[a != b]) >= Part.NEIGHBOUR
    if others.sum() < _MOST_OTHERS * len(first):
        return False
    _, places = distinct_places(table.number)
    table.household = np.where(table.number != 0, places, -1).astype(np.int32)
    table.number = np.zeros_like(table.number)
    return True


def forget_borrowed_births(table: Table, is_of_number: Array) -> None:
    """Empty births that were read from a number which is nobody's own, or which stands beside several given names."""
    import numpy as np

    if not is_of_number.any():
        return
    _, places = distinct_places(table.number)
    given = table.parts[:, 0]
    least = np.full(len(table.number) + 1, np.iinfo(np.int32).max)
    most = np.full(len(table.number) + 1, -1)
    np.minimum.at(least, places, given)
    np.maximum.at(most, places, given)
    is_borrowed = (table.number == 0) | (least[places] != most[places])
    table.birth[is_of_number & is_borrowed] = 0
