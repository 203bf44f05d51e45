"""Finds the rows worth comparing: several keys each, so that no single wrong field hides a double."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from desktop.matching.arrays import NONE, Array, distinct, hashed, spread, stretches
from desktop.matching.fields import PARTS
from desktop.matching.name_words import skeleton
from desktop.matching.side_by_side import side_by_side
from desktop.matching.table import Table
from desktop.matching.values import NEAR_YEARS, common_years

MOST_OF_A_KIND = 60  # rows under one key; more tell nothing, and other keys part them
_Key = tuple[Array, Array, int]
_LOW_HALF = 10**7
_LOW_HALF_SHORT = 10**5
_LONG_NUMBER = 10**11
_PAIRED_PARTS = 4
# Of identifier, birth and phone. Rows that tell as many meet under these; keys of names alone are for the others.
_ENOUGH = 2
_CHUNK = 1_000_000


@dataclass(frozen=True)
class Candidates:
    """Pairs of rows worth a judgement, the smaller row first, and how many rows no key could reach."""

    left: Array
    right: Array
    crowded_rows: int  # every key of theirs was shared by too many

    def undenied(self, table: Table) -> "Candidates":
        """Return the pairs without those that no likeness of names could join.

        Their births have nothing in common, or little while their identifiers have no half in common, and nothing
        else ties them: neither phone nor address. One identifier under two births stays: somebody has to see that.
        """
        import numpy as np

        parts = stretches(_CHUNK, self.left, self.right)
        is_kept = np.concatenate([~_are_denied(table, left, right) for left, right in parts])
        return Candidates(self.left[is_kept], self.right[is_kept], self.crowded_rows)


def _are_denied(table: Table, left: Array, right: Array) -> Array:
    import numpy as np

    ours, theirs = table.birth[left], table.birth[right]
    agreed = (ours == theirs).sum(axis=1)
    is_told = (ours[:, 0] > 0) & (theirs[:, 0] > 0)
    is_far = np.abs(common_years(ours[:, 0]) - common_years(theirs[:, 0])) > NEAR_YEARS
    a, b = table.number[left], table.number[right]
    half = np.where(np.minimum(a, b) > _LONG_NUMBER, _LOW_HALF, _LOW_HALF_SHORT)
    has_half = (a > 0) & (b > 0) & ((a // half == b // half) | (a % half == b % half))
    is_other = (a > 0) & (b > 0) & ~has_half
    found = is_told & ~has_half & ((is_far & (agreed == 0)) | (is_other & (agreed < 2)))
    ties = ((table.phone, 0), (table.postal_code, 0), (table.address, NONE), (table.household, NONE))
    for values, nothing in ties:
        if (values != nothing).any():
            found &= (values[left] != values[right]) | (values[left] == nothing)
    return np.asarray(found)


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
    told = (table.number > 0).astype(np.int8) + (table.birth[:, 2] > 0) + (table.phone != 0)
    says_little = told < _ENOUGH
    paired = side_by_side(lambda kind: _of_a_kind(kind, table, says_little), _keys(table, most))
    for rows, small_rows, pairs in paired:
        is_keyed[rows] = True
        is_reached[small_rows] = True
        found.append(pairs)
    merged = distinct(np.concatenate(found))
    crowded = int((is_keyed & ~is_reached).sum())
    return Candidates(merged // max(1, table.size), merged % max(1, table.size), crowded)


def _of_a_kind(kind: _Key, table: Table, says_little: Array) -> tuple[Array, Array, Array]:
    """Return the rows that have a key of this kind, those that few enough share it with, and their pairs."""
    import numpy as np

    key, is_valid, share = kind
    is_weak = key.ndim > 1  # a kind of several keys a row
    if is_weak:
        is_valid = is_valid & _may_be_among(key, key[is_valid & says_little[:, None]])
    chosen = np.flatnonzero(is_valid)
    rows = chosen // max(1, key.size // max(1, table.size))
    blocks = _blocks(key.ravel()[chosen], rows, table, share)
    return rows, blocks.small_rows, _pairs(blocks, table, says_little if is_weak else None)


def _may_be_among(keys: Array, wanted: Array) -> Array:
    """Say which keys may be among the wanted ones: all that are and a few that are not, without sorting any."""
    import numpy as np

    bits = keys.size.bit_length()
    is_wanted = np.zeros(1 << bits, dtype=bool)
    is_wanted[wanted >> np.uint64(64 - bits)] = True
    return np.asarray(is_wanted[keys >> np.uint64(64 - bits)])


class _Blocks(NamedTuple):
    """The rows in the order of their keys, and the stretches of them that are short enough to be paired."""

    rows: Array
    starts: Array
    sizes: Array
    ours: Array  # how many of each stretch belong to the first list
    small_rows: Array


def _blocks(key: Array, rows: Array, table: Table, most: int) -> _Blocks:
    import numpy as np

    # Sorted as one number, key before row: quicker than sorting one by the other, and inside a key the rows ascend.
    mask = np.uint64((1 << table.size.bit_length()) - 1)
    packed = np.sort((key & ~mask) | rows.astype(np.uint64))
    key, rows = packed & ~mask, (packed & mask).astype(np.int64)
    is_first = np.ones(len(key), dtype=bool)
    is_first[1:] = key[1:] != key[:-1]
    starts = np.flatnonzero(is_first)
    sizes = np.diff(np.append(starts, len(key)))
    if table.split is None or not len(key):
        ours = sizes
        is_small = sizes <= most
    else:
        ours = np.add.reduceat((rows < table.split).astype(np.int64), starts)
        is_small = ours * (sizes - ours) <= most * most // 2
    small_rows = rows[np.repeat(is_small, sizes)]
    has_two = is_small & (sizes > 1)
    return _Blocks(rows, starts[has_two], sizes[has_two], ours[has_two], small_rows)


def _pairs(blocks: _Blocks, table: Table, says_little: "Array | None") -> Array:
    """Return the pairs of each stretch as one number each; of weak keys only those that need them."""
    import numpy as np

    rows, starts, sizes, ours, _ = blocks
    if table.split is None:
        places = spread(starts, sizes)
        later = np.repeat(starts + sizes, sizes) - places - 1
        first = places + 1
    else:
        places = spread(starts, ours)
        later = np.repeat(sizes - ours, ours)
        first = np.repeat(starts + ours, ours)
    left, right = np.repeat(rows[places], later), rows[spread(first, later)]
    found = left * table.size + right
    is_wanted = left != right
    if says_little is not None:
        is_wanted &= says_little[left] | says_little[right]
    return np.asarray(found[is_wanted])


def _keys(table: Table, most: int) -> Iterator[_Key]:
    """Yield each kind of key, where a row has one, and how many rows may share it."""
    import numpy as np

    weak = table.words.mapped(skeleton)
    parts = np.where(table.parts >= 0, weak[table.parts], NONE) if len(weak) else table.parts
    yield from _number_keys(table, parts, most)
    yield from _birth_keys(table, parts, most)
    yield from _name_keys(table, parts, most)
    yield from _edge_keys(table, most)
    yield from _house_keys(table, parts, most)
    yield from _part_keys(table, _chains(table, parts, weak), most)


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
    """Yield the name in any order, as one word however it was spaced, and half of it beside the father."""
    import numpy as np

    given, second, last = parts[:, 0], parts[:, 1], _last(parts)
    has_both = (given >= 0) & (second >= 0)
    yield hashed(21, *np.sort(parts, axis=1).T), has_both, most // 2
    yield hashed(31, table.whole), table.whole != 0, most // 2  # where the spaces stand differently
    yield hashed(23, given, last, table.father), has_both & (table.father >= 0), most // 2
    yield hashed(22, given, last, table.place), has_both & (table.place >= 0), most
    yield hashed(25, second, parts[:, 2], table.place), (parts[:, 2] >= 0) & (table.place >= 0), most // 4
    has_father = (given >= 0) & (table.father >= 0)
    yield hashed(24, given, table.father, table.place), has_father & (table.place >= 0), most


def _edge_keys(table: Table, most: int) -> Iterator[_Key]:
    """Yield the first and the last letters of the name, which hold where a space is lost and a letter is wrong."""
    year, month, day = table.birth.T
    is_told = table.edges != 0
    beside = (
        (hashed(51, year, month, day), day > 0),
        (hashed(52, table.place), table.place >= 0),
        (hashed(53, year), year > 0),
    )
    for what, is_known in beside:
        key = hashed(54, table.edges, what.view("int64")[:, None])
        yield key, is_told & is_known[:, None], most // 2


def _house_keys(table: Table, parts: Array, most: int) -> Iterator[_Key]:
    """Yield where somebody lives, beside a part of the name."""
    given, last = parts[:, 0], _last(parts)
    has_code = table.postal_code != 0
    yield hashed(26, given, table.postal_code), (given >= 0) & has_code, most
    yield hashed(27, last, table.postal_code), (parts[:, 1] >= 0) & has_code, most
    yield hashed(30, table.postal_code, table.house_number), has_code & (table.house_number >= 0), most
    yield hashed(28, table.address, table.house_number), (table.address >= 0), most
    yield hashed(29, table.household, given), (table.household >= 0) & (given >= 0), most


def _part_keys(table: Table, parts: Array, most: int) -> Iterator[_Key]:
    """Yield the name without one of its parts, and two of them beside what else is told.

    A part that was left out, misspelt or added hides no double while the others stand in their order. Alone such
    keys are shared by many, so that each is tried beside the year of birth and beside the place as well.
    """
    import numpy as np

    year, place = table.birth[:, 0], table.place
    count = (parts >= 0).sum(axis=1)
    without = [(hashed(40, *parts.T), count > 1)]
    for dropped in range(PARTS):
        rest = np.delete(parts, dropped, axis=1)
        rest = np.column_stack((rest, np.full(len(rest), NONE)))
        is_new = (parts[:, dropped] >= 0) & (count > 2)
        if dropped:
            is_new &= parts[:, dropped] != parts[:, dropped - 1]
        without.append((hashed(40, *rest.T), is_new))
    pairs = [
        (hashed(41, parts[:, one], parts[:, other]), parts[:, other] >= 0)
        for one in range(_PAIRED_PARTS)
        for other in range(one + 1, _PAIRED_PARTS)
    ]
    for keys, can_stand_alone in ((without, True), (pairs, False)):
        key, is_valid = (np.stack(columns, axis=1) for columns in zip(*keys, strict=True))
        if can_stand_alone:
            yield key, is_valid, most // 2
        for salt, beside, is_told in ((42, year, year > 0), (43, place, place >= 0)):
            both = hashed(salt, key.view(np.int64), beside[:, None])
            yield both, is_valid & is_told[:, None], most // 2


def _chains(table: Table, parts: Array, weak: Array) -> Array:
    """Return the names with the father behind them where they are of two parts and do not hold him, as in Iran."""
    import numpy as np

    father = np.where(table.father >= 0, weak[table.father], NONE) if len(weak) else table.father
    is_short = (father >= 0) & (parts[:, 1] >= 0) & (parts[:, 2] < 0) & (parts[:, 1] != father)
    chains = parts.copy()
    chains[is_short, 2] = father[is_short]
    return chains


def _last(parts: Array) -> Array:
    """Return the last part of each name that has one."""
    import numpy as np

    count = (parts >= 0).sum(axis=1)
    return np.asarray(parts[np.arange(len(parts)), np.maximum(count - 1, 0)])
