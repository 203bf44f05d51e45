"""Tells whether two numbers are one slip of the finger apart: a wrong digit, a swap, or a digit lost; and what they tell."""

from functools import cache

from desktop.matching.arrays import Array

_DIGITS = 18
_CENTURY_UNIT, _DAY_UNIT = 10**13, 10**7  # CYYMMDD before the seven digits of place and turn
_FIRST_CENTURY, _LAST_CENTURY = 2, 3  # the first digit: 2 for 1900 to 1999, 3 for the years since
_LARGEST_LOW_GAP = 1000  # what the last two digits can change; a gap from the others ends in two zeros


def told_days(numbers: Array) -> Array:
    """Return year, month and day that Egyptian identifiers tell; zeros for other numbers."""
    import numpy as np

    century = numbers // _CENTURY_UNIT
    days = numbers // _DAY_UNIT
    found = np.stack((1700 + 100 * century + days // 10_000 % 100, days // 100 % 100, days % 100), axis=1)
    found[(century < _FIRST_CENTURY) | (century > _LAST_CENTURY)] = 0
    return np.asarray(found)


def are_near(a: Array, b: Array) -> Array:
    """Return for each pair of unlike numbers whether one slip parts them."""
    import numpy as np

    found = np.zeros(len(a), dtype=bool)
    both = np.flatnonzero((a > 0) & (b > 0))
    x, y = a[both], b[both]
    gap = np.abs(x - y)
    maybe = (gap < _LARGEST_LOW_GAP) | (gap % 100 == 0)
    place = np.searchsorted(_gaps(), gap[maybe])
    maybe[maybe] = np.append(_gaps(), 0)[place] == gap[maybe]
    found[both[maybe]] = _differ_once(x[maybe], y[maybe])
    low, high = np.minimum(x, y), np.maximum(x, y)
    longer = ~maybe & (high >= 9 * low) & (high < 101 * (low + 1)) & (low > 999)
    found[both[longer]] |= _lost_a_digit(high[longer], low[longer])
    return found


@cache
def _gaps() -> Array:
    """Return what one wrong digit or one swap may change in a number."""
    import numpy as np

    return np.unique(
        [step * 10**place for step in (*range(1, 10), *range(9, 82, 9)) for place in range(_DIGITS - 1)]
    )


def _differ_once(a: Array, b: Array) -> Array:
    import numpy as np

    wrong = np.zeros(len(a), dtype=np.int64)
    swaps = np.zeros(len(a), dtype=np.int64)
    for place in range(_DIGITS):
        unit = 10**place
        wrong += a // unit % 10 != b // unit % 10
        if place:
            two_a, two_b = a // (unit // 10) % 100, b // (unit // 10) % 100
            swaps += (two_a != two_b) & (two_a == two_b % 10 * 10 + two_b // 10)
    return np.asarray((wrong == 1) | ((wrong == 2) & (swaps == 1)))


def _lost_a_digit(long: Array, short: Array) -> Array:
    import numpy as np

    found = np.zeros(len(long), dtype=bool)
    for place in range(_DIGITS - 1):
        unit = 10**place
        found |= long // (unit * 10) * unit + long % unit == short
    return found
