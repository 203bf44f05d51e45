"""Finds the rows worth comparing: several keys each, so that no single wrong field hides a double."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.matching.arrays import NONE, Array, distinct, hashed, spread
from desktop.matching.name_words import skeleton
from desktop.matching.table import Table

MOST_OF_A_KIND = 60  # rows under one key; more tell nothing, and other keys part them
_Key = tuple[Array, Array, int]
_LOW_HALF = 10**7
_LOW_HALF_SHORT = 10**5
_LONG_NUMBER = 10**11


@dataclass(frozen=True)
class Candidates:
    """Pairs of rows worth a judgement, the smaller row first, and how many rows no key could reach."""

    left: Array
    right: Array
    crowded_rows: int  # every key of theirs was shared by too many


def candidates(table: Table, most: int = MOST_OF_A_KIND) -> Candidates:
    """Pair the rows that share a key.

    Args:
        table: The rows.
        most: A key that more rows share is left out; rows that have no other key are counted.
    """
    import numpy as np

    found = []
    is_keyed = np.zeros(table.size, dtype=bool)
    is_reached = np.zeros(table.size, dtype=bool)
    for key, is_valid, share in _keys(table, most):
        rows = np.flatnonzero(is_valid)
        is_keyed[rows] = True
        left, right, small = _paired(key[rows], rows, table, share)
        is_reached[small] = True
        found.append(left * table.size + right)
    merged = distinct(np.concatenate(found)) if found else np.zeros(0, np.int64)
    crowded = int((is_keyed & ~is_reached).sum())
    return Candidates(merged // max(1, table.size), merged % max(1, table.size), crowded)


def _paired(key: Array, rows: Array, table: Table, most: int) -> tuple[Array, Array, Array]:
    """Return the pairs under one key, and the rows that it reached."""
    import numpy as np

    order = np.argsort(key, kind="stable")  # stable: inside a key the rows ascend
    key, rows = key[order], rows[order]
    starts = (
        np.flatnonzero(np.concatenate(([True], key[1:] != key[:-1]))) if len(key) else np.zeros(0, np.int64)
    )
    sizes = np.diff(np.append(starts, len(key)))
    if table.split is None:
        is_small = sizes <= most
        place = np.arange(len(key)) - np.repeat(starts, sizes)
        later = np.where(np.repeat(is_small, sizes), np.repeat(sizes, sizes) - place - 1, 0)
        first = np.arange(len(key)) + 1
    else:
        ours = np.add.reduceat((rows < table.split).astype(np.int64), starts) if len(key) else sizes
        is_small = ours * (sizes - ours) <= most * most // 2
        can_pair = np.repeat(is_small, sizes) & (rows < table.split)
        later = np.where(can_pair, np.repeat(sizes - ours, sizes), 0)
        first = np.repeat(starts + ours, sizes)
    left = np.repeat(rows, later)
    right = rows[spread(first, later)]
    return left, right, rows[np.repeat(is_small, sizes)]


def _keys(table: Table, most: int) -> Iterator[_Key]:
    """Yield each kind of key, where a row has one, and how many rows may share it."""
    import numpy as np

    weak = table.words.mapped(skeleton)
    parts = np.where(table.parts >= 0, weak[table.parts], NONE) if len(weak) else table.parts
    yield from _number_keys(table, parts, most)
    yield from _birth_keys(table, parts, most)
    yield from _name_keys(table, parts, most)


def _number_keys(table: Table, parts: Array, most: int) -> Iterator[_Key]:
    """Yield the identifier and its halves, and the phone: one wrong digit leaves a half intact."""
    import numpy as np

    number, given = table.number, parts[:, 0]
    is_plain = (number > 0) & (given >= 0)
    half = np.where(number > _LONG_NUMBER, _LOW_HALF, _LOW_HALF_SHORT)
    yield hashed(1, number), number != 0, most
    yield hashed(2, number // half, given), is_plain, most
    yield hashed(3, number % half, given), is_plain, most
    yield hashed(4, number % half, parts[:, 1]), (number > 0) & (parts[:, 1] >= 0), most
    yield hashed(5, table.phone), table.phone != 0, most


def _birth_keys(table: Table, parts: Array, most: int) -> Iterator[_Key]:
    """Yield the birth date, day and month in either order, beside each part of the name and what else is told."""
    import numpy as np

    year, month, day = table.birth.T
    given, second, last = parts[:, 0], parts[:, 1], _last(parts)
    low, high = np.minimum(month, day), np.maximum(month, day)
    has_day, has_both = day > 0, (given >= 0) & (second >= 0)
    for salt, part in ((11, given), (12, second), (13, last)):
        yield hashed(salt, year, low, high, part), has_day & (part >= 0), most
    yield hashed(14, low, high, given, last), has_day & has_both, most
    yield hashed(15, year, given, second), (year > 0) & has_both, most
    yield hashed(16, year, given, last, table.place), (year > 0) & (given >= 0) & (table.place >= 0), most
    yield hashed(17, year, low, high, table.postal_code), has_day & (table.postal_code != 0), most
    yield hashed(18, year, low, high, table.father), has_day & (table.father >= 0), most


def _name_keys(table: Table, parts: Array, most: int) -> Iterator[_Key]:
    """Yield the name in any order, and beside the place, the family or the house; names alone are often shared."""
    import numpy as np

    given, second, last = parts[:, 0], parts[:, 1], _last(parts)
    has_both = (given >= 0) & (second >= 0)
    yield hashed(21, *np.sort(parts, axis=1).T), has_both, most // 2
    yield hashed(31, table.whole), table.whole != 0, most // 2  # where the spaces stand differently
    yield hashed(22, given, last, table.place), has_both & (table.place >= 0), most
    yield hashed(23, given, last, table.father), has_both & (table.father >= 0), most // 2
    yield (
        hashed(24, given, table.father, table.place),
        (given >= 0) & (table.father >= 0) & (table.place >= 0),
        most,
    )
    yield hashed(25, second, parts[:, 2], table.place), (parts[:, 2] >= 0) & (table.place >= 0), most // 4
    has_code = table.postal_code != 0
    yield hashed(26, given, table.postal_code), (given >= 0) & has_code, most
    yield hashed(27, last, table.postal_code), has_both & has_code, most
    yield hashed(30, table.postal_code, table.house_number), has_code & (table.house_number >= 0), most
    yield hashed(28, table.address, table.house_number), (table.address >= 0), most
    yield hashed(29, table.household, given), (table.household >= 0) & (given >= 0), most


def _last(parts: Array) -> Array:
    """Return the last part of each name that has one."""
    import numpy as np

    count = (parts >= 0).sum(axis=1)
    return np.asarray(parts[np.arange(len(parts)), np.maximum(count - 1, 0)])
